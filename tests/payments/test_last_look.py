"""A refund is looked at once more when its connection stands and its first byte is about to leave."""

import pytest

from backoffice.domain.money import Money
from backoffice.payments import StripeGateway
from backoffice.services.database_errors import FenceLost
from backoffice.services.ports import StripeRefund
from backoffice.simulator.process import SimulatorProcess
from tests.payments.talking import talk
from tests.support.ledger import Ledger


def _intent(ledger: Ledger, simulator: SimulatorProcess) -> str:
    account = talk(simulator.url, lambda gateway: gateway.retrieve_account()).account_id
    made: str = ledger.post("/payment_intents", {"amount": 9000, "currency": "brl"}, account=account)["id"]
    return made


class Looking:
    """Looks, and may not like what it sees."""

    def __init__(self, ledger: Ledger, *, refuses: bool) -> None:
        self.posts: list[int] = []
        self._ledger = ledger
        self._refuses = refuses

    def look(self) -> None:
        self.posts.append(self._ledger.counts().get("PostRefunds", 0))
        if self._refuses:
            raise FenceLost


async def _give_back(gateway: StripeGateway, intent: str, looking: Looking) -> StripeRefund:
    return await gateway.refund_payment(
        intent, money=Money(100, "BRL"), reason=None, metadata={}, idempotency_key="k", last_look=looking.look
    )


def test_it_is_looked_at_once_before_stripe_hears_of_it(simulator: SimulatorProcess, ledger: Ledger) -> None:
    intent, looking = _intent(ledger, simulator), Looking(ledger, refuses=False)
    assert talk(simulator.url, lambda gateway: _give_back(gateway, intent, looking)).status == "succeeded"
    assert looking.posts == [0]
    assert ledger.counts()["PostRefunds"] == 1


def test_nothing_leaves_when_it_is_too_late_and_the_next_request_may(
    simulator: SimulatorProcess, ledger: Ledger
) -> None:
    intent, looking = _intent(ledger, simulator), Looking(ledger, refuses=True)

    async def try_twice(gateway: StripeGateway) -> StripeRefund:
        with pytest.raises(FenceLost):
            await _give_back(gateway, intent, looking)
        assert "PostRefunds" not in ledger.counts()
        return await _give_back(gateway, intent, Looking(ledger, refuses=False))

    assert talk(simulator.url, try_twice).status == "succeeded"
    assert looking.posts == [0]
    assert len(ledger.objects("refund")) == 1


def test_other_requests_are_not_looked_at(simulator: SimulatorProcess, ledger: Ledger) -> None:
    intent, looking = _intent(ledger, simulator), Looking(ledger, refuses=False)

    async def do(gateway: StripeGateway) -> None:
        await _give_back(gateway, intent, looking)
        await gateway.refund_payment(intent, money=Money(100, "BRL"), reason=None, metadata={}, idempotency_key="l")
        assert len([found async for found in gateway.list_refunds(intent)]) == 2

    talk(simulator.url, do)
    assert len(looking.posts) == 1
