"""The notation that every kind of rule is written in: sentences with slots, read, compiled, matched and explained.

Knows phrases and clauses, but no language and no kind of fact; see `rules/README.md` for what an author writes.
"""
