"""Bookings: made, edited, moved, paid and cancelled; `Bookings` holds every use case."""
