"""Random and mutated input for everything that reads bytes of a student: ``python -m tests.fuzz.run --minutes 10``."""
