"""What every test stands on: a private desktop, real servers, and rules that fail a test."""
