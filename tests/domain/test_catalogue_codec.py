import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.catalogue import CatalogueState, DeactivatePrice, Step
from backoffice.domain.catalogue_codec import (
    UnreadableDocument,
    state_from_json,
    state_to_json,
    step_from_json,
    step_to_json,
)
from tests.domain.catalogue_strategies import any_states, states, steps


@given(any_states | states())
def test_a_state_comes_back_from_json_as_it_was(state: CatalogueState) -> None:
    assert state_from_json(json.loads(json.dumps(state_to_json(state)))) == state


@given(steps)
def test_a_step_comes_back_from_json_as_it_was(step: Step) -> None:
    back = step_from_json(json.loads(json.dumps(step_to_json(step))))
    assert back == step
    assert type(back) is type(step)


@given(steps)
def test_a_step_is_written_the_same_way_each_time(step: Step) -> None:
    written = json.dumps(step_to_json(step), sort_keys=True)
    assert json.dumps(step_to_json(step_from_json(json.loads(written))), sort_keys=True) == written


@given(any_states, st.data())
def test_a_damaged_state_is_refused(state: CatalogueState, data: st.DataObject) -> None:
    document = state_to_json(state)
    del document[data.draw(st.sampled_from(sorted(document)))]
    with pytest.raises(UnreadableDocument):
        state_from_json(document)


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"version": 2, "step": "deactivate_price", "price_id": "price_1"},
        {"version": 1, "step": "refund", "price_id": "price_1"},
        {"version": 1, "step": "deactivate_price"},
        {"version": 1, "step": "deactivate_price", "price_id": "price_1", "more": 1},
        {"version": 1, "step": "create_price", "product_id": "p", "money": 5, "tier": ""},
        {"version": 1, "step": "create_payment_link", "price_id": "p", "metadata": []},
    ],
)
def test_a_step_of_another_make_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(UnreadableDocument):
        step_from_json(document)


@pytest.mark.parametrize("damage", [{"prices": None}, {"prices": [5]}, {"links": {}}, {"images": "x"}, {"metadata": 1}])
def test_a_state_with_a_wrong_part_is_refused(damage: dict[str, Any]) -> None:
    document = state_to_json(CatalogueState("p", "Boat trip"))
    with pytest.raises(UnreadableDocument):
        state_from_json({**document, **damage})


def test_a_step_as_stored_says_what_it_is() -> None:
    assert step_to_json(DeactivatePrice("price_1")) == {"version": 1, "step": "deactivate_price", "price_id": "price_1"}
