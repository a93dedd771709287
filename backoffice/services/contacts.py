"""Telephone numbers, checked with Google's rules for every country (phonenumbers)."""

from __future__ import annotations

from collections.abc import Mapping

from backoffice.domain.errors import FieldProblem
from backoffice.domain.fields import FieldType
from backoffice.domain.kinds import AssetKind
from backoffice.domain.specs import fields_of
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message


def check_phones(kind: AssetKind, values: Mapping[str, object], region: str) -> tuple[FieldProblem, ...]:
    """Return the telephone fields that hold no possible number. `region`: of those without a country code."""
    names = [spec.name for spec in fields_of(kind) if spec.type is FieldType.PHONE and values.get(spec.name)]
    return tuple(
        FieldProblem(name, problem) for name in names if (problem := check_phone(str(values[name]), region)) is not None
    )


def check_phone(text: str, region: str) -> Message | None:
    """Return what is wrong with a telephone number, or None. `region` is an ISO 3166 code, such as BR."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return Message(QT_TRANSLATE_NOOP("backoffice", "This is not a telephone number."))
    if phonenumbers.is_valid_number(number):
        return None
    return Message(
        QT_TRANSLATE_NOOP(
            "backoffice",
            "No such number exists in +{country_code}. Check its digits; foreign numbers start with + and "
            "the country's code.",
        ),
        {"country_code": number.country_code},
    )


def show_phone(text: str, region: str) -> str:
    """Return a number in its international form, or the text as it is where it is no number."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return text
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
