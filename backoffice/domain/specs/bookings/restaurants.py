"""The fields of restaurant reservations."""

from backoffice.domain.fields import FieldGroup, FieldSpec, FieldType
from backoffice.domain.specs.bookings import shared
from backoffice.domain.wording import QT_TRANSLATE_NOOP

FIELDS: tuple[FieldSpec, ...] = (
    shared.day("reserved_on", "date", QT_TRANSLATE_NOOP("backoffice", "Date")),
    shared.at("reserved_time", QT_TRANSLATE_NOOP("backoffice", "Time"), public_name="time", required=True),
    shared.count("party_size", QT_TRANSLATE_NOOP("backoffice", "Party size"), 2, minimum=1, required=True),
    FieldSpec(
        name="table_label",
        label=QT_TRANSLATE_NOOP("backoffice", "Table"),
        help=QT_TRANSLATE_NOOP("backoffice", "As the restaurant calls it, such as “12” or “Veranda 3”."),
        type=FieldType.TEXT,
        group=FieldGroup.ESSENTIALS,
        max_length=40,
    ),
    *shared.COMMON,
)
