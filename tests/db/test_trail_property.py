"""Whatever is told, in whatever order transactions begin, fail in part, roll back and commit: the chain is whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backoffice.db import SqlDatabase
from backoffice.db.database import SqlUnitOfWork
from backoffice.db.repositories.values import clean_text
from backoffice.domain.people import Person, Role
from backoffice.domain.wording import Message
from backoffice.services.ports import AuditEntry
from backoffice.services.trail import Trail
from tests.support.databases import ManualClock

_texts = st.text(max_size=40)
_subjects = st.text(min_size=1, max_size=300).filter(lambda text: bool((clean_text(text) or "").strip()))
_zones = st.sampled_from([UTC, timezone(timedelta(hours=-3)), timezone(timedelta(hours=5, minutes=45))])
_moments = st.builds(
    lambda microseconds, zone: (datetime(1990, 1, 2, tzinfo=UTC) + timedelta(microseconds=microseconds)).astimezone(
        zone
    ),
    st.integers(0, 100 * 365 * 86_400_000_000),
    _zones,
)
_people = st.builds(Person, _texts, st.sampled_from(Role))
_figures = st.dictionaries(st.text(max_size=5), st.none() | st.booleans() | st.integers() | _texts, max_size=3)
_messages = st.builds(Message, _texts, _figures)
_entries = st.builds(AuditEntry, _subjects, _moments, _people, _texts, _messages, _texts, _texts, _texts)


class Undone(Exception):
    """Undoes a part or a transaction."""


@dataclass
class Writer:
    """One transaction after the other, each step when it is told to."""

    database: SqlDatabase
    committed: list[str]
    stack: ExitStack | None = None
    unit: SqlUnitOfWork | None = None
    told: list[str] = field(default_factory=list)

    def tell(self, entry: AuditEntry) -> None:
        """Tell something, beginning a transaction where none is open."""
        if self.unit is None:
            self.stack = ExitStack()
            self.unit = self.stack.enter_context(self.database.write())
        self.unit.trail.add(entry)
        self.told.append(clean_text(entry.subject) or "")

    def tell_in_part(self, entries: Sequence[AuditEntry], *, fails: bool) -> None:
        """Tell in a part of the transaction, which may fail alone."""
        if self.unit is None:
            return
        before = list(self.told)
        with suppress(Undone), self.unit.part():
            for entry in entries:
                self.tell(entry)
            if fails:
                raise Undone
        if fails:
            self.told = before

    def end(self, *, commits: bool) -> None:
        """Commit, or roll back."""
        stack, self.stack, self.unit = self.stack, None, None
        told, self.told = self.told, []
        if stack is None:
            return
        with suppress(Undone), stack:
            if not commits:
                raise Undone
        if commits:
            self.committed += told


_steps = st.lists(
    st.one_of(
        st.tuples(st.just("tell"), st.integers(0, 1), _entries),
        st.tuples(st.just("part"), st.integers(0, 1), st.tuples(st.lists(_entries, max_size=3), st.booleans())),
        st.tuples(st.just("end"), st.integers(0, 1), st.booleans()),
    ),
    max_size=14,
)


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_the_chain_is_whole_and_holds_what_was_committed_in_the_order_of_the_commits(
    dialect: str, request: pytest.FixtureRequest, clock: ManualClock, opened: Callable[..., SqlDatabase]
) -> None:
    database = opened(request.getfixturevalue(f"{dialect}_url"), clock)
    committed: list[str] = []
    side_by_side = 2 if dialect == "postgresql" else 1  # SQLite has one writer at a time

    @given(_steps)
    @settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def run(steps: list[tuple[str, int, object]]) -> None:
        writers = [Writer(database, committed) for _ in range(side_by_side)]
        try:
            for kind, place, given_ in steps:
                _step(writers[place % side_by_side], kind, given_)
        finally:
            for writer in writers:
                writer.end(commits=False)
        verdict = Trail(database).verify()
        assert verdict.faults == ()
        with database.read() as unit:
            assert [row.subject for row in unit.trail.rows()] == committed

    run()
    assert committed


def _step(writer: Writer, kind: str, given_: object) -> None:
    match kind, given_:
        case "tell", AuditEntry():
            writer.tell(given_)
        case "part", (entries, bool(fails)):
            writer.tell_in_part(entries, fails=fails)
        case _, bool(commits):
            writer.end(commits=commits)
