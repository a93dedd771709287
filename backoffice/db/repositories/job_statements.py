"""The outbox's statements, each built once: building one costs more than running it.

Parameters are named after what they are (`now`, `lease_until` …), never after a column, which SQLAlchemy keeps for
itself.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, Text, Update, bindparam, case, cast, func, not_, null, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from backoffice.db.models import CLAIMABLE, OPEN, Base, JobRow
from backoffice.services.ports import JobState

JOBS = Base.metadata.tables[JobRow.__tablename__]
RUNNING = JOBS.c.state == JobState.RUNNING.value

_OWNED = (JOBS.c.id == bindparam("job_id"), JOBS.c.fence == bindparam("of_fence"), RUNNING)
_NO_INTENT: dict[str, Any] = {"intent_step": null(), "intent_key": null(), "intent_made_at": null()}
_NOW = bindparam("now", type_=JOBS.c.run_at.type)


def _enqueue(insert: Any) -> Any:
    """Return the statement that inserts a job, or has the open one of its kind and subject take it up."""
    new = {
        **{
            name: bindparam(f"new_{name}", type_=JOBS.c[name].type)
            for name in ("id", "kind", "subject", "lane", "run_at")
        },
        "state": JobState.AVAILABLE.value,
        **dict.fromkeys(("attempt", "fence", "sends"), 0),
        "rerun": False,
        "rerun_at": null(),
        "created_at": _NOW,
        "updated_at": _NOW,
    }
    statement = insert(JOBS).values(new)
    wanted_at = statement.excluded.run_at
    comes_first = (JOBS.c.state != JobState.DISCARDED.value) & (JOBS.c.run_at < wanted_at)
    taken_up = {
        "state": case((RUNNING, JOBS.c.state), else_=JobState.AVAILABLE.value),
        "attempt": case((RUNNING, JOBS.c.attempt), else_=0),
        "run_at": case((RUNNING | comes_first, JOBS.c.run_at), else_=wanted_at),
        "rerun": RUNNING,
        "rerun_at": case((not_(RUNNING), null()), (JOBS.c.rerun_at < wanted_at, JOBS.c.rerun_at), else_=wanted_at),
        "updated_at": statement.excluded.updated_at,
    }
    kinds = [JOBS.c.kind, JOBS.c.subject]
    return statement.on_conflict_do_update(index_elements=kinds, index_where=OPEN, set_=taken_up)


def _asked_after(moment: ColumnElement[Any]) -> dict[str, Any]:
    """Return what stays of the wish to run again when the job runs next at this moment: a later wish only."""
    later = JOBS.c.rerun & (JOBS.c.rerun_at > moment)
    return {"rerun": case((later, True), else_=False), "rerun_at": case((later, JOBS.c.rerun_at))}


def _unless_asked_again(state: JobState) -> dict[str, Any]:
    """Return the columns of a job that ends in this state, or starts anew when it was asked for meanwhile."""
    return {
        "state": case((JOBS.c.rerun, JobState.AVAILABLE.value), else_=state.value),
        "attempt": case((JOBS.c.rerun, 0), else_=JOBS.c.attempt),
        "rerun": False,
        "rerun_at": null(),
        "run_at": case((JOBS.c.rerun & (JOBS.c.rerun_at > _NOW), JOBS.c.rerun_at), else_=_NOW),
    }


def _write(*where: ColumnElement[bool], **columns: Any) -> Update:
    """Return the statement that changes a running job of a fence (`job_id`, `of_fence`) and gives it back."""
    return update(JOBS).where(*_OWNED, *where).values(**columns, updated_at=_NOW).returning(JOBS)


def _retry_later(attempt: ColumnElement[int]) -> Update:
    due_at = bindparam("due_at", type_=JOBS.c.run_at.type)
    return _write(
        **_asked_after(due_at),
        state=JobState.RETRYABLE.value,
        attempt=case((JOBS.c.rerun, 0), else_=attempt),
        run_at=due_at,
        last_error=bindparam("error", type_=Text()),
    )


ENQUEUE_MANY = {"postgresql": _enqueue(postgresql_insert), "sqlite": _enqueue(sqlite_insert)}
"""By dialect. `new_id`, `new_kind`, `new_subject`, `new_lane`, `new_run_at`, `now`."""
ENQUEUE = {dialect: statement.returning(JOBS.c.id) for dialect, statement in ENQUEUE_MANY.items()}
"""The same, and gives the job's id back."""

DUE: Select[Any] = (
    select(JOBS.c.id)
    .where(CLAIMABLE, JOBS.c.lane == bindparam("of_lane"), JOBS.c.run_at <= _NOW)
    .order_by(JOBS.c.run_at, JOBS.c.created_at, JOBS.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
CLAIM: Update = (
    update(JOBS)
    .where(JOBS.c.id.in_(bindparam("job_ids", expanding=True)))
    .values(
        state=JobState.RUNNING.value,
        attempt=JOBS.c.attempt + 1,
        fence=JOBS.c.fence + 1,
        **_asked_after(_NOW),
        run_at=bindparam("lease_until", type_=JOBS.c.run_at.type),
        updated_at=_NOW,
    )
    .returning(JOBS)
)
RENEW = _write(run_at=bindparam("lease_until", type_=JOBS.c.run_at.type))
STORE_INTENT = _write(
    JOBS.c.intent_key.is_(None),
    intent_step=bindparam("step", type_=Text()),
    intent_key=JOBS.c.id + "." + cast(JOBS.c.sends + 1, Text),
    intent_made_at=_NOW,
    sends=JOBS.c.sends + 1,
)
CLEAR_INTENT = _write(**_NO_INTENT)
FINISH = _write(JOBS.c.intent_key.is_(None), **_unless_asked_again(JobState.COMPLETED), last_error=null())
DISCARD = _write(**_unless_asked_again(JobState.DISCARDED), last_error=bindparam("error", type_=Text()))
RETRY_LATER = {True: _retry_later(JOBS.c.attempt), False: _retry_later(JOBS.c.attempt - 1)}
"""By whether the attempt counts."""

IS_OWNED = select(JOBS.c.id).where(*_OWNED)
NEXT_DUE_AT = select(func.min(JOBS.c.run_at)).where(CLAIMABLE, JOBS.c.lane == bindparam("of_lane"))
SCHEDULED = (JOBS.c.state == JobState.AVAILABLE.value) & (JOBS.c.run_at > JOBS.c.updated_at)
"""Jobs that were asked for at a later time: nothing of today waits in them."""

NEXT_WAITING_AT = select(func.min(JOBS.c.run_at)).where(CLAIMABLE, ~SCHEDULED)
GET = select(JOBS).where(JOBS.c.id == bindparam("job_id"))
FIND_OPEN = select(JOBS).where(OPEN, JOBS.c.kind == bindparam("of_kind"), JOBS.c.subject == bindparam("of_subject"))
