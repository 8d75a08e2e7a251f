"""Questions and answers: what is asked on paper and on the screen, how answers are kept, and how they are marked."""
