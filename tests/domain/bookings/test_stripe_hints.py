import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.stripe_hints import POLLED_TYPES, Hint, HintKind, hints_of


def test_the_poller_asks_for_no_more_types_than_stripe_takes() -> None:
    assert len(POLLED_TYPES) <= 20
    assert len(set(POLLED_TYPES)) == len(POLLED_TYPES)


@pytest.mark.parametrize("event_type", POLLED_TYPES)
def test_everything_that_is_polled_hints_at_something(event_type: str) -> None:
    object_id = "cs_1" if event_type.startswith("checkout") else "pi_1"
    (hint,) = hints_of(event_type, object_id, "pi_1")
    assert str(hint) == ("sessions/cs_1" if event_type.startswith("checkout") else "payments/pi_1")


TELL_OF_MONEY = """checkout.session.completed checkout.session.async_payment_succeeded checkout.session.expired
checkout.session.async_payment_failed refund.failed charge.dispute.closed charge.refunded""".split()
NEED_NOTHING = """product.updated price.created payment_link.updated customer.created account.updated invoice.paid
payment_intent.created checkout.session payment_intent""".split()


@pytest.mark.parametrize("needed", TELL_OF_MONEY)
def test_what_tells_of_money_is_polled(needed: str) -> None:
    assert needed in POLLED_TYPES


@pytest.mark.parametrize("event_type", ["charge.refunded", "refund.created", "charge.dispute.created"])
def test_what_names_no_payment_belongs_to_nothing(event_type: str) -> None:
    assert hints_of(event_type, "re_1", "pi_1") == (Hint(HintKind.PAYMENT, "pi_1"),)
    assert hints_of(event_type, "re_1") == ()


@pytest.mark.parametrize("event_type", ["", *NEED_NOTHING])
def test_other_types_need_nothing(event_type: str) -> None:
    assert hints_of(event_type, "pi_1", "pi_1") == ()


@given(st.text(max_size=40) | st.sampled_from(POLLED_TYPES), st.text(max_size=10), st.none() | st.text(max_size=10))
def test_whatever_comes_hints_at_one_object_at_most(event_type: str, object_id: str, payment: str | None) -> None:
    assert len(hints_of(event_type, object_id, payment)) <= 1
