from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentStatus, allowed, moved
from backoffice.domain.payment_state import (
    PaymentFacts,
    consequence,
    is_paid_though_over,
    is_received,
    is_stale,
    merge,
    payment_status_of,
)
from tests.domain.bookings.strategies import kinds, statuses

P, S = PaymentStatus, BookingStatus
STRIPES = "requires_payment_method requires_confirmation requires_action processing requires_capture canceled succeeded"
payment_statuses = st.sampled_from(list(PaymentStatus))
facts = st.builds(
    PaymentFacts,
    st.sampled_from(STRIPES.split()),
    st.just(10_000),
    captured_minor=st.sampled_from([0, 5_000, 10_000]),
    refunded_minor=st.sampled_from([0, 1, 5_000, 10_000]),
    capturable_minor=st.sampled_from([0, 10_000]),
    has_failed=st.booleans(),
    is_disputed=st.booleans(),
    dispute_status=st.sampled_from(["", "needs_response", "under_review", "won", "lost", "warning_closed"]),
    session_status=st.sampled_from(["", "open", "complete", "expired"]),
    session_payment_status=st.sampled_from(["", "paid", "unpaid"]),
)


def paid(refunded: int = 0, captured: int = 10_000, dispute: str = "") -> PaymentFacts:
    return PaymentFacts("succeeded", 10_000, captured, refunded, is_disputed=bool(dispute), dispute_status=dispute)


NEW = PaymentFacts("requires_payment_method", 10_000)
PAGE_DONE = PaymentFacts("requires_action", 10_000, session_status="complete", session_payment_status="unpaid")
PROCESSING = PaymentFacts("processing", 10_000)
DECLINED = PaymentFacts("requires_payment_method", 10_000, has_failed=True)
HELD = PaymentFacts("requires_capture", 10_000, capturable_minor=10_000)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (NEW, P.PENDING),
        (PaymentFacts("requires_action", 10_000), P.PENDING),
        (PaymentFacts("requires_action", 10_000, session_status="open", session_payment_status="unpaid"), P.PENDING),
        (PAGE_DONE, P.PROCESSING),
        (PROCESSING, P.PROCESSING),
        (DECLINED, P.FAILED),
        (HELD, P.AUTHORIZED),
        (PaymentFacts("canceled", 10_000), P.PENDING),
        (PaymentFacts("canceled", 10_000, has_failed=True), P.FAILED),
        (paid(), P.PAID),
        (paid(1), P.PARTIALLY_REFUNDED),
        (paid(9_999), P.PARTIALLY_REFUNDED),
        (paid(10_000), P.REFUNDED),
        (paid(5_000, captured=5_000), P.REFUNDED),
        (paid(dispute="needs_response"), P.DISPUTED),
        (paid(dispute="lost"), P.DISPUTED),
        (PaymentFacts("succeeded", 10_000, 10_000, is_disputed=True), P.DISPUTED),
        (paid(dispute="won"), P.PAID),
        (paid(1, dispute="won"), P.PARTIALLY_REFUNDED),
        (paid(dispute="warning_closed"), P.PAID),
        (PaymentFacts("succeeded", 10_000), P.PENDING),
    ],
)
def test_facts_say_where_the_money_stands(known: PaymentFacts, expected: PaymentStatus) -> None:
    assert payment_status_of(known) is expected


@given(facts)
def test_nothing_is_paid_that_was_not_captured(known: PaymentFacts) -> None:
    found = payment_status_of(known)
    assert is_received(found) == (known.captured_minor > 0)
    if known.captured_minor == 0 and known.capturable_minor > 0:
        assert found is P.AUTHORIZED
    if 0 < known.refunded_minor < known.captured_minor:
        assert found in (P.PARTIALLY_REFUNDED, P.DISPUTED)
    if found is P.PAID:
        assert known.refunded_minor == 0


@given(payment_statuses, facts)
def test_money_that_came_is_not_unsaid_by_a_page_nobody_paid(before: PaymentStatus, known: PaymentFacts) -> None:
    after = merge(before, known)
    if is_received(before):
        assert is_received(after)
    assert merge(after, known) is after


@given(payment_statuses, facts)
def test_facts_with_money_are_believed_whatever_was_before(before: PaymentStatus, known: PaymentFacts) -> None:
    if known.captured_minor > 0:
        assert merge(before, known) is payment_status_of(known)


def test_a_booking_that_costs_nothing_stays_so_until_money_moves() -> None:
    assert merge(P.NOT_REQUIRED, NEW) is P.NOT_REQUIRED
    assert merge(P.NOT_REQUIRED, PROCESSING) is P.PROCESSING
    assert merge(P.NOT_REQUIRED, paid()) is P.PAID


@given(facts, facts)
def test_of_two_facts_one_at_most_is_stale(first: PaymentFacts, second: PaymentFacts) -> None:
    assert not (is_stale(first, second) and is_stale(second, first))
    assert not is_stale(first, first)


