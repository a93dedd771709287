"""What the parts of `Bookings` share."""

from __future__ import annotations

from backoffice.services.bookings.desk import Desk


class Part:
    """A group of use cases at one desk."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk

    @property
    def desk(self) -> Desk:
        """Return the desk, for imports to work at the same one."""
        return self._desk
