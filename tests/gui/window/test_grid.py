"""The table of listings, over a real database and over a million rows."""

from array import array
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.gui.background import Background
from backoffice.gui.models.columns import grid_spec
from backoffice.gui.models.grid_model import ROW_ROLE, GridModel, Question
from backoffice.gui.pages.grid_view import runs
from backoffice.gui.pages.listings import ListingsPage
from backoffice.gui.remembered import Remembered
from backoffice.gui.style.appearance import Appearance
from backoffice.services.ports import (
    AssetFilter,
    AssetQueries,
    AssetRow,
    Sort,
    SyncCounts,
    SyncState,
    pack_key,
    unpack_key,
)
from backoffice.settings import Paths

MakePage = Callable[[AssetQueries, AssetKind | None], ListingsPage]
EVERY_GRID = pytest.mark.parametrize("kind", [None, *AssetKind])


@dataclass
class ManyRows:
    """As many activities as one likes, made when they are asked for."""

    count: int
    asked: int = 0

    def keys(self, where: AssetFilter, sort: Sort) -> Sequence[int]:
        """Every row; those whose number holds the text."""
        numbers = range(1, self.count + 1)
        if where.text:
            numbers = (number for number in numbers if where.text in f"row {number}")  # type: ignore[assignment]
        keys = array("q", (pack_key(AssetRef(AssetKind.ACTIVITIES, number)) for number in numbers))
        return keys[::-1] if sort.descending else keys

    def rows(self, keys: Sequence[int]) -> Sequence[AssetRow]:
        """Rows named after their number."""
        self.asked += len(keys)
        return [AssetRow(ref, 1, self._cells(ref)) for ref in map(unpack_key, keys)]

    def _cells(self, ref: AssetRef) -> dict[str, object]:
        return {
            "name": f"row {ref.id}",
            "sync_state": "synced",
            "price_minor": 100,
            "currency": "BRL",
            "kind": ref.kind,
        }

    def find(self, typed: str, limit: int) -> Sequence[AssetRow]:
        """Nothing: not used here."""
        return ()

    def counts(self) -> SyncCounts:
        """Only how many there are."""
        return SyncCounts({}, {AssetKind.ACTIVITIES: self.count}, 0, 0)

    def distinct(self, kind: AssetKind, column: str) -> Sequence[str]:
        """Nothing: not used here."""
        return ()

    def queue(self, states: frozenset[Any], limit: int) -> Sequence[Any]:
        """Nothing waits."""
        return ()

    def export(self, kind: AssetKind, where: AssetFilter) -> AbstractContextManager[Sequence[Any]]:
        """Nothing: not used here."""
        return nullcontext(())


@pytest.fixture
def make_page(background: Background, look: Appearance, paths: Paths, qtbot: QtBot) -> MakePage:
    """Shows a page of listings in a window of its own."""

    def make(queries: AssetQueries, kind: AssetKind | None) -> ListingsPage:
        page = ListingsPage(kind, queries, background, look, Remembered(paths.config), UTC)
        qtbot.addWidget(page)
        page.resize(1000, 600)
        with qtbot.waitExposed(page):
            page.show()
        qtbot.waitUntil(lambda: page.rows_known)
        return page

    return make


def _names(page: ListingsPage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def _wait_for_rows(page: ListingsPage, qtbot: QtBot) -> None:
    def have_come() -> bool:
        return all(page.model.row_at(row) is not None for row in range(page.model.rowCount()))

    qtbot.waitUntil(have_come)


@EVERY_GRID
def test_every_column_can_be_shown_and_sorted_by(
    filled_office: Application, make_page: MakePage, kind: AssetKind | None, qtbot: QtBot
) -> None:
    page = make_page(filled_office.database.queries, kind)
    expected = page.model.rowCount()
    assert expected == (60 if kind is None else 12)
    for column in page.model.spec.columns:
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            page.model.sort(page.model.spec.position(column.name), order)
            qtbot.waitUntil(lambda: page.model.row_at(0) is not None)
            assert page.model.rowCount() == expected
    _wait_for_rows(page, qtbot)
    for row in range(expected):
        assert all(isinstance(page.model.index(row, c).data(), str) for c in range(page.model.columnCount()))


def test_names_are_in_order_and_go_the_other_way_round(
    filled_office: Application, make_page: MakePage, qtbot: QtBot
) -> None:
    page = make_page(filled_office.database.queries, AssetKind.VEHICLES)
    _wait_for_rows(page, qtbot)
    upwards = _names(page)
    with qtbot.waitSignal(page.model.answered):
        page.model.sort(0, Qt.SortOrder.DescendingOrder)
    _wait_for_rows(page, qtbot)
    assert _names(page) == upwards[::-1]


def test_cells_are_written_for_the_reader(filled_office: Application, make_page: MakePage, qtbot: QtBot) -> None:
    filled_office.assets.create(
        AssetKind.EVENTS, {"name": "Aaa", "price_minor": 123450, "currency": "BRL", "category": "show"}
    )
    page = make_page(filled_office.database.queries, AssetKind.EVENTS)
    qtbot.waitUntil(lambda: page.model.row_at(0) is not None)
    cells = {c.name: page.model.index(0, i).data() for i, c in enumerate(page.model.spec.columns)}
    assert cells["name"] == "Aaa"
    assert cells["price_minor"] == "R$1,234.50"
    assert cells["sync_state"] == "Waiting"
    assert cells["is_active"] == "Yes"
    assert cells["event_on"] == ""


def test_a_million_rows_show_at_once_and_the_end_is_reached(make_page: MakePage, qtbot: QtBot) -> None:
    many = ManyRows(1_000_000)
    page = make_page(many, AssetKind.ACTIVITIES)
    assert page.model.rowCount() == 1_000_000
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_End)
    last = page.model.index(999_999, 0)
    qtbot.waitUntil(lambda: last.data() == "row 1000000")
    assert page.view.visualRect(last).bottom() <= page.view.viewport().height() + 1
    assert many.asked < 1000
    qtbot.keyClick(page.view, Qt.Key.Key_Home)
    assert page.view.currentIndex().row() == 0


