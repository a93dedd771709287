"""The line at the bottom: whose database, which money, what waits, what failed. Each part opens its section."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from backoffice.domain.people import Person
from backoffice.gui.people_words import person_title
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr, translate_message
from backoffice.gui.wording import mode_title
from backoffice.services.connection import ConnectionStatus
from backoffice.services.ports import Mode
from backoffice.services.queue import QueueStatus

BADGES = {
    Mode.PRACTICE: Role.BADGE_PRACTICE,
    Mode.TEST: Role.BADGE_TEST,
    Mode.LIVE: Role.BADGE_LIVE,
    None: Role.BADGE_NONE,
}


class StatusBar(QFrame):
    """Buttons in a row. Signals say which was pressed."""

    profile_pressed = Signal()
    person_pressed = Signal()
    account_pressed = Signal()
    queue_pressed = Signal()
    failures_pressed = Signal()
    condition_pressed = Signal()
    notices_pressed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        """Show nothing yet but the profile."""
        super().__init__(parent)
        self._appearance = appearance
        self._profile_name = ""
        self._person: Person | None = None
        self._is_known = False
        self._connection: ConnectionStatus | None = None
        self._queue: QueueStatus | None = None
        self._unread = 0
        self.profile = self._button(self.profile_pressed)
        self.person = self._button(self.person_pressed)
        self.badge = self._button(self.account_pressed)
        self.account = self._button(self.account_pressed)
        self.queue = self._button(self.queue_pressed)
        self.failures = self._button(self.failures_pressed)
        self.condition = self._button(self.condition_pressed)
        self.notices = self._button(self.notices_pressed)
        self._lay_out()
        appearance.changed.connect(self._dress)
        self._dress()
        self.retranslate()

    def show_profile(self, name: str) -> None:
        """Name the profile."""
        self._profile_name = name
        self.retranslate()

    def show_person(self, person: Person, *, is_known: bool) -> None:
        """Name who is at work; not `is_known`: nobody has signed in yet."""
        self._person, self._is_known = person, is_known
        self.retranslate()

    def show_connection(self, status: ConnectionStatus) -> None:
        """Show mode and account."""
        self._connection = status
        self.retranslate()

    def show_queue(self, status: QueueStatus) -> None:
        """Show what waits, what failed, and why nothing moves."""
        self._queue = status
        self.retranslate()

    def show_unread(self, count: int) -> None:
        """Show how many notices were not looked at."""
        self._unread = count
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write the words anew."""
        self.profile.setText(_plain(self._profile_name))
        at_work = person_title(self._person) if self._person and self._is_known else tr("Not signed in")
        self.person.setText(_plain(_shorten(at_work, 40)))
        self.person.setToolTip(f"<span>{_escape(at_work)}</span>")
        self._write_connection()
        self._write_queue()
        self.notices.setText(str(self._unread) if self._unread else "")
        self.notices.setToolTip(tr("Notices"))
        for button, name in (
            (self.profile, tr("Database profile: {name}", name=self._profile_name)),
            (self.person, tr("At work: {person}", person=at_work)),
            (self.badge, tr("Mode: {mode}", mode=self.badge.text())),
            (self.account, tr("Stripe account: {name}", name=self.account.text())),
            (self.notices, tr("%n new notice(s)", None, self._unread)),
        ):
            button.setAccessibleName(name)

    def _write_connection(self) -> None:
        status = self._connection
        mode = status.mode if status else None
        self.badge.setText(mode_title(mode))
        set_role(self.badge, BADGES[mode])
        self.badge.setVisible(status is not None)
        name = (status.account_name or status.account_id) if status else None
        self.account.setText(_plain(name) if name else tr("No Stripe account yet"))

    def _write_queue(self) -> None:
        waiting = self._queue.waiting if self._queue else 0
        failed = self._queue.needs_attention if self._queue else 0
        self.queue.setText(tr("%n waiting", None, waiting) if waiting else tr("Everything sent"))
        self.failures.setText(tr("%n need(s) attention", None, failed))
        self.failures.setVisible(failed > 0)
        _set_alarm(self.failures, "true" if failed else "")
        condition = self._queue.condition if self._queue else None
        self.condition.setVisible(condition is not None)
        if condition is not None:
            sentence = translate_message(condition.message)
            self.condition.setText(_plain(_shorten(sentence)))
            self.condition.setToolTip(f"<span>{_escape(sentence)}</span>")
            _set_alarm(self.condition, "wait")
        for button in (self.queue, self.failures, self.condition):
            button.setAccessibleName(button.text())

    def _button(self, signal: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_role(button, Role.STATUS)
        button.clicked.connect(signal)
        return button

    def _lay_out(self) -> None:
        set_role(self, Role.STRIP)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 10, 3)
        row.setSpacing(4)
        for button in (self.badge, self.profile, self.person, self.account, self.queue, self.failures):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.condition)
        row.addWidget(self.notices)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _dress(self) -> None:
        colours = self._appearance.colours
        icons = {
            self.profile: ("database", None),
            self.person: ("customer", None),
            self.account: ("stripe", None),
            self.queue: ("queue", None),
            self.failures: ("alert", colours.danger.text),
            self.condition: ("pause", colours.warning.text),
            self.notices: ("bell", None),
        }
        for button, (name, tint) in icons.items():
            button.setIcon(self._appearance.icon(name, tint))


def _set_alarm(button: QToolButton, alarm: str) -> None:
    if button.property("alarm") != alarm:
        button.setProperty("alarm", alarm)
        button.style().unpolish(button)
        button.style().polish(button)


def _plain(text: str) -> str:
    """A button takes & for the mark of a shortcut."""
    return text.replace("&", "&&")


def _shorten(sentence: str, most: int = 90) -> str:
    return sentence if len(sentence) <= most else sentence[: most - 1] + "…"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
