"""Search, which lags: an object is found a minute of virtual time after it was made. Never decide from it."""

import re
from collections.abc import Callable
from typing import Any

from ..errors import ApiError, shown
from ..ledger import Json
from ..listing import limit_of
from ..operations import Call, operation

LAG_SECONDS = 60
CLAUSE = re.compile(
    r"""\s*(?P<minus>-?)(?P<field>[a-z_]+)(?:\["(?P<dkey>[^"]*)"\]|\['(?P<skey>[^']*)'\])?\s*
    (?P<sign>:|~|>=|<=|>|<)\s*(?:"(?P<dvalue>[^"]*)"|'(?P<svalue>[^']*)'|(?P<plain>[^\s"']+))\s*""",
    re.VERBOSE,
)
FIELDS = {
    "product": ("active", "description", "name", "shippable", "url", "metadata", "created"),
    "price": ("active", "currency", "lookup_key", "product", "type", "metadata", "created"),
    "payment_intent": ("amount", "created", "currency", "customer", "status", "metadata"),
}


def _search(call: Call, kind: str) -> Json:
    conditions, values = _conditions(call.params["query"], kind)
    limit, start = limit_of(call.params), _start(call.params.get("page"))
    condition = f"created <= ? AND ({conditions})"
    tail = f"ORDER BY created DESC, seq DESC LIMIT {limit + 1} OFFSET {start}"
    found = call.books.select(kind, condition, (call.books.now() - LAG_SECONDS, *values), tail)
    more = len(found) > limit
    return {
        "object": "search_result",
        "data": found[:limit],
        "has_more": more,
        "next_page": f"page_{start + limit}" if more else None,
        "url": call.operation.path,
    }


def _start(page: str | None) -> int:
    if page is None:
        return 0
    match = re.fullmatch(r"page_([0-9]{1,9})", page)
    if match is None:
        raise ApiError("Invalid page.", param="page")
    return int(match[1])


def _conditions(query: str, kind: str) -> tuple[str, list[Any]]:
    words, values, position, joiner = [], [], 0, ""
    while position < len(query):
        match = CLAUSE.match(query, position)
        if match is None:
            raise ApiError(f"We were unable to parse your search query: {shown(query)}", param="query")
        words.append(_clause(match, kind, values))
        position = match.end()
        following = re.match(r"(AND|OR)\s", query[position:], re.IGNORECASE)
        if following is None:
            break
        if joiner and joiner != following[1].upper():
            raise ApiError("You can't combine AND and OR in one query.", param="query")
        joiner = following[1].upper()
        position += following.end()
    if not words or query[position:].strip():
        raise ApiError(f"We were unable to parse your search query: {shown(query)}", param="query")
    return f" {joiner or 'AND'} ".join(words), values


def _clause(match: re.Match[str], kind: str, values: list[Any]) -> str:
    field = match["field"]
    if field not in FIELDS[kind]:
        raise ApiError(f"Field `{shown(field)}` is an unsupported search field for resource `{kind}s`.", param="query")
    value = next(text for text in (match["dvalue"], match["svalue"], match["plain"]) if text is not None)
    key = match["dkey"] if match["dkey"] is not None else match["skey"]
    if field == "metadata":
        column = "(SELECT value FROM json_each(body, '$.metadata') WHERE key = ?)"
        values.append(key or "")
    else:
        column = f"json_extract(body, '$.{field}')"
    negation = "NOT " if match["minus"] else ""
    if match["sign"] == "~":
        values.append(value.lower())
        return f"{negation}instr(lower({column}), ?) > 0"
    values.append({"true": 1, "false": 0}.get(value, value) if field in ("active", "shippable") else value)
    sign = "=" if match["sign"] == ":" else match["sign"]
    number = f"CAST({column} AS INTEGER)" if field in ("created", "amount") else column
    compared = "CAST(? AS INTEGER)" if field in ("created", "amount") else "?"
    return f"{negation}({number} {sign} {compared})"


def _register(name: str, kind: str) -> Callable[[Call], Json]:
    return operation(name)(lambda call: _search(call, kind))


search_products = _register("GetProductsSearch", "product")
search_prices = _register("GetPricesSearch", "price")
search_payment_intents = _register("GetPaymentIntentsSearch", "payment_intent")
