"""Cancel a date: all bookings of a tour, an event or a day, and what was paid for them. See docs/decisions/0078.

Each booking is one transaction, which cancels it and asks for (and approves) its refund, under an id that follows from
the booking, its payment and its day: whoever tries again, after a crash or beside somebody else, finds it done.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count, takewhile
from typing import TYPE_CHECKING

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.booking_status import Action, BookingStatus, allowed, refusal
from backoffice.domain.date_plan import Choice, Consent, DateDeed, DatePlan, DateRow, DateScope, Means, consent_for
from backoffice.domain.errors import BackofficeError
from backoffice.domain.people import Person
from backoffice.domain.refunds import RefundRefused, RefundState
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.bookings import OfficeRules, moves
from backoffice.services.database_errors import DatabaseError
from backoffice.services.payments.job_kinds import ask_payment
from backoffice.services.people import as_known
from backoffice.services.ports import Clock, Database, UnitOfWork
from backoffice.services.ports.refunds import RefundFilter, RefundRecord
from backoffice.services.refunds import date_trail, deciding
from backoffice.services.refunds.date_rows import Asked, bookings_of, row_of
from backoffice.services.refunds.deciding import Ask, Decider

if TYPE_CHECKING:
    from backoffice.services.bookings.cancelled_mail import CancelledDraft

_IDS = uuid.UUID("5a7d2f0e-5b1c-4f0e-9a53-3d1b8f6c2e41")
"""Whatever ids follow from; never change it: a second try would no longer find the first."""

Report = Callable[[int, int], bool]
"""Told how many are done of how many; returns whether to go on."""


@dataclass(frozen=True, slots=True)
class Done:
    """A booking that was cancelled. `refund` None: nothing is given back through Stripe."""

    deed: DateDeed
    refund: RefundRecord | None = None

    @property
    def waits(self) -> bool:
        """Tell whether its refund waits for another manager."""
        return self.refund is not None and self.refund.refund.state is RefundState.REQUESTED


@dataclass(frozen=True, slots=True)
class Failed:
    """A booking that is as it was, and why."""

    deed: DateDeed
    reason: Message


@dataclass(frozen=True, slots=True)
class DateOutcome:
    """What came of it. `untouched`: bookings not come to, as it was stopped or the database failed (`trouble`)."""

    batch_id: str
    done: tuple[Done, ...] = ()
    failed: tuple[Failed, ...] = ()
    untouched: tuple[DateDeed, ...] = ()
    trouble: Message | None = None

    @property
    def is_whole(self) -> bool:
        """Tell whether everything that was to be done is done."""
        return not self.failed and not self.untouched


@dataclass(frozen=True, slots=True)
class _Ids:
    """Under which ids a refund is asked for."""

    batch: str
    request: str


class DateCancelling:
    """Plan and carry out the cancelling of dates. Safe on any thread; refunds are sent by the engine."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        person: Callable[[], Person],
        rules: Callable[[], OfficeRules] = OfficeRules,
        *,
        enforces_two_people: bool = False,
    ) -> None:
        """As `Refunds`."""
        self._database = database
        self._clock = clock
        self._person = person
        self._rules = rules
        self._enforces = enforces_two_people

    def plan(self, scope: DateScope, asked: Asked | None = None) -> DatePlan:
        """Return the bookings of a date and what can be done with each.

        `asked`: what `ask` returned; payments that Stripe has not told of since can only be left. None: any figures do.
        """
        records, now, rules = bookings_of(self._database, scope), self._clock.now(), self._rules()
        with self._database.read() as uow:
            rows = tuple(row_of(uow, record, rules, now, asked) for record in records)
            person = as_known(uow, self._person())
            condition = uow.office.queue_condition()
            return DatePlan(
                scope=scope,
                rows=rows,
                limits=uow.refund_limits.get(),
                spent=_spent(uow, person, rules.midnight(now)),
                condition=condition.message if condition is not None else None,
            )

    def ask(self, payment_intent_ids: Iterable[str]) -> Asked:
        """Have Stripe asked at once how payments stand; return what `plan` knows the answers by."""
        before: dict[str, datetime | None] = {}
        now = self._clock.now()
        with self._database.write() as uow:
            for each in sorted(payment_intent_ids):
                known = uow.payments.get(each)
                before[each] = known.refreshed_at if known else None
                ask_payment(uow, each, now)
        return Asked(before)

    def carry_out(
        self, plan: DatePlan, chosen: Mapping[BookingRef, Choice], note: str, report: Report = lambda _done, _of: True
    ) -> DateOutcome:
        """Cancel the bookings and give back what was chosen, one by one; what is done stays done, whatever happens.

        Raises:
            RefundRefused: the person at work is no manager, or nothing is to be done.

        """
        deeds = [deed for deed in plan.deeds(chosen) if deed.choice is not Choice.LEAVE]
        batch_id = plan.scope.batch_id
        self._begin(plan, chosen, note, deeds)
        done: list[Done] = []
        failed: list[Failed] = []
        trouble: Message | None = None
        for position, deed in enumerate(deeds):
            if not report(position, len(deeds)):
                break
            try:
                done.append(self._carry_out(deed, batch_id, note))
            except DatabaseError as error:
                trouble = error.message
                break
            except BackofficeError as error:
                failed.append(Failed(deed, error.message))
        else:
            report(len(deeds), len(deeds))
        untouched = tuple(deeds[len(done) + len(failed) :])
        outcome = DateOutcome(batch_id, tuple(done), tuple(failed), untouched, trouble)
        return self._end(outcome, note)

    def refunds_of(self, batch_id: str) -> Sequence[RefundRecord]:
        """Return the refunds of a date that was cancelled, the newest first."""
        with self._database.read() as uow:
            return uow.refunds.find(RefundFilter(batch_id=batch_id), 10_000)

    def drafts(self, outcome: DateOutcome) -> list[CancelledDraft]:
        """Return the draft of a mail to each customer whose booking was cancelled."""
        from backoffice.services.bookings.cancelled_mail import cancelled_draft  # on use: it brings the CLDR along

        with self._database.read() as uow:
            found: list[CancelledDraft] = []
            for each in outcome.done:
                record = uow.bookings.get(each.deed.row.booking)
                listing = uow.assets.get(record.asset)
                found.append(cancelled_draft(record, listing.values, each.deed.row.means, each.deed.money))
            return found

    # --------------------------------------------------------------------------------------------------------

    def _begin(self, plan: DatePlan, chosen: Mapping[BookingRef, Choice], note: str, deeds: Sequence[DateDeed]) -> None:
        with self._database.write() as uow:
            person = as_known(uow, self._person())
            if not person.may_override:
                raise RefundRefused(Message(QT_TRANSLATE_NOOP("backoffice", "A manager cancels a date.")))
            if not deeds:
                raise RefundRefused(Message(QT_TRANSLATE_NOOP("backoffice", "There is no booking to cancel.")))
            uow.trail.add(date_trail.began(plan.scope.batch_id, plan.totals(chosen), person, self._clock.now(), note))

    def _end(self, outcome: DateOutcome, note: str) -> DateOutcome:
        """Tell the trail how it ended; a database that failed is told by the outcome alone."""
        if outcome.trouble is None:
            with self._database.write() as uow:
                person = as_known(uow, self._person())
                uow.trail.add(date_trail.ended(outcome, person, self._clock.now(), note))
        return outcome

    def _carry_out(self, deed: DateDeed, batch_id: str, note: str) -> Done:
        with self._database.write() as uow:
            now = self._clock.now()
            person = as_known(uow, self._person())
            decider = Decider(person, now, self._rules().midnight(now), self._enforces)
            record = moves.locked(uow, deed.row.booking)
            attempts = _attempts(uow, deed.row)
            before = attempts[-1] if attempts else None
            if record.status is BookingStatus.CANCELLED and (before is not None or not deed.gives_back):
                return Done(deed, before)  # an earlier try, or somebody beside us, has done it
            if Action.CANCEL not in allowed(record.ref.kind, record.status):
                raise RefundRefused(refusal(record.ref.kind, record.status))
            _require_unchanged(deed.row, row_of(uow, record, self._rules(), now, None))
            return Done(
                deed, _give_back(uow, deed, _Ids(batch_id, request_id_of(deed.row, len(attempts))), decider, note)
            )


