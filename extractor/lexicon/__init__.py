"""Known names: entries, the forms their names take, and where these stand in a text."""
