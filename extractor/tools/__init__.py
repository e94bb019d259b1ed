"""What any part of the program may use and what knows nothing of it."""
