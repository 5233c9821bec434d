"""Several pages as one document: the board pack and the cluster profile."""
