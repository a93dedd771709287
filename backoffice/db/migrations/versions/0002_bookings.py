"""The five kinds of booking, payments, Stripe's events, the audit trail, and work that needs no Stripe."""

from functools import partial

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_MAX_AMOUNT = 99_999_999
_MOST_PEOPLE = 100_000


def upgrade() -> None:
    """Make the tables; the jobs' one is changed."""
    _create_payments()
    for table, listing, asset, columns, rules in _KINDS:
        _create_bookings(table, listing, asset, columns, rules)
    _create_events()
    _create_audit()
    _change_jobs()


# --- pieces ---------------------------------------------------------------------------------------------------


def _columns(kind: sa.types.TypeEngine, *names: str, nullable: bool = True) -> list[sa.Column]:
    return [sa.Column(name, kind, nullable=nullable) for name in names]


_texts = partial(_columns, sa.Text())
_filled = partial(_columns, sa.Text(), nullable=False)
_integers = partial(_columns, sa.Integer())
_counted = partial(_columns, sa.Integer(), nullable=False)
_amounts = partial(_columns, sa.BigInteger())
_flags = partial(_columns, sa.Boolean(), nullable=False)
_days = partial(_columns, sa.Date())
_times = partial(_columns, sa.Time())
_moments = partial(_columns, sa.DateTime(timezone=True))


def _checks(table: str, rules: list[tuple[str, str]]) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}")) for name, rule in rules]


def _one_of(column: str, values: str) -> tuple[str, str]:
    listed = ", ".join(f"'{value}'" for value in values.split())
    return column, f"{column} IN ({listed})"


def _text_rule(column: str, longest: int) -> tuple[str, str]:
    return column, f"length(trim({column})) > 0 AND length({column}) <= {longest}"


def _money_rule(column: str) -> tuple[str, str]:
    within = f"{column} BETWEEN 0 AND {_MAX_AMOUNT}"
    return column, f"{column} IS NULL OR ({within} AND currency IS NOT NULL)"


def _count_rules(*columns: str) -> list[tuple[str, str]]:
    return [(column, f"{column} >= 0") for column in columns]


def _people_rule(column: str) -> tuple[str, str]:
    return column, f"{column} BETWEEN 1 AND {_MOST_PEOPLE}"


