"""What the window calls things: kinds, sync states, job states, modes."""

from __future__ import annotations

from backoffice.domain.errors import BackofficeError
from backoffice.domain.kinds import AssetKind
from backoffice.gui.style.tokens import Colours, Tone
from backoffice.gui.translation import tr, translate_message
from backoffice.services.ports import JobState, Mode, SyncState


def kind_title(kind: AssetKind) -> str:
    """Return a kind's name in the plural, as a heading."""
    match kind:
        case AssetKind.ACTIVITIES:
            return tr("Activities")
        case AssetKind.EVENTS:
            return tr("Events")
        case AssetKind.RESTAURANTS:
            return tr("Restaurants")
        case AssetKind.VEHICLES:
            return tr("Vehicles")
        case AssetKind.ACCOMMODATIONS:
            return tr("Accommodations")


def kind_name(kind: AssetKind) -> str:
    """Return a kind's name in the singular."""
    match kind:
        case AssetKind.ACTIVITIES:
            return tr("Activity")
        case AssetKind.EVENTS:
            return tr("Event")
        case AssetKind.RESTAURANTS:
            return tr("Restaurant")
        case AssetKind.VEHICLES:
            return tr("Vehicle")
        case AssetKind.ACCOMMODATIONS:
            return tr("Accommodation")


def new_title(kind: AssetKind) -> str:
    """Return the words of the button that makes one."""
    match kind:
        case AssetKind.ACTIVITIES:
            return tr("New activity")
        case AssetKind.EVENTS:
            return tr("New event")
        case AssetKind.RESTAURANTS:
            return tr("New restaurant")
        case AssetKind.VEHICLES:
            return tr("New vehicle")
        case AssetKind.ACCOMMODATIONS:
            return tr("New accommodation")


def state_title(state: SyncState) -> str:
    """Return where a listing stands with Stripe, in a word or three."""
    match state:
        case SyncState.SYNCED:
            return tr("Live")
        case SyncState.PENDING:
            return tr("Waiting")
        case SyncState.NOT_SOLD_ONLINE:
            return tr("Not sold online")
        case SyncState.NEEDS_ATTENTION:
            return tr("Needs attention")


def state_tone(state: SyncState, colours: Colours) -> Tone:
    """Return the colours of a state."""
    match state:
        case SyncState.SYNCED:
            return colours.positive
        case SyncState.PENDING:
            return colours.info
        case SyncState.NOT_SOLD_ONLINE:
            return colours.neutral
        case SyncState.NEEDS_ATTENTION:
            return colours.danger


def job_state_title(state: JobState) -> str:
    """Return what a job is doing."""
    match state:
        case JobState.AVAILABLE:
            return tr("Waiting")
        case JobState.RUNNING:
            return tr("Being sent")
        case JobState.RETRYABLE:
            return tr("Tries again")
        case JobState.COMPLETED:
            return tr("Done")
        case JobState.DISCARDED:
            return tr("Needs attention")
        case JobState.CANCELLED:
            return tr("Cancelled")


def mode_title(mode: Mode | None) -> str:
    """Return the word of the badge."""
    match mode:
        case Mode.PRACTICE:
            return tr("PRACTICE")
        case Mode.TEST:
            return tr("TEST")
        case Mode.LIVE:
            return tr("LIVE")
        case None:
            return tr("NO KEY")


def mode_tone(mode: Mode | None, colours: Colours) -> Tone:
    """Return the colours of a mode. Green is real money in everyday use: red is kept for what needs attention."""
    match mode:
        case Mode.PRACTICE:
            return colours.practice
        case Mode.TEST:
            return colours.test
        case Mode.LIVE:
            return colours.live
        case None:
            return colours.neutral


def explain(error: BaseException) -> str:
    """Return the sentence for a person: the error's own, or that something unexpected happened."""
    if isinstance(error, BackofficeError):
        return translate_message(error.message)
    return tr("Something went wrong that the program did not expect. Nothing more was done.")


def count_text(count: int) -> str:
    """Return how many listings."""
    return tr("%n listing(s)", None, count)


def job_tone(state: JobState, colours: Colours) -> Tone:
    """Return the colours of a job's state."""
    match state:
        case JobState.DISCARDED:
            return colours.danger
        case JobState.RETRYABLE:
            return colours.warning
        case JobState.COMPLETED:
            return colours.positive
        case _:
            return colours.info


def stored_words(text: str | None) -> str:
    """Return a sentence that was stored with a job or a listing."""
    return text or ""
