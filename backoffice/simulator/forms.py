"""Form and query decoding as Stripe does it: `line_items[0][price]=…` becomes nested objects and lists."""

import re
from typing import Any
from urllib.parse import unquote_to_bytes

from .errors import ApiError, shown

MAX_DEPTH = 12
MAX_PAIRS = 5000
NAME = re.compile(r"^([^\[\]]+)((?:\[[^\[\]]*\])*)$", re.DOTALL)
PART = re.compile(r"\[([^\[\]]*)\]", re.DOTALL)

Params = dict[str, Any]


def decode(text: bytes) -> Params:
    """Nested parameters from a query or an urlencoded body.

    Raises ApiError for bytes that are not UTF-8, names that are not well formed, and nesting that is too deep.
    """
    tree: Params = {}
    pairs = [pair for pair in text.split(b"&") if pair]
    if len(pairs) > MAX_PAIRS:
        raise ApiError(f"Too many parameters: {len(pairs)}; at most {MAX_PAIRS} are read.")
    for pair in pairs:
        name, _, value = pair.partition(b"=")
        _store(tree, _path(_text(name)), _text(value))
    return _with_lists(tree)


def _text(raw: bytes) -> str:
    try:
        return unquote_to_bytes(raw.replace(b"+", b" ")).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ApiError("Invalid request: the parameters are not valid UTF-8.") from error


def _path(name: str) -> list[str]:
    match = NAME.match(name)
    if match is None:
        raise ApiError(f"Invalid parameter name: {shown(name)!r}", code="parameter_unknown", param=shown(name))
    path = [match[1], *PART.findall(match[2])]
    if len(path) > MAX_DEPTH:
        raise ApiError(f"Parameters are nested too deeply: {shown(name)!r}", param=shown(name))
    return path


def _store(tree: Params, path: list[str], value: str) -> None:
    here = tree
    for index, step in enumerate(path):
        last = index == len(path) - 1
        key = _appended(here, path, index) if step == "" else step
        if last and not isinstance(here.get(key), dict):
            here[key] = value
        else:
            child = here.setdefault(key, {})
            if not isinstance(child, dict):
                raise ApiError(f"Invalid object: {shown(joined(path))}", param=shown(joined(path[: index + 1])))
            here = child


def _appended(here: Params, path: list[str], index: int) -> str:
    """The index that `[]` means: the next one, or the last one while its object lacks this key."""
    count = len(here)
    rest = path[index + 1 :]
    if rest and count:
        last = here.get(str(count - 1))
        if isinstance(last, dict) and rest[0] not in last:
            return str(count - 1)
    return str(count)


def _with_lists(node: Any) -> Any:
    """Objects whose keys are all numbers become lists, in the order of the numbers."""
    if not isinstance(node, dict):
        return node
    children = {key: _with_lists(child) for key, child in node.items()}
    if children and all(key.isascii() and key.isdigit() for key in children):
        return [children[key] for key in sorted(children, key=int)]
    return children


def joined(path: list[str]) -> str:
    """A path as Stripe writes it: `line_items[0][price]`."""
    head, *rest = path
    return head + "".join(f"[{step}]" for step in rest)
