"""A booking's status is what the tables of domain/booking_status say, and never written by hand."""

import ast
from collections.abc import Iterator

from tests.architecture.source import Module, modules

_TABLES = "backoffice/domain/booking_status.py"


def test_no_status_is_written_but_by_the_tables() -> None:
    found = [place for module in modules("backoffice") if module.path != _TABLES for place in _written(module)]
    assert found == []


def test_a_status_written_by_hand_is_seen() -> None:
    text = """
BookingChange(status=BookingStatus.PAID)
change = replace(change, status=BookingStatus.CANCELLED if late else before)
row["status"] = BookingStatus.EXPIRED
fine = BookingChange(status=moved(kind, status, Action.CANCEL))
fine = BookingFilter(statuses=frozenset({BookingStatus.PAID}))
fine = BookingStatus(row["status"])
"""
    module = Module("x", text, ast.parse(text))
    assert sorted(place.rpartition(":")[2] for place in _written(module)) == ["2", "3", "4"]


def _written(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        match node:
            case ast.keyword(arg="status", value=value) if _is_literal(value):
                yield f"{module.path}:{value.lineno}"
            case ast.Assign(targets=[ast.Subscript(slice=ast.Constant(value="status"))], value=value) if _is_literal(
                value
            ):
                yield f"{module.path}:{value.lineno}"


def _is_literal(value: ast.expr) -> bool:
    """Tell whether one of the values is a status by its name."""
    options = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
    return any(
        isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id == "BookingStatus"
        for one in options
    )
