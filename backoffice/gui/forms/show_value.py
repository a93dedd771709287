"""A field's value as a person reads it, where it is not edited."""

from __future__ import annotations

from backoffice.domain.fields import FieldSpec, FieldType
from backoffice.domain.parsing import show_field
from backoffice.gui.translation import formats, tr, translate_label


def show_value(spec: FieldSpec, value: object, currency: str) -> str:
    """Return the value in words; '' for none. Money is in `currency`."""
    if value is None or value == spec.empty:
        return ""
    match spec.type:
        case FieldType.MONEY:
            assert isinstance(value, int)
            return formats().money(value, currency)
        case FieldType.BOOLEAN:
            return tr("Yes") if value else tr("No")
        case FieldType.CHOICE:
            return next((translate_label(choice.label) for choice in spec.choices if choice.value == value), str(value))
        case FieldType.WEEKDAYS:
            assert isinstance(value, tuple | list)
            return ", ".join(name for code, _short, name in formats().weekdays() if code in value)
        case FieldType.TEXT_LIST | FieldType.URL_LIST | FieldType.TIME_LIST:
            assert isinstance(value, tuple | list)
            return "\n".join(str(item) for item in value)
        case _:
            return show_field(spec, value, formats().parse_context(currency))
