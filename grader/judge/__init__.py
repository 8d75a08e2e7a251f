"""The pytest plugin that hosts hidden tests: fixtures, marks, and outcomes turned into records."""
