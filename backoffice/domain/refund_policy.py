"""How much of a booking is given back when it is cancelled: tiers of days before the start, and the percent of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from backoffice.domain.errors import BackofficeError
from backoffice.domain.money import Money, step_minor
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message, shown

_TIER = re.compile(r"\s*(\d{1,4})\s*[:=]\s*(\d{1,3})\s*%?\s*")
_MOST_TIERS = 10


class UnreadablePolicy(BackofficeError):
    """The text is no policy; the sentence shows how to write one."""


@dataclass(frozen=True, slots=True, order=True)
class PolicyTier:
    """From this many days before the start on (and earlier), this percent is given back."""

    days_before: int
    percent: int


@dataclass(frozen=True, slots=True)
class RefundPolicy:
    """The tiers of a listing, the earliest first. Without tiers nothing is promised."""

    tiers: tuple[PolicyTier, ...] = ()

    def percent(self, days_before: int) -> int:
        """Return the percent given back when it is cancelled this many days before the start (negative: after it)."""
        return next((tier.percent for tier in self.tiers if days_before >= tier.days_before), 0)

    def suggest(self, paid: Money, starts_on: date, today: date) -> Money:
        """Return the amount that the policy gives back, rounded down to what Stripe can send."""
        amount = paid.amount_minor * self.percent((starts_on - today).days) // 100
        return Money(amount // step_minor(paid.currency) * step_minor(paid.currency), paid.currency)


def parse_policy(text: str) -> RefundPolicy:
    """Read `7: 100%; 2: 50%`: all of it from seven days before on, half from two days on, else nothing.

    Raises:
        UnreadablePolicy: it is written in another way, names a day twice, or gives more back the later it is.

    """
    parts = [part for part in re.split(r"[;\n]", text) if part.strip()]
    tiers: list[PolicyTier] = []
    for part in parts:
        found = _TIER.fullmatch(part)
        if found is None or int(found[2]) > 100:
            raise UnreadablePolicy(_how_to_write(part))
        tiers.append(PolicyTier(int(found[1]), int(found[2])))
    tiers.sort(reverse=True)
    days = [tier.days_before for tier in tiers]
    percents = [tier.percent for tier in tiers]
    if len(set(days)) != len(days) or percents != sorted(percents, reverse=True) or len(tiers) > _MOST_TIERS:
        raise UnreadablePolicy(
            Message(
                QT_TRANSLATE_NOOP(
                    "backoffice",
                    "Name each number of days once (ten at most), and never give back more the later it is: "
                    "7: 100%; 2: 50%.",
                )
            )
        )
    return RefundPolicy(tuple(tiers))


def show_policy(policy: RefundPolicy) -> str:
    """Return a policy as `parse_policy` reads it."""
    return "; ".join(f"{tier.days_before}: {tier.percent}%" for tier in policy.tiers)


def _how_to_write(part: str) -> Message:
    text = QT_TRANSLATE_NOOP(
        "backoffice", "“{part}” is no tier. Write days before the start and the percent given back: 7: 100%; 2: 50%."
    )
    return Message(text, {"part": shown(part)})
