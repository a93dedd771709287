"""The use cases of listings. Each is one transaction: check, save, and ask for Stripe to be brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from backoffice.domain.catalogue import Plan, plan
from backoffice.domain.errors import FieldProblem, InvalidInput, RecordChanged
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.people import PROGRAM, Person
from backoffice.domain.specs import defaults, field_of
from backoffice.domain.validation import check_asset
from backoffice.services import listing_trail
from backoffice.services.catalogue_sync import SYNC_ASSET, entry_of, settled_state
from backoffice.services.comparing import Comparison, compare
from backoffice.services.contacts import check_phones
from backoffice.services.listing_trail import AT_WORK, Author, By, Origin
from backoffice.services.ports import (
    AssetRecord,
    AuditEntry,
    Clock,
    Database,
    Lane,
    SyncState,
    TierRecord,
    UnitOfWork,
)
from backoffice.services.slugs import Slugs


@dataclass(frozen=True, slots=True)
class AssetDefaults:
    """What the office's settings say of new assets. `phone_region`: of numbers without a country code (ISO 3166)."""

    currency: str = "BRL"
    phone_region: str = "BR"


@dataclass(frozen=True, slots=True)
class NewAsset:
    """An asset to be made: `values` by FieldSpec name, others take their defaults."""

    kind: AssetKind
    values: Mapping[str, object]
    tiers: Sequence[TierRecord] = ()


