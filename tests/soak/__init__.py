"""Programs nobody has seen: drawn at random from building blocks, graded, and held against what was put in."""
