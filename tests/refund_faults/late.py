"""A computer that sleeps between a worker's look at Stripe's list and its POST; its engine then keeps the lease."""

from collections.abc import Awaitable, Callable
from dataclasses import fields
from datetime import timedelta
from typing import TypeVar

from backoffice.jobs.desk import Desk, Unrecorded
from backoffice.jobs.handlers.send_refund import SendRefund
from backoffice.services.ports import PaymentGateway
from tests.money.office import QUICK, Office

T = TypeVar("T")


class Late(Unrecorded):
    """Sends refunds; before its second request, time passes."""

    def __init__(self, office: Office, **time: float) -> None:
        self._office = office
        self._time = time

    async def run(self, desk: Desk) -> bool:
        return await SendRefund().run(_LateDesk(desk, lambda: self._office.pass_time(**self._time)))


class _LateDesk(Desk):
    def __init__(self, desk: Desk, sleep: Callable[[], None]) -> None:
        super().__init__(**{field.name: getattr(desk, field.name) for field in fields(desk)})
        self._sleep = sleep
        self._sent = 0

    async def send(self, request: Callable[[PaymentGateway], Awaitable[T]]) -> T:
        self._sent += 1
        if self._sent == 2:
            self._sleep()
            self.held_until = self.clock.now() + timedelta(seconds=QUICK.lease_seconds)
        return await super().send(request)
