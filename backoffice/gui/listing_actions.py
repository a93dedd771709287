"""What can be done to listings from the table, said in a bar, and taken back by Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from backoffice.domain.kinds import AssetRef
from backoffice.gui.background import Background, Progress
from backoffice.gui.live import LiveUpdates
from backoffice.gui.notices import Notices
from backoffice.gui.office import Office
from backoffice.gui.translation import tr, translate_message
from backoffice.gui.undo import Step, UndoHistory
from backoffice.gui.wording import count_text, explain
from backoffice.services.bulk import BulkResult
from backoffice.services.ports import AssetRecord


class ListingActions(QObject):
    """Runs use cases in the background, says what happened, and remembers how to take it back."""

    duplicated = Signal(object)
    """The AssetRef of the copy."""
    began = Signal(object, str)
    """An Operation on many listings is under way, and what it does in words."""

    def __init__(
        self, office: Office, background: Background, live: LiveUpdates, notices: Notices, parent: QObject
    ) -> None:
        """Start with an empty history."""
        super().__init__(parent)
        self._office = office
        self._background = background
        self._live = live
        self._notices = notices
        self._bulk = office.bulk
        self.history = UndoHistory(self)

    def archive(self, refs: Sequence[AssetRef]) -> None:
        """Take listings out of use."""
        self._change(
            lambda progress: self._bulk.archive(refs, progress.report),
            lambda count: tr("Archived {listings}.", listings=count_text(count)),
        )

    def restore(self, refs: Sequence[AssetRef]) -> None:
        """Bring archived listings back."""
        self._change(
            lambda progress: self._bulk.restore(refs, progress.report),
            lambda count: tr("Restored {listings}.", listings=count_text(count)),
        )

    def set_field(self, refs: Sequence[AssetRef], field: str, value: object) -> None:
        """Give a field of many listings one value."""
        self._change(
            lambda progress: self._bulk.set_field(refs, field, value, progress.report),
            lambda count: tr("Changed {listings}.", listings=count_text(count)),
        )

    def duplicate(self, ref: AssetRef) -> None:
        """Copy a listing; the copy is a draft."""
        suffix = tr("copy", "a copied listing's name ends with it")
        operation = self._background.run(lambda: self._office.assets.duplicate(ref, suffix), owner=self)
        operation.on_success(self._tell_duplicated).on_failure(self.complain)

    def retry(self, job_ids: Sequence[str] | None) -> None:
        """Try jobs again that were given up (None: all)."""
        operation = self._background.run(lambda: self._office.queue.retry(job_ids), owner=self)
        operation.on_success(self._tell_retried).on_failure(self.complain)

    def set_paused(self, paused: bool) -> None:
        """Stop or go on sending to Stripe."""
        office = self._office
        operation = self._background.run(office.pause if paused else office.resume, owner=self)
        operation.on_success(lambda _: self._tell_paused(paused)).on_failure(self.complain)

    def complain(self, error: BaseException) -> None:
        """Say what could not be done, with details to copy."""
        self._notices.complain(explain(error), _details(error))

    def _change(self, change: Callable[[Progress], BulkResult], say: Callable[[int], str]) -> None:
        self._run(change, say, self.history.add_done)

    def _run(
        self,
        change: Callable[[Progress], BulkResult],
        say: Callable[[int], str],
        remember: Callable[[Step], None],
        *,
        is_undo: bool = False,
    ) -> None:
        operation = self._background.run_with_progress(change, owner=self).on_failure(self.complain)
        operation.on_success(lambda result: self._finish(result, say, remember, is_undo=is_undo))
        self.began.emit(operation, tr("Changing listings…"))

    def _finish(
        self, result: BulkResult, say: Callable[[int], str], remember: Callable[[Step], None], *, is_undo: bool
    ) -> None:
        self._live.tell_saved(change.ref for change in result.changed)
        self._office.engine.wake()
        if result.changed:
            self._remember(result, say, remember, is_undo=is_undo)
        if result.refused:
            self._tell_refused(result)

    def _remember(
        self, result: BulkResult, say: Callable[[int], str], remember: Callable[[Step], None], *, is_undo: bool
    ) -> None:
        """What was done is taken back by doing the opposite; that again by its opposite."""
        text = say(len(result.changed))
        back = self.history.add_redone if is_undo else self.history.add_undone
        step = Step(
            text, lambda: self._run(lambda p: self._bulk.undo(result, p.report), say, back, is_undo=not is_undo)
        )
        remember(step)
        if is_undo:
            self._notices.say(tr("Undone: {what}", what=text))
        else:
            self._notices.say(text, undo=lambda: self.history.undo(step))

    def _tell_refused(self, result: BulkResult) -> None:
        reasons = sorted({translate_message(message) for _, message in result.refused})
        details = "\n".join(f"{ref}: {translate_message(message)}" for ref, message in result.refused)
        text = tr("%n listing(s) could not be changed:", None, len(result.refused))
        self._notices.complain(f"{text} {reasons[0]}", details)

    def _tell_duplicated(self, record: AssetRecord) -> None:
        self._live.tell_saved([record.ref])
        self._notices.say(tr("A copy was made. It is a draft: not active until you say so."))
        self.duplicated.emit(record.ref)

    def _tell_retried(self, count: int) -> None:
        self._office.engine.wake()
        self._live.tell_saved()
        self._notices.say(tr("%n edit(s) will be tried again.", None, count))

    def _tell_paused(self, paused: bool) -> None:
        self._live.look()
        if paused:
            self._notices.say(tr("Sending is paused. Edits are saved and wait."))
        else:
            self._notices.say(tr("Sending goes on."))


def _details(error: BaseException) -> str:
    technical = str(getattr(error, "details", "") or "")
    return technical or f"{type(error).__name__}"
