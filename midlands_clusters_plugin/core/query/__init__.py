"""Questions asked of the map: as data, as a sentence, as an answer. See docs/queries.md."""
