"""Comparing in a process of its own."""
