"""Money: integer minor units and an ISO 4217 currency. Exponents, steps and limits as Stripe publishes them.

Source: Stripe's page on supported currencies. No amount is ever a float.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from backoffice.domain.errors import BackofficeError
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message, shown

MAX_AMOUNT_MINOR = 99_999_999
"""Stripe's upper limit of a charge, in minor units of any currency."""

CURRENCIES = tuple(
    """AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CLP
    CNY COP CRC CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS
    INR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK
    MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD SHP
    SLE SOS SRD STD SZL THB TJS TND TOP TRY TTD TWD TZS UAH USD UYU UZS VND VUV WST XAF XCD XCG XOF XPF YER ZAR
    ZMW""".split()
)
"""The currencies Stripe charges in, in alphabetical order.

UGX is left out: Stripe's page lists it both without decimals and as one to be sent with two, a hundredfold apart.
"""

_KNOWN = frozenset(CURRENCIES)
_ZERO_DECIMALS = frozenset("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF".split())
_THREE_DECIMALS = frozenset("BHD JOD KWD OMR TND".split())
_MINIMUM = {
    "USD": 50, "AED": 200, "AUD": 50, "BGN": 100, "BRL": 50, "CAD": 50, "CHF": 50, "CZK": 1500, "DKK": 250, "EUR": 50,
    "GBP": 30, "HKD": 400, "HUF": 17500, "INR": 50, "JPY": 50, "MXN": 1000, "MYR": 200, "NOK": 300, "NZD": 50,
    "PLN": 200, "RON": 200, "SEK": 300, "SGD": 50, "THB": 1000,
}  # fmt: skip
_SYMBOLS = {
    "BRL": ("R$",), "USD": ("US$", "$"), "EUR": ("€",), "GBP": ("£",), "JPY": ("¥", "￥", "円"),
    "CNY": ("¥", "￥", "元"), "INR": ("₹",), "KRW": ("₩",), "UAH": ("₴",), "VND": ("₫",), "ILS": ("₪",), "NGN": ("₦",),
    "PHP": ("₱",), "TRY": ("₺",), "KZT": ("₸",), "CRC": ("₡",), "PYG": ("₲",), "GEL": ("₾",), "PLN": ("zł",),
    "CZK": ("Kč",), "CAD": ("CA$", "C$", "$"), "AUD": ("A$", "$"), "NZD": ("NZ$", "$"), "MXN": ("MX$", "$"),
    "ARS": ("$",), "CLP": ("$",), "COP": ("$",), "UYU": ("$U", "$"), "HKD": ("HK$", "$"), "SGD": ("S$", "$"),
    "TWD": ("NT$",), "BOB": ("Bs",), "PEN": ("S/",), "CHF": ("Fr.",), "DKK": ("kr",), "NOK": ("kr",),
    "SEK": ("kr",), "ISK": ("kr",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units (centavos, yen, fils) of a currency (upper-case ISO code)."""

    amount_minor: int
    currency: str

    def __str__(self) -> str:
        """Return it as it stands in an English sentence: `BRL 1,234.50`."""
        return f"{self.currency} {format_amount(self.amount_minor, self.currency, EN)}"


@dataclass(frozen=True, slots=True)
class Separators:
    """How a locale writes numbers: the decimal mark, and what groups thousands ('' for nothing)."""

    decimal: str
    group: str


EN = Separators(".", ",")
PT_BR = Separators(",", ".")
NEUTRAL = Separators(".", "")
"""How files for programs write numbers: 1234.50."""


class AmountError(BackofficeError):
    """A text cannot be read as an amount; the sentence says how to write it."""


def is_known(currency: str) -> bool:
    """Tell whether Stripe charges in this currency (upper-case ISO code)."""
    return currency in _KNOWN


def exponent(currency: str) -> int:
    """Return how many decimals the currency is written with: 0, 2 or 3."""
    if currency in _ZERO_DECIMALS:
        return 0
    return 3 if currency in _THREE_DECIMALS else 2


def minimum_minor(currency: str) -> int:
    """Return the smallest amount Stripe charges, in minor units; 0 where Stripe publishes none."""
    return _MINIMUM.get(currency, 0)


def step_minor(currency: str) -> int:
    """Return what a charge must be a multiple of: 10 with three decimals, 100 for whole krónur, else 1."""
    if currency == "ISK":
        return 100
    return 10 if currency in _THREE_DECIMALS else 1


def format_amount(amount_minor: int, currency: str, separators: Separators) -> str:
    """Return the amount as a plain number with all its decimals: `1.234,50`."""
    places = exponent(currency)
    digits = str(abs(amount_minor)).rjust(places + 1, "0")
    whole, part = digits[: len(digits) - places], digits[len(digits) - places :]
    grouped = f"{int(whole):,}".replace(",", separators.group)
    return f"{'-' if amount_minor < 0 else ''}{grouped}{separators.decimal + part if places else ''}"


# ---------------------------------------------------------------------------------------- amounts as typed

_LONGEST_TEXT = 40
_SPACES = re.compile(r"[\u00a0\u2007\u2009\u202f]")
_NEGATIVE = re.compile(r"^[-−–].*\d|\d\s*[-−–]$|^\(.*\d.*\)$", re.DOTALL)


def parse_amount(text: str, currency: str, separators: Separators) -> int:
    """Return the amount a person typed, in minor units. What could be read in two ways is refused, never guessed.

    The currency's own symbol or code may stand before or after it, and spaces may group thousands.

    Raises:
        AmountError: with a sentence that shows how to write it in this currency and locale.

    """
    if len(text) > _LONGEST_TEXT:
        raise AmountError(_too_long(currency, separators))
    number = _bare_number(_SPACES.sub(" ", text).strip(), currency)
    _refuse_what_is_no_number(text, number, currency, separators)
    whole, mark, part = number.partition(separators.decimal)
    if mark and not part:
        raise AmountError(_not_an_amount(text, currency, separators))
    if part and not part.isdigit():
        raise AmountError(_misplaced(text, number, currency, separators))
    amount = int(_whole_digits(text, number, whole, part, currency, separators) + _decimals(part, currency, separators))
    if amount > MAX_AMOUNT_MINOR:
        largest = format_amount(MAX_AMOUNT_MINOR, currency, separators)
        raise AmountError(
            Message(
                QT_TRANSLATE_NOOP("backoffice", "Stripe charges at most {largest} {currency}. Write a smaller amount."),
                {"largest": largest, "currency": currency},
            )
        )
    return amount


def example_amount(currency: str, separators: Separators) -> str:
    """Return an amount that shows how to write one: `1.234,50`."""
    return format_amount(12345 * 10 ** exponent(currency) // 10, currency, separators)


def _bare_number(text: str, currency: str) -> str:
    """Take the currency's own symbol or code away, on one side."""
    for sign in (currency, *_SYMBOLS.get(currency, ())):
        found = re.match(re.escape(sign), text, re.IGNORECASE) or re.search(
            re.escape(sign) + r"\Z", text, re.IGNORECASE
        )
        if found:
            return (text[: found.start()] + text[found.end() :]).strip()
    return text


def _refuse_what_is_no_number(text: str, number: str, currency: str, separators: Separators) -> None:
    if _NEGATIVE.search(number):
        raise AmountError(
            Message(
                QT_TRANSLATE_NOOP("backoffice", "An amount cannot be negative. Write it without a minus: {example}."),
                {"example": example_amount(currency, separators)},
            )
        )
    if any(c.isdigit() and not c.isascii() for c in number):
        raise AmountError(
            Message(
                QT_TRANSLATE_NOOP("backoffice", "Write the amount with the digits 0 to 9, such as {example}."),
                {"example": example_amount(currency, separators)},
            )
        )
    other = _other_currency(number, currency)
    if other:
        raise AmountError(
            Message(
                QT_TRANSLATE_NOOP(
                    "backoffice",
                    "“{sign}” is not the sign of {currency}. Write only the number, such as {example}, "
                    "or change the currency.",
                ),
                {"sign": other, "currency": currency, "example": example_amount(currency, separators)},
            )
        )
    if not re.fullmatch(r"[0-9 .,'’]*[0-9][0-9 .,'’]*", number):
        raise AmountError(_not_an_amount(text, currency, separators))


def _other_currency(number: str, currency: str) -> str | None:
    """Return the sign of another currency that stands beside the number."""
    sign = re.sub(r"[0-9 .,'’]", "", number)
    signs = {s for code, symbols in _SYMBOLS.items() if code != currency for s in symbols}
    return sign if sign in signs or sign.upper() in _KNOWN - {currency} else None


def _whole_digits(text: str, number: str, whole: str, part: str, currency: str, separators: Separators) -> str:
    """Return the digits before the decimal mark, groups checked: each of three digits, all with the same mark."""
    if re.fullmatch(r"[0-9]+", whole) or (not whole and part):
        return whole or "0"
    groups = re.fullmatch(r"[1-9][0-9]{0,2}(?:([ .,'’])[0-9]{3})(?:\1[0-9]{3})*", whole)
    if groups is None or groups[1] not in {separators.group, " "}:
        raise AmountError(_misplaced(text, number, currency, separators))
    digits = whole.replace(groups[1], "")
    if not part and exponent(currency) == 3 and groups[1] != " " and whole.count(groups[1]) == 1:
        # 1.250 in a currency of three decimals: one thousand two hundred and fifty, or one and a quarter?
        raise AmountError(_two_ways(text, digits, whole.replace(groups[1], separators.decimal)))
    return digits


def _decimals(part: str, currency: str, separators: Separators) -> str:
    places = exponent(currency)
    if len(part) <= places:
        return part.ljust(places, "0")
    example = {"currency": currency, "example": example_amount(currency, separators)}
    if places == 0:
        raise AmountError(
            Message(
                QT_TRANSLATE_NOOP("backoffice", "{currency} has no decimals. Write a whole amount, such as {example}."),
                example,
            )
        )
    raise AmountError(
        Message(
            QT_TRANSLATE_NOOP(
                "backoffice", "{currency} has {places} decimals at most. Write the amount like {example}."
            ),
            {**example, "places": places},
        )
    )


def _misplaced(text: str, number: str, currency: str, separators: Separators) -> Message:
    """Say how to write an amount whose marks stand wrong, as 6.95 or 1,234.50 where the comma is the decimal mark."""
    found = re.fullmatch(r"([0-9]{1,8}|[1-9][0-9]{0,2}(?:[.,][0-9]{3})+)([.,])([0-9]{1,3})", number)
    if found is None or found[2] == separators.decimal or len(found[3]) > exponent(currency):
        return _not_an_amount(text, currency, separators)
    whole = re.sub(r"[.,]", "", found[1]).lstrip("0") or "0"
    decimal = whole + separators.decimal + found[3]
    if found[1].isdigit():
        return _two_ways(text, (whole + found[3]).lstrip("0") or "0", decimal)
    return Message(
        QT_TRANSLATE_NOOP("backoffice", "“{text}” is written in another way than here. Write {decimal}."),
        {"text": shown(text), "decimal": decimal},
    )


def _two_ways(text: str, whole: str, decimal: str) -> Message:
    return Message(
        QT_TRANSLATE_NOOP("backoffice", "“{text}” can be read in two ways. Write {decimal} or {whole}."),
        {"text": shown(text), "decimal": decimal, "whole": whole},
    )


def _not_an_amount(text: str, currency: str, separators: Separators) -> Message:
    return Message(
        QT_TRANSLATE_NOOP("backoffice", "“{text}” is not an amount in {currency}. Write it like {example}."),
        {"text": shown(text), "currency": currency, "example": example_amount(currency, separators)},
    )


def _too_long(currency: str, separators: Separators) -> Message:
    return Message(
        QT_TRANSLATE_NOOP("backoffice", "This is too long for an amount in {currency}. Write it like {example}."),
        {"currency": currency, "example": example_amount(currency, separators)},
    )
