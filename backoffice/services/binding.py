"""A database belongs to one Stripe account and mode, and to practice or not; other keys are refused before a write."""

from __future__ import annotations

from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.gateway_errors import WrongAccount
from backoffice.services.ports import Binding, Mode, StripeAccount


def refuse_other_account(found: Binding, account: StripeAccount, *, practice: bool) -> None:
    """Raise `WrongAccount` unless a bound database belongs to this account and mode."""
    if (found.account_id, found.livemode, found.practice) != (account.account_id, account.livemode, practice):
        raise WrongAccount(_wrong_account(found, account, practice=practice))


def _wrong_account(found: Binding, account: StripeAccount, *, practice: bool) -> Message:
    text = QT_TRANSLATE_NOOP(
        "backoffice",
        "This database belongs to the Stripe account {bound} ({bound_mode}), "
        "but the key is for {other} ({other_mode}). Nothing was sent. Use a key of that account, or another database.",
    )
    params = {
        "bound": found.account_id,
        "bound_mode": _mode(livemode=bool(found.livemode), practice=found.practice),
        "other": account.account_id,
        "other_mode": _mode(livemode=account.livemode, practice=practice),
    }
    return Message(text, params)


def _mode(*, livemode: bool, practice: bool) -> str:
    if practice:
        return Mode.PRACTICE.value
    return Mode.LIVE.value if livemode else Mode.TEST.value
