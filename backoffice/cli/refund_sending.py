"""Have Stripe asked, or a refund sent, and wait for how it ends: the engine runs in this command for that long."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING

from backoffice.domain.errors import BackofficeError
from backoffice.domain.refunds import RefundState
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.payments.job_kinds import REFRESH_PAYMENT, payment_subject
from backoffice.services.refunds.preparing import asking_about

if TYPE_CHECKING:
    from backoffice.bootstrap import Application

_LOOK_AGAIN = 0.2
"""Seconds between two looks at what another program is doing for us."""


class NotFetched(BackofficeError):
    """Stripe could not be asked just now, so nothing is decided on old figures."""


class AtStripe:
    """The engine at work for one command, on one loop. A context manager."""

    def __init__(self, application: Application, seconds: float) -> None:
        """Wait this long for each thing that is asked of it."""
        self._application = application
        self._seconds = seconds
        self._runner = asyncio.Runner()

    def __enter__(self) -> AtStripe:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close every connection."""
        with self._runner:
            self._runner.run(self._application.connection.aclose())

    def fetch(self, payment_intent_id: str) -> None:
        """Ask Stripe now how a payment and its refunds stand.

        Raises:
            NotFetched: no answer came in time, or there is no way to Stripe; the sentence says why.

        """
        before = self._application.refunds.refresh(payment_intent_id)

        def is_fetched() -> bool:
            with self._application.database.read() as uow:
                return asking_about(uow, payment_intent_id).has_answer(before)

        self._work_until(is_fetched)
        if not is_fetched():
            raise NotFetched(_why_not(self._application))

    def send(self, refund_id: str) -> None:
        """Work until a refund waits for nobody but people or Stripe and its payment was looked at again."""

        def is_over() -> bool:
            with self._application.database.read() as uow:
                refund = uow.refunds.get(refund_id).refund
                is_underway = refund.state.is_in_flight and refund.state is not RefundState.NEEDS_HUMAN
                subject = payment_subject(refund.terms.payment_intent_id)
                return not is_underway and uow.jobs.find_open(REFRESH_PAYMENT, subject) is None

        self._work_until(is_over)

    def _work_until(self, is_over: Callable[[], bool]) -> None:
        self._runner.run(_work_until(self._application, is_over, self._seconds))


async def _work_until(application: Application, is_over: Callable[[], bool], seconds: float) -> None:
    """Run the engine until it is over or the time is up. Ctrl+C and SIGTERM end it early; nothing is lost by that."""
    engine, loop, told = application.engine, asyncio.get_running_loop(), asyncio.Event()
    deadline = loop.time() + seconds

    def stop() -> None:
        told.set()
        engine.stop()

    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop)
    timer = loop.call_at(deadline, stop)
    forget = engine.listen(lambda _news: engine.stop() if is_over() else None)
    try:
        while not is_over() and not told.is_set():
            summary = await engine.drain(patience_seconds=deadline - loop.time())
            if summary.condition is not None:
                return
            await asyncio.sleep(0 if is_over() else _LOOK_AGAIN)
    finally:
        forget()
        timer.cancel()


def _why_not(application: Application) -> Message:
    with application.database.read() as uow:
        condition = uow.office.queue_condition()
    if condition is not None:
        return condition.message
    return Message(
        QT_TRANSLATE_NOOP(
            "backoffice", "Stripe did not say how this payment stands, so nothing was decided. Try again in a while."
        )
    )
