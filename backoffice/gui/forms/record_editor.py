"""The panel of one record, a listing or a booking: opening, editing, saving, comparing, following what others do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from backoffice.domain.errors import FieldProblem, InvalidInput, RecordChanged
from backoffice.gui.background import Background
from backoffice.gui.dialogs.compare import CompareDialog
from backoffice.gui.dialogs.leave import LeaveDialog, Leaving
from backoffice.gui.forms.complaints import details_of, say_problems
from backoffice.gui.forms.drafts import Draft
from backoffice.gui.forms.merging import conflicts_of, merged
from backoffice.gui.forms.record_hooks import Loaded, RecordHooks
from backoffice.gui.translation import tr
from backoffice.gui.wording import explain


class RecordEditor(RecordHooks):
    """Shows, edits and saves one record. Everything that waits runs in the background."""

    saved = Signal(object)
    """The ref that was saved."""
    closed = Signal()
    dirty_changed = Signal(bool)
    busy_changed = Signal(bool)

    def __init__(
        self,
        background: Background,
        above: Sequence[QWidget],
        below: Sequence[QWidget] = (),
        strip: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Show that nothing is open. The cards stand above and below the form, the strip below all of it."""
        super().__init__(above, below, strip)
        self.setParent(parent)
        self.background = background
        self._ref: Any = None
        self.record: Any = None
        self.extra: Any = None
        self._opened = 0  # counts what was opened, so that a late answer finds only its own
        self._is_dirty = False
        self._is_saving = False
        self._after_save: Callable[[bool], object] | None = None
        self.save_button.clicked.connect(self._save_now)
        self.revert_button.clicked.connect(self.ask_to_revert)
        self.close_button.clicked.connect(self.ask_to_close)
        self._bind_key(QKeySequence(QKeySequence.StandardKey.Save), self._save_now)
        self._bind_key(QKeySequence(Qt.Key.Key_Escape), self._escape)

    def _bind_key(self, keys: QKeySequence, call: Callable[[], None]) -> None:
        shortcut = QShortcut(keys, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(call)

    # --- what is open ---------------------------------------------------------------------------------------

    @property
    def ref(self) -> Any:
        """Return which record is open; None for a new one, or nothing."""
        return self._ref

    @property
    def is_dirty(self) -> bool:
        """Tell whether there are unsaved changes."""
        return self._is_dirty

    def open_ref(self, ref: Any) -> None:
        """Open a record; ask `try_leave` first. What was open and not saved is lost."""
        self._ref, self.record = ref, None
        self._opened += 1
        self.notice.clear()
        self.show_loading()
        self._follow_edit()
        self._read(ref, lambda loaded: self._show_loaded(ref, loaded))

    def begin_new(self) -> int:
        """Let go of what was open, as a new record comes; return the number by which a late answer finds its own."""
        self._ref = self.record = self.extra = None
        self._opened += 1
        self.notice.clear()
        self.show_loading()
        self._follow_edit()
        return self._opened

    def is_still(self, opened: int) -> bool:
        """Tell whether nothing else was opened since."""
        return opened == self._opened

    def open_new(self, saved: Draft) -> None:
        """Open an empty form with the values that a new record starts with; ask `try_leave` first."""
        self.begin_new()
        self._open_form(None, saved)
        self.show_cards(None)
        self.show_title(None)
        if self.form is not None:
            self.form.focus_first_field()
        self._follow_edit()

    def refresh(self, refs: Iterable[Any] | None = None) -> None:
        """Look again at what others (the worker, a colleague) changed: the open record if it is among `refs`."""
        ref = self._ref
        if ref is None or self._is_saving or (refs is not None and ref not in refs):
            return
        self._read(ref, lambda loaded: self._take_refreshed(ref, loaded))

    def try_leave(self, then: Callable[[bool], object]) -> None:
        """Call `then` with whether the form may be left: at once, or when a person has said what to do."""
        if not self._is_dirty:
            then(True)
            return
        dialog = LeaveDialog(self.name, self.window())
        dialog.chosen.connect(lambda choice: self._leave(choice, then))
        dialog.open()

    def ask_to_close(self) -> None:
        """Close the panel, asking first when something is not saved."""
        self.try_leave(lambda may: self.close_record() if may else None)

    def close_record(self) -> None:
        """Show that nothing is open; what was not saved is lost."""
        self._ref = self.record = None
        self._opened += 1
        self.notice.clear()
        self.show_nothing()
        self._follow_edit()
        self.closed.emit()

    def ask_to_revert(self) -> None:
        """Go back to what is saved, asking first."""
        if self._is_dirty:
            dialog = LeaveDialog(self.name, self.window(), offers_save=False)
            dialog.chosen.connect(lambda choice: self._revert() if choice is Leaving.DISCARD else None)
            dialog.open()

    # --- saving ---------------------------------------------------------------------------------------------

    def save(self, then: Callable[[bool], object] | None = None) -> None:
        """Save what stands in the form. Wrong fields are shown, and the first one gets the keyboard."""
        form = self.form
        if form is None or self._is_saving or not (self._is_dirty or self._ref is None):
            if then is not None:
                then(not self._is_dirty)
            return
        self._after_save = then
        problems = form.problems()
        if problems:
            self._refuse(problems)
            return
        self.send(form.read())

    def _save_now(self) -> None:
        self.save()

    def send(self, draft: Draft) -> None:
        """Save a draft in the background."""
        ref, record = self._ref, self.record
        self._set_saving(True)
        sending = self.background.run(lambda: self.store(ref, record, draft), owner=self)
        opened = self._opened
        sending.on_success(lambda saved: self._take_saved(saved, draft, opened))
        sending.on_failure(lambda error: self._save_failed(error, draft, opened))

    def _take_saved(self, record: Any, sent: Draft, opened: int) -> None:
        self._set_saving(False)
        if opened == self._opened:  # else another record was opened meanwhile
            self._show_saved(record, sent)
        self.saved.emit(record.ref)
        self.settle(True)
        self.refresh()

    def _show_saved(self, record: Any, sent: Draft) -> None:
        self._ref, self.record = record.ref, record
        self.notice.clear()
        if self.form is not None:
            self.form.keep_saved(self.draft_of(record), sent)
        self.show_cards(record)
        self.show_title(record)
        self._follow_edit()
        self.show_saved_words()

    def _save_failed(self, error: BaseException, draft: Draft, opened: int) -> None:
        self._set_saving(False)
        if opened != self._opened:
            self.notice.say(tr("What was left before is not saved"), explain(error), details_of(error))
            self.settle(False)
        elif self.take_failure(error, draft):
            return
        elif isinstance(error, RecordChanged) and self._ref is not None:
            self._compare(self._ref, draft)
        elif isinstance(error, InvalidInput):
            self._refuse(error.problems)
        else:
            nothing_saved = tr("Nothing was saved; your changes are still in the form. Try again.")
            self.notice.say(tr("Not saved"), f"{explain(error)}\n{nothing_saved}", details_of(error))
            self.settle(False)

    def _refuse(self, problems: tuple[FieldProblem, ...]) -> None:
        assert self.form is not None
        elsewhere = self.form.show_problems(problems)
        say_problems(self.notice, problems, elsewhere)
        self.form.focus_first_problem()
        self.show_focus()
        self.settle(False)

    def _compare(self, ref: Any, mine: Draft) -> None:
        self._read(ref, lambda loaded: self._open_compare(loaded[0], mine))

    def _open_compare(self, record: Any, mine: Draft) -> None:
        """Ask which version of each field stays; where both want the same, save over the new version at once."""
        before, theirs, currency = self.draft_of(self.record or record), self.draft_of(record), self.currency_of(record)
        conflicts = conflicts_of(self.compared_fields(), before, theirs, mine, currency)
        if not conflicts or self.form is None:
            self._save_merged(record, mine)
            return
        self.notice.say(tr("Not saved yet"), explain(RecordChanged()))
        dialog = CompareDialog(self.form.field, conflicts, currency, self.window())
        dialog.chosen.connect(lambda choices: self._save_merged(record, merged(theirs, mine, choices)))
        dialog.rejected.connect(lambda: self.settle(False))
        dialog.open()

    def _save_merged(self, theirs: Any, draft: Draft) -> None:
        self.record = theirs
        if self.form is not None:
            self.form.show_saved(self.draft_of(theirs))
            self.form.show_draft(draft)
        self.notice.clear()
        self._follow_edit()
        if self._is_dirty:
            self.save(self._after_save)
        else:
            self.show_cards(theirs)
            self.settle(True)

    def settle(self, done: bool) -> None:
        """Tell who waits for the save how it ended, once."""
        then, self._after_save = self._after_save, None
        if then is not None:
            then(done)

    def _set_saving(self, saving: bool) -> None:
        self._is_saving = saving
        self.show_saving(saving)
        self.busy_changed.emit(saving)

    # --- loading --------------------------------------------------------------------------------------------

    def _read(self, ref: Any, then: Callable[[Loaded], object]) -> None:
        reading = self.background.run(lambda: self.load(ref), owner=self)
        reading.on_success(then).on_failure(lambda error: self._load_failed(ref, error))

    def _show_loaded(self, ref: Any, loaded: Loaded) -> None:
        if ref != self._ref:
            return  # another record was opened meanwhile
        self.record, self.extra = loaded
        self._open_form(self.record, self.draft_of(self.record))
        self.show_cards(self.record)
        self.show_title(self.record)
        self._follow_edit()

    def _load_failed(self, ref: Any, error: BaseException) -> None:
        if ref == self._ref:
            self.notice.say(tr("It could not be read"), explain(error), details_of(error))

    def _take_refreshed(self, ref: Any, loaded: Loaded) -> None:
        record, extra = loaded
        if ref != self._ref or self.record is None or self._is_saving:
            return
        self.extra = extra
        if record.version == self.record.version:  # what is typed is the same, the rest is news
            self.record = record
        elif not self._is_dirty:
            self.record = record
            if self.form is not None:
                self.form.show_saved(self.draft_of(record))
            self.show_title(record)
        self.show_cards(record)

    # --- the form -------------------------------------------------------------------------------------------

    def _open_form(self, record: Any, saved: Draft) -> None:
        form = self.make_form(record)
        form.show_saved(saved)
        form.edited.connect(self._follow_edit)
        form.edited.connect(self.take_edit)
        self.put_form(form)

    def _follow_edit(self) -> None:
        dirty = self.form is not None and self.form.is_changed
        self.show_dirty(dirty, is_new=self._ref is None)
        if dirty != self._is_dirty:
            self._is_dirty = dirty
            self.dirty_changed.emit(dirty)

    def _leave(self, choice: Leaving, then: Callable[[bool], object]) -> None:
        if choice is Leaving.SAVE:
            self.save(then)
            return
        if choice is Leaving.DISCARD:
            self._revert()
        then(choice is Leaving.DISCARD)

    def _revert(self) -> None:
        if self.form is not None:
            self.form.revert()
        self.notice.clear()
        self._follow_edit()

    def _escape(self) -> None:
        self.ask_to_revert() if self._is_dirty else self.close_record()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language: the form is made anew with what stands in it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "background"):
            self._speak_anew()

    def _speak_anew(self) -> None:
        old = self.form
        self.retranslate()
        if old is not None:
            self._open_form(self.record, old.saved)
            if self.form is not None:
                old.hand_over(self.form)
            self.show_title(self.record)
            self._follow_edit()
        self.show_cards(self.record)
