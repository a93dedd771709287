"""The fields of events: shows, festivals, talks. The price is per ticket."""

from backoffice.domain.fields import Choice, FieldGroup, FieldSpec, FieldType
from backoffice.domain.specs import shared
from backoffice.domain.wording import QT_TRANSLATE_NOOP

FIELDS: tuple[FieldSpec, ...] = (
    shared.name(
        QT_TRANSLATE_NOOP("backoffice", "Title"),
        QT_TRANSLATE_NOOP("backoffice", "As customers read it, such as “Jazz at the pier”."),
        "title",
    ),
    shared.money(
        "price",
        QT_TRANSLATE_NOOP("backoffice", "Price"),
        QT_TRANSLATE_NOOP("backoffice", "What one ticket costs. Without a price it is not sold online."),
        QT_TRANSLATE_NOOP("backoffice", "per ticket"),
    ),
    FieldSpec(
        name="event_on",
        public_name="date",
        label=QT_TRANSLATE_NOOP("backoffice", "Date"),
        type=FieldType.DATE,
        group=FieldGroup.ESSENTIALS,
    ),
    FieldSpec(
        name="event_time",
        public_name="time",
        label=QT_TRANSLATE_NOOP("backoffice", "Time"),
        type=FieldType.TIME,
        group=FieldGroup.ESSENTIALS,
    ),
    shared.text(
        "location",
        QT_TRANSLATE_NOOP("backoffice", "Location"),
        QT_TRANSLATE_NOOP("backoffice", "The venue, as guests know it."),
        FieldGroup.ESSENTIALS,
    ),
    FieldSpec(
        name="category",
        label=QT_TRANSLATE_NOOP("backoffice", "Category"),
        type=FieldType.CHOICE,
        group=FieldGroup.ESSENTIALS,
        choices=(
            Choice("show", QT_TRANSLATE_NOOP("backoffice", "Show")),
            Choice("festival", QT_TRANSLATE_NOOP("backoffice", "Festival")),
            Choice("workshop", QT_TRANSLATE_NOOP("backoffice", "Workshop")),
            Choice("talk", QT_TRANSLATE_NOOP("backoffice", "Talk")),
            Choice("gastronomy", QT_TRANSLATE_NOOP("backoffice", "Food and drink")),
            Choice("sport", QT_TRANSLATE_NOOP("backoffice", "Sport")),
            Choice("other", QT_TRANSLATE_NOOP("backoffice", "Other")),
        ),
    ),
    shared.number(
        "max_participants",
        QT_TRANSLATE_NOOP("backoffice", "Most participants"),
        1,
        1_000_000,
        QT_TRANSLATE_NOOP("backoffice", "people"),
    ),
    shared.text("speaker", QT_TRANSLATE_NOOP("backoffice", "Speaker or artist")),
    FieldSpec(
        name="external_booking_url",
        label=QT_TRANSLATE_NOOP("backoffice", "Other booking page"),
        help=QT_TRANSLATE_NOOP("backoffice", "Where tickets are sold elsewhere, if they are."),
        type=FieldType.URL,
        group=FieldGroup.SELLING,
        max_length=shared.LONGEST_URL,
    ),
    FieldSpec(
        name="whatsapp_contact",
        label=QT_TRANSLATE_NOOP("backoffice", "WhatsApp"),
        help=QT_TRANSLATE_NOOP("backoffice", "With country and area code, such as +55 81 99999-0000."),
        type=FieldType.PHONE,
        group=FieldGroup.SELLING,
    ),
    *shared.COMMON,
)
