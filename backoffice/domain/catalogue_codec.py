"""The catalogue's values as plain JSON data: the state as the database stores it, steps as jobs store their intent.

Every document holds its version. Another one is refused: an older program must not guess what a newer one meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar, cast

from backoffice.domain.catalogue import (
    ActualLink,
    ActualPrice,
    CatalogueState,
    CreatePaymentLink,
    CreatePrice,
    CreateProduct,
    DeactivatePrice,
    SetPaymentLinkActive,
    Step,
    UpdateProduct,
)
from backoffice.domain.money import Money

VERSION = 1

Json = dict[str, Any]
T = TypeVar("T")

_STEPS: dict[str, type[Step]] = {
    "create_product": CreateProduct,
    "update_product": UpdateProduct,
    "create_price": CreatePrice,
    "deactivate_price": DeactivatePrice,
    "create_payment_link": CreatePaymentLink,
    "set_payment_link_active": SetPaymentLinkActive,
}
_NESTED: dict[str, type[Any]] = {"price": Money, "money": Money}
_ITEMS: dict[str, type[Any]] = {"prices": ActualPrice, "links": ActualLink}
_STEP_NAMES = {made: name for name, made in _STEPS.items()}


class UnreadableDocument(ValueError):
    """A stored document is not one that this version of the program wrote."""


def state_to_json(state: CatalogueState) -> Json:
    """Return a state as data for JSON."""
    return {"version": VERSION, **_written(state)}


def state_from_json(document: Mapping[str, Any]) -> CatalogueState:
    """Return the state that `state_to_json` wrote.

    Raises:
        UnreadableDocument: when another version wrote it, or it is damaged.

    """
    return _read(CatalogueState, _content(document))


def step_to_json(step: Step) -> Json:
    """Return a step as data for JSON; `step` says which."""
    return {"version": VERSION, "step": _STEP_NAMES[type(step)], **_written(step)}


def step_from_json(document: Mapping[str, Any]) -> Step:
    """Return the step that `step_to_json` wrote.

    Raises:
        UnreadableDocument: when another version wrote it, or it is damaged.

    """
    content = _content(document)
    made = _STEPS.get(str(content.pop("step", None)))
    if made is None:
        raise UnreadableDocument("it is no step that this program knows")
    return _read(made, content)


def _content(document: Mapping[str, Any]) -> Json:
    content = dict(document)
    if content.pop("version", None) != VERSION:
        raise UnreadableDocument("another version of the program stored it")
    return content


def _written(value: object) -> Any:
    """Return a value made of dataclasses, tuples and mappings as objects, lists and objects."""
    match value:
        case None | bool() | int() | str():
            return value
        case tuple():
            return [_written(item) for item in cast("tuple[object, ...]", value)]
        case Mapping():
            return dict(cast("Mapping[str, str]", value))
        case _:
            return {field.name: _written(getattr(value, field.name)) for field in fields(cast("Any", value))}


def _read(made: type[T], content: object) -> T:
    """Build a dataclass from what `_written` made of it; each of its fields must be there, and no other."""
    names = {field.name for field in fields(cast("Any", made))}
    if not isinstance(content, dict) or set(cast("Json", content)) != names:
        raise UnreadableDocument(f"its fields are not those of {made.__name__}")
    return made(**{name: _read_field(name, value) for name, value in cast("Json", content).items()})


def _read_field(name: str, value: object) -> object:
    if name in _ITEMS:
        return tuple(_read(_ITEMS[name], item) for item in _read_list(name, value))
    if value is None:
        return None
    if name in _NESTED:
        return _read(_NESTED[name], value)
    if name == "images":
        return tuple(_read_list(name, value))
    if name == "metadata" and not isinstance(value, dict):
        raise UnreadableDocument(f"{name} is damaged")
    return cast("object", value)


def _read_list(name: str, value: object) -> list[object]:
    if not isinstance(value, list):
        raise UnreadableDocument(f"{name} is damaged")
    return cast("list[object]", value)
