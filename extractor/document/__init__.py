"""The records at the bottom: what was read, and what was found in it. Imports nothing of the package above it."""
