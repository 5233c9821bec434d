"""Companies and pieces -> exact sums."""
