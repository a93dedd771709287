"""Checks a request's parameters against the table and turns texts into integers, booleans and lists.

An empty string means *unset* where Stripe allows it; it stays an empty string in the result.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from .currencies import SUPPORTED
from .errors import ApiError, missing_param, shown
from .forms import joined
from .parameters import RENAMED_FROM, RENAMED_TO, Operation, Shape, Type

INTEGER = re.compile(r"^[+-]?[0-9]{1,18}$", re.ASCII)
BOOLEANS = {"true": True, "false": False}
METADATA_KEYS, METADATA_KEY, METADATA_VALUE = 50, 40, 500


def validate(operation: Operation, params: dict[str, Any], version: str) -> dict[str, Any]:
    """The typed parameters of one call in an API version, under their older names.

    Raises ApiError (400) in Stripe's words for the first fault found.
    """
    typed = _object(operation.form_in(version), params, [])
    if RENAMED_TO in typed:
        typed[RENAMED_FROM] = typed.pop(RENAMED_TO)
    return typed


def _object(shape: Shape, value: Any, path: list[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ApiError("Invalid object", param=joined(path) if path else None)
    unknown = [joined([*path, key]) for key in value if key not in shape.fields]
    if unknown:
        names = ", ".join(shown(name, 200) for name in unknown[:5])
        plural = "s" if len(unknown) > 1 else ""
        first = shown(unknown[0], 200)
        raise ApiError(f"Received unknown parameter{plural}: {names}", code="parameter_unknown", param=first)
    for name, entry in shape.fields.items():
        if entry.required and name not in value:
            raise missing_param(joined([*path, name]))
    return {name: _typed(shape.fields[name].type, item, [*path, name]) for name, item in value.items()}


def _typed(type_: Type, value: Any, path: list[str]) -> Any:
    if value == "":
        return _empty(type_, path)
    fitting = [shape for shape in type_ if _fits(shape, value)]
    if not fitting:
        raise _wrong_form(type_, value, path)
    problem: ApiError | None = None
    for shape in fitting:
        try:
            return _one(shape, value, path)
        except ApiError as error:
            problem = problem or error
    raise problem or _wrong_form(type_, value, path)


def _empty(type_: Type, path: list[str]) -> str:
    for shape in type_:
        if shape.kind in ("empty", "any") or (shape.kind == "enum" and "" in shape.values):
            return ""
    name = joined(path)
    raise ApiError(
        f"You passed an empty string for '{name}'. We assume empty values are an attempt to unset a parameter; "
        f"however '{name}' cannot be unset. You should remove '{name}' from your request or supply a non-empty value.",
        code="parameter_invalid_empty",
        param=name,
    )


def _fits(shape: Shape, value: Any) -> bool:
    if shape.kind == "any":
        return True
    if shape.kind == "list":
        return isinstance(value, list)
    if shape.kind in ("object", "map"):
        # An empty list of pairs cannot be written in a form, so a map whose keys are numbers arrives as a list.
        return isinstance(value, dict) or (shape.kind == "map" and isinstance(value, list))
    return isinstance(value, str)


def _wrong_form(type_: Type, value: Any, path: list[str]) -> ApiError:
    kinds = {shape.kind for shape in type_}
    name = joined(path)
    if "list" in kinds:
        return ApiError("Invalid array", param=name)
    if kinds & {"object", "map"}:
        return ApiError("Invalid object", param=name)
    given = "a hash" if isinstance(value, dict) else "an array"
    return ApiError(f"Invalid {'integer' if 'int' in kinds else 'string'}: {given} was given", param=name)


def _one(shape: Shape, value: Any, path: list[str]) -> Any:
    if shape.kind == "object":
        return _object(shape, value, path)
    if shape.kind == "list":
        item = shape.item or ()
        return [_typed(item, entry, [*path, str(index)]) for index, entry in enumerate(value)]
    if shape.kind == "map":
        return _map(shape, value, path)
    if shape.kind == "any":
        return value
    return SCALARS[shape.kind](shape, value, joined(path))


def _map(shape: Shape, value: Any, path: list[str]) -> dict[str, Any]:
    pairs = {str(index): item for index, item in enumerate(value)} if isinstance(value, list) else value
    item = shape.item or ()
    if item and item[0].kind == "str":
        return _metadata(pairs, path)
    return {key: _typed(item, entry, [*path, key]) for key, entry in pairs.items()}


def _metadata(pairs: dict[str, Any], path: list[str]) -> dict[str, str]:
    if len(pairs) > METADATA_KEYS:
        raise ApiError(
            f"Metadata can have up to {METADATA_KEYS} keys, but you passed {len(pairs)}.", param=joined(path)
        )
    for key, value in pairs.items():
        name = shown(joined([*path, key]), 200)
        if not isinstance(value, str):
            raise ApiError("Metadata values must be strings.", param=name)
        if len(key) > METADATA_KEY:
            raise ApiError(
                f"Metadata keys can have up to {METADATA_KEY} characters, but you passed in a key that is "
                f"{len(key)} characters. Invalid key: {shown(key)}",
                param=name,
            )
        if len(value) > METADATA_VALUE:
            raise ApiError(
                f"Metadata values can have up to {METADATA_VALUE} characters, but you passed in a value that is "
                f"{len(value)} characters. Invalid value: {shown(value)}",
                param=name,
            )
        _refuse_nul(value, name)
    return dict(pairs)


def _refuse_nul(value: str, name: str) -> None:
    if "\x00" in value:
        raise ApiError("Invalid string: it holds a NUL character", code="parameter_invalid_string", param=name)


def _string(shape: Shape, value: str, name: str) -> str:
    _refuse_nul(value, name)
    if shape.limit is not None and len(value) > shape.limit:
        raise ApiError(f"Invalid string: {shown(value)}; must be at most {shape.limit} characters", param=name)
    if shape.limit is None and len(value) > 5000:
        raise ApiError(f"Invalid string: {shown(value)}; must be at most 5000 characters", param=name)
    return value


def _integer(_: Shape, value: str, name: str) -> int:
    if not INTEGER.match(value):
        raise ApiError(f"Invalid integer: {shown(value)}", code="parameter_invalid_integer", param=name)
    return int(value)


def _boolean(_: Shape, value: str, name: str) -> bool:
    if value not in BOOLEANS:
        raise ApiError(f"Invalid boolean: {shown(value)}", param=name)
    return BOOLEANS[value]


def _decimal(_: Shape, value: str, name: str) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        number = Decimal("NaN")
    if len(value) > 40 or not number.is_finite() or number.adjusted() > 20:
        raise ApiError(f"Invalid decimal: {shown(value)}", param=name)
    if -int(number.as_tuple().exponent) > 12:
        raise ApiError(f"Invalid decimal: {shown(value)}; must have at most 12 decimal places", param=name)
    return format(number.normalize(), "f")


def _number(shape: Shape, value: str, name: str) -> float:
    return float(_decimal(shape, value, name))


def _enum(shape: Shape, value: str, name: str) -> str:
    if value in shape.values:
        return value
    allowed = [item for item in shape.values if item]
    words = allowed[0] if len(allowed) == 1 else f"{', '.join(allowed[:-1])}, or {allowed[-1]}"
    raise ApiError(f"Invalid {name}: must be one of {words}", param=name)


def _currency(_: Shape, value: str, name: str) -> str:
    code = value.lower()
    if code not in SUPPORTED:
        raise ApiError(
            f"Invalid currency: {shown(value)}. Stripe currently supports these currencies: "
            + ", ".join(sorted(SUPPORTED)),
            param=name,
        )
    return code


def _never(_: Shape, value: str, name: str) -> str:
    raise ApiError(f"Invalid value: {shown(value)}", param=name)


SCALARS = {
    "str": _string,
    "int": _integer,
    "time": _integer,
    "bool": _boolean,
    "num": _number,
    "decimal": _decimal,
    "currency": _currency,
    "enum": _enum,
    "empty": _never,
}
