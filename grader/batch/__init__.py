"""Grades a folder of submissions: finds them, grades them on all cores, and keeps every finished report on disk."""
