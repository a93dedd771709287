"""Write backoffice/simulator/parameters.txt from an OpenAPI description of Stripe.

Usage: python packaging/stripe_parameters.py DESCRIPTION.json backoffice/simulator/parameters.txt

The table states, in our own short notation (see backoffice/simulator/parameters.py), which parameters each
operation knows. Shapes that occur more than once are written once and referred to by name.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

Node = dict[str, Any]
INDENT = "  "
SIMPLE = {"integer": "int", "number": "num", "boolean": "bool"}
FORMATS = {"currency": "currency", "decimal": "decimal", "unix-time": "time"}


def is_empty(node: Node) -> bool:
    """Whether the node allows nothing but the empty string, Stripe's way to unset a field."""
    return node.get("enum") == [""]


def scalar(node: Node) -> str | None:
    """The one-word notation of a node without children, or None for lists, maps and objects."""
    if not node or node.get("x-trimmed"):
        return "any"
    if is_empty(node):
        return "empty"
    if "enum" in node:
        values = [value or "''" for value in node["enum"]]
        return "(" + " ".join(values) + ")"
    kind = node.get("type")
    if node.get("format") in FORMATS:
        return FORMATS[node["format"]]
    if kind == "string":
        limit = node.get("maxLength")
        return f"str{limit}" if limit else "str"
    return SIMPLE.get(str(kind))


def fingerprint(node: Node) -> str:
    return json.dumps(node, sort_keys=True)


class Table:
    """Collects lines; knows which shapes deserve a name because they occur twice or more."""

    def __init__(self) -> None:
        self.uses: Counter[str] = Counter()
        self.labels: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.bodies: dict[str, Node] = {}

    def count(self, node: Node, label: str) -> None:
        """Count each composite shape below `node`; only the first occurrence is descended into."""
        for alternative in node.get("anyOf", [node]):
            children = list((alternative.get("properties") or {}).items())
            for extra in ("items", "additionalProperties"):
                if isinstance(alternative.get(extra), dict):
                    children.append((label, alternative[extra]))
            long_enum = len(alternative.get("enum", [])) > 8
            if not children and not long_enum:
                continue
            mark = fingerprint(alternative)
            self.uses[mark] += 1
            self.labels.setdefault(mark, label)
            self.bodies[mark] = alternative
            if self.uses[mark] == 1:
                for key, child in children:
                    self.count(child, key)

    def choose_names(self) -> None:
        taken: Counter[str] = Counter()
        for mark, uses in self.uses.items():
            body = self.bodies[mark]
            worth_it = body.get("properties") or len(body.get("enum", [])) > 8
            if uses < 2 or not worth_it:
                continue
            label = self.labels[mark]
            taken[label] += 1
            self.names[mark] = label if taken[label] == 1 else f"{label}_{taken[label]}"

    def expression(self, node: Node, depth: int, own: bool = False) -> tuple[str, list[str]]:
        """The notation of `node` and the indented lines of the object in it, if there is one."""
        words: list[str] = []
        below: list[str] = []
        for alternative in node.get("anyOf", [node]):
            name = None if own else self.names.get(fingerprint(alternative))
            word, lines = (f"@{name}", []) if name else self.composite(alternative, depth)
            words.append(word)
            below += lines
        return " | ".join(words), below

    def composite(self, node: Node, depth: int) -> tuple[str, list[str]]:
        word = scalar(node)
        if word is not None:
            return word, []
        if node["type"] == "array":
            word, lines = self.expression(node["items"], depth)
            return f"list {word}", lines
        if isinstance(node.get("additionalProperties"), dict):
            word, lines = self.expression(node["additionalProperties"], depth)
            return f"map {word}", lines
        return "{", self.fields(node.get("properties", {}), set(node.get("required", [])), depth)

    def fields(self, properties: dict[str, Node], required: set[str], depth: int) -> list[str]:
        lines: list[str] = []
        for key, child in properties.items():
            word, below = self.expression(child, depth + 1)
            mark = "!" if key in required or child.get("x-required") else ""
            lines += [f"{INDENT * depth}{key}{mark} {word}", *below]
        return lines


def operation_lines(table: Table, path: str, verb: str, operation: Node) -> list[str]:
    response = operation["response"]
    answer = f"list {response['list_of']}" if isinstance(response, dict) else response
    form = operation.get("form") or {"properties": operation.get("query", {})}
    head = f"{verb.upper()} {path} {operation['operationId']} {answer}"
    return [head, *table.fields(form.get("properties", {}), set(form.get("required", [])), 1)]


def render(description: Node) -> str:
    """The whole table as text."""
    table = Table()
    operations = [(p, v, o) for p, verbs in description["paths"].items() for v, o in verbs.items()]
    for _, _, operation in operations:
        form = operation.get("form") or {"properties": operation.get("query", {})}
        for key, child in form.get("properties", {}).items():
            table.count(child, key)
    table.choose_names()
    lines = [f"# Stripe {description['api_version']}; written by packaging/stripe_parameters.py, do not edit."]
    for mark, name in table.names.items():
        word, below = table.expression(table.bodies[mark], 1, own=True)
        lines += [f"shape {name} {word}", *below]
    lines += [f"event {name}" for name in description["event_types"]]
    for path, verb, operation in operations:
        lines += operation_lines(table, path, verb, operation)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    target.write_text(render(json.loads(source.read_text("utf-8"))), "utf-8")
