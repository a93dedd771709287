"""The figures of a sentence come back as what they were."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.message_codec import params_from_text, params_to_text
from backoffice.domain.money import Money
from backoffice.domain.wording import Message

_FIGURES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.builds(Money, st.integers(), st.sampled_from(["BRL", "JPY"]))
    | st.dates()
    | st.times()
    | st.datetimes(timezones=st.just(UTC))
)
_MESSAGES = st.recursive(
    st.builds(Message, st.text(), st.dictionaries(st.text(), _FIGURES, max_size=3)),
    lambda inner: st.builds(Message, st.text(), st.dictionaries(st.text(), inner, max_size=2)),
    max_leaves=4,
)


@given(st.dictionaries(st.text(), _FIGURES | _MESSAGES, max_size=5))
def test_figures_come_back_as_what_they_were(params: dict[str, object]) -> None:
    assert params_from_text(params_to_text(params)) == params


def test_what_has_no_form_is_kept_as_it_is_shown() -> None:
    assert params_from_text(params_to_text({"path": ("a", 1)})) == {"path": "('a', 1)"}


def test_moments_days_and_times_are_told_apart() -> None:
    params = {"at": datetime(2030, 1, 2, 3, 4, tzinfo=UTC), "on": date(2030, 1, 2), "time": time(3, 4)}
    assert {name: type(value) for name, value in params_from_text(params_to_text(params)).items()} == {
        "at": datetime,
        "on": date,
        "time": time,
    }


@pytest.mark.parametrize("document", ["", "[]", '{"a": {"unheard of": 1}}', '{"a": {"money": 1}}', '{"a": {}}'])
def test_what_is_not_understood_is_refused(document: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - its message is for the log
        params_from_text(document)
