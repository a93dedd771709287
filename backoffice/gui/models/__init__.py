"""Data in the form Qt's views take it."""
