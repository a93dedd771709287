"""What cancelling a whole date means: for each booking what was received, what may go back, and who has to agree.

Pure: it is made from what is stored (services/refunds/date_rows.py), looked at and chosen from by a person, and carried
out booking by booking (services/refunds/dates.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum, auto

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.kinds import AssetRef
from backoffice.domain.money import Money
from backoffice.domain.refund_rules import RefundLimits
from backoffice.domain.wording import Message


class Choice(StrEnum):
    """What becomes of a booking and its money. All but `LEAVE` cancel it."""

    ALL = "all"  # all that was received, or is held, goes back
    POLICY = "policy"  # what the listing's policy gives back today
    NOTHING = "nothing"
    LEAVE = "leave"  # the booking stays as it is


class Means(StrEnum):
    """How money goes back."""

    REFUND = "refund"  # through Stripe
    RELEASE = "release"  # it is held and was never taken: it is let go
    BY_HAND = "by_hand"  # it came in cash or by bank transfer: somebody pays it back
    NONE = "none"  # nothing was received, or all of it went back


class Consent(StrEnum):
    """Whose yes a refund needs besides that of the manager who cancels the date."""

    ENOUGH = "enough"
    SECOND_MANAGER = "second_manager"  # it is above the limit: it waits until others have approved it
    ANOTHER_MANAGER = "another_manager"  # this one has approved as much as they may today
    NOBODY = "nobody"  # more than any refund may be here


@dataclass(frozen=True, slots=True)
class DateScope:
    """What is cancelled: a listing on a day (`day` None: an event, whenever it is), or all that happens on a day."""

    day: date | None
    asset: AssetRef | None = None

    def __post_init__(self) -> None:
        """Refuse to mean everything there is.

        Raises:
            ValueError: neither a day nor a listing is given.

        """
        if self.day is None and self.asset is None:
            raise ValueError("a day or a listing has to be given")

    @property
    def batch_id(self) -> str:
        """Return the name under which its refunds are found: the same, whoever tries again."""
        where = str(self.asset) if self.asset else "office"
        return f"{where}@{self.day.isoformat()}" if self.day else where


class Answer(Enum):
    """What Stripe said to the question how a payment stands. MISSING: nothing, and nobody asks any more."""

    GIVEN = auto()
    AWAITED = auto()
    MISSING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow:
    """A booking of that date. `paid` may go back at most; `by_policy` None: the listing promises nothing.

    `obstacle`: why its money cannot go back now; it is left as it is unless a person cancels it without a refund.
    `may_cancel` False: it can only be left (the obstacle says why). `remark`: what else to know.
    `answer`: whether Stripe has told of its payment since it was asked.
    """

    booking: BookingRef
    version: int
    starts_on: date | None
    code: str
    customer: str
    listing: str
    method: str  # Stripe's name of the method, or ours (`cash`); '' where nothing was received
    means: Means
    paid: Money
    by_policy: Money | None = None
    payment_intent_id: str | None = None
    obstacle: Message | None = None
    remark: Message | None = None
    may_cancel: bool = True
    answer: Answer = Answer.GIVEN

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Return what can be chosen for it."""
        if not self.may_cancel:
            return (Choice.LEAVE,)
        if self.obstacle is not None or self.means is Means.NONE:
            return (Choice.NOTHING, Choice.LEAVE)
        if self.means is Means.RELEASE:
            return (Choice.ALL, Choice.LEAVE)
        if self.by_policy is None:
            return (Choice.ALL, Choice.NOTHING, Choice.LEAVE)
        return (Choice.ALL, Choice.POLICY, Choice.NOTHING, Choice.LEAVE)

    @property
    def default(self) -> Choice:
        """Return what is done unless a person chooses: it is the office that cancels, so all of it goes back."""
        if self.obstacle is not None or not self.may_cancel:
            return Choice.LEAVE
        return Choice.NOTHING if self.means is Means.NONE else Choice.ALL

    def amount(self, choice: Choice) -> Money:
        """Return what goes back by a choice."""
        if choice is Choice.ALL:
            return self.paid
        policy = self.by_policy if choice is Choice.POLICY else None
        return policy if policy is not None else Money(0, self.paid.currency)


@dataclass(frozen=True, slots=True)
class DateDeed:
    """What is to be done with a booking, and whose yes that needs."""

    row: DateRow
    choice: Choice
    money: Money
    consent: Consent

    @property
    def cancels(self) -> bool:
        """Tell whether the booking is cancelled."""
        return self.choice is not Choice.LEAVE and self.consent is not Consent.NOBODY

    @property
    def gives_back(self) -> bool:
        """Tell whether Stripe is asked to give money back."""
        return self.cancels and self.row.means is Means.REFUND and self.money.amount_minor > 0


