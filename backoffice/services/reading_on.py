"""A long list of Stripe's, read to its end though a request of it fails now and then: it goes on where it was."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import TypeVar

from backoffice.services.gateway_errors import TryAgain

T = TypeVar("T")

FAILURES_IN_A_ROW = 5
FIRST_WAIT_SECONDS = 0.5


async def read_on(list_from: Callable[[str | None], AsyncIterator[T]], id_of: Callable[[T], str]) -> AsyncIterator[T]:
    """Yield what `list_from` yields, which is asked again for what follows the last one after a failure that passes.

    Raises:
        GatewayError: Stripe refuses, or fails again and again.

    """
    last: str | None = None
    failures = 0
    while True:
        try:
            async for each in list_from(last):
                last, failures = id_of(each), 0
                yield each
        except TryAgain as error:
            failures += 1
            if failures > FAILURES_IN_A_ROW:
                raise
            await asyncio.sleep(max(FIRST_WAIT_SECONDS * 2.0 ** (failures - 1), error.retry_after or 0.0))
        else:
            return