def request_id_of(row: DateRow, attempt: int = 0) -> str:
    """Return the id of the refund that cancelling this booking on its day asks for.

    Request and cancellation are one transaction, so another `attempt` is only made once somebody reopened the booking.
    """
    return uuid.uuid5(_IDS, f"{row.booking} {row.payment_intent_id} {row.starts_on} {attempt}").hex


def _give_back(uow: UnitOfWork, deed: DateDeed, ids: _Ids, decider: Decider, note: str) -> RefundRecord | None:
    """Cancel the booking, and have its money go back; what needs another manager waits for that one."""
    row, refund = deed.row, None
    is_too_much = deed.gives_back and consent_for(deed.money, uow.refund_limits.get(), 0) is Consent.NOBODY
    if is_too_much or deed.consent is Consent.NOBODY:
        text = QT_TRANSLATE_NOOP("backoffice", "{amount} is more than any refund may be here.")
        raise RefundRefused(Message(text, {"amount": deed.money}))
    if row.means is Means.RELEASE and row.payment_intent_id:
        deciding.let_go(uow, row.payment_intent_id, decider, note)
    elif deed.gives_back and row.payment_intent_id:
        ask = Ask(
            payment_intent_id=row.payment_intent_id,
            money=deed.money,
            reason=None,
            note=note,
            booking=row.booking,
            batch_id=ids.batch,
            request_id=ids.request,
        )
        refund = _approved(uow, deciding.request(uow, ask, decider), decider, note)
    deciding.cancel_booking(uow, row.booking, decider, note)
    return refund


