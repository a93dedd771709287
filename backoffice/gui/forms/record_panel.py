"""The panel of one listing, at the side of the table: its Stripe card, its form, Save, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from backoffice.domain.errors import FieldProblem, InvalidInput, RecordChanged
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.gui.background import Background
from backoffice.gui.dialogs.compare import CompareDialog
from backoffice.gui.dialogs.leave import LeaveDialog, Leaving
from backoffice.gui.forms.asset_form import AssetForm
from backoffice.gui.forms.complaints import details_of, say_problems
from backoffice.gui.forms.drafts import Draft, draft_of
from backoffice.gui.forms.merging import conflicts_of, merged
from backoffice.gui.forms.record_view import RecordView
from backoffice.gui.translation import formats, office_zone, tr
from backoffice.gui.wording import explain
from backoffice.services.assets import Assets
from backoffice.services.ports import AssetRecord, QueueCondition
from backoffice.services.queue import Queue
from backoffice.settings import Profile, Settings

Loaded = tuple[AssetRecord, QueueCondition | None]
"""A listing, and why the queue stands still."""


class OfficeServices(Protocol):
    """What the panel needs of the application."""

    @property
    def assets(self) -> Assets: ...

    @property
    def queue(self) -> Queue: ...

    @property
    def settings(self) -> Settings: ...

    @property
    def profile(self) -> Profile: ...


class RecordPanel(RecordView):
    """Shows, edits and saves one listing. Everything that waits runs in the background."""

    saved = Signal(object)
    """The AssetRef that was saved."""
    closed = Signal()
    dirty_changed = Signal(bool)
    busy_changed = Signal(bool)

    def __init__(self, services: OfficeServices, background: Background, parent: QWidget | None = None) -> None:
        """Show that nothing is open."""
        super().__init__(office_zone(services.settings.time_zone), practice=services.profile.practice)
        self.setParent(parent)
        self._services = services
        self._background = background
        self._ref: AssetRef | None = None
        self._record: AssetRecord | None = None
        self._condition: QueueCondition | None = None
        self._opened = 0  # counts what was opened, so that a late answer finds only its own
        self._is_dirty = False
        self._is_saving = False
        self._after_save: Callable[[bool], object] | None = None
        self.save_button.clicked.connect(self._save_now)
        self.revert_button.clicked.connect(self.ask_to_revert)
        self.close_button.clicked.connect(self.ask_to_close)
        self.stripe.retry_asked.connect(self._retry)
        for keys, call in (
            (QKeySequence.StandardKey.Save, self._save_now),
            (QKeySequence(Qt.Key.Key_Escape), self._escape),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)

    def _bind_key(self, keys: QKeySequence, call: Callable[[], None]) -> None:
        shortcut = QShortcut(keys, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(call)

    # --- what is open ---------------------------------------------------------------------------------------

    @property
    def ref(self) -> AssetRef | None:
        """Return which listing is open; None for a new one, or nothing."""
        return self._ref

    @property
    def is_dirty(self) -> bool:
        """Tell whether there are unsaved changes."""
        return self._is_dirty

    def show_asset(self, ref: AssetRef) -> None:
        """Open a listing; ask `try_leave` first. What was open and not saved is lost."""
        self._ref, self._record = ref, None
        self._opened += 1
        self.notice.clear()
        self.show_loading()
        self._follow_edit()
        self._read(ref, lambda loaded: self._show_loaded(ref, loaded))

    def new_asset(self, kind: AssetKind) -> None:
        """Open an empty form; ask `try_leave` first."""
        self._ref = self._record = None
        self._opened += 1
        self.notice.clear()
        values = dict(self._services.assets.defaults(kind))
        self._open_form(kind, Draft(values), str(values["currency"]))
        self.stripe.show_record(None, None)
        self.show_heading("", kind, archived=False)
        if self.form is not None:
            self.form.focus_first_field()
        self._follow_edit()

    def refresh(self, refs: Iterable[AssetRef] | None = None) -> None:
        """Look again at what others (the worker, a colleague) changed: the open listing if it is among `refs`."""
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
        self._ref = self._record = None
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
        self._send(form.read())

    def _save_now(self) -> None:
        self.save()

    def _send(self, draft: Draft) -> None:
        form, ref, record = self.form, self._ref, self._record
        assert form is not None
        kind = form.kind
        self._set_saving(True)

        def work() -> AssetRecord:
            if ref is None or record is None:
                return self._services.assets.create(kind, draft.values, draft.tiers)
            tiers = draft.tiers if kind.has_tiers else None
            return self._services.assets.update(ref, record.version, draft.values, tiers)

        sending = self._background.run(work, owner=self)
        opened = self._opened
        sending.on_success(lambda saved: self._take_saved(saved, draft, opened))
        sending.on_failure(lambda error: self._save_failed(error, draft, opened))

    def _take_saved(self, record: AssetRecord, sent: Draft, opened: int) -> None:
        self._set_saving(False)
        if opened == self._opened:  # else another listing was opened meanwhile
            self._show_saved(record, sent)
        self.saved.emit(record.ref)
        self._settle(True)
        self.refresh()

    def _show_saved(self, record: AssetRecord, sent: Draft) -> None:
        self._ref, self._record = record.ref, record
        self.notice.clear()
        if self.form is not None:
            self.form.keep_saved(draft_of(record), sent)
        self.stripe.show_record(record, self._condition)
        self._show_title()
        self._follow_edit()
        self.show_saved_words()

    def _save_failed(self, error: BaseException, draft: Draft, opened: int) -> None:
        self._set_saving(False)
        if opened != self._opened:
            self.notice.say(tr("The listing left before was not saved"), explain(error), details_of(error))
            self._settle(False)
        elif isinstance(error, RecordChanged) and self._ref is not None:
            self._compare(self._ref, draft)
        elif isinstance(error, InvalidInput):
            self._refuse(error.problems)
        else:
            nothing_saved = tr("Nothing was saved; your changes are still in the form. Try again.")
            self.notice.say(tr("Not saved"), f"{explain(error)}\n{nothing_saved}", details_of(error))
            self._settle(False)

    def _refuse(self, problems: tuple[FieldProblem, ...]) -> None:
        assert self.form is not None
        elsewhere = self.form.show_problems(problems)
        say_problems(self.notice, problems, elsewhere)
        self.form.focus_first_problem()
        self._settle(False)

    def _compare(self, ref: AssetRef, mine: Draft) -> None:
        self._read(ref, lambda loaded: self._open_compare(loaded[0], mine))

    def _open_compare(self, theirs: AssetRecord, mine: Draft) -> None:
        """Ask which version of each field stays; where both want the same, save over the new version at once."""
        conflicts = conflicts_of(self._record or theirs, theirs, mine)
        if not conflicts:
            self._save_merged(theirs, mine)
            return
        self.notice.say(tr("Not saved yet"), explain(RecordChanged()))
        dialog = CompareDialog(theirs.ref.kind, conflicts, str(theirs.values.get("currency")), self.window())
        dialog.chosen.connect(lambda choices: self._save_merged(theirs, merged(theirs, mine, choices)))
        dialog.rejected.connect(lambda: self._settle(False))
        dialog.open()

    def _save_merged(self, theirs: AssetRecord, draft: Draft) -> None:
        self._record = theirs
        if self.form is not None:
            self.form.show_saved(draft_of(theirs))
            self.form.show_draft(draft)
        self.notice.clear()
        self._follow_edit()
        if self._is_dirty:
            self.save(self._after_save)
        else:
            self.stripe.show_record(theirs, self._condition)
            self._settle(True)

    def _settle(self, done: bool) -> None:
        """Tell who waits for the save how it ended, once."""
        then, self._after_save = self._after_save, None
        if then is not None:
            then(done)

    def _set_saving(self, saving: bool) -> None:
        self._is_saving = saving
        self.show_saving(saving)
        self.busy_changed.emit(saving)

    # --- loading --------------------------------------------------------------------------------------------

    def _read(self, ref: AssetRef, then: Callable[[Loaded], object]) -> None:
        services = self._services

        def work() -> Loaded:
            return services.assets.get(ref), services.queue.status().condition

        reading = self._background.run(work, owner=self)
        reading.on_success(then).on_failure(lambda error: self._load_failed(ref, error))

    def _show_loaded(self, ref: AssetRef, loaded: Loaded) -> None:
        if ref != self._ref:
            return  # another listing was opened meanwhile
        self._record, self._condition = loaded
        self._open_form(ref.kind, draft_of(self._record), str(self._record.values.get("currency") or "BRL"))
        self.stripe.show_record(self._record, self._condition)
        self._show_title()
        self._follow_edit()

    def _load_failed(self, ref: AssetRef, error: BaseException) -> None:
        if ref == self._ref:
            self.notice.say(tr("The listing could not be read"), explain(error), details_of(error))

    def _take_refreshed(self, ref: AssetRef, loaded: Loaded) -> None:
        record, self._condition = loaded
        if ref != self._ref or self._record is None or self._is_saving:
            return
        if record.version == self._record.version:
            self._record = replace(self._record, stripe=record.stripe)
        elif not self._is_dirty:
            self._record = record
            if self.form is not None:
                self.form.show_saved(draft_of(record))
            self._show_title()
        self.stripe.show_record(record, self._condition)

    def _retry(self, ref: AssetRef) -> None:
        again = self._background.run(lambda: self._services.assets.retry_sync([ref]), owner=self)
        again.on_success(lambda _none: self.refresh([ref])).on_failure(self._retry_failed)

    def _retry_failed(self, error: BaseException) -> None:
        self.stripe.show_record(self._record, self._condition)
        self.notice.say(tr("It could not be sent again"), explain(error), details_of(error))

    # --- the form -------------------------------------------------------------------------------------------

    def _open_form(self, kind: AssetKind, saved: Draft, currency: str) -> None:
        form = AssetForm(kind, formats().parse_context(currency), self._services.assets.check)
        form.show_saved(saved)
        form.edited.connect(self._follow_edit)
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

    def _show_title(self) -> None:
        record = self._record
        if record is not None:
            self.show_heading(
                str(record.values.get("name") or ""), record.ref.kind, archived=record.archived_at is not None
            )

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language: the form is made anew with what stands in it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_services"):
            self._speak_anew()

    def _speak_anew(self) -> None:
        old = self.form
        self.retranslate()
        if old is not None:
            self._open_form(old.kind, old.saved, old.context.currency)
            if self.form is not None:
                old.hand_over(self.form)
            self._show_title() if self._record is not None else self.show_heading("", old.kind, archived=False)
            self._follow_edit()
        self.stripe.show_record(self._record, self._condition)