@dataclass(frozen=True, slots=True)
class DateTotals:
    """Sums, in minor units by currency. `waiting` of the refunds need another manager; `left` bookings stay."""

    bookings: int = 0
    refunds: int = 0
    waiting: int = 0
    left: int = 0
    refunded: Mapping[str, int] = field(default_factory=dict[str, int])
    released: Mapping[str, int] = field(default_factory=dict[str, int])
    by_hand: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class DatePlan:
    """The bookings of a date. `spent`: what the person at work approved today, in minor units by currency.

    `condition`: why nobody asks Stripe for the moment.
    """

    scope: DateScope
    rows: tuple[DateRow, ...]
    limits: RefundLimits = field(default_factory=RefundLimits)
    spent: Mapping[str, int] = field(default_factory=dict[str, int])
    condition: Message | None = None

    @property
    def unfetched(self) -> int:
        """Return how many payments Stripe has not told of since it was asked."""
        return sum(row.answer is not Answer.GIVEN for row in self.rows)

    @property
    def problem(self) -> Message | None:
        """Return why it does not tell of those; None: it has, or the answers are still to come."""
        unfetched = [row for row in self.rows if row.answer is not Answer.GIVEN]
        if not unfetched or self.condition is not None:
            return self.condition if unfetched else None
        is_waiting = any(row.answer is Answer.AWAITED for row in unfetched)
        return None if is_waiting else unfetched[0].obstacle

    def choice_of(self, row: DateRow, chosen: Mapping[BookingRef, Choice]) -> Choice:
        """Return what was chosen for a row, as far as it can be; else what is done by itself."""
        wanted = chosen.get(row.booking, row.default)
        return wanted if wanted in row.choices else row.default

    def deeds(self, chosen: Mapping[BookingRef, Choice]) -> tuple[DateDeed, ...]:
        """Return what is to be done, in order, with what each refund needs when those before it are approved."""
        return tuple(self._deeds(chosen))

    def totals(self, chosen: Mapping[BookingRef, Choice]) -> DateTotals:
        """Return the sums of what was chosen."""
        deeds = self.deeds(chosen)
        cancelled = [deed for deed in deeds if deed.cancels]
        refunds = [deed for deed in cancelled if deed.gives_back]
        return DateTotals(
            bookings=len(cancelled),
            refunds=len(refunds),
            waiting=sum(deed.consent is not Consent.ENOUGH for deed in refunds),
            left=len(deeds) - len(cancelled),
            refunded=_sums(deed.money for deed in refunds),
            released=_sums(deed.money for deed in cancelled if deed.row.means is Means.RELEASE),
            by_hand=_sums(deed.money for deed in cancelled if deed.row.means is Means.BY_HAND),
        )

    def _deeds(self, chosen: Mapping[BookingRef, Choice]) -> Iterator[DateDeed]:
        spent = Counter(self.spent)
        for row in self.rows:
            choice = self.choice_of(row, chosen)
            money, consent = row.amount(choice), Consent.ENOUGH
            if row.means is Means.REFUND and money.amount_minor > 0:
                consent = consent_for(money, self.limits, spent[money.currency])
                if consent is Consent.ENOUGH:
                    spent[money.currency] += money.amount_minor
            yield DateDeed(row, choice, money, consent)


def choose(rows: Iterable[DateRow], choice: Choice) -> tuple[dict[BookingRef, Choice], Sequence[DateRow]]:
    """Return the choice for each row that allows it, and the rows that do not."""
    allowed: dict[BookingRef, Choice] = {}
    refused: list[DateRow] = []
    for row in rows:
        if choice in row.choices:
            allowed[row.booking] = choice
        else:
            refused.append(row)
    return allowed, refused


def consent_for(money: Money, limits: RefundLimits, spent_minor: int) -> Consent:
    """Return whose yes a refund needs; `spent_minor`: what the person at work approved today in its currency."""
    found, amount = limits.of(money.currency), money.amount_minor
    day = found.most_per_person_and_day
    if any(most is not None and amount > most for most in (found.most_per_refund, day)):
        return Consent.NOBODY
    if found.second_manager_above is not None and amount > found.second_manager_above:
        return Consent.SECOND_MANAGER
    return Consent.ANOTHER_MANAGER if day is not None and spent_minor + amount > day else Consent.ENOUGH


def _sums(amounts: Iterable[Money]) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for money in amounts:
        sums[money.currency] += money.amount_minor
    return {currency: amount for currency, amount in sorted(sums.items()) if amount}