def _key(table: str, column: str = "id") -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=op.f(f"pk_{table}"))


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _points_at(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def _index(table: str, name: str, *columns: str, where: str | None = None) -> None:
    condition = None if where is None else sa.text(where)
    op.create_index(
        op.f(f"ix_{table}_{name}"), table, list(columns), sqlite_where=condition, postgresql_where=condition
    )


_CURRENCY_RULE = ("currency", "length(currency) = 3 AND currency = upper(currency)")

# --- payments -------------------------------------------------------------------------------------------------

_BOOKING_KINDS = "activity_bookings event_bookings restaurant_reservations vehicle_bookings accommodation_bookings"
_ASKED = ("currency", "amount_minor", "livemode", "refreshed_at")


def _create_payments() -> None:
    table = "payments"
    op.create_table(
        table,
        *_filled("payment_intent_id", "home"),
        *_texts("booking_kind"),
        *_integers("booking_id"),
        *_filled("note"),
        *_moments("first_seen_at", nullable=False),
        *_moments("refreshed_at"),
        *_texts("status"),
        sa.Column("currency", sa.CHAR(3)),
        *_amounts("amount_minor"),
        *_amounts("captured_minor", "refunded_minor", "refundable_minor", nullable=False),
        *_amounts("capturable_minor"),
        *_texts("charge_id", "method", "receipt_url"),
        sa.Column("livemode", sa.Boolean()),
        *_moments("created_at"),
        *_texts("customer_email", "customer_name"),
        *_flags("is_disputed"),
        *_texts("dispute_status"),
        *_flags("is_charge_refundable"),
        *_texts("failure", "metadata_json", "session_id", "session_json"),
        _key(table, "payment_intent_id"),
        *_checks(
            table,
            [
                _text_rule("payment_intent_id", 255),
                _one_of("home", "unknown booking unmatched not_ours"),
                _one_of("booking_kind", _BOOKING_KINDS),
                (
                    "whole_home",
                    "(booking_kind IS NULL) = (booking_id IS NULL) AND (booking_id IS NOT NULL) = (home = 'booking')",
                ),
                ("whole_payment", " AND ".join(f"(status IS NULL) = ({column} IS NULL)" for column in _ASKED)),
                _CURRENCY_RULE,
                *_count_rules("amount_minor", "captured_minor", "refunded_minor", "refundable_minor"),
                *_count_rules("capturable_minor"),
                ("refunded_of_captured", "refunded_minor <= captured_minor"),
            ],
        ),
        _unique(table, "booking_kind", "booking_id"),
    )
    _index(table, "home", "home", "first_seen_at")
    _index(table, "status", "status", "refreshed_at")
    for column in ("created_at", "charge_id", "session_id"):
        _index(table, column, column)


# --- bookings -------------------------------------------------------------------------------------------------

_STATUSES = "pending_approval confirmed awaiting_payment paid in_progress completed rejected cancelled no_show expired"
_PAYMENT_STATUSES = "not_required pending processing authorized paid partially_refunded refunded failed disputed"
_BOOKING_RULES = [
    _text_rule("customer_name", 500),
    _text_rule("confirmation_code", 320),
    *(
        (column, f"length({column}) <= 320")
        for column in ("customer_email", "customer_phone", "customer_tax_id", "stripe_checkout_session_id")
    ),
    _CURRENCY_RULE,
    _money_rule("total_minor"),
    _money_rule("discount_minor"),
    ("discount_percent", "discount_percent BETWEEN 0 AND 100"),
    _people_rule("people"),
    _one_of("status", _STATUSES),
    _one_of("payment_status", _PAYMENT_STATUSES),
    _one_of("payment_method", "stripe cash bank_transfer pay_later"),
    ("days", "(starts_on IS NULL) = (ends_on IS NULL) AND ends_on >= starts_on"),
]


def _create_bookings(
    table: str, listing: str, asset: str, columns: list[sa.Column], rules: list[tuple[str, str]]
) -> None:
    has_tiers = any(column.name == "tier_id" for column in columns)
    op.create_table(
        table,
        *_counted("id", asset),
        *columns,
        *_filled("customer_name"),
        *_texts("customer_email", "customer_phone", "customer_tax_id", "language", "supplier"),
        *_texts("notes", "special_requests", "staff_notes"),
        *_integers("discount_percent"),
        *_amounts("discount_minor"),
        *_texts("coupon", "discount_reason", "override_reason"),
        *_counted("version"),
        *_filled("confirmation_code"),
        *_moments("created_at", "updated_at", nullable=False),
        *_moments("confirmed_at", "paid_at", "cancelled_at"),
        *_filled("status", "payment_status"),
        *_texts("payment_method"),
        sa.Column("currency", sa.CHAR(3), nullable=False),
        *_amounts("total_minor", nullable=False),
        *_filled("price_lines"),
        *_moments("unpaid_until", "page_wanted_at"),
        *_texts("stripe_checkout_session_id", "checkout_session_status"),
        *_moments("session_made_at"),
        *_texts("checkout_url"),
        *_moments("checkout_expires_at"),
        *_texts("stripe_payment_intent_id", "receipt_url", "stripe_error"),
        *_days("starts_on", "ends_on"),
        *_times("starts_at"),
        *_counted("people"),
        *_filled("customer_folded"),
        *_texts("email_folded"),
        *_filled("search_text"),
        _key(table),
        _points_at(table, asset, f"{listing}.id"),
        *([_points_at(table, "tier_id", "ticket_tiers.id")] if has_tiers else []),
        _points_at(table, "stripe_payment_intent_id", "payments.payment_intent_id"),
        *_checks(table, [*_BOOKING_RULES, *rules]),
        *(
            _unique(table, column)
            for column in ("confirmation_code", "stripe_checkout_session_id", "stripe_payment_intent_id")
        ),
        sqlite_autoincrement=True,
    )
    _index_bookings(table, asset)
    if has_tiers:
        _index(table, "tier_id", "tier_id")


def _index_bookings(table: str, asset: str) -> None:
    _index(table, asset, asset, "ends_on", "starts_on")
    for column in ("starts_on", "customer_folded", "updated_at"):
        _index(table, column, column, "id")
    for column in ("email_folded", "customer_phone", "customer_tax_id", "paid_at"):
        _index(table, column, column)
    _index(table, "ends_on", "ends_on", "starts_on", "status")
    _index(table, "status", "status", "payment_status", "ends_on")
    _index(table, "payment_status", "payment_status", "total_minor", "currency", "status")
    _index(table, "page_open", "checkout_expires_at", where="checkout_session_status = 'open'")
    _index(table, "page_failed", "updated_at", where="stripe_error IS NOT NULL")
    _index(table, "unpaid_until", "unpaid_until", where="unpaid_until IS NOT NULL")


_DATED = ("dated", "starts_on IS NOT NULL")

_KINDS = [
    (
        *("activity_bookings", "activities", "activity_id"),
        [
            *_days("activity_on", nullable=False),
            *_times("activity_time"),
            *_integers("adults", "children", "tier_id"),
            *_texts("participant_names"),
        ],
        [_DATED, *_count_rules("adults", "children")],
    ),
    (
        *("event_bookings", "events", "event_id"),
        [*_integers("adults", "children", "tier_id"), *_texts("participant_names")],
        _count_rules("adults", "children"),
    ),
    (
        *("restaurant_reservations", "restaurants", "restaurant_id"),
        [
            *_days("reserved_on", nullable=False),
            sa.Column("reserved_time", sa.Time(), nullable=False),
            *_counted("party_size"),
            *_texts("table_label"),
        ],
        [_DATED, _people_rule("party_size")],
    ),
    (
        *("vehicle_bookings", "vehicles", "vehicle_id"),
        [
            *_days("pick_up_on", nullable=False),
            *_times("pick_up_time"),
            *_days("return_on", nullable=False),
            *_times("return_time"),
            *_texts("pick_up_place", "return_place"),
            *_integers("additional_drivers"),
            *_texts("options"),
        ],
        [_DATED, *_count_rules("additional_drivers")],
    ),
    (
        *("accommodation_bookings", "accommodations", "accommodation_id"),
        [*_days("check_in_on", "check_out_on", nullable=False), *_counted("guests"), *_integers("rooms")],
        [_DATED, _people_rule("guests"), *_count_rules("rooms")],
    ),
]

# --- events ---------------------------------------------------------------------------------------------------


def _create_events() -> None:
    table = "event_inbox"
    op.create_table(
        table,
        *_filled("event_id", "type"),
        *_moments("created_at", nullable=False),
        *_flags("livemode"),
        *_filled("object_type", "object_id"),
        *_texts("payment_intent_id", "api_version", "account"),
        *_filled("state", "source"),
        *_moments("received_at", nullable=False),
        _key(table, "event_id"),
        *_checks(table, [_one_of("state", "queued ignored"), _one_of("source", "poll webhook reconciliation")]),
    )
    _index(table, "received_at", "received_at", "created_at")
    op.create_table(
        "event_cursor",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        *_moments("polled_at", "newest_at", "reconciled_at"),
        _key("event_cursor"),
        *_checks("event_cursor", [("only_row", "id = 1")]),
    )
    op.create_table(
        "read_counts",
        *_filled("month"),
        *_counted("reads"),
        _key("read_counts", "month"),
        *_checks("read_counts", _count_rules("reads")),
    )


# --- the audit trail ------------------------------------------------------------------------------------------

# SQLite's INSERT OR REPLACE deletes without firing triggers of deletion, so that an id in use is refused as well.
_REFUSE = "BEGIN SELECT RAISE(ABORT, 'audit_trail: rows are only ever added'); END"
_TRIGGERS = {
    "sqlite": (
        f"CREATE TRIGGER audit_trail_update BEFORE UPDATE ON audit_trail {_REFUSE}",
        f"CREATE TRIGGER audit_trail_delete BEFORE DELETE ON audit_trail {_REFUSE}",
        "CREATE TRIGGER audit_trail_replace BEFORE INSERT ON audit_trail "
        f"WHEN EXISTS (SELECT 1 FROM audit_trail WHERE id = NEW.id) {_REFUSE}",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'audit_trail: rows are only ever added' USING ERRCODE = 'restrict_violation', "
        "CONSTRAINT = 'audit_trail'; END $$",
        "CREATE TRIGGER audit_trail_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_trail "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()",
    ),
}


def _create_audit() -> None:
    table = "audit_trail"
    op.create_table(
        table,
        *_counted("id"),
        *_filled("subject"),
        *_moments("at", nullable=False),
        *_filled("person_name", "person_role", "action", "text", "params", "reason", "before", "after"),
        _key(table),
        *_checks(
            table,
            [_one_of("person_role", "system staff manager administrator"), _text_rule("subject", 300)],
        ),
        sqlite_autoincrement=True,
    )
    _index(table, "subject", "subject", "id")
    for statement in _TRIGGERS[op.get_bind().dialect.name]:
        op.execute(statement)


# --- jobs -----------------------------------------------------------------------------------------------------


def _change_jobs() -> None:
    """Allow a third lane, and keep when a running job is wanted again; SQLite makes the table anew for that."""
    with op.batch_alter_table("jobs", copy_from=_jobs_before()) as jobs:
        jobs.drop_constraint(op.f("ck_jobs_lane"), type_="check")
        jobs.create_check_constraint(op.f("ck_jobs_lane"), "lane IN ('money', 'catalogue', 'local')")
        jobs.add_column(sa.Column("rerun_at", sa.DateTime(timezone=True)))


def _jobs_before() -> sa.Table:
    """Return the table of format 0001."""
    not_ended = sa.text("state NOT IN ('completed', 'cancelled')")
    claimable = sa.text("state IN ('available', 'retryable', 'running')")
    states = "available running retryable completed discarded cancelled"
    whole = "(intent_step IS NULL) = (intent_key IS NULL) AND (intent_key IS NULL) = (intent_made_at IS NULL)"
    return sa.Table(
        "jobs",
        sa.MetaData(),
        *_filled("id", "kind", "subject", "lane", "state"),
        *_counted("attempt"),
        *_moments("run_at", nullable=False),
        *_counted("fence", "sends"),
        *_flags("rerun"),
        *_texts("intent_step", "intent_key"),
        *_moments("intent_made_at"),
        *_texts("last_error"),
        *_moments("created_at", "updated_at", nullable=False),
        _key("jobs"),
        *_checks(
            "jobs",
            [
                _one_of("state", states),
                _one_of("lane", "money catalogue"),
                *_count_rules("attempt", "fence", "sends"),
                ("whole_intent", whole),
            ],
        ),
        sa.Index("uq_jobs_open_subject", "kind", "subject", unique=True, sqlite_where=not_ended),
        sa.Index("ix_jobs_claimable", "lane", "run_at", "created_at", sqlite_where=claimable),
        sa.Index("ix_jobs_state", "state", "updated_at"),
    )
