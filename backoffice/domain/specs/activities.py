"""The fields of activities: tours, dives, trails. The price is per person."""

from backoffice.domain.fields import Choice, FieldGroup, FieldSpec, FieldType
from backoffice.domain.specs import shared
from backoffice.domain.wording import QT_TRANSLATE_NOOP

FIELDS: tuple[FieldSpec, ...] = (
    shared.name(
        QT_TRANSLATE_NOOP("backoffice", "Title"),
        QT_TRANSLATE_NOOP("backoffice", "As customers read it, such as “Boat trip at sunset”."),
        "title",
    ),
    shared.money(
        "price",
        QT_TRANSLATE_NOOP("backoffice", "Price"),
        QT_TRANSLATE_NOOP("backoffice", "What one person pays. Without a price it is not sold online."),
        QT_TRANSLATE_NOOP("backoffice", "per person"),
    ),
    FieldSpec(
        name="category",
        label=QT_TRANSLATE_NOOP("backoffice", "Category"),
        type=FieldType.CHOICE,
        group=FieldGroup.ESSENTIALS,
        choices=(
            Choice("boat", QT_TRANSLATE_NOOP("backoffice", "Boat trip")),
            Choice("diving", QT_TRANSLATE_NOOP("backoffice", "Diving")),
            Choice("trail", QT_TRANSLATE_NOOP("backoffice", "Trail")),
            Choice("historical", QT_TRANSLATE_NOOP("backoffice", "Historical")),
            Choice("ecological", QT_TRANSLATE_NOOP("backoffice", "Ecological")),
            Choice("cultural", QT_TRANSLATE_NOOP("backoffice", "Cultural")),
            Choice("wellness", QT_TRANSLATE_NOOP("backoffice", "Wellness")),
            Choice("other", QT_TRANSLATE_NOOP("backoffice", "Other")),
        ),
    ),
    shared.number(
        "duration_minutes",
        QT_TRANSLATE_NOOP("backoffice", "Duration"),
        1,
        43_200,
        QT_TRANSLATE_NOOP("backoffice", "minutes"),
    ),
    FieldSpec(
        name="difficulty",
        label=QT_TRANSLATE_NOOP("backoffice", "Difficulty"),
        type=FieldType.CHOICE,
        group=FieldGroup.DETAILS,
        choices=(
            Choice("easy", QT_TRANSLATE_NOOP("backoffice", "Easy")),
            Choice("moderate", QT_TRANSLATE_NOOP("backoffice", "Moderate")),
            Choice("hard", QT_TRANSLATE_NOOP("backoffice", "Hard")),
            Choice("expert", QT_TRANSLATE_NOOP("backoffice", "Expert")),
        ),
    ),
    shared.number(
        "min_participants",
        QT_TRANSLATE_NOOP("backoffice", "Fewest participants"),
        1,
        10_000,
        QT_TRANSLATE_NOOP("backoffice", "people"),
        QT_TRANSLATE_NOOP("backoffice", "It takes place from this many people on."),
    ),
    shared.number(
        "max_participants",
        QT_TRANSLATE_NOOP("backoffice", "Most participants"),
        1,
        10_000,
        QT_TRANSLATE_NOOP("backoffice", "people"),
    ),
    FieldSpec(
        name="available_times",
        label=QT_TRANSLATE_NOOP("backoffice", "Starting times"),
        help=QT_TRANSLATE_NOOP("backoffice", "Such as 09:00; 14:30."),
        type=FieldType.TIME_LIST,
        group=FieldGroup.DETAILS,
        max_items=48,
        default=(),
    ),
    shared.lines("highlights", QT_TRANSLATE_NOOP("backoffice", "Highlights"), group=FieldGroup.TEXTS),
    shared.lines("includes", QT_TRANSLATE_NOOP("backoffice", "Included"), group=FieldGroup.TEXTS),
    shared.lines("excludes", QT_TRANSLATE_NOOP("backoffice", "Not included"), group=FieldGroup.TEXTS),
    shared.lines(
        "itinerary",
        QT_TRANSLATE_NOOP("backoffice", "Itinerary"),
        QT_TRANSLATE_NOOP("backoffice", "One stop a line, in order."),
        FieldGroup.TEXTS,
    ),
    *shared.COMMON,
)
