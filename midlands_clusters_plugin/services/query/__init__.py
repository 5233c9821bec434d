"""Questions put to layers."""
