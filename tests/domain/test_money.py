import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import backoffice.domain.money as money_module
from backoffice.domain.money import (
    CURRENCIES,
    EN,
    MAX_AMOUNT_MINOR,
    NEUTRAL,
    PT_BR,
    AmountError,
    Money,
    Separators,
    exponent,
    format_amount,
    is_known,
    minimum_minor,
    parse_amount,
    step_minor,
)

amounts = st.integers(0, MAX_AMOUNT_MINOR)
currencies = st.sampled_from(CURRENCIES)
locales = st.sampled_from([EN, PT_BR, NEUTRAL])


@given(amounts, currencies, locales)
def test_what_is_written_is_read_back(amount: int, currency: str, separators: Separators) -> None:
    assert parse_amount(format_amount(amount, currency, separators), currency, separators) == amount


@given(amounts, currencies, locales, st.sampled_from(["{c} {n}", "{n} {c}", "{c}{n}", "\u00a0{n}\u202f{c} "]))
def test_the_code_of_the_currency_may_stand_beside_it(
    amount: int, currency: str, separators: Separators, form: str
) -> None:
    text = form.format(c=currency.lower(), n=format_amount(amount, currency, separators))
    assert parse_amount(text, currency, separators) == amount


@given(st.text(max_size=12) | st.text(alphabet="0123456789.,' -+R$eE", max_size=12), currencies, locales)
def test_any_text_is_an_amount_within_limits_or_refused_in_words(
    text: str, currency: str, separators: Separators
) -> None:
    words, amount = _read(text, currency, separators)
    if amount is None:
        assert words.endswith(".")
        assert "{" not in words or "{" in text
    else:
        digits = int("".join(c for c in text if c.isdigit()))
        assert amount in {digits, digits * 10, digits * 100, digits * 1000}, "a digit was lost or moved"
        assert 0 <= amount <= MAX_AMOUNT_MINOR
        assert type(amount) is int


def _read(text: str, currency: str, separators: Separators) -> tuple[str, int | None]:
    try:
        return "", parse_amount(text, currency, separators)
    except AmountError as error:
        return str(error), None


@given(st.integers(0, 99_999), st.integers(0, 99))
def test_a_decimal_mark_is_never_taken_for_a_group(whole: int, part: int) -> None:
    assert parse_amount(f"{whole},{part:02}", "BRL", PT_BR) == whole * 100 + part
    with pytest.raises(AmountError):
        parse_amount(f"{whole}.{part:02}", "BRL", PT_BR)
    assert parse_amount(f"{whole}.{part:02}", "USD", EN) == whole * 100 + part
    with pytest.raises(AmountError):
        parse_amount(f"{whole},{part:02}", "USD", EN)


