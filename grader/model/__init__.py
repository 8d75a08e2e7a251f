"""Frozen records passed between the stages. Nothing here does any work."""
