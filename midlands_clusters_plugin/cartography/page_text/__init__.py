"""Every text of a printed page."""
