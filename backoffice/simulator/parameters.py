"""The parameters each Stripe operation knows, read from parameters.txt.

Notation, one field a line, children indented by two spaces:
`name! TYPE` (`!`: required); TYPE is `str`, `str22` (at most 22 characters), `int`, `num`, `bool`, `currency`,
`decimal`, `time`, `any`, `empty` (only the empty string), `(a b c)` (one of; `''` is the empty string),
`list TYPE`, `map TYPE`, `{` (an object), `@shape` (written elsewhere), or alternatives with ` | ` between.

The table describes 2026-05-27.dahlia. The SDK speaks 2026-10-28.endive, which renamed a parameter (RENAMED): such a
request may use the new name only.
"""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass(slots=True)
class Shape:
    """One alternative of a parameter's type."""

    kind: str
    limit: int | None = None
    values: tuple[str, ...] = ()
    item: "Type | None" = None
    fields: dict[str, "Field"] = field(default_factory=dict[str, "Field"])


Type = tuple[Shape, ...]
RENAMED_SINCE = "2026-09-30"
RENAMED_FROM, RENAMED_TO = "payment_method_types", "allowed_payment_method_types"
RENAMED_IN = (
    "PostCheckoutSessions",
    "PostPaymentIntents",
    "PostPaymentIntentsIntent",
    "PostPaymentIntentsIntentConfirm",
)


@dataclass(slots=True)
class Field:
    """A named parameter."""

    required: bool
    type: Type


@dataclass(slots=True)
class Operation:
    """One operation: how it is called and what it takes and answers."""

    name: str
    verb: str
    path: str
    answer: str
    is_list: bool
    form: Shape

    def form_in(self, version: str) -> Shape:
        """What the operation takes in an API version (`2026-10-28.endive`)."""
        if version[:10] < RENAMED_SINCE or self.name not in RENAMED_IN:
            return self.form
        names = {RENAMED_FROM: RENAMED_TO}
        return Shape("object", fields={names.get(name, name): entry for name, entry in self.form.fields.items()})


@dataclass(slots=True)
class Table:
    """All operations by name, all event types, and the API version described."""

    api_version: str
    operations: dict[str, Operation]
    event_types: frozenset[str]


@dataclass(slots=True)
class _Line:
    depth: int
    text: str


class _Reader:
    def __init__(self, text: str) -> None:
        header, *rest = text.splitlines()
        self.api_version = header.split()[2].rstrip(";")
        self.lines = [_Line((len(line) - len(line.lstrip())) // 2, line.strip()) for line in rest if line]
        self.position = 0
        self.shapes: dict[str, Type] = {}

    def read(self) -> Table:
        operations: dict[str, Operation] = {}
        events: set[str] = set()
        while self.position < len(self.lines):
            words = self.lines[self.position].text.split(" ", 2)
            self.position += 1
            if words[0] == "shape":
                self.shapes.setdefault(words[1], ())
                self.shapes[words[1]] = self.type(words[2], 1)
            elif words[0] == "event":
                events.add(words[1])
            else:
                operation = self.operation(words)
                operations[operation.name] = operation
        for operation in operations.values():
            self.resolve(operation.form)
        return Table(self.api_version, operations, frozenset(events))

    def operation(self, words: list[str]) -> Operation:
        verb, path, rest = words
        name, *answer = rest.split()
        form = Shape("object", fields=self.fields(1))
        return Operation(name, verb, path, answer[-1], answer[0] == "list", form)

    def fields(self, depth: int) -> dict[str, Field]:
        found: dict[str, Field] = {}
        while self.position < len(self.lines) and self.lines[self.position].depth == depth:
            name, expression = self.lines[self.position].text.split(" ", 1)
            self.position += 1
            found[name.removesuffix("!")] = Field(name.endswith("!"), self.type(expression, depth + 1))
        return found

    def type(self, expression: str, depth: int) -> Type:
        return tuple(self.shape(part, depth) for part in expression.split(" | "))

    def shape(self, text: str, depth: int) -> Shape:
        word, _, rest = text.partition(" ")
        if word in ("list", "map"):
            return Shape(word, item=(self.shape(rest, depth),))
        if word == "{":
            return Shape("object", fields=self.fields(depth))
        if word.startswith("("):
            values = text.strip("()").split()
            return Shape("enum", values=tuple("" if value == "''" else value for value in values))
        if word.startswith("@"):
            return Shape("@", values=(word[1:],))
        if word.startswith("str"):
            return Shape("str", limit=int(word[3:]) if word[3:] else None)
        return Shape(word)

    def resolve(self, shape: Shape) -> None:
        """Replace references by what they name, in place; each shape is visited once (kind changes first)."""
        for entry in shape.fields.values():
            entry.type = self.resolved(entry.type)
        if shape.item is not None:
            shape.item = self.resolved(shape.item)

    def resolved(self, type_: Type) -> Type:
        found: list[Shape] = []
        for shape in type_:
            alternatives = self.shapes[shape.values[0]] if shape.kind == "@" else (shape,)
            for alternative in alternatives:
                self.resolve(alternative)
            found += alternatives
        return tuple(found)


@cache
def table() -> Table:
    """The table, read once."""
    return _Reader(files("backoffice.simulator").joinpath("parameters.txt").read_text("utf-8")).read()
