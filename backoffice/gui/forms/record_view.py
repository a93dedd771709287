"""How the panel of a record looks: heading, message, cards, form, and the bar with Save."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from backoffice.gui.forms.parts import appearance, button, colours, icon_button, label, measures, themed_icon
from backoffice.gui.forms.problem_panel import ProblemPanel
from backoffice.gui.forms.record_form import RecordForm
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import tr

_SAID_MILLISECONDS = 2500
_SPINNER_AFTER_MILLISECONDS = 1000


class RecordView(QWidget):
    """Shows; decides nothing."""

    def __init__(self, above: Sequence[QWidget], below: Sequence[QWidget] = (), strip: Sequence[QWidget] = ()) -> None:
        """Show that nothing is open. The cards stand above and below the form, the strip below all of it."""
        super().__init__()
        self._above, self._below, self._strip = above, below, strip
        set_role(self, Role.PAGE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form: RecordForm | None = None
        self._old_forms: list[RecordForm] = []
        self.name = ""
        self.notice = ProblemPanel()
        self._icon, self._caption = label(""), label("", Role.CAPTION)
        self._title = label("", Role.HEADING, wrap=True)
        self.close_button = icon_button("close", tr("Close panel"))
        self.save_button = button(tr("Save"), Role.PRIMARY)
        self.revert_button = button(tr("Revert"))
        self._mark = label("", Role.MUTED)
        self._nothing = label("", Role.MUTED, wrap=True)
        self._area = QScrollArea()
        self._stack = QStackedWidget()
        self._icon_name = ""
        self._lay_out()
        self._said = QTimer(self, singleShot=True, interval=_SAID_MILLISECONDS)
        self._said.timeout.connect(lambda: self._mark.setText(""))
        self._slow = QTimer(self, singleShot=True, interval=_SPINNER_AFTER_MILLISECONDS)
        self._slow.timeout.connect(self._say_reading)
        self.retranslate()
        self.show_nothing()
        look = appearance()
        if look is not None:
            look.changed.connect(self._dress)

    def show_nothing(self) -> None:
        """Say what the panel is for."""
        self.let_go()
        self._delete_old()
        self.name = ""
        self._slow.stop()
        self._nothing.setText(self.words_for_nothing())
        self._show_empty()

    def words_for_nothing(self) -> str:
        """Return what the panel is for."""
        raise NotImplementedError

    def words_while_reading(self) -> str:
        """Return what is said while a record is being read."""
        raise NotImplementedError

    def show_loading(self) -> None:
        """Keep what is in sight for a moment, so that nothing flickers; say that it is being read when that lasts."""
        self.let_go()
        self._slow.start()

    def let_go(self) -> None:
        """Have no form any more: what is in sight can be neither edited nor saved."""
        if self.form is not None:
            self.form.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._old_forms.append(self.form)
            self.form = None
        self.save_button.setEnabled(False)
        self.revert_button.setEnabled(False)

    def put_form(self, form: RecordForm) -> None:
        """Show a form in place of the one before."""
        self.let_go()
        self._delete_old()
        self.form = form
        self._slow.stop()
        self._column.insertWidget(len(self._above), form)
        form.show()
        self._area.verticalScrollBar().setValue(0)
        self._stack.setCurrentIndex(1)
        for part in (self._bar, self._head, self._strip_holder):
            part.show()

    def show_heading(self, title: str, caption: str, icon_name: str) -> None:
        """Show whose form it is."""
        self._icon_name = icon_name
        self._title.setText(title)
        self._title.setToolTip("")
        self._caption.setText(caption)
        self._dress()

    def show_focus(self) -> None:
        """Scroll to the field that has the keyboard: Qt does so only when Tab brought it there."""
        widget = self.focusWidget()
        if widget is not None and self._area.isAncestorOf(widget):
            self._area.ensureWidgetVisible(widget, 20, 90)

    def show_dirty(self, dirty: bool, *, is_new: bool) -> None:
        """Mark unsaved changes."""
        if dirty:
            self._said.stop()
            self._mark.setText(tr("● Unsaved changes"))
        elif not self._said.isActive():
            self._mark.setText("")
        self.save_button.setEnabled(dirty or is_new)
        self.revert_button.setEnabled(dirty)

    def show_saving(self, saving: bool) -> None:
        """Say at once that the save was heard."""
        self.save_button.setText(tr("Saving…") if saving else tr("Save"))
        if saving:
            self.save_button.setEnabled(False)

    def show_saved_words(self) -> None:
        """Say that all is saved, for a moment."""
        self._mark.setText(tr("✓ Saved"))
        self._said.start()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.save_button.setText(tr("Save"))
        self.revert_button.setText(tr("Revert"))
        self.close_button.setToolTip(tr("Close panel"))
        self.close_button.setAccessibleName(tr("Close panel"))
        if self.form is None:
            self._nothing.setText(self.words_for_nothing())

    def _say_reading(self) -> None:
        self._nothing.setText(self.words_while_reading())
        self._delete_old()
        self._show_empty()

    def _delete_old(self) -> None:
        while self._old_forms:
            old = self._old_forms.pop()
            old.hide()
            self._column.removeWidget(old)
            old.deleteLater()

    def _show_empty(self) -> None:
        self._stack.setCurrentIndex(0)
        for part in (self._bar, self._head, self._strip_holder):
            part.hide()

    def _lay_out(self) -> None:
        unit = measures().unit
        page = QWidget()
        set_role(page, Role.PAGE)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(unit * 3, unit, unit * 3, unit * 4)
        self._column.setSpacing(measures().gap + 2)
        for card in (*self._above, *self._below):
            self._column.addWidget(card)
        self._column.addStretch()
        self._area.setWidget(page)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack.addWidget(self._empty_page())
        self._stack.addWidget(self._area)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._heading_row())
        inset = QVBoxLayout()
        inset.setContentsMargins(unit * 3, 0, unit * 3, 0)
        inset.addWidget(self.notice)
        box.addLayout(inset)
        box.addWidget(self._stack, 1)
        box.addWidget(self._strip_box())
        box.addWidget(self._save_bar())
        self.setMinimumWidth(360)

    def add_head_button(self, widget: QWidget) -> None:
        """Put a button beside Close."""
        self._head_row.insertWidget(self._head_row.count() - 1, widget, 0, Qt.AlignmentFlag.AlignTop)

    def _strip_box(self) -> QWidget:
        self._strip_holder = QWidget()
        box = QVBoxLayout(self._strip_holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for widget in self._strip:
            box.addWidget(widget)
        return self._strip_holder

    def _empty_page(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(self._nothing)
        return page

    def _heading_row(self) -> QWidget:
        self._head = QWidget()
        unit = measures().unit
        row = self._head_row = QHBoxLayout(self._head)
        row.setContentsMargins(unit * 4, unit * 3, unit * 2, unit * 2)
        row.setSpacing(unit * 2)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._caption)
        row.addLayout(words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        return self._head

    def _save_bar(self) -> QWidget:
        self._bar = QFrame()
        self._bar.setObjectName("saveBar")
        unit = measures().unit
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(unit * 4, unit * 2, unit * 4, unit * 2)
        row.addWidget(self._mark, 1)
        row.addWidget(self.revert_button)
        row.addWidget(self.save_button)
        return self._bar

    def _dress(self) -> None:
        if self._icon_name:
            picture = themed_icon(self._icon_name, colours().accent_text)
            self._icon.setPixmap(picture.pixmap(QSize(22, 22), self.devicePixelRatioF()))
        self.close_button.setIcon(themed_icon("close"))
