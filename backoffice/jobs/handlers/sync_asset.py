"""Makes Stripe match a listing: settle what may have been sent, then run the plan's first step until none is left.

Every request is stored with its key before it is sent and its answer before the next one, so a crash at any point is
followed by the same code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from backoffice.domain.catalogue import CatalogueState, CreateProduct, Step, UpdateProduct
from backoffice.domain.catalogue_evolution import evolve
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.jobs.desk import Desk
from backoffice.jobs.handlers.subjects import Find, Subject, find_listing
from backoffice.jobs.settling import Left, clear_intent, may_send_again
from backoffice.jobs.steps import read_step, send_step, write_step
from backoffice.services.gateway_errors import (
    AlreadyExists,
    GatewayError,
    KeyReused,
    MissingInStripe,
    Outcome,
    RequestRefused,
    StripeFailed,
)
from backoffice.services.ports import Intent, Job, JobState, SyncState, UnitOfWork

MAX_READS = 4
MAX_STEPS = 200

STOPPED = Message(QT_TRANSLATE_NOOP("backoffice", "The resync was stopped before this listing was done."))

Learned = Callable[[CatalogueState | None], CatalogueState | None]
"""What an answer of Stripe's makes of the state we knew."""


class PlanDoesNotEnd(RequestRefused):
    """Stripe's answers lead nowhere: a fault of ours, shown rather than repeated for ever."""


class ArchivedThere(RequestRefused):
    """Somebody archived the product in Stripe, so selling it again is a person's to say."""

    def __init__(self) -> None:
        """Say what may be done."""
        text = QT_TRANSLATE_NOOP(
            "backoffice",
            "It was archived in Stripe, though it is active here. Press Retry or save it to sell it again, or archive"
            " it here, too.",
        )
        super().__init__(Message(text))


@dataclass(slots=True)
class _Effort:
    """What one run has cost so far."""

    reads: int = 0
    steps: int = 0

    def count_step(self) -> None:
        """Count one more. Raises `PlanDoesNotEnd` when there were too many."""
        self.steps += 1
        if self.steps > MAX_STEPS:
            text = QT_TRANSLATE_NOOP(
                "backoffice", "Stripe's answers never come to match this listing. Please report this."
            )
            raise PlanDoesNotEnd(Message(text))


class SyncAsset:
    """Handler of `sync_asset` jobs; with another way to find their subjects, of `retire_product` jobs."""

    def __init__(self, find: Find | None = None) -> None:
        """`find` finds the subject of a job; None: it is a listing."""
        self._find = find or find_listing()

    async def run(self, desk: Desk) -> bool:
        """Bring Stripe up to the subject and end the job; False: it was put back, as the program stops.

        Raises:
            GatewayError: Stripe said no, or nothing; the intent is kept where the outcome is unknown.
            FenceLost: another worker has the job.

        """
        effort = _Effort()
        learned = None if desk.job.intent is None else await self._settle(desk, desk.job.intent, effort)
        while isinstance(next_up := await desk.write(partial(_advance, desk, self._find, learned)), Intent):
            effort.count_step()
            learned = await self._attempt(desk, next_up, effort, is_first=True)
        return next_up is Left.ENDED

    def note_waiting(self, uow: UnitOfWork, job: Job, error: Message) -> None:
        """Show why the asset waits."""
        self._mark(uow, job, SyncState.PENDING, error)

    def note_given_up(self, uow: UnitOfWork, job: Job, error: Message) -> None:
        """Show why the asset needs a person."""
        self._mark(uow, job, SyncState.NEEDS_ATTENTION, error)

    def _mark(self, uow: UnitOfWork, job: Job, state: SyncState, error: Message) -> None:
        subject = self._find(uow, job, job.updated_at)
        if subject is not None:  # else its next attempt finds that out too, and ends
            subject.mark(state, str(error))

    async def _settle(self, desk: Desk, intent: Intent, effort: _Effort) -> Learned:
        """Find out what became of a request that may have been sent: send it again, or look.

        It is looked up when its key is too old, or when another version of the program wrote it.
        """
        if may_send_again(intent, desk.clock.now(), read_step):
            return await self._attempt(desk, intent, effort, is_first=False)
        return await self._look(desk, effort)

    async def _attempt(self, desk: Desk, intent: Intent, effort: _Effort, *, is_first: bool) -> Learned:
        """Send a stored request. What Stripe contradicts is looked up there; other errors are raised."""
        step = read_step(intent.step)
        try:
            made = await desk.send(partial(send_step, step=step, key=intent.idempotency_key))
        except (AlreadyExists, MissingInStripe, KeyReused) as error:
            return await self._look(desk, effort, because=error)
        except StripeFailed as error:
            # Stripe replays a saved failure for a day, so the second one is answered by looking.
            if is_first and error.should_retry is not False:
                raise
            return await self._look(desk, effort, because=error)
        except RequestRefused as error:
            await desk.write(partial(clear_intent, desk.job))
            return await self._doubt(desk, step, effort, error)
        except GatewayError as error:
            if error.outcome is Outcome.NOT_DONE and is_first:
                await desk.write(partial(clear_intent, desk.job))
            raise
        return partial(evolve, step=step, made=made)

    async def _doubt(self, desk: Desk, step: Step, effort: _Effort, refusal: RequestRefused) -> Learned:
        """Look whether what we knew was out of date. Raises `refusal` where the same step comes next all the same."""
        product_id = await desk.storage.read(partial(self._product_id, desk))
        if effort.reads or isinstance(step, CreateProduct) or product_id is None:
            raise refusal
        effort.reads += 1
        found = await desk.send(lambda gateway: gateway.retrieve_product_state(product_id))
        error = await desk.write(partial(_adopt, desk, self._find, found, step, refusal))
        if error is not None:
            raise error
        return lambda known: known

    async def _look(self, desk: Desk, effort: _Effort, because: GatewayError | None = None) -> Learned:
        """Read what Stripe holds; it replaces what we thought."""
        if effort.reads >= MAX_READS and because is not None:
            raise because
        effort.reads += 1
        product_id = await desk.storage.read(partial(self._product_id, desk))
        if product_id is None:
            return lambda known: known
        found = await desk.send(lambda gateway: gateway.retrieve_catalogue_state(product_id))
        return lambda _: found

    def _product_id(self, desk: Desk, uow: UnitOfWork) -> str | None:
        """Return the id it has, or would be given, in Stripe; None: it is gone."""
        subject = self._find(uow, desk.job, desk.clock.now())
        return None if subject is None else subject.product_id


