"""A table shows its first rows before all are counted, and never at the price of a place that somebody is at."""

import threading
from array import array
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC

import pytest
from pytestqt.qtbot import QtBot

from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.gui.background import Background
from backoffice.gui.models.grid_model import Question
from backoffice.gui.pages.listings import ListingsPage
from backoffice.gui.remembered import Remembered
from backoffice.gui.style.appearance import Appearance
from backoffice.services.ports import AssetFilter, AssetRow, Sort, Stop, pack_key, unpack_key
from backoffice.settings import Paths
from tests.gui.window.test_grid import ManyRows


@dataclass
class CountedLate(ManyRows):
    """The first rows come at once, all keys when they are let go."""

    may_count: threading.Event = field(default_factory=threading.Event)
    moved: list[int] = field(default_factory=list[int])
    """Numbers that come first once all are counted: somebody changed them meanwhile."""

    def keys(self, where: AssetFilter, sort: Sort, stop: Stop | None = None) -> Sequence[int]:
        self.may_count.wait(30)
        moved = array("q", (pack_key(AssetRef(AssetKind.ACTIVITIES, number)) for number in self.moved))
        return moved + array("q", (key for key in super().keys(where, sort) if key not in moved))

    def first_rows(self, where: AssetFilter, sort: Sort, limit: int, stop: Stop | None = None) -> Sequence[AssetRow]:
        """The rows that `keys` begins with."""
        return self.rows(super().keys(where, sort)[:limit])


@pytest.fixture
def rows() -> Generator[CountedLate]:
    """Five thousand rows."""
    rows = CountedLate(5000)
    yield rows
    rows.may_count.set()


@pytest.fixture
def page(rows: CountedLate, background: Background, look: Appearance, paths: Paths, qtbot: QtBot) -> ListingsPage:
    """Their page, at which nobody has done anything yet."""
    page = ListingsPage(AssetKind.ACTIVITIES, rows, background, look, Remembered(paths.config), UTC)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    with qtbot.waitSignal(page.model.began), qtbot.waitExposed(page):
        page.show()
    return page


@contextmanager
def _counted(page: ListingsPage, rows: CountedLate, qtbot: QtBot) -> Generator[None]:
    with qtbot.waitSignal(page.model.answered):
        yield
        rows.may_count.set()


def _names(page: ListingsPage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(3)]


def test_the_first_rows_are_there_before_all_are_counted(page: ListingsPage, rows: CountedLate, qtbot: QtBot) -> None:
    assert page.view.isVisible()
    assert _names(page) == ["row 1", "row 2", "row 3"]
    assert not page.rows_known
    assert "64" not in [label.text() for label in page.findChildren(type(page._count))]
    with _counted(page, rows, qtbot):
        pass
    assert page.rows_known
    assert page.model.rowCount() == 5000


def test_what_was_selected_meanwhile_stays_selected(page: ListingsPage, rows: CountedLate, qtbot: QtBot) -> None:
    with _counted(page, rows, qtbot):
        page.view.select_row(5)
    assert [unpack_key(key).id for key in page.view.selected_keys] == [6]


def test_rows_that_moved_meanwhile_take_their_places_and_the_selection_goes_with_its_row(
    page: ListingsPage, rows: CountedLate, qtbot: QtBot
) -> None:
    rows.moved = [4000]
    with _counted(page, rows, qtbot):
        page.view.select_row(5)
    assert _names(page)[1:] == ["row 1", "row 2"]
    assert [unpack_key(key).id for key in page.view.selected_keys] == [6]


def test_a_selection_far_below_is_not_lost_to_the_first_rows(
    page: ListingsPage, rows: CountedLate, qtbot: QtBot
) -> None:
    with _counted(page, rows, qtbot):
        pass
    page.view.select_row(3000)
    rows.may_count.clear()
    began: list[bool] = []
    page.model.began.connect(lambda: began.append(True))
    with _counted(page, rows, qtbot):
        page.model.ask(Question(AssetFilter(kind=AssetKind.ACTIVITIES), Sort("name", descending=True)))
    assert began == []
    assert [unpack_key(key).id for key in page.view.selected_keys] == [3001]


def test_first_rows_of_an_older_question_are_dropped(page: ListingsPage, rows: CountedLate, qtbot: QtBot) -> None:
    with _counted(page, rows, qtbot):
        page.model.ask(Question(AssetFilter(kind=AssetKind.ACTIVITIES, text="7"), Sort("name")))
        page.model.ask(Question(AssetFilter(kind=AssetKind.ACTIVITIES, text="99"), Sort("name")))
    qtbot.waitUntil(lambda: all("99" in name for name in _names(page)))
    assert page.model.rowCount() == len([n for n in range(1, 5001) if "99" in f"row {n}"])
