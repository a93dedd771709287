"""The project's own files, as the tests of this folder look at them."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Module:
    """A Python file: its path in the checkout, its text and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Yield every function and method."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def classes(self) -> Iterator[ast.ClassDef]:
        """Yield every class."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ClassDef):
                yield node


@cache
def committed_files() -> tuple[str, ...]:
    """Return the paths of all files under version control that are still there."""
    # The checkout may belong to another user, as in a container.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    return tuple(path for path in listed.stdout.split("\0") if path and (CHECKOUT / path).is_file())


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """Return the Python files below these folders of the checkout, committed or not."""
    paths = sorted(path for folder in folders for path in (CHECKOUT / folder).rglob("*.py"))
    texts = [(path.relative_to(CHECKOUT).as_posix(), path.read_text(encoding="utf-8")) for path in paths]
    return tuple(Module(path, text, ast.parse(text, path)) for path, text in texts)


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    """Return how many lines a definition has, its decorators left out."""
    return (node.end_lineno or node.lineno) - node.lineno + 1
