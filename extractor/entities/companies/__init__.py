"""Companies and bodies that no lexicon knows, found by the form of their names and by what stands beside them."""
