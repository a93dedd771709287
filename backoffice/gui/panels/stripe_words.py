"""Where a listing stands with Stripe, in words: what is, why, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from backoffice.domain.wording import CONTEXT
from backoffice.gui.style.tokens import Colours, Tone
from backoffice.gui.translation import formats, tr, translate_message
from backoffice.gui.wording import state_title, state_tone
from backoffice.services.ports import AssetRecord, QueueCondition, SyncState


@dataclass(frozen=True, slots=True)
class Standing:
    """A state's short name, its explanation, and whether trying again is offered."""

    title: str
    explanation: str
    state: SyncState
    can_retry: bool = False

    def tone(self, colours: Colours) -> Tone:
        """Return the colours that say it."""
        return state_tone(self.state, colours)


def standing_of(record: AssetRecord | None, condition: QueueCondition | None) -> Standing:
    """Return where the listing stands; `condition` is why the whole queue stands still, if it does."""
    if record is None:
        return Standing(tr("Not saved yet"), tr("Save the listing to get its payment link."), SyncState.NOT_SOLD_ONLINE)
    state = record.stripe.sync_state
    match state:
        case SyncState.SYNCED:
            return Standing(state_title(state), _live_words(record), state)
        case SyncState.PENDING:
            return Standing(*_waiting_words(record, condition), state)
        case SyncState.NOT_SOLD_ONLINE:
            return Standing(state_title(state), _not_sold_words(record), state)
        case SyncState.NEEDS_ATTENTION:
            return Standing(state_title(state), _attention_words(record), state, can_retry=True)


def _live_words(record: AssetRecord) -> str:
    price = record.values.get("price_minor")
    if not isinstance(price, int):
        return tr("Customers can pay through this link.")
    money = formats().money(price, str(record.values.get("currency")))
    return tr("Customers pay {money} through this link.", money=money)


def _waiting_words(record: AssetRecord, condition: QueueCondition | None) -> tuple[str, str]:
    old_link = tr("Until then the link below is the one of before.") if record.stripe.payment_link else ""
    if condition is None:
        return tr("Waiting to be sent"), _joined(tr("It is on its way to Stripe."), old_link)
    return tr("Waiting"), _joined(
        translate_message(condition.message),
        tr("It is saved, and goes out by itself as soon as that is mended."),
        old_link,
    )


def _not_sold_words(record: AssetRecord) -> str:
    if record.archived_at is not None:
        return tr("It is archived. Restore it to sell it again; it gets the same link.")
    if not record.values.get("is_active"):
        return tr("It is not active. Tick “Active” to sell it.")
    if not record.values.get("accepts_online_payment"):
        return tr("“Sold online” is not ticked.")
    if not record.values.get("price_minor"):
        return tr("It has no price. Enter one to get a payment link.")
    return tr("It has no payment link.")


def _attention_words(record: AssetRecord) -> str:
    error = record.stripe.last_sync_error or ""
    said = QCoreApplication.translate(CONTEXT, error) if error else tr("Stripe did not take the last change.")
    return _joined(said, tr("The listing is saved here. Mend what is said above, or try again."))


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
