"""From a company table to a finished hex table."""
