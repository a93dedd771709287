"""The office's limits of refunds: everybody reads them, administrators change them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from backoffice.domain.errors import FieldProblem, InvalidInput
from backoffice.domain.money import MAX_AMOUNT_MINOR, Money, is_known
from backoffice.domain.people import Person
from backoffice.domain.refund_rules import CurrencyLimits, RefundLimits
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message, shown
from backoffice.services.people import People
from backoffice.services.ports import AuditEntry, Clock, Database

CHANGED = "limit"
_WORDS = {
    "second_manager_above": QT_TRANSLATE_NOOP("backoffice", "Above how much two managers approve was changed."),
    "most_per_refund": QT_TRANSLATE_NOOP("backoffice", "How much one refund may be was changed."),
    "most_per_person_and_day": QT_TRANSLATE_NOOP("backoffice", "How much one person may approve a day was changed."),
}


class OfficeLimits:
    """Use cases of the limits. Each is one transaction."""

    def __init__(self, database: Database, clock: Clock, people: People) -> None:
        """`people` knows whether an administrator is at work."""
        self._database = database
        self._clock = clock
        self._people = people

    def get(self) -> RefundLimits:
        """Return the limits in force."""
        with self._database.read() as uow:
            return uow.refund_limits.get()

    def set(self, limits: RefundLimits) -> None:
        """Let these be all the limits there are; what is approved from now on keeps to them.

        Raises:
            InvalidInput: a currency is unknown, or an amount is none.
            NotAllowed: it takes an administrator.

        """
        problems = tuple(_problems(limits))
        if problems:
            raise InvalidInput(problems)
        with self._database.write() as uow:
            by = self._people.administrator(uow)
            before = uow.refund_limits.get(hold=True)  # whoever approves by the old ones comes first
            uow.refund_limits.set(limits)
            for entry in _changes(before, limits, by, self._clock.now()):
                uow.trail.add(entry)


def subject_of(currency: str) -> str:
    """Return what the trail calls the limits of a currency."""
    return f"refund_limits/{currency}"


def _problems(limits: RefundLimits) -> Iterable[FieldProblem]:
    for currency, found in limits.by_currency.items():
        if not is_known(currency):
            text = QT_TRANSLATE_NOOP("backoffice", "{currency} is no currency that Stripe takes.")
            yield FieldProblem(currency, Message(text, {"currency": shown(currency)}))
        elif any(amount is not None and not 0 <= amount <= MAX_AMOUNT_MINOR for amount in _amounts(found).values()):
            text = QT_TRANSLATE_NOOP("backoffice", "A limit in {currency} is 0 or more, and at most {most}.")
            yield FieldProblem(
                currency, Message(text, {"currency": currency, "most": Money(MAX_AMOUNT_MINOR, currency)})
            )


def _changes(before: RefundLimits, after: RefundLimits, by: Person, now: datetime) -> Iterable[AuditEntry]:
    for currency in sorted({*before.by_currency, *after.by_currency}):
        old, new = before.by_currency.get(currency), after.by_currency.get(currency)
        for name, text in _WORDS.items():
            was, is_now = _written(old, name, currency), _written(new, name, currency)
            if was != is_now:
                yield AuditEntry(subject_of(currency), now, by, CHANGED, Message(text), before=was, after=is_now)


def _written(limits: CurrencyLimits | None, name: str, currency: str) -> str:
    """Return an amount as the trail keeps it: a dash where none is set, nothing where the currency has no limits."""
    if limits is None:
        return ""
    amount = _amounts(limits)[name]
    return "–" if amount is None else str(Money(amount, currency))


def _amounts(limits: CurrencyLimits) -> dict[str, int | None]:
    return {
        "second_manager_above": limits.second_manager_above,
        "most_per_refund": limits.most_per_refund,
        "most_per_person_and_day": limits.most_per_person_and_day,
    }