def test_a_fast_scroll_does_not_fetch_what_passed_by(make_page: MakePage, qtbot: QtBot) -> None:
    many = ManyRows(200_000)
    page = make_page(many, AssetKind.ACTIVITIES)
    bar = page.view.verticalScrollBar()
    for value in range(0, bar.maximum(), bar.maximum() // 50):
        bar.setValue(value)
        page.view.viewport().repaint()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: page.model.index(199_999, 0).data() == "row 200000")
    assert many.asked < 2000


def test_rows_on_their_way_are_empty_and_come(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page(ManyRows(5000), AssetKind.ACTIVITIES)
    far = page.model.index(4000, 0)
    assert far.data(ROW_ROLE) is None
    assert far.data() is None
    qtbot.waitUntil(lambda: far.data() == "row 4001")


def test_letters_jump_to_a_name(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page(ManyRows(20_000), AssetKind.ACTIVITIES)
    page.view.setFocus()
    qtbot.keyClicks(page.view, "row 1777")
    qtbot.waitUntil(lambda: page.view.currentIndex().row() == 1776)


def test_new_data_moves_neither_selection_nor_scroll(
    filled_office: Application, make_page: MakePage, qtbot: QtBot
) -> None:
    page = make_page(filled_office.database.queries, None)
    page.resize(1000, 400)
    _wait_for_rows(page, qtbot)
    page.view.select_row(30)
    page.view.scrollTo(page.model.index(30, 0), page.view.ScrollHint.PositionAtCenter)
    chosen, top = page.selected_refs, page.model.ref_at(page.view.rowAt(0))
    offset = page.view.rowViewportPosition(page.view.rowAt(0))
    told: list[object] = []
    page.current_changed.connect(told.append)
    filled_office.assets.create(AssetKind.ACTIVITIES, {"name": "AAAA comes before all others"})
    with qtbot.waitSignal(page.model.modelReset):
        page.refresh(None)
    assert page.model.rowCount() == 61
    assert page.selected_refs == chosen
    assert page.view.current_ref == chosen[0]
    assert page.model.ref_at(page.view.rowAt(0)) == top
    assert page.view.rowViewportPosition(page.view.rowAt(0)) == offset
    assert told == []


def test_a_changed_cell_is_seen_without_a_reset(filled_office: Application, make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page(filled_office.database.queries, AssetKind.VEHICLES)
    _wait_for_rows(page, qtbot)
    ref = page.model.ref_at(3)
    with filled_office.database.write() as uow:
        uow.assets.mark(ref, SyncState.NEEDS_ATTENTION, "The key may not do this.")
    state = page.model.index(3, page.model.spec.position("sync_state"))
    with qtbot.assertNotEmitted(page.model.modelReset):
        page.refresh([ref], only_stripe=True)
        qtbot.waitUntil(lambda: state.data() == "Needs attention")
    assert "The key may not do this." in state.data(Qt.ItemDataRole.ToolTipRole)


def test_a_selection_of_everything_stays_everything(make_page: MakePage, qtbot: QtBot) -> None:
    many = ManyRows(3000)
    page = make_page(many, AssetKind.ACTIVITIES)
    page.view.selectAll()
    many.count = 3500
    with qtbot.waitSignal(page.model.modelReset):
        page.refresh(None)
    assert page.view.selected_count == 3500


def test_searching_filters_and_clearing_shows_all_again(
    filled_office: Application, make_page: MakePage, qtbot: QtBot
) -> None:
    filled_office.assets.create(AssetKind.VEHICLES, {"name": "Ônibus azul", "status": "maintenance"})
    page = make_page(filled_office.database.queries, AssetKind.VEHICLES)
    qtbot.keyClicks(page.filter_bar.search, "onibus")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.filter_bar.clear_button.isVisible()
    page.filter_bar.search.setText("nothing is called so")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert page.empty.isVisible()
    qtbot.mouseClick(page.empty.first, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == 13)
    assert page.filter_bar.is_empty


def test_an_empty_section_says_what_to_do_next(office: Application, make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page(office.database.queries, AssetKind.EVENTS)
    qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.first.text() == "New event"
    with qtbot.waitSignal(page.new_asked):
        qtbot.mouseClick(page.empty.first, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.import_asked):
        qtbot.mouseClick(page.empty.second, Qt.MouseButton.LeftButton)


def test_copied_rows_hold_what_is_shown_also_where_it_was_never_looked_at(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page(ManyRows(2000), AssetKind.ACTIVITIES)
    page.view.selectAll()
    copied: list[str] = []
    page.copy_selection().on_success(copied.append)
    qtbot.waitUntil(lambda: len(copied) == 1)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 2001
    assert lines[0].split("\t")[0] == "Name"
    assert lines[2000].split("\t")[0] == "row 2000"


HOSTILE = ['<img src="x">', "=1+1", "tab\tand\nline", "\u202eright to left", "%_'\";--", "😀" * 40, "a & b <b>c</b>"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_shows_as_typed(office: Application, make_page: MakePage, qtbot: QtBot, name: str) -> None:
    with office.database.write() as uow:
        values = {**office.assets.defaults(AssetKind.ACTIVITIES), "name": name, "slug": "x"}
        uow.assets.add(AssetKind.ACTIVITIES, values, ())
    page = make_page(office.database.queries, AssetKind.ACTIVITIES)
    cell = page.model.index(0, 0)
    qtbot.waitUntil(lambda: cell.data() is not None)
    assert cell.data() == name.replace("\t", " ").replace("\n", " ")
    assert "<img" not in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert page.grab().width() == page.width()


def test_a_link_is_copied_by_its_button(filled_office: Application, make_page: MakePage, qtbot: QtBot) -> None:
    ref = AssetRef(AssetKind.ACTIVITIES, 1)
    with filled_office.database.write() as uow:
        record = uow.assets.get(ref)
        uow.assets.save_stripe(ref, replace(record.stripe, payment_link="https://buy.stripe.com/abc"), {})
    page = make_page(filled_office.database.queries, AssetKind.ACTIVITIES)
    _wait_for_rows(page, qtbot)
    row = next(r for r in range(page.model.rowCount()) if page.model.ref_at(r) == ref)
    cell = page.view.visualRect(page.model.index(row, page.model.spec.position("stripe_payment_link")))
    with qtbot.waitSignal(page.link_copied):
        place = QPoint(cell.right() - 20, cell.center().y())
        qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert QGuiApplication.clipboard().text() == "https://buy.stripe.com/abc"


def test_columns_are_remembered(
    filled_office: Application, make_page: MakePage, qtbot: QtBot, qapp: QApplication
) -> None:
    del qapp
    page = make_page(filled_office.database.queries, AssetKind.ACTIVITIES)
    header = page.view.horizontalHeader()
    header.moveSection(0, 2)
    page.view.setColumnHidden(1, True)
    header.resizeSection(0, 333)
    page._remember_columns()
    page._remembered.write()
    again = make_page(filled_office.database.queries, AssetKind.ACTIVITIES)
    assert again.view.horizontalHeader().visualIndex(0) == 2
    assert again.view.isColumnHidden(1)
    assert again.view.columnWidth(0) == 333


def test_names_take_the_room_that_is_left(filled_office: Application, make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page(filled_office.database.queries, AssetKind.ACTIVITIES)
    page.resize(1500, 600)
    qtbot.waitUntil(lambda: page.view.horizontalHeader().length() == page.view.viewport().width())


def test_an_answer_to_an_older_question_is_dropped(
    filled_office: Application, background: Background, qtbot: QtBot
) -> None:
    model = GridModel(grid_spec(None), filled_office.database.queries, background, UTC)
    answers: list[int] = []
    model.answered.connect(answers.append)
    model.ask(Question(AssetFilter()))
    model.ask(Question(AssetFilter(kind=AssetKind.EVENTS)))
    model.ask(Question(AssetFilter(text="no such name")))
    with qtbot.waitSignal(background.idle):
        pass
    assert answers == [0]
    assert model.rowCount() == 0


@pytest.mark.parametrize(
    ("positions", "expected"),
    [((), []), ((4,), [(4, 4)]), ((0, 1, 2), [(0, 2)]), ((0, 2, 3, 7), [(0, 0), (2, 3), (7, 7)])],
)
def test_neighbours_are_selected_together(positions: Sequence[int], expected: list[tuple[int, int]]) -> None:
    assert list(runs(positions)) == expected
