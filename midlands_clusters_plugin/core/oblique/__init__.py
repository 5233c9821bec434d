"""The oblique projection: columns as faces in painter's order."""
