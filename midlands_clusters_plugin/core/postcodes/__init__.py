"""Postcode texts, and the directories that place them."""
