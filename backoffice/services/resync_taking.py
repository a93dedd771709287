"""Carries Stripe's values into a listing, as an edit like any other."""

from __future__ import annotations

from backoffice.domain.catalogue import CatalogueState
from backoffice.domain.errors import BackofficeError
from backoffice.domain.resync import Finding, values_to_take
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.assets import Assets
from backoffice.services.catalogue_sync import entry_of
from backoffice.services.database_errors import DatabaseError
from backoffice.services.listing_trail import Author, Origin
from backoffice.services.ports import Database
from backoffice.services.ports.resync import ItemState, ResyncItem
from backoffice.services.resync_trail import chosen_by

_EDITED = Message(QT_TRANSLATE_NOOP("backoffice", "The listing was edited since it was compared. Compare again."))


class Taking:
    """Takes Stripe's value for a row of a run."""

    def __init__(self, database: Database, assets: Assets) -> None:
        """Edit through the use cases of listings."""
        self._database = database
        self._assets = assets

    def take(self, item: ResyncItem, seen: CatalogueState | None) -> None:
        """Edit the listing, once; what the rules of listings refuse fails the row, with the reason."""
        try:
            self._take(item, seen)
        except DatabaseError:
            raise
        except BackofficeError as error:
            with self._database.write() as uow:
                uow.resync.set_item(item.id, ItemState.FAILED, str(error.message))

    def _take(self, item: ResyncItem, seen: CatalogueState | None) -> None:
        if item.ref is None or seen is None:
            return
        with self._database.read() as uow:
            record = uow.assets.get(item.ref)
            entry = entry_of(record, uow.office.binding().installation_id)
            author = Author(Origin.STRIPE, chosen_by(uow, item.run_id))
        findings = tuple(difference.finding for difference in item.differences)
        values = values_to_take(entry, seen, findings)
        wants_restore = Finding.ARCHIVED_HERE in findings and record.archived_at is not None
        changed = {name: value for name, value in values.items() if record.values.get(name) != value}
        if not changed and not wants_restore:
            return  # a run that was killed did it already
        if record.version != item.version:
            raise EditedMeanwhile
        if wants_restore:
            record = self._assets.restore(record.ref, record.version, author)
        if changed:
            self._assets.update(record.ref, record.version, changed, author=author)


class EditedMeanwhile(BackofficeError):
    """Somebody edited the listing after it was compared; theirs stays."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_EDITED)
