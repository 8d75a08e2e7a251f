"""The catalogues of translated messages, and what keeps them up to date. Babel is needed only here, by translators."""
