"""The report as course platforms and other programs want it: one file a format, each with the rules of that format."""
