"""Universities, innovation hubs, Atlas sites, and the user's own places."""
