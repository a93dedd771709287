"""A Stripe key is recognised, shown masked, and anything else is named for what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.keys import InvalidKey, KeyKind, hide_keys, looks_like_key, parse_key

# Written in pieces: a scanner for secrets must not take these invented ones for real.
LIVE = "sk_" + "live_"
WEBHOOK = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
CANARY = LIVE + "51HabcdefGHIJKLMNOPqrstwXyZ"


@pytest.mark.parametrize(
    ("text", "kind", "livemode", "masked"),
    [
        (CANARY, KeyKind.SECRET, True, "sk_live_…wXyZ"),
        ("sk_test_51HabcdefGHIJKLMNOPqrstwXyZ", KeyKind.SECRET, False, "sk_test_…wXyZ"),
        (CANARY.replace("sk_", "rk_"), KeyKind.RESTRICTED, True, "rk_live_…wXyZ"),
        ("  \trk_test_51HabcdefGHIJKLMNOPqrstwXyZ\r\n", KeyKind.RESTRICTED, False, "rk_test_…wXyZ"),
        ("sk_test_office", KeyKind.SECRET, False, "sk_test_…"),
        ("sk_test_1", KeyKind.SECRET, False, "sk_test_…"),
    ],
)
def test_a_key_is_recognised(text: str, kind: KeyKind, livemode: bool, masked: str) -> None:
    key = parse_key(text)
    assert (key.text, key.kind, key.livemode, key.masked) == (text.strip(), kind, livemode, masked)


def test_a_key_stays_out_of_its_own_description() -> None:
    assert "51H" not in f"{parse_key(CANARY)!r} {parse_key(CANARY)}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Enter a Stripe key"),
        ("  \n", "Enter a Stripe key"),
        ("pk_live_51HabcdefGHIJKLMNOPqrst", "publishable key"),
        (WEBHOOK, "signing secret of a webhook"),
        ("sk_live_…wXyZ", "masked form"),
        ("sk_live_•••••••••wXyZ", "masked form"),
        ("sk_test_************wXyZ", "masked form"),
        ("sk_live_51Habc...wXyZ", "masked form"),
        ("sk_live_51Habc defGHI", "blank inside"),
        ("sk_live_51Habc\nsk_live_51Habc", "blank inside"),
        ("sk_live_", "cut off"),
        ("sk_li", "cut off"),
        ("rk_test", "cut off"),
        ("sk_prod_51HabcdefGHIJKLMNOPqrst", "no Stripe key"),
        ("SK_LIVE_51HabcdefGHIJKLMNOPqrst", "no Stripe key"),
        ("sk_live_51Hábcdefghij", "no Stripe key"),
        ("sk_live_51Habcdefghij\x00", "no Stripe key"),
        ("hunter2", "no Stripe key"),
    ],
)
def test_what_is_no_key_is_named(text: str, words: str) -> None:
    with pytest.raises(InvalidKey, match=words) as raised:
        parse_key(text)
    assert "51H" not in str(raised.value)


@given(
    st.text(max_size=40), st.text(max_size=40), st.from_regex(r"(sk|rk)_(test|live)_[A-Za-z0-9]{20,99}", fullmatch=True)
)
def test_a_key_is_hidden_wherever_it_stands(before: str, after: str, key: str) -> None:
    text = f"{before}{key}{after}"
    assert looks_like_key(text)
    assert key not in hide_keys(text)


@given(st.text())
def test_hiding_twice_hides_no_more(text: str) -> None:
    assert hide_keys(hide_keys(text)) == hide_keys(text)


def test_a_webhook_secret_is_hidden_too() -> None:
    assert hide_keys(f"secret={WEBHOOK};") == "secret=whsec_…LaSw;"
    assert not looks_like_key("sk_test is a prefix, and so is rk_live")
