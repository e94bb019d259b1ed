"""What only English knows: tokens, phrases, clauses."""
