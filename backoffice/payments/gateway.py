"""Stripe, behind the port: the one way from this program to Stripe's API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from backoffice.domain.keys import InvalidKey, parse_key
from backoffice.payments.calls import Calls
from backoffice.payments.catalogue import CatalogueCalls
from backoffice.payments.events import MoneyLists
from backoffice.payments.limiter import ReadCounter, Turns
from backoffice.payments.money import MoneyCalls
from backoffice.payments.transport import PATIENCE, Clients, Patience, Purpose
from backoffice.services.gateway_errors import KeyRefused
from backoffice.services.stripe_address import check_address


@dataclass(frozen=True, slots=True)
class Access:
    """What another process of this program needs to ask Stripe as one with it."""

    key: str = field(repr=False)
    api_base: str | None
    turns: Turns
    reads: ReadCounter


class StripeGateway(CatalogueCalls, MoneyCalls, MoneyLists):
    """`PaymentGateway` over the SDK. Makes no request of its own, repeats none, and sends one key to one address.

    Lives in one event loop. Making it is cheap; the first call loads the SDK in another thread (some 0.2 s).
    """

    def __init__(
        self,
        key: str,
        api_base: str | None,
        limiter: Turns,
        *,
        reads: ReadCounter | None = None,
        patience: Mapping[Purpose, Patience] = PATIENCE,
    ) -> None:
        """Bind to a key. `api_base` None: Stripe itself; else an https address of Stripe's, or one on this machine.

        `reads` counts what is read, together with other gateways' reads.

        Raises:
            KeyRefused: the text is no secret or restricted key.
            AddressRefused: a key sent there would be lost to whoever listens.

        """
        check_address(api_base, practice=False)
        try:
            info = parse_key(key)
        except InvalidKey as error:
            raise KeyRefused(error.message) from error
        self.access = Access(info.text, api_base, limiter, reads or ReadCounter())
        self._clients = Clients(info.text, api_base, patience)
        super().__init__(Calls(self._clients, limiter, self.access.reads, livemode=info.livemode))

    async def aclose(self) -> None:
        """Close the connections."""
        await self._clients.aclose()
