"""What only somebody who changes nngrade itself needs."""
