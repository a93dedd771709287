"""Lists as one text: items separated by `;` or new lines. A `;` inside an item is written `\\;`."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PIECES = re.compile(r"\\[\\;]|[;\n]|[^\\;\n]+|\\")


def join_items(items: Iterable[str]) -> str:
    """Return the items as one line."""
    return "; ".join(item.replace("\\", "\\\\").replace(";", "\\;") for item in items)


def split_items(text: str) -> tuple[str, ...]:
    """Return the items of a text, without the spaces around them and without empty ones."""
    items: list[list[str]] = [[]]  # pieces of each, joined once: adding up strings would take quadratic time
    for piece in _PIECES.findall(text.replace("\r\n", "\n")):
        if piece in (";", "\n"):
            items.append([])
        else:
            items[-1].append(piece[1:] if len(piece) == 2 and piece[0] == "\\" else piece)
    return tuple(item for item in ("".join(pieces).strip() for pieces in items) if item)
