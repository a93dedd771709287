"""The same change to many listings: each row on its own, with what is needed to undo it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backoffice.domain.errors import BackofficeError
from backoffice.domain.kinds import AssetRef
from backoffice.domain.wording import Message
from backoffice.services.assets import Assets
from backoffice.services.listing_trail import Author, Origin
from backoffice.services.ports import AssetRecord

Report = Callable[[int, int], bool]
"""Told (done, total) after each row; answers whether to go on. What is done when it says no stays done."""

_SEVERAL, _TAKEN_BACK = Author(Origin.SEVERAL), Author(Origin.TAKEN_BACK)


@dataclass(frozen=True, slots=True)
class Change:
    """What one row was before, and the version the change left it at."""

    ref: AssetRef
    version: int
    before: AssetRecord


@dataclass(frozen=True, slots=True)
class BulkResult:
    """Which rows were changed and which were refused, and why. Give it to `undo` to take it back."""

    changed: tuple[Change, ...]
    refused: tuple[tuple[AssetRef, Message], ...]


class BulkEdits:
    """Archive, restore or set a field of many listings at once."""

    def __init__(self, assets: Assets) -> None:
        """Use the use cases of single listings."""
        self._assets = assets

    def archive(self, refs: Sequence[AssetRef], report: Report | None = None) -> BulkResult:
        """Archive those that are not archived."""

        def change(record: AssetRecord) -> AssetRecord | None:
            return None if record.archived_at else self._assets.archive(record.ref, record.version, _SEVERAL)

        return self._each(refs, change, report)

    def restore(self, refs: Sequence[AssetRef], report: Report | None = None) -> BulkResult:
        """Restore those that are archived."""

        def change(record: AssetRecord) -> AssetRecord | None:
            return self._assets.restore(record.ref, record.version, _SEVERAL) if record.archived_at else None

        return self._each(refs, change, report)

    def set_field(
        self, refs: Sequence[AssetRef], field: str, value: object, report: Report | None = None
    ) -> BulkResult:
        """Give one field the same value in all of them. Rows that hold it already stay as they are."""

        def change(record: AssetRecord) -> AssetRecord | None:
            if field in record.values and record.values[field] == value:
                return None
            return self._assets.update(record.ref, record.version, {field: value}, author=_SEVERAL)

        return self._each(refs, change, report)

    def undo(self, result: BulkResult, report: Report | None = None) -> BulkResult:
        """Make the changed rows what they were. Rows that somebody changed since are refused."""
        changes = {change.ref: change for change in result.changed}
        return self._each(list(changes), lambda record: self._take_back(changes[record.ref]), report)

    def _take_back(self, change: Change) -> AssetRecord:
        before = change.before
        current = self._assets.get(change.ref)
        if (current.archived_at is None) != (before.archived_at is None):
            move = self._assets.restore if before.archived_at is None else self._assets.archive
            return move(change.ref, change.version, _TAKEN_BACK)
        values = {name: value for name, value in before.values.items() if current.values.get(name) != value}
        return self._assets.update(change.ref, change.version, values, author=_TAKEN_BACK)

    def _each(
        self, refs: Sequence[AssetRef], change: Callable[[AssetRecord], AssetRecord | None], report: Report | None
    ) -> BulkResult:
        changed: list[Change] = []
        refused: list[tuple[AssetRef, Message]] = []
        for done, ref in enumerate(refs, start=1):
            try:
                before = self._assets.get(ref)
                after = change(before)
                if after is not None:
                    changed.append(Change(ref, after.version, before))
            except BackofficeError as error:
                refused.append((ref, error.message))
            if report is not None and not report(done, len(refs)):
                break
        return BulkResult(tuple(changed), tuple(refused))
