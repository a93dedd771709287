"""What the window says of a date that is cancelled: choices, ways of the money, sums, and the verb with its figures."""

from __future__ import annotations

from collections.abc import Mapping

from backoffice.domain.booking_status import PaymentMethod
from backoffice.domain.date_plan import Choice, Consent, DateDeed, DatePlan, DateTotals, Means
from backoffice.gui.booking_words import method_title
from backoffice.gui.payment_words import method_name
from backoffice.gui.style.tokens import Colours, Tone
from backoffice.gui.translation import formats, tr, translate_message


def choice_title(choice: Choice) -> str:
    """Return a choice, as on its button."""
    match choice:
        case Choice.ALL:
            return tr("All of it", "goes back")
        case Choice.POLICY:
            return tr("By the policy")
        case Choice.NOTHING:
            return tr("Nothing", "goes back")
        case Choice.LEAVE:
            return tr("Leave the booking")


def deed_title(deed: DateDeed) -> str:
    """Return what is done with a booking, in the table."""
    if not deed.cancels:
        return tr("Stays as it is")
    if deed.money.amount_minor == 0:
        return tr("Cancel")
    match deed.row.means:
        case Means.REFUND:
            return tr("Cancel and refund")
        case Means.RELEASE:
            return tr("Cancel and let go")
        case Means.BY_HAND:
            return tr("Cancel, back by hand")
        case Means.NONE:
            return tr("Cancel")


def deed_tone(deed: DateDeed, colours: Colours) -> Tone:
    """Return the colours of what is done."""
    if not deed.cancels:
        return colours.neutral
    if deed.row.means is Means.BY_HAND and deed.money.amount_minor:
        return colours.warning
    return colours.danger if deed.gives_back else colours.info


def way_text(deed: DateDeed) -> str:
    """Return how it was paid; '' where nothing was."""
    row = deed.row
    if row.means is Means.BY_HAND:
        return method_title(PaymentMethod(row.method))
    if row.means is Means.RELEASE:
        return tr("{method}, held", method=method_name(row.method))
    return method_name(row.method)


def paid_text(deed: DateDeed) -> str:
    """Return what was received and not given back, or is held; a dash for nothing."""
    return _amount(deed.row.paid.amount_minor, deed.row.paid.currency) if deed.row.paid.amount_minor else "–"


def back_text(deed: DateDeed) -> str:
    """Return what goes back; '' for nothing."""
    return _amount(deed.money.amount_minor, deed.money.currency) if deed.cancels and deed.money.amount_minor else ""


def remark_text(deed: DateDeed) -> str:
    """Return what to know of a booking: what is in the way, whose approval is needed, or what else is so."""
    if deed.row.obstacle is not None:
        return translate_message(deed.row.obstacle)
    match deed.consent:
        case Consent.SECOND_MANAGER:
            return tr("Above the limit: cancelled now; the refund waits for a second manager.")
        case Consent.ANOTHER_MANAGER:
            return tr("Above what you may approve today: cancelled now; the refund waits for another manager.")
        case Consent.NOBODY:
            return tr("More than any refund may be here: it stays as it is.")
        case Consent.ENOUGH:
            return translate_message(deed.row.remark) if deed.row.remark is not None else ""


def sums_text(sums: Mapping[str, int]) -> str:
    """Return sums of several currencies: R$ 1.800,00 + US$ 40,00."""
    return " + ".join(_amount(amount, currency) for currency, amount in sums.items())


def verb(totals: DateTotals) -> str:
    """Return what confirming does, with its figures."""
    bookings = tr("Cancel %n booking(s)", None, totals.bookings)
    if totals.refunded:
        return tr("{cancel} and refund {amount}", cancel=bookings, amount=sums_text(totals.refunded))
    return bookings


def totals_lines(totals: DateTotals) -> list[str]:
    """Return what happens besides what the verb says."""
    lines: list[str] = []
    if totals.waiting:
        lines.append(tr("%n refund(s) wait for another manager’s approval.", None, totals.waiting))
    if totals.released:
        lines.append(tr("{amount} that are held are let go.", amount=sums_text(totals.released)))
    if totals.by_hand:
        lines.append(tr("{amount} have to be paid back by hand.", amount=sums_text(totals.by_hand)))
    if totals.left:
        lines.append(tr("%n booking(s) are left as they are.", None, totals.left))
    return lines


def heading(plan: DatePlan) -> str:
    """Return how many bookings there are."""
    return tr("%n booking(s) on this date", None, len(plan.rows))


def _amount(amount_minor: int, currency: str) -> str:
    return formats().money(amount_minor, currency)
