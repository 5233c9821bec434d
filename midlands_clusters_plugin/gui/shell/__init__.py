"""What surrounds the dock: help, options, search, first and last steps."""
