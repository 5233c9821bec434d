"""Small widgets, models and messages."""
