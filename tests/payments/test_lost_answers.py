"""An answer is cut at every byte, with and without its effect; the same request under the same key mends it."""

from collections import Counter

from backoffice.payments import StripeGateway
from backoffice.services.gateway_errors import AnswerLost, GatewayError
from backoffice.services.ports import CreatedProduct
from backoffice.simulator.process import SimulatorProcess
from tests.payments.talking import PRICE, create_product, error_of, talk
from tests.support.ledger import Ledger

NO_ANSWER_BYTES = 260  # more than the head of an answer has; its body is empty when nothing was done


async def cut_and_mend(gateway: StripeGateway, ledger: Ledger, byte: int, *, effect: bool) -> GatewayError | None:
    """Make a product, with the answer cut at a byte, and once more under the same key. The first error, if any."""
    ledger.set_faults({"kind": "reset", "byte": byte, "effect": effect, "times": 1, "path": "/v1/products"})
    product_id, key = f"bo_{byte:05}", f"key.{byte}"
    try:
        first = await create_product(gateway, product_id, key=key)
        error = None
    except GatewayError as lost:
        first, error = None, lost
    again = await mend(gateway, product_id, key)
    assert first in (None, again)
    return error


async def mend(gateway: StripeGateway, product_id: str, key: str) -> CreatedProduct:
    """Send it again, as the engine does: a cut behind a whole answer shows when its connection is used again."""
    try:
        return await create_product(gateway, product_id, key=key)
    except AnswerLost:
        return await create_product(gateway, product_id, key=key)


def assert_one_of_each(ledger: Ledger, count: int) -> None:
    """Exactly one product for each request that was made, whatever happened to its answer, each with one price."""
    wanted = {f"bo_{byte:05}": 1 for byte in range(count)}
    assert Counter(product["id"] for product in ledger.objects("product")) == wanted
    assert Counter(price["product"] for price in ledger.objects("price", unit_amount=PRICE.amount_minor)) == wanted


def test_what_was_done_is_not_done_again_wherever_its_answer_was_cut(
    simulator: SimulatorProcess, ledger: Ledger
) -> None:
    async def every_byte(gateway: StripeGateway) -> int:
        byte = 0
        while (error := await cut_and_mend(gateway, ledger, byte, effect=True)) is not None:
            assert type(error) is AnswerLost, f"byte {byte}: {error!r}"
            byte += 1
        return byte

    whole = talk(simulator.url, every_byte)
    assert whole > 1000  # the first cut that is none comes after the last byte of the answer
    assert_one_of_each(ledger, whole + 1)


def test_what_was_not_done_is_done_wherever_its_answer_was_cut(simulator: SimulatorProcess, ledger: Ledger) -> None:
    async def every_byte(gateway: StripeGateway) -> None:
        for byte in range(NO_ANSWER_BYTES):
            error = await cut_and_mend(gateway, ledger, byte, effect=False)
            assert type(error) is AnswerLost, f"byte {byte}: {error!r}"

    talk(simulator.url, every_byte)
    assert_one_of_each(ledger, NO_ANSWER_BYTES)


def test_a_refund_whose_answer_was_lost_is_made_once(simulator: SimulatorProcess, ledger: Ledger) -> None:
    from tests.payments.test_money import pay, refund

    async def do(gateway: StripeGateway) -> None:
        intent = await pay(gateway, ledger)
        for byte in (0, 1, 100, 400):
            ledger.set_faults({"kind": "reset", "byte": byte, "effect": True, "times": 1, "path": "/v1/refunds"})
            key = f"refund.{byte}"
            assert type(await error_of(refund(gateway, intent, PRICE, key))) is AnswerLost
            # Not the answer but the list is the authority when the key may have been forgotten.
            found = [one async for one in gateway.list_refunds(intent) if one.metadata["refund_request_id"] == key]
            assert found == [await refund(gateway, intent, PRICE, key)]

    talk(simulator.url, do)
    assert len(ledger.objects("refund")) == 4
