"""Names say what a thing is. Some words say nothing, so no thing is named by them."""

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.architecture.source import Module, modules

_EMPTY_WORDS = {"helper", "helpers", "misc", "task", "tasks", "util", "utils"}


def test_no_name_is_empty() -> None:
    assert [place for module in modules("backoffice", "tests", "benchmarks") for place in _empty(module)] == []


def test_empty_names_are_seen() -> None:
    text = """
class JobManager: ...
class Helpers: ...
def process_data(): ...
def run_task(): ...
def fine(task): ...
def manager_may_approve(): ...
"""
    named = [place.rpartition(" ")[2] for place in _empty(Module("a/utils.py", text, ast.parse(text)))]
    assert named == ["utils", "JobManager", "Helpers", "process_data", "run_task", "task"]


def _empty(module: Module) -> list[str]:
    return [
        f"{module.path}:{line} {name}"
        for line, name, is_class in _names(module)
        if _says_nothing(name) or (is_class and "manager" in _words(name))
    ]


def _names(module: Module) -> Iterator[tuple[int, str, bool]]:
    """Yield (line, name, is a class) of the module and all that it defines."""
    yield 1, PurePosixPath(module.path).stem, False
    found: list[tuple[int, str, bool]] = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            found.append((node.lineno, node.name, isinstance(node, ast.ClassDef)))
        elif isinstance(node, ast.arg):
            found.append((node.lineno, node.arg, False))
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            found.append((node.lineno, node.id if isinstance(node, ast.Name) else node.attr, False))
    yield from sorted(found)


def _says_nothing(name: str) -> bool:
    return name.startswith("process_data") or bool(_words(name) & _EMPTY_WORDS)


def _words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}
