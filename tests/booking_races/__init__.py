"""The last room, vehicle or seat, and two who want it."""
