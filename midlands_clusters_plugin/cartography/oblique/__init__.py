"""The oblique map as plain vector layers."""
