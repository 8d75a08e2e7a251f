"""``nngrade watch``: checks again on every save, says what changed, and moves on when an exercise is done."""
