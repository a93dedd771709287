"""Several managers, each a process, approve whatever they can while a worker sends; far too much is asked for."""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partialmethod
from pathlib import Path
from typing import Any

from backoffice.db import SqlDatabase, open_database
from backoffice.db.repositories.refund_limits import SqlRefundLimits
from backoffice.db.repositories.refunds import SqlRefunds
from backoffice.domain.errors import RecordChanged
from backoffice.domain.money import Money
from backoffice.domain.people import Person, Role
from backoffice.domain.refund_rules import RefundLimits
from backoffice.domain.refunds import RefundRefused, RefundState
from backoffice.services.database_errors import RuleBroken
from backoffice.services.refunds import Ask, Refunds, subject_of
from tests.refund_faults.children import DONE, Children
from tests.refund_faults.shared_clock import ClockReader
from tests.refund_faults.till import CAPTURED, Till

MANAGERS = 8
MOST = 3_000


@dataclass(frozen=True, slots=True)
class Race:
    """What came of it. `decided`: how often somebody tried to approve, by how it ended."""

    asked: int
    approved: int
    given_back: int
    decided: Mapping[str, int]


def approve_all(order: Mapping[str, Any]) -> None:
    """Be a manager: approve any request at all, in an order of one's own, until told to stop by a file.

    `careless`: the program's own locks are left out, to see that the judge finds what comes of it.
    """
    if order["careless"]:
        SqlRefunds.lock_payment = lambda *_: None  # type: ignore[method-assign]
        SqlRefundLimits.get = partialmethod(_unheld, SqlRefundLimits.get)  # type: ignore[assignment]
    database = open_database(order["url"], ClockReader(Path(order["clock"])))
    refunds = Refunds(database, ClockReader(Path(order["clock"])), lambda: Person(order["name"], Role.MANAGER))
    chance, stop, ends = random.Random(order["name"]), Path(order["stop"]), Counter[str]()
    while not stop.exists():
        for refund_id in chance.sample(order["requests"], len(order["requests"])):
            ends[_try(refunds, refund_id)] += 1
            if stop.exists():
                break
    database.close()
    Path(order["report"]).write_text("\n".join(ends.elements()))


def _unheld(limits: SqlRefundLimits, get: Callable[..., RefundLimits], *, hold: bool = False) -> RefundLimits:
    return get(limits, hold=False)


def _try(refunds: Refunds, refund_id: str) -> str:
    try:
        refunds.approve(refund_id)
    except RefundRefused:
        return "refused"
    except RecordChanged:
        return "too late"
    except RuleBroken:
        return "refused by the database"
    return "approved"


def race(till: Till, children: Children, url: str, folder: Path, requests: int, *, careless: bool = False) -> Race:
    """Ask for so many refunds, let the managers loose on them, and send until no request fits any more."""
    chance = random.Random(requests)
    asked = [
        till.refunds.request(Ask(payment_intent_id=intent, money=Money(chance.randint(1, MOST), "BRL"))).refund.id
        for intent in (till.intents[number % len(till.intents)] for number in range(requests))
    ]
    names = [f"Manager {number}" for number in range(MANAGERS)]
    stop = folder / "stop"
    managers = [
        children.begin(
            "approve", url, requests=asked, name=name, stop=str(stop), report=str(folder / name), careless=careless
        )
        for name in names
    ]
    while _may_go_on(till):
        till.office.drain()
    stop.touch()
    assert [children.wait(manager) for manager in managers] == [DONE] * MANAGERS
    till.office.settle()
    ends = Counter(end for name in names for end in (folder / name).read_text().split("\n"))
    given_back = sum(refund["amount"] for refund in till.office.ledger.objects("refund"))
    return Race(len(asked), ends["approved"], given_back, dict(ends))


def _may_go_on(till: Till) -> bool:
    """Tell whether any request still fits what is left of its payment, or is on its way."""
    for intent in till.intents:
        view = till.refunds.look(intent)
        waiting = [r.refund for r in view.requests if r.refund.state is RefundState.REQUESTED]
        if any(r.refund.state.is_in_flight for r in view.requests):
            return True
        if any(refund.terms.money.amount_minor <= view.balance.refundable_minor for refund in waiting):
            return True
    return False


def misdeeds(database: SqlDatabase, intents: Sequence[str]) -> list[str]:
    """Return where the trail, which tells every step in its order, had two in flight or more held than was captured."""
    return [sentence for intent in intents for sentence in _misdeeds_of(database, intent)]


def _misdeeds_of(database: SqlDatabase, payment_intent_id: str) -> list[str]:
    with database.read() as uow:
        amounts = {r.refund.id: r.refund.terms.money.amount_minor for r in uow.refunds.of_payment(payment_intent_id)}
        steps = [(row.id, refund_id, row.after) for refund_id in amounts for row in uow.trail.of(subject_of(refund_id))]
    found, states = list[str](), dict[str, RefundState]()
    for _, refund_id, after in sorted(steps, key=lambda step: step[0] or 0):
        states[refund_id] = RefundState(after)
        held = sum(amounts[each] for each, state in states.items() if state.reserves)
        flying = sum(state.is_in_flight for state in states.values())
        if held > CAPTURED or flying > 1:
            found.append(f"{payment_intent_id}: {flying} in flight, {held} of {CAPTURED} held")
    return found
