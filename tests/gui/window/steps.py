"""What tests of the window do again and again."""

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from backoffice.gui.main_window import MainWindow
from backoffice.gui.pages.listings import ListingsPage
from backoffice.gui.sections import SectionName


def open_table(window: MainWindow, section: SectionName, qtbot: QtBot) -> ListingsPage:
    """Go to a table and wait until all its rows have come."""
    window.show_section(section)
    page = window.pages.page(section)
    assert isinstance(page, ListingsPage)
    qtbot.waitUntil(lambda: page.rows_known)
    qtbot.waitUntil(lambda: all(page.model.row_at(r) is not None for r in range(page.model.rowCount())))
    return page


def names_of(page: ListingsPage) -> list[str]:
    """Return the names in a table, in their order."""
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def wait_for_dialog(kind: type[QDialog], qtbot: QtBot) -> QDialog:
    """Return the dialog that has just been opened, once it has the keyboard."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog
