"""Reports of one event, found and joined."""
