"""Sign in: who is at work from now on. Somebody without a password chooses one here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backoffice.domain.people import Person
from backoffice.gui.background import Background
from backoffice.gui.dialogs.fields import LabelledField, choice_box, line_edit
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.dialogs.password import NewPassword
from backoffice.gui.forms.parts import button, label
from backoffice.gui.people_words import honest_words
from backoffice.gui.style.roles import Role
from backoffice.gui.translation import tr
from backoffice.gui.wording import explain
from backoffice.services.people import People
from backoffice.services.ports.refunds import PersonRecord


class SignInDialog(Dialog):
    """`signed_in` carries the Person. Whoever goes back stays who they were."""

    signed_in = Signal(object)

    def __init__(
        self, people: People, background: Background, parent: QWidget | None = None, *, suggested: str = ""
    ) -> None:
        """Look up who there is; `suggested` was here last."""
        super().__init__(tr("Sign in"), parent)
        self.setMinimumWidth(440)
        self._people, self._background, self._suggested = people, background, suggested
        self._records: dict[str, PersonRecord] = {}
        self.heading = label(tr("Who is at work?"), Role.HEADING)
        self.who = choice_box((), None)
        self.line = line_edit(secret=True)
        self.name = LabelledField(tr("Name"), self.who)
        self.password = LabelledField(tr("Password"), self.line)
        self.welcome = label("", Role.MUTED, wrap=True)
        self.new = NewPassword(tr("Choose a password"))
        for part in (self.heading, self.name, self.password, self.welcome, self.new):
            self.box.addWidget(part)
        self.box.addWidget(label(honest_words(), Role.CAPTION, wrap=True))
        self.back, self.go = button(tr("Not now")), button(tr("Sign in"), Role.PRIMARY)
        self.add_answers(self.back, self.go)
        self.go.setDefault(True)
        self._connect()
        self._show_chosen()
        looking = background.run(people.everyone, owner=self)
        looking.on_success(self._show_people).on_failure(lambda error: self.password.show_problem(explain(error)))

    def _connect(self) -> None:
        self.who.currentIndexChanged.connect(lambda _at: self._show_chosen())
        self.line.textChanged.connect(lambda _text: self._edited())
        self.new.changed.connect(self._judge)
        self.go.clicked.connect(self._sign_in)

    @property
    def _chosen(self) -> PersonRecord | None:
        return self._records.get(self.who.currentData() or "")

    def _show_people(self, everyone: Sequence[PersonRecord]) -> None:
        self._records = {record.name: record for record in everyone if record.is_active}
        self.who.blockSignals(True)
        for name in self._records:
            self.who.addItem(name, name)
        self.who.blockSignals(False)
        self.who.setCurrentIndex(max(self.who.findData(self._suggested), 0))
        self._show_chosen()
        (self.line if self.password.isVisible() else self.new).setFocus()

    def _show_chosen(self) -> None:
        record = self._chosen
        is_new = record is not None and not record.has_password
        self.password.setVisible(not is_new)
        self.new.setVisible(is_new)
        self.welcome.setVisible(is_new)
        name = record.name if record else ""
        self.welcome.setText(tr("Welcome, {name}. You have no password yet.", name=name) if is_new else "")
        self.line.clear()
        self.password.show_problem("")
        self._judge()

    def _edited(self) -> None:
        self.password.show_problem("")
        self._judge()

    def _judge(self) -> None:
        record = self._chosen
        typed = bool(self.line.text()) if record is None or record.has_password else not self.new.is_empty
        self.go.setEnabled(record is not None and typed)

    def _sign_in(self) -> None:
        work = self._work()
        if work is None:
            return
        self._set_busy(True)
        signing = self._background.run(work, owner=self)
        signing.on_success(self._finish).on_failure(self._refuse)

    def _work(self) -> Callable[[], Person] | None:
        record, people = self._chosen, self._people
        if record is None:
            return None
        name, password = record.name, self.line.text()
        if record.has_password:
            return lambda: people.sign_in(name, password)
        chosen = self.new.read()
        return None if chosen is None else lambda: people.choose_password(name, chosen)

    def _finish(self, person: Person) -> None:
        self.accept()
        self.signed_in.emit(person)

    def _refuse(self, error: BaseException) -> None:
        self._set_busy(False)
        if self.password.isVisible():
            self.line.clear()
            self.password.show_problem(explain(error))
            self.line.setFocus()
        else:
            self.new.show_problem(explain(error))

    def _set_busy(self, busy: bool) -> None:
        self.who.setEnabled(not busy)
        self.line.setReadOnly(busy)
        self.new.set_busy(busy)
        self.go.setText(tr("Looking…") if busy else tr("Sign in"))
        self.go.setEnabled(not busy)
