"""The page of one kind of listing, or of all."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backoffice.domain.kinds import AssetKind
from backoffice.gui.background import Background
from backoffice.gui.models.columns import grid_spec
from backoffice.gui.pages.listing_filter import ListingFilterBar
from backoffice.gui.pages.table_page import TablePage
from backoffice.gui.remembered import Remembered
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.translation import tr
from backoffice.gui.wording import count_text, kind_title, new_title
from backoffice.services.ports import AssetQueries, SyncState


class ListingsPage(TablePage):
    """The table of listings."""

    import_asked = Signal()

    def __init__(
        self,
        kind: AssetKind | None,
        queries: AssetQueries,
        background: Background,
        appearance: Appearance,
        remembered: Remembered,
        zone: tzinfo,
        parent: QWidget | None = None,
    ) -> None:
        """Make the page; rows are asked for when it is first shown."""
        self.kind = kind
        self.filter_bar = ListingFilterBar(kind, appearance)
        super().__init__(grid_spec(kind), self.filter_bar, queries, background, appearance, remembered, zone, parent)
        self.empty.second.clicked.connect(self.import_asked)

    @property
    def title(self) -> str:
        """Return the heading."""
        return kind_title(self.kind) if self.kind else tr("All listings")

    @property
    def new_words(self) -> str:
        """Return the words of the button that makes one."""
        return new_title(self.kind) if self.kind else tr("New listing")

    @property
    def columns_name(self) -> str:
        """Return under which name the columns are remembered."""
        return f"columns/{self.kind.value if self.kind else 'all'}"

    def count_words(self, count: int) -> str:
        """Return how many rows there are, in words."""
        return count_text(count)

    def show_states(self, states: frozenset[SyncState]) -> None:
        """Show the listings in these states."""
        self.filter_bar.show_states(states)

    def say_why_empty(self) -> None:
        """Say why there is no row, and what to do next."""
        if self.filter_bar.is_empty:
            self.empty.show_words(
                "add",
                tr("Nothing here yet"),
                tr("Make the first listing, or bring many at once from a CSV file."),
                self.new_words,
                tr("Import…"),
            )
        elif self.filter_bar.is_archived and self.filter_bar.filter.text == "":
            words = tr("Archived listings are kept here; they can be restored at any time.")
            self.empty.show_words("archive", tr("Nothing is archived"), words, tr("Clear filters"))
        else:
            words = tr("No listing fits the search and the filters above.")
            self.empty.show_words("search", tr("Nothing found"), words, tr("Clear filters"))
