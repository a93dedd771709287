"""The registry that ties operations of the parameter table to the functions that carry them out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from .books import Books
from .ledger import Json
from .parameters import Operation, table

Handler = Callable[["Call"], Json]
HANDLERS: dict[str, Handler] = {}


@dataclass(slots=True)
class Call:
    """One validated call."""

    operation: Operation
    books: Books
    path: dict[str, str]
    params: dict[str, Any]

    @property
    def id(self) -> str:
        """The identifier in the path."""
        return next(iter(self.path.values()))

    def get(self, kind: str) -> Json:
        """The object the path names."""
        name = next(iter(self.path))
        return self.books.get(kind, self.id, name, in_path=True)


def operation(name: str) -> Callable[[Handler], Handler]:
    """Register a handler for an operation such as `PostProducts`."""

    def register(handler: Handler) -> Handler:
        if name not in table().operations or name in HANDLERS:
            raise ValueError(f"{name} is not an operation or has a handler already")
        HANDLERS[name] = handler
        return handler

    return register


@dataclass(slots=True)
class _Step:
    """A node in the tree of path segments."""

    verbs: dict[str, Operation] = field(default_factory=dict[str, Operation])
    fixed: dict[str, "_Step"] = field(default_factory=dict[str, "_Step"])
    variable: "tuple[str, _Step] | None" = None


class Routes:
    """Finds the operation a verb and a path name."""

    def __init__(self) -> None:
        self._root = _Step()
        for one in table().operations.values():
            self._add(one)

    def _add(self, one: Operation) -> None:
        step = self._root
        for part in one.path.strip("/").split("/"):
            if part.startswith("{"):
                if step.variable is None:
                    step.variable = (part.strip("{}"), _Step())
                step = step.variable[1]
            else:
                step = step.fixed.setdefault(part, _Step())
        step.verbs[one.verb] = one

    def find(self, verb: str, raw_path: str) -> tuple[Operation, dict[str, str]] | None:
        """The operation and the path's identifiers, or None."""
        step, names = self._root, {}
        for part in raw_path.strip("/").split("/"):
            if part in step.fixed:
                step = step.fixed[part]
            elif step.variable is not None and part:
                name, step = step.variable
                names[name] = unquote(part)
            else:
                return None
        found = step.verbs.get(verb)
        return (found, names) if found else None
