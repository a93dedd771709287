"""Somebody who comes to work here, and what they may do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backoffice.domain.errors import InvalidInput
from backoffice.domain.people import Role
from backoffice.gui.background import Background
from backoffice.gui.dialogs.fields import LabelledField, choice_box, line_edit
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.dialogs.password import NewPassword
from backoffice.gui.forms.parts import button, label
from backoffice.gui.people_words import ROLES, role_help, role_title
from backoffice.gui.style.roles import Role as Look
from backoffice.gui.translation import tr
from backoffice.gui.wording import explain
from backoffice.services.people import People
from backoffice.services.ports.refunds import PersonRecord

LONGEST_NAME = 200


class PersonDialog(Dialog):
    """Adds somebody. `added` carries the PersonRecord. The first of all is administrator and signs in at once."""

    added = Signal(object)

    def __init__(
        self, people: People, background: Background, parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        """Begin with a name, such as that of whoever has worked alone."""
        super().__init__(tr("Add a person"), parent)
        self.setMinimumWidth(460)
        self._people, self._background = people, background
        self.is_first = people.is_office_of_one
        self.line = line_edit(name)
        self.line.setMaxLength(LONGEST_NAME)
        self.role = choice_box([(role_title(role), role) for role in ROLES], Role.STAFF)
        self.new = NewPassword(tr("Password"))
        words = tr("What they do is kept under it; it cannot be changed later.")
        self.name = LabelledField(tr("Name"), self.line, words)
        self.role_field = LabelledField(tr("May do"), self.role)
        self._lay_out()
        self.go.clicked.connect(self._add)
        self.role.currentIndexChanged.connect(lambda _at: self._explain())
        self.line.textChanged.connect(lambda _text: self._judge())
        self.new.changed.connect(self._judge)
        self._explain()
        self._judge()
        self.line.setFocus()

    def _lay_out(self) -> None:
        if self.is_first:
            self.role.setCurrentIndex(self.role.findData(Role.ADMINISTRATOR))
            self.role.setEnabled(False)
            words = tr("Begin with yourself. The first person is administrator and adds the others.")
            self.box.addWidget(label(words, wrap=True))
        for part in (self.name, self.role_field, self.new):
            self.box.addWidget(part)
        if not self.is_first:
            words = tr("Leave the password empty, and they choose it when they sign in for the first time.")
            self.box.addWidget(label(words, Look.CAPTION, wrap=True))
        self.back, self.go = button(tr("Back")), button(tr("Add"), Look.PRIMARY)
        self.add_answers(self.back, self.go)
        self.go.setDefault(True)

    @property
    def _chosen(self) -> Role:
        """Qt keeps a StrEnum as plain text."""
        return Role(self.role.currentData())

    def _explain(self) -> None:
        self.role_field.note.setText(role_help(self._chosen))
        self.role_field.note.setVisible(True)
        self.role.setAccessibleDescription(role_help(self._chosen))

    def _judge(self) -> None:
        self.name.show_problem("")
        self.go.setEnabled(bool(self.line.text().strip()) and not (self.is_first and self.new.is_empty))

    def _add(self) -> None:
        name, role, people = self.line.text(), self._chosen, self._people
        password = None if self.new.is_empty else self.new.read()
        if password is None and not self.new.is_empty:
            return

        def work() -> PersonRecord:
            record = people.add(name, role, password)
            if self.is_first and password is not None:
                people.sign_in(record.name, password)
            return record

        self.go.setEnabled(False)
        adding = self._background.run(work, owner=self)
        adding.on_success(self._finish).on_failure(self._refuse)

    def _finish(self, record: PersonRecord) -> None:
        self.accept()
        self.added.emit(record)

    def _refuse(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        fields = {problem.field for problem in error.problems} if isinstance(error, InvalidInput) else set[str]()
        if "password" in fields:
            self.new.show_problem(explain(error))
        else:
            self.name.show_problem(explain(error))
            self.line.setFocus()


class RoleDialog(Dialog):
    """Lets somebody do more or less. `chosen` carries the Role."""

    chosen = Signal(object)

    def __init__(self, record: PersonRecord, parent: QWidget | None = None) -> None:
        """Begin with what they may do now."""
        super().__init__(tr("Role"), parent)
        self.setMinimumWidth(420)
        self.box.addWidget(label(tr("What may {name} do?", name=record.name), Look.HEADING, wrap=True))
        self.role = choice_box([(role_title(role), role) for role in ROLES], record.role)
        self.field = LabelledField(tr("May do"), self.role)
        self.box.addWidget(self.field)
        self.back, self.go = button(tr("Back")), button(tr("Change role"), Look.PRIMARY)
        self.add_answers(self.back, self.go)
        self.go.clicked.connect(self._choose)
        self.role.currentIndexChanged.connect(lambda _at: self._explain())
        self._explain()
        self.role.setFocus()

    def _explain(self) -> None:
        words = role_help(Role(self.role.currentData()))
        self.field.note.setText(words)
        self.field.note.setVisible(True)
        self.role.setAccessibleDescription(words)

    def _choose(self) -> None:
        self.accept()
        self.chosen.emit(Role(self.role.currentData()))
