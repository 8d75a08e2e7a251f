"""The assignment that all graders of the benchmark grade, and how each of them is asked to."""
