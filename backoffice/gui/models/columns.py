"""What a table can show: the forms of its columns, and those of the listings, declared from their FieldSpecs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from backoffice.domain.fields import FieldSpec, FieldType
from backoffice.domain.kinds import AssetKind
from backoffice.domain.specs import fields_of
from backoffice.gui.models.records import LISTINGS, Records
from backoffice.gui.style.tokens import Colours, Tone
from backoffice.gui.translation import tr, translate_label
from backoffice.gui.wording import kind_name, state_title, state_tone
from backoffice.services.ports import SyncState


class Form(Enum):
    """How a cell's value is written."""

    TEXT = auto()
    WORD = auto()
    MONEY = auto()
    NUMBER = auto()
    YES_NO = auto()
    CHOICE = auto()
    STATE = auto()
    LINK = auto()
    DATE = auto()
    TIME = auto()
    MOMENT = auto()
    WHEN = auto()

    @property
    def is_figure(self) -> bool:
        """Tell whether values are compared by their ends (and so stand at the right)."""
        return self in (Form.MONEY, Form.NUMBER)


@dataclass(frozen=True, slots=True)
class States:
    """How a state is shown: every value's words, in order, and the colours of each."""

    words: Mapping[str, Callable[[], str]]
    tone: Callable[[str, Colours], Tone]


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column. `name` is the key in a row's cells and the name to sort by.

    `word` names the values of Form.WORD, `states` those of Form.STATE. What `is_strong` is read first, and never muted.
    """

    name: str
    form: Form
    heading: Callable[[], str]
    width: int
    is_shown: bool = False
    spec: FieldSpec | None = None
    word: Callable[[str], str] | None = None
    states: States | None = None
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class GridSpec:
    """The columns of one table, in their first order. `kind` None: all five kinds together."""

    kind: object
    columns: tuple[GridColumn, ...]
    records: Records = LISTINGS

    def position(self, name: str) -> int:
        """Return where a column stands in the first order."""
        return next(i for i, column in enumerate(self.columns) if column.name == name)


FORMS = {
    FieldType.TEXT: (Form.TEXT, 160),
    FieldType.PHONE: (Form.TEXT, 140),
    FieldType.EMAIL: (Form.TEXT, 200),
    FieldType.TAX_ID: (Form.TEXT, 150),
    FieldType.URL: (Form.TEXT, 200),
    FieldType.CURRENCY: (Form.TEXT, 90),
    FieldType.INTEGER: (Form.NUMBER, 110),
    FieldType.DECIMAL: (Form.NUMBER, 110),
    FieldType.PERCENT: (Form.NUMBER, 100),
    FieldType.MONEY: (Form.MONEY, 130),
    FieldType.BOOLEAN: (Form.YES_NO, 100),
    FieldType.CHOICE: (Form.CHOICE, 130),
    FieldType.DATE: (Form.DATE, 125),
    FieldType.TIME: (Form.TIME, 90),
}
"""Scalar types only: lists and long texts are read in the record's panel."""

_SHOWN_FIRST = {
    AssetKind.ACTIVITIES: ("category",),
    AssetKind.EVENTS: ("event_on", "event_time"),
    AssetKind.RESTAURANTS: ("cuisine", "price_range"),
    AssetKind.VEHICLES: ("category", "status", "licence_plate"),
    AssetKind.ACCOMMODATIONS: ("accommodation_type", "max_guests"),
}

_HIDDEN_OF_ALL = ("category", "city", "is_active", "is_featured")


def grid_spec(kind: AssetKind | None) -> GridSpec:
    """Return the columns for a kind, or for all of them."""
    lead = (_name_column(), _kind_column()) if kind is None else (_name_column(),)
    own = _own_columns(kind) if kind else ()
    special = (*lead, *(c for c in own if c.is_shown), _price_column(), _state_column(), _link_column())
    rest = tuple(c for c in own if not c.is_shown) if kind else _columns_of_all()
    columns = (*special, *rest, _problem_column(), _updated_column())
    return GridSpec(kind, columns)


def _own_columns(kind: AssetKind) -> tuple[GridColumn, ...]:
    shown = _SHOWN_FIRST[kind]
    return tuple(
        field_column(spec, is_shown=spec.name in shown)
        for spec in fields_of(kind)
        if spec.type in FORMS and spec.name not in ("name", "price_minor")
    )


def field_column(spec: FieldSpec, *, is_shown: bool) -> GridColumn:
    """Return the column of a scalar field."""
    form, width = FORMS[spec.type]
    return GridColumn(spec.name, form, lambda: translate_label(spec.label), width, is_shown, spec)


def _columns_of_all() -> tuple[GridColumn, ...]:
    shared = {spec.name: spec for spec in fields_of(AssetKind.ACTIVITIES)}
    return tuple(field_column(shared[name], is_shown=False) for name in _HIDDEN_OF_ALL)


def _kind_word(value: str) -> str:
    return kind_name(AssetKind(value))


_SYNC_STATES = States(
    {state.value: lambda state=state: state_title(state) for state in SyncState},
    lambda value, colours: state_tone(SyncState(value), colours),
)


def _name_column() -> GridColumn:
    return GridColumn("name", Form.TEXT, lambda: tr("Name"), 280, is_shown=True, is_strong=True)


def _kind_column() -> GridColumn:
    return GridColumn("kind", Form.WORD, lambda: tr("Kind"), 130, is_shown=True, word=_kind_word)


def _price_column() -> GridColumn:
    return GridColumn("price_minor", Form.MONEY, lambda: tr("Price"), 115, is_shown=True, is_strong=True)


def _state_column() -> GridColumn:
    return GridColumn("sync_state", Form.STATE, lambda: tr("State"), 150, is_shown=True, states=_SYNC_STATES)


def _link_column() -> GridColumn:
    return GridColumn("stripe_payment_link", Form.LINK, lambda: tr("Payment link"), 200, is_shown=True)


def _problem_column() -> GridColumn:
    return GridColumn("last_sync_error", Form.TEXT, lambda: tr("Last problem"), 260)


def _updated_column() -> GridColumn:
    return GridColumn("updated_at", Form.MOMENT, lambda: tr("Changed"), 165, is_shown=True)
