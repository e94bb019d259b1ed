"""People, companies and other bodies that articles name."""
