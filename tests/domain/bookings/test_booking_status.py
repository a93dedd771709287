from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import (
    Action,
    BookingStatus,
    NotAllowed,
    PaymentMethod,
    PaymentStatus,
    allowed,
    allowed_by_hand,
    initial_status,
    is_undoable,
    moved,
    takes_place_again,
    undone,
)
from tests.domain.bookings.strategies import kinds, statuses

S, A = BookingStatus, Action
ENDS = (S.COMPLETED, S.REJECTED, S.CANCELLED, S.NO_SHOW, S.EXPIRED)
actions = st.sampled_from(list(Action))


def reachable(kind: BookingKind) -> set[BookingStatus]:
    seen = {initial_status(kind, total, None, approval)[0] for total in (0, 100) for approval in (False, True)}
    waiting = deque(seen)
    while waiting:
        status = waiting.popleft()
        for action in allowed(kind, status):
            after = moved(kind, status, action)
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return seen


@pytest.mark.parametrize("kind", BookingKind)
def test_every_status_is_reached_and_every_action_used(kind: BookingKind) -> None:
    assert reachable(kind) == set(BookingStatus)
    assert {action for status in BookingStatus for action in allowed(kind, status)} == set(Action)


@pytest.mark.parametrize("kind", BookingKind)
@pytest.mark.parametrize("status", ENDS)
def test_what_is_over_can_only_be_reopened(kind: BookingKind, status: BookingStatus) -> None:
    assert allowed(kind, status) == (A.REOPEN,)


@given(kinds, statuses, actions)
def test_no_move_leads_out_of_the_table(kind: BookingKind, status: BookingStatus, action: Action) -> None:
    if action in allowed(kind, status):
        assert moved(kind, status, action) is not status
    else:
        with pytest.raises(NotAllowed) as refused:
            moved(kind, status, action)
        assert str(refused.value).endswith(".")


@given(kinds, st.lists(actions, max_size=12), st.booleans())
def test_paid_is_only_reached_by_being_paid(kind: BookingKind, done: list[Action], approval: bool) -> None:
    status = initial_status(kind, 100, PaymentMethod.STRIPE, approval)[0]
    for action in done:
        if action in allowed(kind, status):
            before, status = status, moved(kind, status, action)
            assert (status is S.PAID) == (action is A.MARK_PAID)
            assert (status is S.EXPIRED) == (action is A.EXPIRE)
            assert before.holds_place or action is A.REOPEN


@pytest.mark.parametrize("kind", BookingKind)
def test_the_way_of_a_paid_booking(kind: BookingKind) -> None:
    status = initial_status(kind, 100, None, needs_approval=True)[0]
    walked = [status]
    for action in (A.APPROVE, A.ASK_PAYMENT, A.MARK_PAID, A.START, A.COMPLETE):
        status = moved(kind, status, action)
        walked.append(status)
    assert walked == [S.PENDING_APPROVAL, S.CONFIRMED, S.AWAITING_PAYMENT, S.PAID, S.IN_PROGRESS, S.COMPLETED]


def test_kinds_differ_where_their_business_does() -> None:
    at_once = {kind for kind in BookingKind if A.COMPLETE in allowed(kind, S.PAID)}
    assert at_once == {BookingKind.ACTIVITIES, BookingKind.EVENTS, BookingKind.RESTAURANTS}
    unpaid = {kind for kind in BookingKind if A.START in allowed(kind, S.AWAITING_PAYMENT)}
    assert unpaid == {BookingKind.RESTAURANTS}


@given(kinds, statuses)
def test_only_the_clock_lets_expire(kind: BookingKind, status: BookingStatus) -> None:
    assert set(allowed(kind, status)) - set(allowed_by_hand(kind, status)) <= {A.EXPIRE}
    assert A.EXPIRE not in allowed_by_hand(kind, status)


@pytest.mark.parametrize(
    ("total", "method", "approval", "status", "payment"),
    [
        (100, None, True, S.PENDING_APPROVAL, PaymentStatus.PENDING),
        (0, None, True, S.PENDING_APPROVAL, PaymentStatus.NOT_REQUIRED),
        (0, None, False, S.CONFIRMED, PaymentStatus.NOT_REQUIRED),
        (0, PaymentMethod.STRIPE, False, S.CONFIRMED, PaymentStatus.NOT_REQUIRED),
        (100, None, False, S.CONFIRMED, PaymentStatus.PENDING),
        (100, PaymentMethod.STRIPE, False, S.AWAITING_PAYMENT, PaymentStatus.PENDING),
        (100, PaymentMethod.BANK_TRANSFER, False, S.AWAITING_PAYMENT, PaymentStatus.PENDING),
        (100, PaymentMethod.CASH, False, S.CONFIRMED, PaymentStatus.PENDING),
        (100, PaymentMethod.PAY_LATER, False, S.CONFIRMED, PaymentStatus.PENDING),
    ],
)
@pytest.mark.parametrize("kind", BookingKind)
def test_where_a_booking_begins(
    kind: BookingKind,
    total: int,
    method: PaymentMethod | None,
    approval: bool,
    status: BookingStatus,
    payment: PaymentStatus,
) -> None:
    assert initial_status(kind, total, method, approval) == (status, payment)


@given(kinds, statuses, actions)
def test_what_a_person_did_is_taken_back_while_nothing_else_happened(
    kind: BookingKind, before: BookingStatus, action: Action
) -> None:
    if action not in allowed(kind, before):
        return
    after = moved(kind, before, action)
    if is_undoable(action):
        assert undone(kind, before, action, after) is before
    for now in BookingStatus:
        if now is not after or not is_undoable(action):
            with pytest.raises(NotAllowed, match="moved on since"):
                undone(kind, before, action, now)


def test_money_and_the_clock_are_not_undone() -> None:
    assert {action for action in Action if not is_undoable(action)} == {A.MARK_PAID, A.UNPAY, A.EXPIRE}


def test_what_comes_back_to_life_needs_a_place() -> None:
    assert takes_place_again(S.CANCELLED, S.CONFIRMED)
    assert not takes_place_again(S.CONFIRMED, S.CANCELLED)
    assert not takes_place_again(S.NO_SHOW, S.CONFIRMED)
    assert {status for status in S if not status.holds_place} == {S.REJECTED, S.CANCELLED, S.EXPIRED}
