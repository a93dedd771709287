"""How to reach somebody, checked by kept libraries: telephone numbers by Google's rules for every country
(phonenumbers), e-mail addresses by the standards (email-validator, without asking the network), Brazilian tax ids by
their check digits (python-stdnum). Each also has one form in which it is kept, so that the same is found as the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from backoffice.domain.errors import FieldProblem
from backoffice.domain.fields import FieldType
from backoffice.domain.kinds import AssetKind
from backoffice.domain.specs import fields_of
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message, shown


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


def normal_phone(text: str, region: str) -> str:
    """Return a number as it is kept: +5581999990000 (E.164), or the text as it is where it is no number."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return text
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def check_email(text: str) -> Message | None:
    """Return what is wrong with an e-mail address, or None. Whether somebody reads it, nobody can tell."""
    if _read_email(text) is not None:
        return None
    unlike = QT_TRANSLATE_NOOP(
        "backoffice",
        "“{text}” is not an e-mail address. Write it whole, such as {example}: look for spaces and commas.",
    )
    return Message(unlike, {"text": shown(text), "example": "maria@example.org"})


def normal_email(text: str) -> str:
    """Return an address as it is kept (its domain in small letters), or the text as it is where it is none."""
    return _read_email(text) or text


def check_tax_id(text: str) -> Message | None:
    """Return what is wrong with a CPF (a person's) or CNPJ (a company's), or None: its last two digits check it."""
    if _read_tax_id(text) is not None:
        return None
    wrong = QT_TRANSLATE_NOOP(
        "backoffice",
        "“{text}” is neither a CPF (11 digits, such as {cpf}) nor a CNPJ (14, such as {cnpj}). "
        "Compare it digit by digit, or leave it empty.",
    )
    return Message(wrong, {"text": shown(text), "cpf": "111.444.777-35", "cnpj": "11.222.333/0001-81"})


def normal_tax_id(text: str) -> str:
    """Return a tax id as it is kept: its digits (and letters) alone, or the text as it is where it is none."""
    return _read_tax_id(text) or text


def _read_email(text: str) -> str | None:
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(text, check_deliverability=False).normalized
    except EmailNotValidError:
        return None


def _read_tax_id(text: str) -> str | None:
    from stdnum.br import cnpj, cpf

    for kind in (cpf, cnpj):
        if kind.is_valid(text):
            kept = str(kind.compact(text)).upper()
            return kept if len(set(kept)) > 1 else None  # 111.111.111-11 has the right check digits and is nobody's
    return None
