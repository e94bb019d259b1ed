"""Whatever runs the program on rules, or judges rules: check, examples, listing, explanations."""