def _adopt(
    desk: Desk, find: Find, found: CatalogueState | None, step: Step, refusal: RequestRefused, uow: UnitOfWork
) -> RequestRefused | None:
    """Store what was found of the product and its prices; return why a person is needed (None: there is another way).

    Its links were not read, so they stay as they are known.
    """
    subject = find(uow, desk.job, desk.clock.now())
    known = None if subject is None else subject.state
    if subject is None or known is None:
        return None
    state = None if found is None else replace(found, links=known.links)
    steps = subject.plan(state).steps
    subject.store(state, at_rest=False)
    if not steps or steps[0] == step:
        return refusal if steps else None
    revival = UpdateProduct(known.product_id, is_active=True)
    return ArchivedThere() if known.is_active and steps[0] == revival else None


def _advance(desk: Desk, find: Find, learned: Learned | None, uow: UnitOfWork) -> Intent | Left:
    """Store what was learned, then the next step's intent; or end the job. One transaction.

    The asset's row is written before the job's, as edits do, so that two transactions never wait for each other.
    """
    job = desk.job
    subject = find(uow, job, desk.clock.now())
    if subject is None:
        uow.jobs.clear_intent(job.id, job.fence)
        uow.jobs.finish(job.id, job.fence, desk.clock.now())
        return Left.ENDED
    state = subject.state if learned is None else learned(subject.state)
    steps = subject.plan(state).steps
    if learned is not None or not steps:
        subject.store(state, at_rest=not steps)
    if learned is not None:
        uow.jobs.clear_intent(job.id, job.fence)
    if steps and subject.is_held_back():
        subject.mark(SyncState.NEEDS_ATTENTION, str(STOPPED))
        return _end(desk, uow, subject)
    if steps and desk.is_stopping():
        desk.put_back(uow)
        return Left.PUT_BACK
    return _store_intent(desk, uow, steps[0]) if steps else _end(desk, uow, subject)


def _store_intent(desk: Desk, uow: UnitOfWork, step: Step) -> Intent:
    return uow.jobs.store_intent(desk.job.id, desk.job.fence, write_step(step), desk.clock.now())


def _end(desk: Desk, uow: UnitOfWork, subject: Subject) -> Left:
    """Finish the job. An edit that came meanwhile makes it run again, and the row says so."""
    if uow.jobs.finish(desk.job.id, desk.job.fence, desk.clock.now()) is JobState.AVAILABLE:
        subject.mark(SyncState.PENDING)
    return Left.ENDED
