"""Steps in the outbox: what is read back is what was written, letter for letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.catalogue import (
    CreatePaymentLink,
    CreatePrice,
    CreateProduct,
    DeactivatePrice,
    SetPaymentLinkActive,
    Step,
    UpdateProduct,
)
from backoffice.domain.catalogue_codec import UnreadableDocument
from backoffice.domain.money import Money
from backoffice.jobs.steps import read_step, write_step

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
moneys = st.builds(Money, st.integers(0, 99_999_999), st.sampled_from(("BRL", "JPY", "KWD")))
images = st.lists(texts, max_size=3).map(tuple)
marks = st.dictionaries(texts, texts, max_size=3)
steps = st.one_of(
    st.builds(CreateProduct, texts, texts, texts, images, st.none() | moneys, marks),
    st.builds(
        UpdateProduct,
        texts,
        name=st.none() | texts,
        description=st.none() | texts,
        images=st.none() | images,
        is_active=st.none() | st.booleans(),
        default_price_id=st.none() | texts,
        metadata=st.none() | marks,
    ),
    st.builds(CreatePrice, texts, moneys, texts),
    st.builds(DeactivatePrice, texts),
    st.builds(CreatePaymentLink, texts, marks),
    st.builds(SetPaymentLinkActive, texts, is_active=st.booleans()),
)


@given(steps)
def test_a_step_is_read_back_as_it_was_written(step: Step) -> None:
    assert read_step(write_step(step)) == step


@given(steps)
def test_the_same_step_is_always_written_the_same_way(step: Step) -> None:
    assert write_step(read_step(write_step(step))) == write_step(step)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "1", '{"step": "DropTable", "request": {}}', '{"step": "CreatePrice", "request": 1}']
)
def test_what_is_no_step_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDocument):
        read_step(text)
