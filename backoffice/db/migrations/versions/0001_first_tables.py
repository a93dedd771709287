"""The five kinds of asset, ticket tiers, the outbox, and the office."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_MAX_AMOUNT = 99_999_999


def upgrade() -> None:
    """Make the tables, and the installation's id."""
    for table, columns, rules in _KINDS:
        _create_listing(table, columns, rules)
    _create_tiers()
    _create_jobs()
    _create_office()


# --- pieces ---------------------------------------------------------------------------------------------------


def _texts(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Text()) for name in names]


def _filled(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _integers(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Integer()) for name in names]


def _counted(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _amounts(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.BigInteger()) for name in names]


def _flags(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names]


def _times(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Time()) for name in names]


def _figures(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Double()) for name in names]


def _moments(*names: str, nullable: bool = True) -> list[sa.Column]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=nullable) for name in names]


def _money_rule(column: str) -> tuple[str, str]:
    within = f"{column} BETWEEN 0 AND {_MAX_AMOUNT}"
    return column, f"{column} IS NULL OR ({within} AND currency IS NOT NULL)"


def _count_rules(*columns: str) -> list[tuple[str, str]]:
    return [(column, f"{column} >= 0") for column in columns]


def _checks(table: str, rules: list[tuple[str, str]]) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}")) for name, rule in rules]


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


# --- listings -------------------------------------------------------------------------------------------------

_NAME_RULE = ("name", "length(trim(name)) > 0 AND length(name) <= 500")

_LISTING_RULES = [
    _NAME_RULE,
    ("currency", "length(currency) = 3 AND currency = upper(currency)"),
    _money_rule("price_minor"),
    _money_rule("net_rate_minor"),
    ("latitude", "latitude BETWEEN -90 AND 90"),
    ("longitude", "longitude BETWEEN -180 AND 180"),
    ("sync_state", "sync_state IN ('not_sold_online', 'pending', 'synced', 'needs_attention')"),
]


def _create_listing(table: str, columns: list[sa.Column], rules: list[tuple[str, str]]) -> None:
    op.create_table(
        table,
        *_counted("id", "version"),
        *_moments("created_at", "updated_at", nullable=False),
        *_moments("archived_at"),
        *_filled("name"),
        *_texts("slug", "description", "long_description"),
        *_amounts("price_minor"),
        sa.Column("currency", sa.CHAR(3)),
        *_amounts("net_rate_minor"),
        *_texts("supplier", "street", "neighbourhood", "city", "state", "postal_code"),
        *_figures("latitude", "longitude"),
        *_texts("images", "tags"),
        *_flags("is_active", "is_featured", "accepts_online_payment"),
        *_texts("cancellation_policy"),
        *columns,
        *_texts("stripe_product_id", "stripe_price_id", "stripe_payment_link_id", "stripe_payment_link"),
        *_filled("sync_state"),
        *_moments("last_synced_at"),
        *_texts("last_sync_error", "stripe_state"),
        *_filled("name_folded", "search_text"),
        _key(table),
        *_checks(table, [*_LISTING_RULES, *rules]),
        sqlite_autoincrement=True,
    )
    for column in ("name_folded", "price_minor", "updated_at"):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column, "id"])
    op.create_index(op.f(f"ix_{table}_sync_state"), table, ["sync_state"])


_KINDS = [
    (
        "activities",
        [
            *_texts("category"),
            *_integers("duration_minutes"),
            *_texts("difficulty"),
            *_integers("min_participants", "max_participants"),
            *_texts("available_times", "highlights", "includes", "excludes", "itinerary"),
        ],
        _count_rules("duration_minutes", "min_participants", "max_participants"),
    ),
    (
        "events",
        [
            sa.Column("event_on", sa.Date()),
            *_times("event_time"),
            *_texts("location", "category"),
            *_integers("max_participants"),
            *_texts("speaker", "external_booking_url", "whatsapp_contact"),
        ],
        _count_rules("max_participants"),
    ),
    (
        "restaurants",
        [
            *_texts("cuisine", "price_range", "dining_style", "operating_days"),
            *_times("opening_time", "closing_time"),
            sa.Column("accepts_reservations", sa.Boolean()),
            *_integers("max_party_size"),
            *_texts("phone", "website", "dress_code", "payment_options"),
        ],
        _count_rules("max_party_size"),
    ),
    (
        "vehicles",
        [
            *_texts("brand", "model", "category"),
            *_integers("year"),
            *_texts("licence_plate", "colour"),
            *_integers("seats"),
            *_texts("fuel", "transmission", "status"),
            *_amounts("extra_driver_fee_minor"),
        ],
        [
            *_count_rules("year", "seats"),
            _money_rule("extra_driver_fee_minor"),
            ("status", "status IN ('available', 'rented', 'maintenance')"),
        ],
    ),
    (
        "accommodations",
        [
            *_texts("accommodation_type"),
            *_times("check_in_time", "check_out_time"),
            *_integers("total_rooms", "max_guests", "bedrooms", "bathrooms"),
            *_integers("beds_single", "beds_double", "beds_queen", "beds_king"),
            *_integers("area_m2"),
            *_texts("amenities", "house_rules"),
            *_integers("minimum_stay"),
            *_amounts("cleaning_fee_minor", "taxes_minor"),
            *_integers("discount_percent"),
        ],
        [
            *_count_rules("total_rooms", "max_guests", "bedrooms", "bathrooms"),
            *_count_rules("beds_single", "beds_double", "beds_queen", "beds_king", "area_m2", "minimum_stay"),
            _money_rule("cleaning_fee_minor"),
            _money_rule("taxes_minor"),
            ("discount_percent", "discount_percent BETWEEN 0 AND 100"),
        ],
    ),
]


