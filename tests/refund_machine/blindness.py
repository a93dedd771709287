"""What left for Stripe: each refund under one key, and only when its payment's list was just read."""

from collections.abc import Iterator, Sequence

from tests.refund_machine.wire import Sent

FRESH_SECONDS = 60


def blind(log: Sequence[Sent]) -> Iterator[str]:
    """Yield a sentence for every POST that should not have left. `log` is in the order in which things left."""
    read_at: dict[str, float] = {}
    for sent in log:
        if not sent.is_post:
            read_at[sent.payment_intent_id] = sent.at
            continue
        if sent.key != f"refund.{sent.mark}":
            yield f"{sent.mark} was sent under the key {sent.key}"
        if sent.at - read_at.pop(sent.payment_intent_id, float("-inf")) > FRESH_SECONDS:
            yield f"{sent.mark} was sent at {sent.at}, without a look at what Stripe has"
