"""Names as strings: their forms, their romanisation, and the ids made of them."""
