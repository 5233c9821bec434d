"""What can be done with a finished map, a page each."""
