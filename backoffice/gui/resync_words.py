"""What the window calls findings, choices, rows and runs of a resync."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from backoffice.domain.errors import BackofficeError
from backoffice.domain.money import EN, parse_amount
from backoffice.domain.resync import Choice, Difference, Finding
from backoffice.gui.style.tokens import Colours, Tone
from backoffice.gui.translation import formats, tr, translate_message
from backoffice.services.ports.resync import ItemState, ResyncRun, RunState
from backoffice.services.resync import Estimate, RunProgress

_MONEY = frozenset({Finding.PRICE, Finding.CURRENCY, Finding.TIER_PRICES})
NOTHING = "–"
ALIKE, NARROW, KEPT = 14, 22, 8
"""Characters: alike at the beginning, seen in a narrow cell, kept of what is alike."""


def finding_title(finding: Finding) -> str:
    """Return what differs, in a word or three."""
    titles = {
        Finding.MISSING: tr("Not in Stripe"),
        Finding.STALE_ID: tr("Other account"),
        Finding.NAME: tr("Name"),
        Finding.DESCRIPTION: tr("Description"),
        Finding.IMAGES: tr("Images"),
        Finding.METADATA: tr("Marks"),
        Finding.PRICE: tr("Price"),
        Finding.CURRENCY: tr("Currency"),
        Finding.TIER_PRICES: tr("Ticket prices"),
        Finding.ARCHIVED_THERE: tr("Archived in Stripe"),
        Finding.ARCHIVED_HERE: tr("Not active here"),
        Finding.LINK_OFF: tr("Link switched off"),
        Finding.LINK_MISSING: tr("No link"),
        Finding.LINK_UNWANTED: tr("Unwanted link"),
        Finding.DUPLICATE_LINK: tr("Second link"),
        Finding.DUPLICATE_PRODUCT: tr("Second product"),
        Finding.ORPHAN: tr("No listing here"),
        Finding.NOTES: tr("Only our notes"),
    }
    return titles[finding]


def finding_sentence(finding: Finding) -> str:
    """Return the sentence about it."""
    return translate_message(finding.message)


def choice_title(choice: Choice) -> str:
    """Return what is to be done."""
    match choice:
        case Choice.MAKE_STRIPE_MATCH:
            return tr("Make Stripe match")
        case Choice.TAKE_STRIPES_VALUE:
            return tr("Take Stripe’s value")
        case Choice.LEAVE:
            return tr("Leave")


def choice_tone(choice: Choice, colours: Colours) -> Tone:
    """Return the colours of a choice."""
    tones = {
        Choice.MAKE_STRIPE_MATCH: colours.info,
        Choice.TAKE_STRIPES_VALUE: colours.warning,
        Choice.LEAVE: colours.neutral,
    }
    return tones[choice]


def item_title(state: ItemState) -> str:
    """Return where a row of a run stands."""
    match state:
        case ItemState.WAITING:
            return tr("Not done yet")
        case ItemState.SENT:
            return tr("Being sent")
        case ItemState.DONE:
            return tr("Done")
        case ItemState.FAILED:
            return tr("Failed")
        case ItemState.LEFT:
            return tr("Left as it is")


def item_tone(state: ItemState, colours: Colours) -> Tone:
    """Return its colours."""
    tones = {
        ItemState.WAITING: colours.warning,
        ItemState.SENT: colours.info,
        ItemState.DONE: colours.positive,
        ItemState.FAILED: colours.danger,
        ItemState.LEFT: colours.neutral,
    }
    return tones[state]


def run_title(run: ResyncRun) -> str:
    """Return how a run stands."""
    match run.state:
        case RunState.RUNNING:
            return tr("Under way")
        case RunState.STOPPED:
            return tr("Stopped")
        case RunState.ENDED:
            return tr("Done, some failed") if run.counts.get(ItemState.FAILED) else tr("Done")


def run_tone(run: ResyncRun, colours: Colours) -> Tone:
    """Return its colours."""
    if run.state is RunState.RUNNING:
        return colours.info
    if run.state is RunState.STOPPED:
        return colours.warning
    return colours.danger if run.counts.get(ItemState.FAILED) else colours.positive


def result_sentence(run: ResyncRun) -> str:
    """Return what came of a run, figure by figure."""
    counts = run.counts
    waiting = counts.get(ItemState.WAITING, 0) + counts.get(ItemState.SENT, 0)
    parts = (
        (counts.get(ItemState.DONE, 0), lambda n: tr("%n done", "changes of a resync", n)),
        (counts.get(ItemState.FAILED, 0), lambda n: tr("%n failed", "changes of a resync", n)),
        (waiting, lambda n: tr("%n not done", "changes of a resync", n)),
        (counts.get(ItemState.LEFT, 0), lambda n: tr("%n left as they are", "changes of a resync", n)),
    )
    said = [say(count) for count, say in parts if count]
    return " · ".join(said) or tr("Nothing had to be done.")


def progress_sentence(progress: RunProgress) -> str:
    """Return how far a run is, how fast, and how long still."""
    run, number = progress.run, formats().number
    words = tr("{done} of {total}", done=number(run.done), total=number(run.total))
    if progress.per_second > 0:
        words += " · " + tr("{rate} a second", rate=number(round(progress.per_second, 1)))
    if progress.seconds_left is not None:
        words += " · " + tr("{time} left", time=duration(progress.seconds_left))
    return words


def duration(seconds: float) -> str:
    """Return about how long something takes."""
    whole = max(round(seconds), 1)
    if whole < 90:
        return tr("{count} s", "seconds", count=formats().number(whole))
    if whole < 5_400:
        return tr("{count} min", "minutes", count=formats().number(round(whole / 60)))
    return tr("{count} h", "hours", count=formats().number(round(whole / 3_600, 1)))


def estimate_sentence(estimate: Estimate) -> str:
    """Return what applying costs."""
    if not estimate.requests:
        return tr("No request to Stripe")
    requests = tr("%n request(s)", "to Stripe", estimate.requests)
    return tr("{requests}, about {time}", requests=requests, time=duration(estimate.seconds))


def value_texts(difference: Difference) -> tuple[str, str]:
    """Return what Stripe has and what is here, in the reader's form; what is not there is a dash."""
    there, here = _states(difference.finding)
    return (
        there or _value(difference.finding, difference.in_stripe),
        here or _value(difference.finding, difference.here),
    )