@pytest.mark.parametrize(
    ("text", "currency", "separators", "amount"),
    [
        ("6,95", "BRL", PT_BR, 695),
        ("1.234", "BRL", PT_BR, 123_400),
        ("1.234,50", "BRL", PT_BR, 123_450),
        ("1.234,5", "BRL", PT_BR, 123_450),
        ("R$ 1.234,50", "BRL", PT_BR, 123_450),
        ("R$1.234,50", "BRL", PT_BR, 123_450),
        ("R$\u00a01\u202f234,50", "BRL", PT_BR, 123_450),
        ("1 234,50", "BRL", PT_BR, 123_450),
        ("999.999,99", "BRL", PT_BR, 99_999_999),
        (",5", "BRL", PT_BR, 50),
        ("007", "BRL", PT_BR, 700),
        ("US$ 1,234.50", "USD", EN, 123_450),
        ("¥1,200", "JPY", EN, 1_200),
        ("¥ 1.200", "JPY", PT_BR, 1_200),
        ("1200円", "JPY", EN, 1_200),
        ("KWD 1.250", "KWD", EN, 1_250),
        ("1,25", "KWD", PT_BR, 1_250),
        ("1.250,000", "KWD", PT_BR, 1_250_000),
        ("1 250", "KWD", PT_BR, 1_250_000),
        ("1234.50", "BRL", NEUTRAL, 123_450),
        ("0", "BRL", PT_BR, 0),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, currency: str, separators: Separators, amount: int) -> None:
    assert parse_amount(text, currency, separators) == amount


@pytest.mark.parametrize(
    ("text", "currency", "separators", "words"),
    [
        ("6.95", "BRL", PT_BR, "“6.95” can be read in two ways. Write 6,95 or 695."),
        ("6,95", "USD", EN, "“6,95” can be read in two ways. Write 6.95 or 695."),
        ("6,95", "BRL", NEUTRAL, "“6,95” can be read in two ways. Write 6.95 or 695."),
        ("1.250", "KWD", PT_BR, "“1.250” can be read in two ways. Write 1,250 or 1250."),
        ("1,250", "KWD", EN, "“1,250” can be read in two ways. Write 1.250 or 1250."),
        ("1,234.50", "BRL", PT_BR, "“1,234.50” is written in another way than here. Write 1234,50."),
        ("12.34,50", "BRL", PT_BR, "“12.34,50” is not an amount in BRL. Write it like 1.234,50."),
        ("1.23.456", "BRL", PT_BR, "“1.23.456” is not an amount in BRL. Write it like 1.234,50."),
        ("1.234 567", "BRL", PT_BR, "“1.234 567” is not an amount in BRL. Write it like 1.234,50."),
        ("0.500", "BRL", PT_BR, "“0.500” is not an amount in BRL. Write it like 1.234,50."),
        ("5,", "BRL", PT_BR, "“5,” is not an amount in BRL. Write it like 1.234,50."),
        ("6,955", "BRL", PT_BR, "BRL has 2 decimals at most. Write the amount like 1.234,50."),
        ("1200,5", "JPY", PT_BR, "JPY has no decimals. Write a whole amount, such as 1.234."),
        ("1.2345", "KWD", EN, "KWD has 3 decimals at most. Write the amount like 1,234.500."),
        ("-5", "BRL", PT_BR, "An amount cannot be negative. Write it without a minus: 1.234,50."),
        ("R$ −5", "BRL", PT_BR, "An amount cannot be negative. Write it without a minus: 1.234,50."),
        ("(5,00)", "BRL", PT_BR, "An amount cannot be negative. Write it without a minus: 1.234,50."),
        ("nan", "BRL", PT_BR, "“nan” is not an amount in BRL. Write it like 1.234,50."),
        ("inf", "BRL", PT_BR, "“inf” is not an amount in BRL. Write it like 1.234,50."),
        ("1e5", "BRL", PT_BR, "“1e5” is not an amount in BRL. Write it like 1.234,50."),
        ("", "BRL", PT_BR, "“” is not an amount in BRL. Write it like 1.234,50."),
        ("１２", "BRL", PT_BR, "Write the amount with the digits 0 to 9, such as 1.234,50."),
        ("٦", "BRL", PT_BR, "Write the amount with the digits 0 to 9, such as 1.234,50."),
        (
            "€ 5",
            "BRL",
            PT_BR,
            "“€” is not the sign of BRL. Write only the number, such as 1.234,50, or change the currency.",
        ),
        (
            "5 USD",
            "BRL",
            PT_BR,
            "“USD” is not the sign of BRL. Write only the number, such as 1.234,50, or change the currency.",
        ),
        ("1.000.000", "BRL", PT_BR, "Stripe charges at most 999.999,99 BRL. Write a smaller amount."),
        ("9" * 10_000_000, "BRL", PT_BR, "This is too long for an amount in BRL. Write it like 1.234,50."),
    ],
)
def test_what_is_no_amount_is_refused_with_how_to_write_it(
    text: str, currency: str, separators: Separators, words: str
) -> None:
    with pytest.raises(AmountError) as refused:
        parse_amount(text, currency, separators)
    assert str(refused.value) == words


def test_a_hidden_character_does_not_reach_the_sentence() -> None:
    with pytest.raises(AmountError) as refused:
        parse_amount("5\x00\u202e{x}", "BRL", PT_BR)
    assert str(refused.value) == "“5 {x}” is not an amount in BRL. Write it like 1.234,50."


def test_a_letter_that_folds_into_two_does_not_eat_a_digit() -> None:
    with pytest.raises(AmountError):
        parse_amount("\ufb06d55", "STD", EN)


def test_currencies_have_the_decimals_stripe_gives_them() -> None:
    assert {code for code in CURRENCIES if exponent(code) == 3} == {"BHD", "JOD", "KWD", "OMR", "TND"}
    assert {code for code in CURRENCIES if exponent(code) == 0} == set(
        "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split()
    )
    assert exponent("UGX") == 0


def test_the_limits_of_a_charge_are_stripes() -> None:
    assert [minimum_minor(code) for code in ("BRL", "GBP", "JPY", "HUF", "XPF")] == [50, 30, 50, 17_500, 0]
    assert [step_minor(code) for code in ("BRL", "KWD", "ISK", "JPY")] == [1, 10, 100, 1]


def test_only_upper_case_codes_of_stripe_are_known() -> None:
    assert is_known("BRL")
    assert not any(is_known(code) for code in ("brl", "", "XYZ", "UGX", "BR"))
    assert list(CURRENCIES) == sorted(set(CURRENCIES))


def test_money_stands_in_a_sentence_with_its_currency() -> None:
    assert str(Money(123_450, "BRL")) == "BRL 1,234.50"
    assert str(Money(-5, "KWD")) == "KWD -0.005"
    assert str(Money(1200, "JPY")) == "JPY 1,200"


def test_no_amount_is_ever_a_float() -> None:
    tree = ast.parse(Path(money_module.__file__).read_text(encoding="utf-8"))
    floats = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, float)]
    named = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id in ("float", "Decimal", "round")]
    divided = [node for node in ast.walk(tree) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)]
    assert floats + named + divided == []