def _create_tiers() -> None:
    table = "ticket_tiers"
    op.create_table(
        table,
        *_counted("id"),
        *_integers("activity_id", "event_id"),
        *_counted("position"),
        *_filled("name"),
        *_amounts("price_minor"),
        *_integers("available_quantity", "max_per_order"),
        *_texts("tier_type", "benefits"),
        *_flags("is_active"),
        *_texts("stripe_price_id"),
        _key(table),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_ticket_tiers_activity_id")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_ticket_tiers_event_id")),
        *_checks(
            table,
            [
                ("one_listing", "(activity_id IS NULL) <> (event_id IS NULL)"),
                _NAME_RULE,
                ("price_minor", f"price_minor BETWEEN 0 AND {_MAX_AMOUNT}"),
                *_count_rules("available_quantity", "max_per_order", "position"),
                ("tier_type", "tier_type IN ('regular', 'vip', 'discount', 'free')"),
            ],
        ),
        sqlite_autoincrement=True,
    )
    for column in ("activity_id", "event_id"):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column, "position"])


def _create_jobs() -> None:
    table = "jobs"
    op.create_table(
        table,
        *_filled("id", "kind", "subject", "lane", "state"),
        *_counted("attempt"),
        *_moments("run_at", nullable=False),
        *_counted("fence", "sends"),
        *_flags("rerun"),
        *_texts("intent_step", "intent_key"),
        *_moments("intent_made_at"),
        *_texts("last_error"),
        *_moments("created_at", "updated_at", nullable=False),
        _key(table),
        *_checks(
            table,
            [
                ("state", "state IN ('available', 'running', 'retryable', 'completed', 'discarded', 'cancelled')"),
                ("lane", "lane IN ('money', 'catalogue')"),
                *_count_rules("attempt", "fence", "sends"),
                (
                    "whole_intent",
                    "(intent_step IS NULL) = (intent_key IS NULL) AND (intent_key IS NULL) = (intent_made_at IS NULL)",
                ),
            ],
        ),
    )
    not_ended = sa.text("state NOT IN ('completed', 'cancelled')")
    claimable = sa.text("state IN ('available', 'retryable', 'running')")
    _partial_index("uq_jobs_open_subject", ["kind", "subject"], not_ended, unique=True)
    _partial_index("ix_jobs_claimable", ["lane", "run_at", "created_at"], claimable)
    op.create_index(op.f("ix_jobs_state"), table, ["state", "updated_at"])


def _partial_index(name: str, columns: list[str], where: sa.TextClause, *, unique: bool = False) -> None:
    op.create_index(op.f(name), "jobs", columns, unique=unique, sqlite_where=where, postgresql_where=where)


def _create_office() -> None:
    table = "office"
    conditions = ("condition_text", "condition_params", "condition_since")
    office = op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        *_filled("installation_id"),
        *_texts("account_id"),
        *_filled("account_name"),
        sa.Column("livemode", sa.Boolean()),
        *_flags("practice"),
        *_texts("condition_code", "condition_text", "condition_params"),
        *_moments("condition_since"),
        _key(table),
        *_checks(
            table,
            [
                ("only_row", "id = 1"),
                ("whole_binding", "(account_id IS NULL) = (livemode IS NULL)"),
                ("whole_condition", " AND ".join(f"(condition_code IS NULL) = ({c} IS NULL)" for c in conditions)),
            ],
        ),
    )
    op.bulk_insert(office, [{"id": 1, "installation_id": uuid.uuid4().hex, "account_name": "", "practice": False}])
