"""A program that cancels a date and tells each step, to be killed on the way.

Its arguments: the database, the day, the listing, and the moment at which its clock stands.
"""

import sys
from datetime import date, datetime

from backoffice.db import open_database
from backoffice.domain.date_plan import DateScope
from backoffice.domain.kinds import AssetRef
from backoffice.services.refunds import Refunds
from tests.money.refund_desk import BIA
from tests.support.databases import ManualClock


def main(url: str, day: str, listing: str, moment: str) -> None:
    """Do it all, and say before each booking how many are done."""
    clock = ManualClock(datetime.fromisoformat(moment))
    dates = Refunds(open_database(url, clock), clock, lambda: BIA).dates
    plan = dates.plan(DateScope(date.fromisoformat(day), AssetRef.parse(listing)))
    dates.carry_out(plan, {}, "storm", _say)


def _say(done: int, _of: int) -> bool:
    sys.stdout.write(f"{done}\n")
    sys.stdout.flush()
    return True


if __name__ == "__main__":
    main(*sys.argv[1:])
