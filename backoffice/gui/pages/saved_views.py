"""Filters under a name of one's own: to apply, to save, to delete. Kept with the window's places."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from backoffice.gui.dialogs.fields import LabelledField, line_edit
from backoffice.gui.dialogs.frame import Dialog
from backoffice.gui.forms.parts import button
from backoffice.gui.remembered import Remembered
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr

View = Mapping[str, object]
"""A filter in the form in which it is kept."""

LONGEST_NAME = 60


class SavedViews(QToolButton):
    """A button with a menu of views."""

    applied = Signal(object)
    """The View that was chosen."""

    def __init__(
        self, name: str, remembered: Remembered, now: Callable[[], View], appearance: Appearance, parent: QWidget
    ) -> None:
        """Keep the views under `name`; `now` gives the one to save."""
        super().__init__(parent)
        self._name, self._remembered, self._now, self._appearance = name, remembered, now, appearance
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_role(self, Role.CHIP)
        self._menu = QMenu(self)
        self._delete_menu = QMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.retranslate()

    @property
    def views(self) -> dict[str, View]:
        """Return the views by name; a file that somebody broke holds none."""
        try:
            kept = json.loads(self._remembered.text(self._name, "{}"))
        except ValueError:
            return {}
        return {name: view for name, view in kept.items() if isinstance(view, dict)} if isinstance(kept, dict) else {}

    def save(self, name: str) -> None:
        """Keep the filter of now under a name; one of that name is replaced."""
        self._keep({**self.views, name: dict(self._now())})

    def delete(self, name: str) -> None:
        """Keep it no more."""
        self._keep({other: view for other, view in self.views.items() if other != name})

    def apply(self, name: str) -> None:
        """Filter as the view of that name."""
        self.applied.emit(self.views[name])

    def retranslate(self) -> None:
        """Write the words anew."""
        self.setText(tr("Views"))
        self.setAccessibleName(tr("Saved views"))
        self.setToolTip(tr("Filters that were saved under a name"))
        self.setIcon(self._appearance.icon("star"))

    def _keep(self, views: Mapping[str, View]) -> None:
        self._remembered.keep(self._name, json.dumps(views, ensure_ascii=True, sort_keys=True))
        self._remembered.write()

    def _fill(self) -> None:
        self._menu.clear()
        self._delete_menu.clear()
        names = sorted(self.views, key=str.casefold)
        for name in names:
            words = name.replace("&", "&&")
            self._menu.addAction(words).triggered.connect(lambda _on=False, chosen=name: self.apply(chosen))
            self._delete_menu.addAction(words).triggered.connect(lambda _on=False, chosen=name: self.delete(chosen))
        if names:
            self._menu.addSeparator()
        self._menu.addAction(tr("Save this view…")).triggered.connect(self._ask_name)
        self._delete_menu.setTitle(tr("Delete a view"))
        self._menu.addMenu(self._delete_menu)
        self._delete_menu.menuAction().setEnabled(bool(names))

    def _ask_name(self) -> None:
        dialog = NameDialog(self.window())
        dialog.chosen.connect(self.save)
        dialog.open()


class NameDialog(Dialog):
    """Asks what a view is to be called."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a name."""
        super().__init__(tr("Save this view"), parent)
        self.setMinimumWidth(380)
        self.name = line_edit()
        self.name.setMaxLength(LONGEST_NAME)
        self.box.addWidget(
            LabelledField(tr("Name of the view"), self.name, tr("Search, status, payment and days are kept with it."))
        )
        row = QHBoxLayout()
        cancel, self.save = button(tr("Cancel")), button(tr("Save"), Role.PRIMARY)
        self.save.setDefault(True)
        self.save.setEnabled(False)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.save)
        self.box.addLayout(row)
        self.name.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._choose)
        self.name.setFocus()

    def _choose(self) -> None:
        self.accept()
        self.chosen.emit(self.name.text().strip())