def test_older_facts_are_known_by_what_cannot_go_back() -> None:
    assert is_stale(paid(), PROCESSING)
    assert is_stale(paid(), HELD)
    assert is_stale(HELD, DECLINED)
    assert is_stale(PaymentFacts("canceled", 10_000), NEW)
    assert not is_stale(PROCESSING, DECLINED)
    assert not is_stale(DECLINED, PROCESSING)
    assert not is_stale(paid(10_000), paid(0)), "a refund may fail a month later"
    assert not is_stale(paid(dispute="under_review"), paid(dispute="won"))


# ------------------------------------------------------------------------------------- histories of payments

_LATE = [[paid(10_000), paid(0)], [paid(3_000), paid(10_000)], [paid(dispute="needs_response"), paid(dispute="won")]]
HISTORIES = [
    [NEW, DECLINED, NEW, paid()],
    [NEW, PAGE_DONE, PROCESSING, paid()],
    [NEW, PROCESSING, DECLINED],
    [NEW, HELD, paid(captured=5_000)],
    [NEW, HELD, PaymentFacts("canceled", 10_000)],
    *([NEW, PROCESSING, paid(), *late] for late in _LATE),
    [NEW, paid(), paid(dispute="under_review"), paid(dispute="lost")],
]


def settle(
    kind: BookingKind, status: BookingStatus, payment: PaymentStatus, fetched: PaymentFacts
) -> tuple[BookingStatus, PaymentStatus]:
    payment = merge(payment, fetched)
    for action in consequence(kind, status, payment):
        status = moved(kind, status, action)
    return status, payment


@pytest.mark.parametrize("history", HISTORIES)
@pytest.mark.parametrize("start", [S.CONFIRMED, S.AWAITING_PAYMENT, S.PENDING_APPROVAL, S.CANCELLED, S.IN_PROGRESS])
@pytest.mark.parametrize("kind", BookingKind)
def test_whichever_events_arrive_in_whatever_order_the_end_is_the_same(
    kind: BookingKind, start: BookingStatus, history: list[PaymentFacts]
) -> None:
    """An event makes the payment be fetched as it is then: any events, at any time, that end with the last facts."""
    ends = set()
    for seen in product([False, True], repeat=len(history) - 1):
        status, payment = start, P.PENDING
        for fetched in [facts for facts, was_seen in zip(history, [*seen, True], strict=True) if was_seen]:
            status, payment = settle(kind, status, payment, fetched)
        assert settle(kind, status, payment, history[-1]) == (status, payment)
        ends.add((status, payment))
    assert len(ends) == 1


@pytest.mark.parametrize("kind", BookingKind)
def test_answers_that_overtake_one_another_end_alike_where_stale_ones_are_refused(kind: BookingKind) -> None:
    history = [NEW, PROCESSING, paid()]
    ends = set()
    for order in permutations(history):
        status, payment, known = S.AWAITING_PAYMENT, P.PENDING, NEW
        for fetched in order:
            if not is_stale(known, fetched):
                known = fetched
                status, payment = settle(kind, status, payment, fetched)
        ends.add((status, payment))
    assert ends == {(S.PAID, P.PAID)}


@given(kinds, statuses, payment_statuses)
def test_a_consequence_is_always_allowed_and_is_done_once(
    kind: BookingKind, status: BookingStatus, payment: PaymentStatus
) -> None:
    after = status
    for action in consequence(kind, status, payment):
        assert action in allowed(kind, after)
        after = moved(kind, after, action)
    assert consequence(kind, after, payment) == ()
    if not status.holds_place:
        assert after is status


@given(kinds, statuses, st.sampled_from([P.AUTHORIZED, P.PROCESSING, P.PENDING, P.FAILED, P.NOT_REQUIRED]))
def test_without_money_no_booking_moves(kind: BookingKind, status: BookingStatus, payment: PaymentStatus) -> None:
    assert consequence(kind, status, payment) == ()


@given(kinds)
def test_money_that_all_went_back_leaves_nothing_paid(kind: BookingKind) -> None:
    for before in (S.PAID, S.AWAITING_PAYMENT):
        assert [moved(kind, before, action) for action in consequence(kind, before, P.REFUNDED)] == [S.CONFIRMED]


@given(kinds)
def test_a_paid_booking_waits_for_its_approval_all_the_same(kind: BookingKind) -> None:
    assert consequence(kind, S.PENDING_APPROVAL, P.PAID) == ()
    assert consequence(kind, S.CONFIRMED, P.PAID) != ()


def test_money_for_a_booking_that_is_over_waits_for_a_person() -> None:
    found = {(status, payment) for status in S for payment in P if is_paid_though_over(status, payment)}
    assert {status for status, _ in found} == {S.CANCELLED, S.REJECTED, S.EXPIRED}
    assert {payment for _, payment in found} == {P.PAID, P.PARTIALLY_REFUNDED, P.DISPUTED}
