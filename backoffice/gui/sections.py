"""Where one can be in the window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from backoffice.domain.kinds import AssetKind
from backoffice.gui.translation import tr
from backoffice.gui.wording import kind_title
from backoffice.services.ports import SyncCounts


class SectionName(StrEnum):
    """The sections, in their order from the top."""

    TODAY = "today"
    ALL = "all"
    ACTIVITIES = "activities"
    EVENTS = "events"
    RESTAURANTS = "restaurants"
    VEHICLES = "vehicles"
    ACCOMMODATIONS = "accommodations"
    QUEUE = "queue"
    FAILURES = "failures"

    @property
    def kind(self) -> AssetKind | None:
        """Return the kind that the section lists."""
        return AssetKind(self.value) if self.value in set(AssetKind) else None

    @property
    def lists_assets(self) -> bool:
        """Tell whether it is a table of listings."""
        return self is SectionName.ALL or self.kind is not None

    @property
    def icon(self) -> str:
        """Return the name of its icon."""
        return "alert" if self is SectionName.FAILURES else self.value


def section_of(kind: AssetKind | None) -> SectionName:
    """Return where the listings of a kind are shown."""
    return SectionName(kind.value) if kind else SectionName.ALL


def section_title(section: SectionName) -> str:
    """Return its name."""
    match section:
        case SectionName.TODAY:
            return tr("Today")
        case SectionName.ALL:
            return tr("All listings")
        case SectionName.QUEUE:
            return tr("Waiting to be sent")
        case SectionName.FAILURES:
            return tr("Needs attention")
        case _:
            return kind_title(AssetKind(section.value))


@dataclass(frozen=True, slots=True)
class Group:
    """Sections under one heading."""

    sections: tuple[SectionName, ...]

    @property
    def title(self) -> str:
        """Return the heading ('': none)."""
        if SectionName.ALL in self.sections:
            return tr("Listings")
        return tr("Stripe") if SectionName.QUEUE in self.sections else ""


GROUPS = (
    Group((SectionName.TODAY,)),
    Group((SectionName.ALL, *(section_of(kind) for kind in AssetKind))),
    Group((SectionName.QUEUE, SectionName.FAILURES)),
)


def section_count(section: SectionName, counts: SyncCounts) -> int:
    """Return the figure beside a section (0: none is shown)."""
    match section:
        case SectionName.TODAY:
            return 0
        case SectionName.ALL:
            return sum(counts.by_kind.values())
        case SectionName.QUEUE:
            return counts.open_jobs - counts.discarded_jobs
        case SectionName.FAILURES:
            return counts.discarded_jobs
        case _:
            return counts.by_kind.get(AssetKind(section.value), 0)
