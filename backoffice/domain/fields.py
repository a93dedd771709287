"""What a field of a listing or booking is: declared once, used by forms, CSV, validation and the tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FieldType(StrEnum):
    """What kind of value a field holds. In Python it is the type named after each; empty is None."""

    TEXT = "text"  # str, one line
    LONG_TEXT = "long_text"  # str, several lines
    INTEGER = "integer"  # int
    DECIMAL = "decimal"  # float; coordinates only, never money
    PERCENT = "percent"  # int, whole percent
    MONEY = "money"  # int, minor units of the record's currency
    CURRENCY = "currency"  # str, upper-case ISO code
    BOOLEAN = "boolean"  # bool
    CHOICE = "choice"  # str, the value of one of `choices`
    TEXT_LIST = "text_list"  # tuple[str, ...], each one line
    TIME_LIST = "time_list"  # tuple[str, ...] of "HH:MM"
    WEEKDAYS = "weekdays"  # tuple[str, ...] of mon … sun, in that order
    DATE = "date"  # datetime.date
    TIME = "time"  # datetime.time, to the minute, in the office's time zone
    URL = "url"  # str, http or https
    URL_LIST = "url_list"  # tuple[str, ...], https
    PHONE = "phone"  # str, digits with or without a leading +
    EMAIL = "email"  # str, one address
    TAX_ID = "tax_id"  # str, a CPF (11 digits) or CNPJ (14 digits or letters) without its marks

    @property
    def is_list(self) -> bool:
        """Tell whether values are tuples."""
        return self in _LISTS


_LISTS = frozenset({FieldType.TEXT_LIST, FieldType.TIME_LIST, FieldType.WEEKDAYS, FieldType.URL_LIST})


class FieldGroup(StrEnum):
    """A hint for laying out forms: fields of a group belong together."""

    ESSENTIALS = "essentials"
    CUSTOMER = "customer"
    PRICE = "price"
    DETAILS = "details"
    TEXTS = "texts"
    PLACE = "place"
    MEDIA = "media"
    SELLING = "selling"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed value of a field and the English label to show for it (translated where it is shown)."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field. `name` is the column and the key of a record's values; `public_name` is the CSV header.

    `minimum` and `maximum` are of the value; `max_length` counts characters (of each item of a list) and `max_items`
    the items of a list. `label`, `help` and `unit` are English and translated where they are shown.
    """

    name: str
    label: str
    type: FieldType
    group: FieldGroup
    public_name: str = ""
    required: bool = False
    minimum: int | None = None
    maximum: int | None = None
    max_length: int | None = None
    max_items: int | None = None
    choices: tuple[Choice, ...] = ()
    default: object = None
    help: str = ""
    unit: str = ""

    def __post_init__(self) -> None:
        """Let the public name be the name where no other is given."""
        if not self.public_name:
            object.__setattr__(self, "public_name", self.name)

    @property
    def empty(self) -> object:
        """Return the value of a field left empty: no items for a list, else None."""
        return () if self.type.is_list else None
