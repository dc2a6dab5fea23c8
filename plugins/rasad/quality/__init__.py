"""Expectations on staging, as code."""
