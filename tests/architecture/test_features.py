"""docs/features.md tells the truth: each file it names is there, and each test it names is a test."""

import re
from dataclasses import dataclass

import pytest

from tests.architecture.source import CHECKOUT, modules

_TEST = re.compile(r"tests/[\w/]+/test_\w+\.py(?:::test_\w+)?")


@dataclass(frozen=True)
class Row:
    """One line of a table of docs/features.md."""

    feature: str
    where: str
    test: str


def _rows(heading: str) -> list[Row]:
    text = (CHECKOUT / "docs/features.md").read_text()
    section = text.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    cells = [re.split(r"(?<!\\)\|", line)[1:-1] for line in section.splitlines() if line.startswith("|")]
    assert all(len(row) == 3 for row in cells), [row for row in cells if len(row) != 3]
    return [Row(*(cell.strip() for cell in row)) for row in cells[2:]]


def _tests_of_the_project() -> set[str]:
    found: set[str] = set()
    for module in modules("tests"):
        names = {function.name for function in module.functions() if function.name.startswith("test_")}
        if names:
            found |= {module.path, *(f"{module.path}::{name}" for name in names)}
    return found


def test_every_feature_names_where_it_is() -> None:
    rows = _rows("There")
    assert len(rows) >= 12
    assert [row.feature for row in rows if not _code(row.where)] == []
    missing = [path for row in rows for path in _code(row.where) if not (CHECKOUT / path).exists()]
    assert missing == []


def test_every_feature_names_tests_that_are_there() -> None:
    known = _tests_of_the_project()
    rows = _rows("There")
    assert [row.feature for row in rows if not _code(row.test)] == []
    named = [name for row in rows for name in _code(row.test)]
    assert [name for name in named if not _TEST.fullmatch(name) or name not in known] == []


def test_what_is_not_there_yet_is_said_so() -> None:
    assert {(row.where, row.test) for row in _rows("Not yet")} <= {("not yet", "not yet")}


@pytest.mark.parametrize("heading", ["There", "Not yet"])
def test_no_feature_is_told_twice(heading: str) -> None:
    told = [row.feature for row in _rows(heading)]
    assert len(told) == len(set(told))


def _code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)
