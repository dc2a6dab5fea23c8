"""What holds for every test: no property is judged by how long it took, since the machine may be busy."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("rasad", deadline=None)
settings.load_profile("rasad")
