"""People and their posts, as they stand in one text."""
