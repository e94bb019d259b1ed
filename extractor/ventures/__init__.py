"""Joint ventures: who sets up what, and what for."""
