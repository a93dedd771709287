"""The Stripe key: whose it is, what it may do, and where it lies. It goes to the OS keyring and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from backoffice.gui.background import Background
from backoffice.gui.dialogs.fields import LabelledField, line_edit
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button, empty_layout, label, measures
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr
from backoffice.gui.wording import explain
from backoffice.services.connection import Connection, ConnectionStatus, KeyOrigin
from backoffice.services.gateway_errors import GatewayError, KeyringUnusable
from backoffice.services.ports import KeyPermission, Mode, SecretStore, StripeAccount


class KeyServices(Protocol):
    """What the dialog needs of the application."""

    @property
    def connection(self) -> Connection: ...

    @property
    def secrets(self) -> SecretStore: ...


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where keys are kept: the keyring's name, or why there is none; and what is in use now."""

    keyring: str
    problem: KeyringUnusable | None
    status: ConnectionStatus | None


class StripeKeyDialog(Dialog):
    """Checks a pasted key against Stripe, keeps it, or forgets it."""

    saved = Signal(object)
    """The StripeAccount whose key was stored."""
    removed = Signal()

    def __init__(self, services: KeyServices, background: Background, parent: QWidget | None = None) -> None:
        """Look up what is in use; the dialog can be closed while it does."""
        super().__init__(tr("Stripe key"), parent)
        self.setMinimumWidth(520)
        self._services, self._background = services, background
        self.in_use = label("", wrap=True)
        self.mode = label("")
        self.line = line_edit(secret=True, placeholder="rk_live_…")
        help_text = tr("Copy it from Developers › API keys in the Stripe Dashboard. A restricted key (rk_) is safest.")
        self.field = LabelledField(tr("Secret or restricted key"), self.line, help_text)
        self.account = QFrame()
        self.keyring = label("", Role.CAPTION, wrap=True)
        self.check = button(tr("Check key"))
        self.save = button(tr("Save key"), Role.PRIMARY)
        self.remove = button(tr("Remove key…"))
        self.close_button = button(tr("Close"))
        self._lay_out()
        self._connect()
        self._show_typed()
        self._look_up()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.in_use, 1)
        top.addWidget(self.mode, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(top)
        self.box.addWidget(self.field)
        set_role(self.account, Role.CARD)
        self._result_box = QVBoxLayout(self.account)
        unit = measures().unit
        self._result_box.setContentsMargins(unit * 3, unit * 2, unit * 3, unit * 2)
        self._result_box.setSpacing(unit)
        self.account.hide()
        self.box.addWidget(self.account)
        self.box.addWidget(self._question())
        self.box.addWidget(self.keyring)
        self.box.addStretch()
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch()
        for one in (self.close_button, self.check, self.save):
            row.addWidget(one)
        self.box.addLayout(row)

    def _question(self) -> QWidget:
        """Removing asks in the dialog itself; the default is to keep."""
        self.question = QFrame()
        set_role(self.question, Role.PROBLEM_NOTICE)
        column = QVBoxLayout(self.question)
        column.addWidget(
            label(tr("Without a key nothing is sent to Stripe. Edits are saved and wait for the next key."), wrap=True)
        )
        row = QHBoxLayout()
        self.keep, self.really_remove = button(tr("Keep key")), button(tr("Remove key"), Role.DANGER)
        row.addStretch()
        row.addWidget(self.keep)
        row.addWidget(self.really_remove)
        column.addLayout(row)
        self.question.hide()
        return self.question

    def _connect(self) -> None:
        self.line.textChanged.connect(lambda _text: self._show_typed())
        self.line.returnPressed.connect(self.check.click)
        self.check.clicked.connect(self._check)
        self.save.clicked.connect(self._save)
        self.close_button.clicked.connect(self.reject)
        self.remove.clicked.connect(self._ask_to_remove)
        self.keep.clicked.connect(self.question.hide)
        self.really_remove.clicked.connect(self._remove)

    # --- what is in use ---------------------------------------------------------------------------------------

    def _look_up(self) -> None:
        services = self._services

        def work() -> KeyPlace:
            try:
                return KeyPlace(services.secrets.check(), None, services.connection.status())
            except KeyringUnusable as error:
                return KeyPlace("", error, _status_without_keyring(services.connection))

        self.in_use.setText(tr("Looking into the keyring…"))
        looking = self._background.run(work, owner=self)
        looking.on_success(self._show_place).on_failure(lambda error: self.in_use.setText(explain(error)))

    def _show_place(self, place: KeyPlace) -> None:
        status = place.status
        origin = status.key_origin if status else None
        self.in_use.setText(_origin_words(status))
        self._show_mode(status.mode if status and (origin or status.account_id) else None)
        if place.problem is not None:
            self.keyring.setText(explain(place.problem))
            set_role(self.keyring, Role.PROBLEM)
        else:
            words = _keyring_words(place.keyring)
            self.keyring.setText(tr("Keys are kept in this computer's keyring: {keyring}.", keyring=words))
            set_role(self.keyring, Role.CAPTION)
        takes_key = origin in (None, KeyOrigin.KEYRING)
        self.field.setVisible(takes_key)
        for one in (self.check, self.save):
            one.setVisible(takes_key)
        self.keyring.setVisible(origin is not KeyOrigin.PRACTICE)
        self.remove.setVisible(origin is KeyOrigin.KEYRING)
        (self.line if takes_key else self.close_button).setFocus()
        self._show_typed()

    def _show_mode(self, mode: Mode | None) -> None:
        roles = {Mode.PRACTICE: Role.BADGE_PRACTICE, Mode.TEST: Role.BADGE_TEST, Mode.LIVE: Role.BADGE_LIVE}
        words = {Mode.PRACTICE: tr("PRACTICE"), Mode.TEST: tr("TEST"), Mode.LIVE: tr("LIVE")}
        self.mode.setVisible(mode is not None)
        if mode is not None:
            self.mode.setText(f" {words[mode]} ")
            set_role(self.mode, roles[mode])

    # --- checking and saving ----------------------------------------------------------------------------------

    def _show_typed(self) -> None:
        has_text = bool(self.line.text().strip())
        self.check.setEnabled(has_text)
        self.save.setEnabled(has_text)
        (self.check if has_text else self.close_button).setDefault(True)
        self.field.show_problem("")
        self.account.hide()

    def _check(self) -> None:
        key = self.line.text()
        connection = self._services.connection

        async def work() -> tuple[StripeAccount, Sequence[KeyPermission]]:
            account = await connection.check_key(key)
            restricted = key.strip().startswith("rk_")
            return account, await connection.check_permissions(key) if restricted else ()

        self._set_busy(self.check, tr("Asking Stripe…"))
        asking = self._background.run_coroutine(work(), owner=self)
        asking.on_success(lambda found: self._show_account(*found)).on_failure(self._show_error)

    def _save(self) -> None:
        self._set_busy(self.save, tr("Asking Stripe…"))
        saving = self._background.run_coroutine(self._services.connection.save_key(self.line.text()), owner=self)
        saving.on_success(self._take_saved).on_failure(self._show_error)

    def _take_saved(self, account: StripeAccount) -> None:
        self._set_ready()
        self.line.clear()
        self._show_account(account, ())
        self._look_up()
        self.saved.emit(account)

    def _show_error(self, error: BaseException) -> None:
        self._set_ready()
        self.field.show_problem(explain(error))
        self.field.setToolTip(error.details if isinstance(error, GatewayError) else "")
        self.line.setFocus()

    def _show_account(self, account: StripeAccount, permissions: Sequence[KeyPermission]) -> None:
        self._set_ready()
        empty_layout(self._result_box)
        self._result_box.addWidget(label(account.display_name or account.account_id, Role.HEADING, wrap=True))
        kind = tr("LIVE: real money") if account.livemode else tr("TEST: no real money")
        self._result_box.addWidget(label(f"{kind} · {account.account_id}", wrap=True, selectable=True))
        for permission in permissions:
            self._result_box.addWidget(_permission_line(permission))
        self.account.show()

    # --- removing -------------------------------------------------------------------------------------------

    def _ask_to_remove(self) -> None:
        self.question.show()
        self.keep.setFocus()

    def _remove(self) -> None:
        self.question.hide()
        self._set_busy(self.remove, tr("Removing…"))
        removing = self._background.run_coroutine(self._services.connection.forget_key(), owner=self)
        removing.on_success(lambda _none: self._take_removed()).on_failure(self._show_error)

    def _take_removed(self) -> None:
        self._set_ready()
        self.account.hide()
        self._look_up()
        self.removed.emit()

    def _set_busy(self, pressed: QPushButton, words: str) -> None:
        """Say within the same moment that it was heard."""
        for one in (self.check, self.save, self.remove):
            one.setEnabled(False)
        self.line.setReadOnly(True)
        self.field.show_problem("")
        pressed.setText(words)

    def _set_ready(self) -> None:
        self.check.setText(tr("Check key"))
        self.save.setText(tr("Save key"))
        self.remove.setText(tr("Remove key…"))
        self.remove.setEnabled(True)
        self.line.setReadOnly(False)
        has_text = bool(self.line.text().strip())
        self.check.setEnabled(has_text)
        self.save.setEnabled(has_text)


def _status_without_keyring(connection: Connection) -> ConnectionStatus | None:
    """A key of the environment works without a keyring; otherwise there is nothing to tell."""
    try:
        return connection.status()
    except KeyringUnusable:
        return None


def _origin_words(status: ConnectionStatus | None) -> str:
    origin = status.key_origin if status else None
    account = (status.account_name or status.account_id or "") if status else ""
    match origin:
        case KeyOrigin.ENVIRONMENT:
            return tr(
                "The key in use comes from the environment (STRIPE_SECRET_KEY). "
                "To use another, start the program without that variable."
            )
        case KeyOrigin.PRACTICE:
            return tr("Practice mode needs no key: it talks to the built-in simulator, never to Stripe.")
        case KeyOrigin.KEYRING:
            return tr("In use: the key of {account}.", account=account) if account else tr("A key is stored.")
        case None:
            return tr("No key is stored yet. Listings are saved, and go out once there is one.")


def _keyring_words(backend: str) -> str:
    """Return what people call the keyring of a backend (`keyring.backends.SecretService.Keyring`)."""
    names = {"SecretService": "Secret Service", "kwallet": "KWallet", "libsecret": "Secret Service"}
    names |= {"macOS": "macOS Keychain", "Windows": "Windows Credential Manager"}
    return next((name for part, name in names.items() if f".{part}." in backend), backend)


def _permission_line(permission: KeyPermission) -> QWidget:
    area = _area_words(permission.area)
    if permission.is_allowed:
        return label(f"✓ {area}")
    words = tr("✗ {area}: not allowed. Stripe says: {words}", area=area, words=permission.stripe_says)
    return label(words, Role.PROBLEM, wrap=True, selectable=True)


def _area_words(area: str) -> str:
    words = {
        "account": tr("Account"),
        "products": tr("Products"),
        "prices": tr("Prices"),
        "payment_links": tr("Payment links"),
        "checkout": tr("Payment pages"),
        "payments": tr("Payments"),
        "refunds": tr("Refunds"),
    }
    return words.get(area, area)
