"""Joint ventures: things that an article mentions, read mention by mention and made one record each."""
