"""What rules lean on in both languages: content words, lists of names and their grammatical roles, status, anaphora."""