def short_texts(difference: Difference, longest: int = 200) -> tuple[str, str]:
    """Return both for a narrow cell: what they have in common at their beginning is left out where it is long."""
    there, here = (text[:longest] for text in value_texts(difference))
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(there, here, strict=False)))
    if same <= ALIKE or max(len(there), len(here)) <= NARROW:
        return there, here
    start = same - KEPT
    return f"…{there[start:]}", f"…{here[start:]}"


def _states(finding: Finding) -> tuple[str, str]:
    """Return the words for differences that are no values."""
    match finding:
        case Finding.ARCHIVED_THERE:
            return tr("archived"), tr("active")
        case Finding.ARCHIVED_HERE:
            return tr("active"), tr("not active")
        case _:
            return "", ""


def _value(finding: Finding, text: str) -> str:
    if not text:
        return NOTHING
    if finding not in _MONEY:
        return text
    return ", ".join(_money(part) for part in text.split(", "))


def differing(differences: Iterable[Difference], wanted: Finding | None) -> Difference:
    """Return the difference to show of several: the wanted one, else the weightiest."""
    found = tuple(differences)
    return next((each for each in found if each.finding is wanted), found[0])


def _money(text: str) -> str:
    """`BRL 1,234.50`, as the domain writes it."""
    currency, _, amount = text.partition(" ")
    try:
        return formats().money(parse_amount(amount, currency, EN), currency)
    except (BackofficeError, ValueError):
        return text
