import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.confirmation_codes import (
    ALPHABET,
    code_of_reference,
    code_reference,
    kind_of_code,
    new_code,
    normalise_code,
)
from tests.domain.bookings.strategies import kinds

codes = st.builds(lambda kind, seed: new_code(kind, random.Random(seed)), kinds, st.integers())


@given(kinds, st.integers())
def test_a_code_is_read_aloud_without_mistakes_and_names_its_kind(kind: BookingKind, seed: int) -> None:
    code = new_code(kind, random.Random(seed))
    assert re.fullmatch(r"[A-Z2-9]{4}-[A-Z2-9]{4}", code)
    assert not set(code) & set("0O1ILU")
    assert kind_of_code(code) is kind


def test_the_first_letters() -> None:
    letters = [new_code(kind, random.Random(1))[0] for kind in BookingKind]
    assert letters == ["A", "E", "R", "V", "S"]
    assert set(letters) <= set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET) == 30


@given(codes, st.sampled_from(["{}", " {}\n", "\u00a0{}"]), st.sampled_from(["-", "", " ", " - ", "–"]), st.booleans())
def test_a_code_is_understood_however_it_is_typed(code: str, frame: str, dash: str, small: bool) -> None:
    typed = frame.format(code.replace("-", dash))
    assert normalise_code(typed.lower() if small else typed) == code
    assert normalise_code(code) == code


@given(st.text(max_size=12))
def test_whatever_is_typed_the_answer_is_a_code_or_none(typed: str) -> None:
    found = normalise_code(typed)
    assert found is None or normalise_code(found) == found


@pytest.mark.parametrize(
    "typed", ["", "VXK7", "VXK7-M3P", "VXK7-M3PQQ", "XXK7-M3PQ", "VXK7-M3P0", "VXK7-M3PÇ", "V" * 1_000_000]
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert normalise_code(typed) is None
    with pytest.raises(ValueError, match="not a confirmation code"):
        kind_of_code(typed)


@given(codes)
def test_a_code_travels_through_stripe_and_back(code: str) -> None:
    reference = code_reference(code)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,200}", reference)
    assert code_of_reference(reference) == code


@pytest.mark.parametrize("reference", [None, "", "VXK7M3PQ", "bo_", "bo_VXK7", "bo_VXK7M3P0", "BO_VXK7M3PQ"])
def test_a_reference_of_somebody_elses_is_none(reference: str | None) -> None:
    assert code_of_reference(reference) is None


def test_codes_hardly_ever_repeat() -> None:
    source = random.Random(7)
    assert len({new_code(BookingKind.EVENTS, source) for _ in range(5_000)}) == 5_000
