"""Company files of each kind, opened."""
