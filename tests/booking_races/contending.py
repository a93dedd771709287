"""A program of its own that wants the last place, told when to try. Run by the tests: `contending.py URL NAME`.

Each line on standard input is a round's number, or `seat`; it answers `won` or `lost`.
"""

import sys

from backoffice.db import open_database
from backoffice.domain.booking_kinds import BookingKind
from tests.booking_races.wishes import NOW, contender, try_to_book, wish_of
from tests.support.databases import ManualClock


def main() -> None:
    """Contend until standard input ends."""
    url, name = sys.argv[1:]
    database = open_database(url, ManualClock(NOW))
    bookings = contender(database, name)
    _say("ready")
    for line in sys.stdin:
        kind, fields = (BookingKind.EVENTS, {}) if line.strip() == "seat" else wish_of(int(line))
        _say("won" if try_to_book(bookings, kind, fields, name) else "lost")
    database.close()


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
