"""``nngrade play``: a page on this machine on which a student's own functions train, in the jail, while one watches."""
