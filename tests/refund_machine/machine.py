"""The state machine: whatever may happen to refunds, in any order; after each step the invariants are looked at."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from backoffice.domain.errors import BackofficeError
from backoffice.domain.refund_invariants import Books, broken
from backoffice.domain.refunds import Refund, RefundState
from backoffice.payments import money_mapping as mapping
from backoffice.services.database_errors import DatabaseError
from backoffice.services.events import receive
from backoffice.services.payments.job_kinds import REFRESH_PAYMENT
from backoffice.services.ports import EventSource
from backoffice.services.refunds import SEND_REFUND, Ask
from tests.refund_machine.blindness import blind
from tests.refund_machine.books import books_of
from tests.refund_machine.fates import Fate, Kind
from tests.refund_machine.stripes import StripeRefused
from tests.refund_machine.supply import Supply
from tests.refund_machine.wire import Fault, Plan
from tests.refund_machine.world import (
    BIA,
    CAIO,
    KEYS,
    PEOPLE,
    STATIONS,
    STRANGERS_KEY,
    World,
    brl,
)

AMOUNTS = (1_000, 2_500, 2_500, 7_500, 7_500, 10_000, 10_001, 15_000, 15_001)
METHODS = ("card", "card", "card_refund_pending", "card_refund_fails")
PATHS = (
    ("POST", "/v1/refunds"),
    ("POST", "/v1/refunds"),
    ("GET", "/v1/refunds"),
    ("GET", "/v1/payment_intents"),
    ("GET", "/v1/"),
)
REFUNDS_OWN_FAULTS = (
    {"status": 500, "effect": True},
    {"status": 500, "effect": False, "saved": True},
    {"status": 500, "effect": False},
    {"status": 409},
    {"status": 429, "reason": "endpoint-rate"},
    {"status": 429, "reason": "lock_timeout"},
    {"status": 403},
    {"status": 401},
    {"status": 400, "message": "No such thing.", "saved": True},
)
FORGETFUL = {"status": 500, "effect": True, "saved": False}
"""Not even Stripe does that: without its keys, the list alone keeps a refund from being made twice."""

AT_STRIPE = (
    "dashboard", "dashboard", "fail", "fail", "settle", "next pending", "next requires_action", "next failed",
    "dispute warning_needs_response", "dispute needs_response", "dispute won", "dispute lost",
)  # fmt: skip
AT_THE_OFFICE = (
    "all goes well", "restart", "cut", "new key", "old key revoked", "a stranger's key", "back up", "restore",
    "restore", "wrong clock",
)  # fmt: skip
MINUTE, HOUR, DAY = 60, 3600, 86_400
SKIPS = (1, 30, 61, 10 * MINUTE, HOUR, 19 * HOUR, 20 * HOUR, 25 * HOUR, 3 * DAY, 11 * DAY, 15 * DAY, 45 * DAY)

which = st.integers(0, 7)
amounts = st.sampled_from(AMOUNTS)
managers = st.sampled_from((BIA, CAIO))
faults = st.sampled_from((*Fault, Fault.LOST_AFTER, None, None, None))
fates = st.builds(Fate, st.sampled_from(Kind), st.integers(1, 14))


class RefundMachine(RuleBasedStateMachine):
    """One payment and all that happens to its refunds."""

    def __init__(self, supply: Supply) -> None:
        super().__init__()
        self.supply = supply
        self.world: World
        self.intent = ""
        self.is_well = True
        self.forgets = False
        self.known: Sequence[Refund] = ()

    @initialize(method=st.sampled_from(METHODS), forgets=st.booleans(), amount=amounts, fault=faults, fate=fates)
    def pay(self, method: str, forgets: bool, amount: int, fault: Fault | None, fate: Fate) -> None:
        """`forgets`: Stripe keeps no answer of its failures; nothing is under way for long then."""
        self.forgets = forgets
        self.world, self.intent = self.supply.world(method)
        self.give_back(BIA, amount, fault, fate)

    # --- people -------------------------------------------------------------------------------------------------

    @rule(person=st.sampled_from(PEOPLE), amount=amounts)
    def ask(self, person: Any, amount: int) -> None:
        self._as(person, lambda: self.world.refunds.request(self._wish(amount)))

    @rule(person=managers, amount=amounts, fault=faults, fate=fates)
    def give_back(self, person: Any, amount: int, fault: Fault | None, fate: Fate) -> None:
        """A refund on whose way something may go wrong."""
        self._as(person, lambda: self.world.refunds.request_and_approve(self._wish(amount)))
        self.lose(fault, PATHS[0], 90)
        self.work_with_fate(fate, SEND_REFUND)

    @rule(person=managers, amount=amounts, fault=faults, fate=fates)
    def give_back_more(self, person: Any, amount: int, fault: Fault | None, fate: Fate) -> None:
        self.give_back(person, amount, fault, fate)

    @precondition(lambda self: self.undecided())
    @rule(person=st.sampled_from((*PEOPLE, BIA, CAIO)), number=which)
    def approve(self, person: Any, number: int) -> None:
        refund = _pick(self.undecided(), number)
        self._as(person, lambda: self.world.refunds.approve(refund.id))

    @precondition(lambda self: self.undecided())
    @rule(fault=faults, fate=fates, number=which)
    def approve_and_send(self, fault: Fault | None, fate: Fate, number: int) -> None:
        for manager in (BIA, CAIO):
            self.approve(manager, number)
        self.lose(fault, PATHS[0], 90)
        self.work_with_fate(fate, SEND_REFUND)

    @precondition(lambda self: self.known)
    @rule(person=managers, number=which, verb=st.sampled_from(("approve", "reject", "look_again", "end_what_lapsed")))
    def decide_late(self, person: Any, number: int, verb: str) -> None:
        refunds, refund = self.world.refunds, _pick(self.known, number)
        acts: dict[str, Callable[[], object]] = {
            "approve": lambda: refunds.approve(refund.id),
            "reject": lambda: refunds.reject(refund.id, "no"),
            "look_again": lambda: refunds.look_again(refund.id),
            "end_what_lapsed": refunds.expire_lapsed,
        }
        self._as(person, acts[verb])

    # --- workers ------------------------------------------------------------------------------------------------

    @rule()
    def work(self) -> None:
        self._happen(self.world.work_all)

    @rule(fate=fates, kind=st.sampled_from((SEND_REFUND, SEND_REFUND, REFRESH_PAYMENT, "")))
    def work_with_fate(self, fate: Fate, kind: str) -> None:
        if fate.kind is Kind.FREEZE and len(self.world.frozen) >= STATIONS - 1:
            return
        self._happen(lambda: self.world.work_until(Fate(fate.kind, fate.left), kind))

    @rule(moment=st.integers(3, 14), seconds=st.sampled_from(SKIPS), alone=st.booleans(), renews=st.booleans())
    def oversleep(self, moment: int, seconds: int, alone: bool, renews: bool) -> None:
        """A worker freezes on its way to Stripe, others go on or do not, and it wakes up late."""
        self._as(BIA, lambda: self.world.refunds.request_and_approve(self._wish(2_500)))
        frozen = len(self.world.frozen)
        self.work_with_fate(Fate(Kind.FREEZE, moment), SEND_REFUND)
        self.world.pass_time(seconds)
        if not alone:
            self._happen(self.world.work_all)
            self._judge(at_rest=False)
            for refund in self.undecided():
                self._as(CAIO, lambda request=refund.id: self.world.refunds.approve(request))
            self._happen(self.world.work_all)
        if len(self.world.frozen) > frozen:
            self._happen(lambda: self.world.thaw(self.world.frozen[-1], renews=renews))

    @precondition(lambda self: self.world.frozen)
    @rule(number=which, renews=st.booleans())
    def thaw(self, number: int, renews: bool) -> None:
        self._happen(lambda: self.world.thaw(_pick(self.world.frozen, number), renews=renews))

    # --- what goes wrong ----------------------------------------------------------------------------------------

    @rule(fault=faults, on=st.sampled_from(PATHS), delay=st.sampled_from((1, 90, 2 * HOUR)))
    def lose(self, fault: Fault | None, on: tuple[str, str], delay: int) -> None:
        if fault is None:
            return
        if self.forgets and fault is Fault.DELAYED:
            fault = Fault.LATE_AFTER
        self.world.wire.delay_seconds = delay
        self.world.wire.plans.append(Plan(fault, *on))

    @rule(fault=st.sampled_from(REFUNDS_OWN_FAULTS), times=st.integers(1, 3))
    def fail_at_stripe(self, fault: dict[str, Any], times: int) -> None:
        if self.forgets and fault["status"] == 500:
            fault = FORGETFUL
        self.world.stripes.plan(
            {"kind": "status", "method": "POST", "path": "/v1/refunds", "times": times, **fault},
        )

    @rule(what=st.sampled_from(AT_THE_OFFICE), hours=st.sampled_from((-30, -19, -2, 0, 2, 30)))
    def change(self, what: str, hours: int) -> None:
        """Faults end, the program starts anew or from a backup, the key is another one, or the clock is wrong."""
        world = self.world
        match what:
            case "all goes well":
                world.wire.plans.clear()
                world.stripes.plan()
            case "restart":
                world.close()
                world.open()
            case "cut":
                world.databases.cut(world.url)
            case "back up":
                world.back_up()
            case "restore":
                world.restore() if world.backup else world.back_up()
            case "wrong clock":
                world.set_clock(hours * HOUR)
            case "a stranger's key":
                world.change_key(STRANGERS_KEY)
                self._happen(world.work_all)
            case _:
                key = KEYS[world.key == KEYS[0]]
                if what == "old key revoked" and world.key in KEYS:
                    world.stripes.revoke(world.key)
                    self._happen(world.work_all)
                world.change_key(key)
                world.stripes.revoke(key, revoked=False)

    # --- time, Stripe and its events ----------------------------------------------------------------------------

    @rule(seconds=st.one_of(st.sampled_from(SKIPS), st.integers(1, 45 * DAY)), works=st.booleans())
    def skip(self, seconds: int, works: bool) -> None:
        self.world.pass_time(seconds)
        if works:
            self._happen(self.world.work_all)

    @rule(what=st.sampled_from(AT_STRIPE), amount=amounts, number=which, told=st.booleans())
    def happen_at_stripe(self, what: str, amount: int, number: int, told: bool) -> None:
        """In the Dashboard, at a bank, or to the next refund; the office hears of it at once, or not yet."""
        match what.split():
            case ["dashboard"]:
                self._at_stripe("refunds/new", payment_intent=self.intent, amount=amount)
            case ["next", outcome]:
                self.world.stripes.next_outcome(outcome)
            case ["dispute", status]:
                for found in self.world.stripes.disputes(self.intent):
                    self._at_stripe("disputes/close", found["id"], status=status)
                if status.endswith("response"):
                    self._at_stripe("disputes/new", payment_intent=self.intent, status=status)
            case _:
                found = self.world.stripes.refunds(self.intent)
                if found:
                    self._at_stripe(f"refunds/{what}", _pick(found, number)["id"])
        if told:
            self.ask_stripe(lists=False)

    @rule(numbers=st.lists(which, min_size=1, max_size=4), drops=st.booleans())
    def tell(self, numbers: list[int], drops: bool) -> None:
        """Events: webhooks, old and new ones in any order and some twice; or they are never told."""
        events = self.world.stripes.events(self.intent)[-8:]
        chosen = [_pick(events, number) for number in numbers if events]
        if drops:
            for event in {event["id"] for event in chosen}:
                self.world.stripes.drop(event)
            return
        told = [mapping.event(msgspec.convert(event, mapping.Event)) for event in chosen]
        with self.world.database.write() as uow:
            receive(uow, told, EventSource.WEBHOOK, self.world.clock.now())

    @rule(lists=st.booleans())
    def ask_stripe(self, lists: bool) -> None:
        self.world.payments.reconcile() if lists else self.world.payments.pull()
        self._happen(self.world.work_all)

    # --- the judge ----------------------------------------------------------------------------------------------

    @invariant()
    def all_hold(self) -> None:
        if self.intent:
            self.supply.tally.steps += 1
            self.world.pass_time(1)
            self._judge(at_rest=False)

    def teardown(self) -> None:
        try:
            if self.is_well and self.intent:
                self.world.settle()
                if self._broken(at_rest=True):
                    self.world.let_days_pass()
                self._judge(at_rest=True)
                assert self.world.stripes.strangers() == 0, "another account was written to"
                self.supply.tally.schedules += 1
                self.supply.tally.refunds_made += len(self.world.stripes.refunds(self.intent))
        finally:
            self.supply.end()

    def _judge(self, *, at_rest: bool) -> None:
        found = self._broken(at_rest=at_rest)
        self.is_well = not found
        assert not found, found

    def _broken(self, *, at_rest: bool) -> list[str]:
        books = books_of(self.world, self.intent)
        self.known = books.refunds
        found = [*broken(books, at_rest=at_rest), *blind(self.world.wire.log)]
        return [sentence for sentence in found if not self._is_of_what_a_backup_forgot(sentence, books)]

    def _is_of_what_a_backup_forgot(self, sentence: str, books: Books) -> bool:
        """A database that was restored cannot know that it sent something since; it shows as made elsewhere."""
        made = {found.refund_id: found.request_id for found in books.ledger}
        forgotten = {name for name, request in made.items() if request in self.world.forgotten}
        return sentence[:2] in ("5:", "6:") and any(name in sentence for name in forgotten)

    # --- doing --------------------------------------------------------------------------------------------------

    def undecided(self) -> Sequence[Refund]:
        """Those that wait for a manager, as they were after the last step."""
        waiting = (RefundState.REQUESTED, RefundState.NEEDS_HUMAN)
        return [refund for refund in self.known if refund.state in waiting]

    def _wish(self, amount: int) -> Ask:
        return Ask(payment_intent_id=self.intent, money=brl(amount), note="rain")

    def _as(self, person: Any, act: Callable[[], object]) -> None:
        """Do something as a person; what is refused is refused."""
        self.world.person = person
        try:
            act()
        except DatabaseError:
            self.is_well = False
            raise
        except BackofficeError:
            return

    def _happen(self, act: Callable[[], object]) -> None:
        try:
            act()
        except BaseException:
            self.is_well = False
            raise

    def _at_stripe(self, name: str, id_: str = "", **body: Any) -> None:
        try:
            self.world.stripes.act(name, id_, **body)
        except StripeRefused:
            return


def _pick(found: Sequence[Any], number: int) -> Any:
    return found[number % len(found)]
