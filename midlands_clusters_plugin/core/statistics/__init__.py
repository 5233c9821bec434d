"""Statistics on finished tables, each in a file of its own."""
