"""Refund requests, their approvals, refunds made elsewhere, the people of the office, and listings' refund policies."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_LISTINGS = ("activities", "events", "restaurants", "vehicles", "accommodations")
_BOOKING_KINDS = "activity_bookings event_bookings restaurant_reservations vehicle_bookings accommodation_bookings"
_STATES = (
    "requested approved rejected expired sending unknown reconciling needs_human "
    "pending requires_action succeeded failed canceled"
)
_IN_FLIGHT = sa.text("state IN ('approved', 'sending', 'unknown', 'reconciling', 'needs_human')")
_CURRENCY_RULE = ("currency", "length(currency) = 3 AND currency = upper(currency)")


def upgrade() -> None:
    """Make the tables and the column."""
    _create_refunds()
    _create_approvals()
    _create_foreign()
    _create_people()
    for statement in _TRIGGERS[op.get_bind().dialect.name]:
        op.execute(statement)
    for table in _LISTINGS:
        op.add_column(table, sa.Column("refund_policy", sa.Text()))


def _filled(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Text()) for name in names]


def _moments(*names: str, nullable: bool = False) -> list[sa.Column]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=nullable) for name in names]


def _flags(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names]


def _terms() -> list[sa.Column]:
    return [
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.CHAR(3), nullable=False),
        *_filled("account_id"),
        *_flags("livemode"),
    ]


def _checks(table: str, *rules: tuple[str, str]) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}")) for name, rule in rules]


def _one_of(column: str, values: str) -> tuple[str, str]:
    listed = ", ".join(f"'{value}'" for value in values.split())
    return column, f"{column} IN ({listed})"


def _text_rule(column: str, longest: int) -> tuple[str, str]:
    return column, f"length(trim({column})) > 0 AND length({column}) <= {longest}"


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _points_at(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def _index(table: str, name: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{name}"), table, list(columns))


_REFUND_RULES = (
    _one_of("state", _STATES),
    _one_of("reason", "requested_by_customer duplicate fraudulent"),
    _one_of("booking_kind", _BOOKING_KINDS),
    _CURRENCY_RULE,
    _text_rule("id", 64),
    ("amount_minor", "amount_minor BETWEEN 1 AND 99999999"),
    ("approvals_needed", "approvals_needed BETWEEN 1 AND 2"),
    ("whole_booking", "(booking_kind IS NULL) = (booking_id IS NULL)"),
    ("sent_before_made", "first_sent_at IS NOT NULL OR stripe_refund_id IS NULL"),
    (
        "intent_before_sending",
        "first_sent_at IS NOT NULL OR state IN ('requested', 'approved', 'rejected', 'expired')",
    ),
)


def _create_refunds() -> None:
    table = "refunds"
    op.create_table(
        table,
        *_filled("id", "payment_intent_id"),
        *_terms(),
        *_filled("state", "requested_by"),
        *_moments("requested_at"),
        sa.Column("approvals_needed", sa.Integer(), nullable=False),
        *_moments("first_sent_at", nullable=True),
        *_texts("stripe_refund_id"),
        *_filled("failure", "pending_reason"),
        *_texts("booking_kind"),
        sa.Column("booking_id", sa.Integer()),
        *_texts("reason"),
        *_filled("note", "decision_note"),
        *_flags("cancels_booking"),
        *_filled("lines_json"),
        *_texts("batch_id"),
        *_moments("updated_at"),
        *_moments("ended_at", nullable=True),
        _key(table, "id"),
        _points_at(table, "payment_intent_id", "payments.payment_intent_id"),
        *_checks(table, *_REFUND_RULES),
    )
    op.create_index(
        op.f("uq_refunds_in_flight"),
        table,
        ["payment_intent_id"],
        unique=True,
        sqlite_where=_IN_FLIGHT,
        postgresql_where=_IN_FLIGHT,
    )
    op.create_index(op.f("uq_refunds_stripe_refund_id"), table, ["stripe_refund_id"], unique=True)
    _index(table, "payment_intent_id", "payment_intent_id", "requested_at")
    _index(table, "requested_at", "requested_at", "id")
    _index(table, "state", "state", "requested_at")
    _index(table, "booking", "booking_kind", "booking_id")
    _index(table, "batch_id", "batch_id")


def _create_approvals() -> None:
    table = "refund_approvals"
    op.create_table(
        table,
        *_filled("refund_id"),
        sa.Column("position", sa.Integer(), nullable=False, autoincrement=False),
        *_filled("approved_by"),
        *_moments("at", "expires_at"),
        *_flags("is_used"),
        *_filled("payment_intent_id"),
        *_terms(),
        _key(table, "refund_id", "position"),
        _points_at(table, "refund_id", "refunds.id"),
        *_checks(
            table,
            _text_rule("approved_by", 200),
            _CURRENCY_RULE,
            ("position", "position >= 0"),
            ("ends", "expires_at > at"),
        ),
    )
    _index(table, "approved_by", "approved_by", "at")


def _create_foreign() -> None:
    table = "foreign_refunds"
    op.create_table(
        table,
        *_filled("refund_id", "payment_intent_id"),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.CHAR(3), nullable=False),
        *_filled("status"),
        *_moments("created_at", nullable=True),
        *_moments("first_seen_at"),
        _key(table, "refund_id"),
        _points_at(table, "payment_intent_id", "payments.payment_intent_id"),
        *_checks(table, _text_rule("refund_id", 255), _CURRENCY_RULE, ("amount_minor", "amount_minor >= 0")),
    )
    _index(table, "payment_intent_id", "payment_intent_id")


def _create_people() -> None:
    table = "people"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        *_filled("name", "name_folded", "role"),
        *_texts("password_hash"),
        *_flags("is_active"),
        *_moments("created_at"),
        _key(table, "id"),
        *_checks(table, _text_rule("name", 200), _one_of("role", "staff manager administrator")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("uq_people_name_folded"), table, ["name_folded"], unique=True)


_TAKEN = (
    "(SELECT COALESCE(SUM(amount_minor), 0) FROM refunds WHERE payment_intent_id = NEW.payment_intent_id "
    "AND id <> NEW.id AND state IN ('approved', 'sending', 'unknown', 'reconciling', 'needs_human', 'pending', "
    "'requires_action', 'succeeded')) + (SELECT COALESCE(SUM(amount_minor), 0) FROM foreign_refunds "
    "WHERE payment_intent_id = NEW.payment_intent_id AND status NOT IN ('failed', 'canceled')) + NEW.amount_minor"
)
_CAPTURED = "(SELECT captured_minor FROM payments WHERE payment_intent_id = NEW.payment_intent_id)"
_ABORT = "BEGIN SELECT RAISE(ABORT, 'refunds: more than was captured'); END"
_TRIGGERS = {
    "sqlite": (
        "CREATE TRIGGER refunds_within_captured_insert BEFORE INSERT ON refunds "
        f"WHEN NEW.state = 'approved' AND {_TAKEN} > {_CAPTURED} {_ABORT}",
        "CREATE TRIGGER refunds_within_captured_update BEFORE UPDATE OF state ON refunds "
        f"WHEN NEW.state = 'approved' AND OLD.state = 'requested' AND {_TAKEN} > {_CAPTURED} {_ABORT}",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION refuse_refund_above_captured() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF NEW.state = 'approved' AND (TG_OP = 'INSERT' OR OLD.state = 'requested') THEN "
        "PERFORM 1 FROM payments WHERE payment_intent_id = NEW.payment_intent_id FOR UPDATE; "
        f"IF {_TAKEN} > {_CAPTURED} THEN "
        "RAISE EXCEPTION 'refunds: more than was captured' USING ERRCODE = 'check_violation', "
        "CONSTRAINT = 'refunds_within_captured'; END IF; END IF; RETURN NEW; END $$",
        "CREATE TRIGGER refunds_within_captured BEFORE INSERT OR UPDATE ON refunds "
        "FOR EACH ROW EXECUTE FUNCTION refuse_refund_above_captured()",
    ),
}
