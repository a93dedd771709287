"""The fields of ticket tiers, which activities and events can be sold in. Prices are in the listing's currency."""

from backoffice.domain.fields import Choice, FieldGroup, FieldSpec, FieldType
from backoffice.domain.specs import shared
from backoffice.domain.wording import QT_TRANSLATE_NOOP

TIER_FIELDS: tuple[FieldSpec, ...] = (
    shared.name(
        QT_TRANSLATE_NOOP("backoffice", "Name"),
        QT_TRANSLATE_NOOP("backoffice", "As customers read it, such as “Adult”."),
    ),
    shared.money(
        "price",
        QT_TRANSLATE_NOOP("backoffice", "Price"),
        QT_TRANSLATE_NOOP("backoffice", "What one ticket of this tier costs. Leave it empty for a free one."),
        QT_TRANSLATE_NOOP("backoffice", "per ticket"),
    ),
    FieldSpec(
        name="tier_type",
        public_name="type",
        label=QT_TRANSLATE_NOOP("backoffice", "Type"),
        type=FieldType.CHOICE,
        group=FieldGroup.ESSENTIALS,
        default="regular",
        choices=(
            Choice("regular", QT_TRANSLATE_NOOP("backoffice", "Regular")),
            Choice("vip", QT_TRANSLATE_NOOP("backoffice", "VIP")),
            Choice("discount", QT_TRANSLATE_NOOP("backoffice", "Discount")),
            Choice("free", QT_TRANSLATE_NOOP("backoffice", "Free")),
        ),
    ),
    shared.number(
        "available_quantity",
        QT_TRANSLATE_NOOP("backoffice", "Tickets available"),
        0,
        1_000_000,
        QT_TRANSLATE_NOOP("backoffice", "tickets"),
    ),
    shared.number(
        "max_per_order",
        QT_TRANSLATE_NOOP("backoffice", "Most per order"),
        1,
        1_000,
        QT_TRANSLATE_NOOP("backoffice", "tickets"),
    ),
    shared.lines("benefits", QT_TRANSLATE_NOOP("backoffice", "Benefits")),
    shared.switch(
        "is_active",
        QT_TRANSLATE_NOOP("backoffice", "Active"),
        QT_TRANSLATE_NOOP("backoffice", "Inactive tiers are kept but not sold."),
        FieldGroup.SELLING,
        True,
    ),
    FieldSpec(
        name="position",
        label=QT_TRANSLATE_NOOP("backoffice", "Position"),
        type=FieldType.INTEGER,
        group=FieldGroup.DETAILS,
        minimum=0,
        maximum=1_000,
        default=0,
    ),
)