def _approved(uow: UnitOfWork, asked: RefundRecord, decider: Decider, note: str) -> RefundRecord:
    """Return it approved, or as it was asked for where this manager's yes is not enough."""
    try:
        with uow.part():
            return deciding.approve(uow, asked.refund.id, decider, note)
    except RefundRefused:
        return asked


def _require_unchanged(planned: DateRow, now: DateRow) -> None:
    """Refuse where the booking or its money is not what the person looked at."""
    same = (planned.version, planned.means, planned.paid, planned.payment_intent_id, planned.starts_on)
    if same != (now.version, now.means, now.paid, now.payment_intent_id, now.starts_on) or (
        now.obstacle is not None and planned.obstacle is None
    ):
        text = QT_TRANSLATE_NOOP(
            "backoffice", "It was changed or paid meanwhile, and is as it was. Look at the date again."
        )
        raise RefundRefused(Message(text))


def _attempts(uow: UnitOfWork, row: DateRow) -> list[RefundRecord]:
    """Return the refunds that earlier tries asked for, the oldest first."""
    if row.payment_intent_id is None:
        return []
    known = {record.refund.id: record for record in uow.refunds.of_payment(row.payment_intent_id)}
    ids = takewhile(known.__contains__, (request_id_of(row, attempt) for attempt in count()))
    return [known[each] for each in ids]


def _spent(uow: UnitOfWork, person: Person, midnight: datetime) -> dict[str, int]:
    spent: dict[str, int] = {}
    for refund in uow.refunds.approved_by(person.name, midnight):
        money = refund.terms.money
        spent[money.currency] = spent.get(money.currency, 0) + money.amount_minor
    return spent
