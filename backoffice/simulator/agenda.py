"""What happens by itself when the clock reaches its moment: expiry, settlement, forgetting."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from .books import Books

EVENTS_KEPT_SECONDS = 30 * 24 * 3600
Action = Callable[[Books, str], None]
ACTIONS: dict[str, Action] = {}


def action(name: str) -> Callable[[Action], Action]:
    """Register what a timer does; the function gets the books and the object's identifier."""

    def register(function: Action) -> Action:
        ACTIONS[name] = function
        return function

    return register


@dataclass(frozen=True, slots=True)
class Moment:
    """A clock that stands at the moment a timer was due, so that its events carry that time."""

    at: int

    def now(self) -> int:
        return self.at


def run_due(books: Books) -> int:
    """Do everything that is due, in the order of its moments; how many things. Scope comes from each timer."""
    done = 0
    while rows := books.ledger.rows(
        "SELECT seq, due, scope, action, id FROM timers WHERE due <= ? ORDER BY due, seq LIMIT 1", (books.now(),)
    ):
        seq, due, scope, name, id_ = rows[0]
        account, mode = scope.split("/")
        with books.ledger.transaction():
            books.ledger.execute("DELETE FROM timers WHERE seq = ?", (seq,))
            own = replace(
                books,
                account=account,
                livemode=mode == "live",
                clock=Moment(due),
                request_id=None,
                idempotency_key=None,
            )
            ACTIONS[name](own, id_)
        done += 1
    return done


def forget(books: Books) -> int:
    """Drop events older than 30 days; how many."""
    edge = books.now() - EVENTS_KEPT_SECONDS
    return books.ledger.execute("DELETE FROM objects WHERE type = 'event' AND created < ?", (edge,))