class Assets:
    """Create, edit, archive, restore and duplicate listings. Safe on any thread; never waits for the network."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        office_defaults: Callable[[], AssetDefaults] = AssetDefaults,
        person: Callable[[], Person] = lambda: PROGRAM,
    ) -> None:
        """Ask `office_defaults`, and `person` (who is at work) each time, as both change while the program runs."""
        self._database = database
        self._clock = clock
        self._office_defaults = office_defaults
        self._person = person

    def defaults(self, kind: AssetKind) -> Mapping[str, object]:
        """Return the values of a new, empty asset."""
        return defaults(kind, self._office_defaults().currency)

    def check(
        self, kind: AssetKind, values: Mapping[str, object], tiers: Sequence[TierRecord] = ()
    ) -> tuple[FieldProblem, ...]:
        """Return what is wrong, field by field (unknown fields too); empty: it can be saved."""
        region = self._office_defaults().phone_region
        problems = check_asset(kind, values, [tier.values for tier in tiers])
        named = {problem.field for problem in problems}
        return (*problems, *(p for p in check_phones(kind, values, region) if p.field not in named))

    def get(self, ref: AssetRef) -> AssetRecord:
        """Return a listing as stored.

        Raises:
            RecordMissing: when it is not there.

        """
        with self._database.read() as uow:
            return uow.assets.get(ref)

    def create(self, kind: AssetKind, values: Mapping[str, object], tiers: Sequence[TierRecord] = ()) -> AssetRecord:
        """Save a new listing and send it on its way to Stripe.

        Raises:
            InvalidInput: some fields cannot be saved; nothing was.

        """
        return self.create_many([NewAsset(kind, values, tiers)])[0]

    def create_many(
        self, new: Sequence[NewAsset], author: Author = AT_WORK, original: str = ""
    ) -> tuple[AssetRecord, ...]:
        """Save all of these in one transaction, or none. `original`: the name of what they are copies of.

        Raises:
            InvalidInput: the problems of the first one that cannot be saved; nothing was.

        """
        ready = [self._ready(asset) for asset in new]
        slugs = Slugs(self._database.queries)
        with self._database.write() as uow:
            groups = [self._add_many(uow, kind, same, slugs) for kind, same in _runs_of_kinds(ready)]
            saved = tuple(record for records in groups for record in records)
            by = self._by(author)
            _tell(uow, (listing_trail.created(record, by, original) for record in saved))
            return saved

    def update(
        self,
        ref: AssetRef,
        expected_version: int,
        values: Mapping[str, object],
        tiers: Sequence[TierRecord] | None = None,
        author: Author = AT_WORK,
    ) -> AssetRecord:
        """Change the given fields; others stay. `tiers` None: they stay, else exactly these.

        Raises:
            InvalidInput: some fields cannot be saved; nothing was.
            RecordChanged: someone saved it first; nothing was saved. `compare` shows both.
            RecordMissing: it is gone.

        """
        slugs = Slugs(self._database.queries)
        with self._database.write() as uow:
            before = uow.assets.get(ref)
            if before.version != expected_version:
                raise RecordChanged
            merged = {**before.values, **values}
            _refuse(self.check(ref.kind, merged, before.tiers if tiers is None else tiers))
            changes = dict(values)
            if changes.get("slug") not in (None, before.values.get("slug")):
                changes["slug"] = slugs.make_unique(ref.kind, str(changes["slug"]))
            saved = uow.assets.update(ref, expected_version=expected_version, values=changes, tiers=tiers)
            _tell(uow, listing_trail.edited(before, saved, self._by(author)))
            return self._ask_for_sync(uow, saved)

    def archive(self, ref: AssetRef, expected_version: int | None = None, author: Author = AT_WORK) -> AssetRecord:
        """Take a listing out of use: its link and product are switched off. `expected_version` None: whatever it is.

        Raises:
            RecordChanged, RecordMissing: as `update`.

        """
        return self._move(ref, expected_version, author, listing_trail.archived, archived_at=self._clock.now())

    def restore(self, ref: AssetRef, expected_version: int | None = None, author: Author = AT_WORK) -> AssetRecord:
        """Bring an archived listing back; it gets the same link again.

        Raises:
            RecordChanged, RecordMissing: as `update`.

        """
        return self._move(ref, expected_version, author, listing_trail.restored)

    def duplicate(self, ref: AssetRef, suffix: str = "copy") -> AssetRecord:
        """Save a copy named "… (copy)" as a draft: not active, so that nothing is sold twice by accident.

        Raises:
            RecordMissing: the original is gone.

        """
        original = self.get(ref)
        tail = f" ({suffix})"
        longest = field_of(ref.kind, "name").max_length
        kept = None if longest is None else longest - len(tail)
        name = str(original.values["name"])
        values = {**original.values, "name": name[:kept] + tail, "slug": None, "is_active": False}
        copy = NewAsset(ref.kind, values, [TierRecord(None, tier.values) for tier in original.tiers])
        return self.create_many([copy], Author(Origin.COPY), name)[0]

    def compare(self, ref: AssetRef, mine: Mapping[str, object]) -> Comparison[AssetRecord]:
        """Return what the database holds now, and the fields of `mine` that differ from it.

        Raises:
            RecordMissing: it is gone.

        """
        return compare(self.get(ref), mine)

    def preview(self, ref: AssetRef) -> Plan:
        """Return what would be done in Stripe for this asset now; nothing is done."""
        with self._database.read() as uow:
            record = uow.assets.get(ref)
            return plan(entry_of(record, uow.office.binding().installation_id), record.stripe.state)

    def retry_sync(self, refs: Sequence[AssetRef]) -> None:
        """Ask for these assets to be compared with Stripe and sent again where they differ."""
        with self._database.write() as uow:
            for ref in refs:
                uow.assets.mark(ref, SyncState.PENDING)
                self._enqueue(uow, ref)

    def _move(
        self,
        ref: AssetRef,
        expected_version: int | None,
        author: Author,
        told: Callable[[AssetRecord, By], AuditEntry],
        archived_at: datetime | None = None,
    ) -> AssetRecord:
        """Archive a listing, or restore it (`archived_at` None); where it is so already, nothing is told."""
        with self._database.write() as uow:
            before = uow.assets.get(ref)
            if expected_version not in (None, before.version):
                raise RecordChanged
            restore = archived_at is None
            saved = uow.assets.update(ref, expected_version=before.version, archived_at=archived_at, restore=restore)
            if (before.archived_at is None) is not restore:
                uow.trail.add(told(saved, self._by(author)))
            return self._ask_for_sync(uow, saved)

    def _by(self, author: Author) -> By:
        return By(author.origin, author.person or self._person(), self._clock.now())

    def _ready(self, new: NewAsset) -> NewAsset:
        values = {**self.defaults(new.kind), **new.values}
        _refuse(self.check(new.kind, values, new.tiers))
        return replace(new, values=values)

    def _add_many(self, uow: UnitOfWork, kind: AssetKind, new: Sequence[NewAsset], slugs: Slugs) -> list[AssetRecord]:
        """Add listings of one kind, and ask for those that Stripe must hold."""
        wanted = (str(asset.values.get("slug") or asset.values["name"]) for asset in new)
        free = [slugs.make_unique(kind, slug) for slug in wanted]
        values = [{**asset.values, "slug": slug} for asset, slug in zip(new, free, strict=True)]
        records = uow.assets.add_many(kind, [(each, asset.tiers) for each, asset in zip(values, new, strict=True)])
        installation_id = uow.office.binding().installation_id
        entries = {record.ref.id: entry_of(record, installation_id) for record in records}
        settled = {each: settled_state(entry) for each, entry in entries.items() if not plan(entry, None)}
        for state in set(settled.values()):
            uow.assets.mark_many(kind, [each for each, found in settled.items() if found is state], state)
        due = [str(record.ref) for record in records if record.ref.id not in settled]
        uow.jobs.enqueue_many(SYNC_ASSET, due, Lane.CATALOGUE, self._clock.now())
        return [_in_state(record, settled.get(record.ref.id, SyncState.PENDING)) for record in records]

    def _ask_for_sync(self, uow: UnitOfWork, record: AssetRecord) -> AssetRecord:
        """Enqueue when Stripe must hold something else, or when work on the asset is under way.

        What a row says it holds may lag behind a request that is being sent, so an asset whose job is open (pending, or
        given up) is always looked at again.
        """
        entry = entry_of(record, uow.office.binding().installation_id)
        is_open = record.stripe.sync_state in (SyncState.PENDING, SyncState.NEEDS_ATTENTION)
        if plan(entry, record.stripe.state) or is_open:
            state = SyncState.PENDING
            self._enqueue(uow, record.ref)
        else:
            state = settled_state(entry)
        if state is not record.stripe.sync_state or record.stripe.last_sync_error:
            uow.assets.mark(record.ref, state)
        return _in_state(record, state)

    def _enqueue(self, uow: UnitOfWork, ref: AssetRef) -> None:
        uow.jobs.enqueue(SYNC_ASSET, str(ref), Lane.CATALOGUE, self._clock.now())


def _tell(uow: UnitOfWork, entries: Iterable[AuditEntry]) -> None:
    for entry in entries:
        uow.trail.add(entry)


def _runs_of_kinds(new: Sequence[NewAsset]) -> Iterator[tuple[AssetKind, list[NewAsset]]]:
    """Yield neighbours of the same kind together, in their order."""
    return ((kind, list(same)) for kind, same in groupby(new, key=lambda asset: asset.kind))


def _in_state(record: AssetRecord, state: SyncState) -> AssetRecord:
    return replace(record, stripe=replace(record.stripe, sync_state=state, last_sync_error=None))


def _refuse(problems: tuple[FieldProblem, ...]) -> None:
    if problems:
        raise InvalidInput(problems)
