"""The people of the office, for administrators: who there is, what they may do, and whether they have a password."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from backoffice.domain.people import Role as PersonRole
from backoffice.gui.background import Background
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.dialogs.password import PasswordDialog
from backoffice.gui.dialogs.person import PersonDialog, RoleDialog
from backoffice.gui.forms.parts import button, label, measures
from backoffice.gui.people_words import alone_words, honest_words, role_title
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr
from backoffice.gui.wording import explain
from backoffice.services.people import People
from backoffice.services.ports.refunds import PersonRecord

RECORD = Qt.ItemDataRole.UserRole
ROWS_SHOWN = 8


class PeopleDialog(Dialog):
    """`changed` when there is somebody else, or somebody may do something else. Each change is stored at once."""

    changed = Signal()

    def __init__(self, people: People, background: Background, parent: QWidget | None = None) -> None:
        """Look up who there is."""
        super().__init__(tr("People"), parent)
        self.setMinimumWidth(680)
        self._people, self._background = people, background
        self.hint = label("", wrap=True)
        self.table = _table()
        self.problem = label("", Role.PROBLEM, wrap=True)
        self.problem.hide()
        self.add = button(tr("Add…"), icon_name="add")
        self.role = button(tr("Role…"))
        self.password = button(tr("Password…"))
        self.activity = button(tr("Deactivate"))
        self.close_button = button(tr("Close"))
        self._lay_out()
        self._connect()
        self._look()

    def _lay_out(self) -> None:
        self.box.addWidget(self.hint)
        self.box.addWidget(self.table)
        self.box.addWidget(self.problem)
        row = QHBoxLayout()
        for each in (self.add, self.role, self.password, self.activity):
            row.addWidget(each)
        row.addStretch()
        self.box.addLayout(row)
        self.box.addWidget(label(honest_words(), Role.CAPTION, wrap=True))
        self.close_button.setDefault(True)
        below = QHBoxLayout()
        below.addStretch()
        below.addWidget(self.close_button)
        self.box.addLayout(below)

    def _connect(self) -> None:
        self.add.clicked.connect(self._add)
        self.role.clicked.connect(self._ask_role)
        self.password.clicked.connect(self._ask_password)
        self.activity.clicked.connect(self._toggle_activity)
        self.close_button.clicked.connect(self.accept)
        self.table.itemSelectionChanged.connect(self._judge)
        self.table.itemDoubleClicked.connect(lambda _item: self._ask_role())

    @property
    def chosen(self) -> PersonRecord | None:
        """Return the person of the row that is chosen."""
        item = self.table.item(self.table.currentRow(), 0)
        return item.data(RECORD) if item else None

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard where one begins."""
        super().showEvent(event)
        (self.add if self._people.is_office_of_one else self.table).setFocus()

    # --- what there is ------------------------------------------------------------------------------------------

    def _look(self) -> None:
        looking = self._background.run(self._people.everyone, owner=self)
        looking.on_success(self._show).on_failure(self._complain)

    def _show(self, everyone: Sequence[PersonRecord]) -> None:
        before = self.chosen
        self.table.setRowCount(len(everyone))
        for row, record in enumerate(everyone):
            for column, text in enumerate(_cells(record)):
                item = QTableWidgetItem(text)
                item.setData(RECORD, record)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(row, column, item)
        names = [record.name for record in everyone]
        self.table.selectRow(names.index(before.name) if before and before.name in names else 0)
        self.hint.setText(_hint(is_office_of_one=not everyone))
        self._judge()

    def _judge(self) -> None:
        record = self.chosen
        for each in (self.role, self.password, self.activity):
            each.setEnabled(record is not None)
        is_active = record is None or record.is_active
        self.activity.setText(tr("Deactivate") if is_active else tr("Let in again"))

    # --- what is changed ----------------------------------------------------------------------------------------

    def _add(self) -> None:
        name = self._people.person().name if self._people.is_office_of_one else ""
        dialog = PersonDialog(self._people, self._background, self, name=name)
        dialog.added.connect(lambda _record: self._follow())
        dialog.open()

    def _ask_role(self) -> None:
        record = self.chosen
        if record is not None:
            dialog = RoleDialog(record, self)
            dialog.chosen.connect(lambda role: self._change_role(record.name, role))
            dialog.open()

    def _change_role(self, name: str, role: PersonRole) -> None:
        self._do(lambda: self._people.change_role(name, role))

    def _ask_password(self) -> None:
        record = self.chosen
        if record is not None:
            dialog = PasswordDialog(record.name, self._people, self._background, self)
            dialog.stored.connect(self._follow)
            dialog.open()

    def _toggle_activity(self) -> None:
        record, people = self.chosen, self._people
        if record is not None:
            change = people.deactivate if record.is_active else people.reactivate
            self._do(lambda: change(record.name))

    def _do(self, work: Callable[[], object]) -> None:
        doing = self._background.run(work, owner=self)
        doing.on_success(lambda _record: self._follow()).on_failure(self._complain)

    def _follow(self) -> None:
        self.changed.emit()
        if self._people.person().may_administer:
            self.problem.hide()
            self._look()
        else:
            self.accept()  # whoever is no administrator any more has nothing to do here

    def _complain(self, error: BaseException) -> None:
        self.problem.setText(explain(error))
        self.problem.show()


def _table() -> QTableWidget:
    table = QTableWidget(0, 4)
    table.setHorizontalHeaderLabels([tr("Name"), tr("Role"), tr("May sign in"), tr("Password")])
    table.setAccessibleName(tr("People"))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(measures().row)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.setMinimumHeight(measures().row * ROWS_SHOWN)
    return table


def _cells(record: PersonRecord) -> tuple[str, str, str, str]:
    return (
        record.name,
        role_title(record.role),
        tr("Yes", "may sign in") if record.is_active else tr("No more"),
        tr("Set") if record.has_password else tr("At first sign-in"),
    )


def _hint(*, is_office_of_one: bool) -> str:
    if is_office_of_one:
        return alone_words()
    return tr("Who works here. Whoever leaves is deactivated: what they did stays under their name.")
