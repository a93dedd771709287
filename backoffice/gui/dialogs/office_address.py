"""The address of an office's PostgreSQL database, as a person enters it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.gui.dialogs.fields import LabelledField, choice_box, line_edit
from backoffice.gui.forms.parts import measures
from backoffice.gui.translation import tr

USUAL_PORT = 5432
_HIGHEST_PORT = 65_535


@dataclass(frozen=True, slots=True, repr=False)
class OfficeAddress:
    """Where the database is. The password is kept apart from the address."""

    host: str
    port: int
    database: str
    user: str
    sslmode: str
    password: str = ""

    def url(self, *, with_password: bool) -> str:
        """Return it as a URL; with the password only to try the connection, never to store it."""
        secret = f":{quote(self.password, safe='')}" if with_password and self.password else ""
        host = f"[{self.host}]" if ":" in self.host else quote(self.host, safe="")
        path = quote(self.database, safe="")
        return f"postgresql://{quote(self.user, safe='')}{secret}@{host}:{self.port}/{path}?sslmode={self.sslmode}"


class OfficeAddressForm(QWidget):
    """Host, port, database, user, password, and how the connection is protected."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._host, self._port = line_edit(placeholder="db.example.com"), line_edit(str(USUAL_PORT))
        self._database, self._user = line_edit("backoffice"), line_edit()
        self._password = line_edit(secret=True)
        self._sslmode = choice_box(_ssl_choices(), "verify-full")
        self.host = LabelledField(tr("Server"), self._host)
        self.port = LabelledField(tr("Port"), self._port)
        self.database = LabelledField(tr("Database"), self._database)
        self.user = LabelledField(tr("User"), self._user)
        self.password = LabelledField(tr("Password"), self._password, tr("Kept in this computer's keyring only."))
        self.sslmode = LabelledField(tr("Protection"), self._sslmode)
        self._lay_out()
        for line in (self._host, self._port, self._database, self._user, self._password):
            line.textEdited.connect(lambda _text: self.edited.emit())
        self._sslmode.activated.connect(lambda _index: self.edited.emit())

    def read(self) -> OfficeAddress | None:
        """Return the address, or None where something is missing, which then stands at its field."""
        port = self._port.text().strip()
        missing = tr("This is needed.")
        self.host.show_problem("" if self._host.text().strip() else missing)
        self.database.show_problem("" if self._database.text().strip() else missing)
        self.user.show_problem("" if self._user.text().strip() else missing)
        good_port = port.isascii() and port.isdigit() and 0 < int(port[:6]) <= _HIGHEST_PORT
        self.port.show_problem("" if good_port else tr("1 to 65535"))
        wrong = [f for f in (self.host, self.port, self.database, self.user) if f.control.property("problem")]
        if wrong:
            wrong[0].control.setFocus()
            return None
        return OfficeAddress(
            self._host.text().strip(),
            int(port),
            self._database.text().strip(),
            self._user.text().strip(),
            str(self._sslmode.currentData()),
            self._password.text(),
        )

    def fill(self, address: OfficeAddress) -> None:
        """Show an address."""
        self._host.setText(address.host)
        self._port.setText(str(address.port))
        self._database.setText(address.database)
        self._user.setText(address.user)
        self._password.setText(address.password)
        self._sslmode.setCurrentIndex(max(self._sslmode.findData(address.sslmode), 0))

    def _lay_out(self) -> None:
        unit = measures().unit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit * 3)
        for line in (((self.host, 3), (self.port, 1)), ((self.database, 1), (self.user, 1))):
            row = QHBoxLayout()
            row.setSpacing(unit * 3)
            for field, shares in line:
                row.addWidget(field, shares)
            column.addLayout(row)
        column.addWidget(self.password)
        column.addWidget(self.sslmode)


def _ssl_choices() -> tuple[tuple[str, str], ...]:
    return (
        (tr("Encrypted, and the server's certificate is checked (recommended)"), "verify-full"),
        (tr("Encrypted, the certificate is not checked"), "require"),
        (tr("Not encrypted: only for a server on this computer"), "disable"),
    )
