"""Lists: newest first, one page after a cursor, filtered."""

from typing import Any

from .errors import ApiError
from .ledger import Json
from .operations import Call

COMPARISONS = {"gt": ">", "gte": ">=", "lt": "<", "lte": "<="}


def page(call: Call, kind: str, *equal: str, extra: tuple[str, tuple[Any, ...]] | None = None) -> Json:
    """A page of `kind`, filtered by `created` and by the fields named in `equal`, as far as the call has them."""
    conditions, values = ["1"], []
    for name in equal:
        if name in call.params:
            conditions.append(f"json_extract(body, '$.{name}') = ?")
            values.append(call.params[name])
    if "created" in call.params:
        _created(call.params["created"], conditions, values)
    if extra:
        conditions.append(extra[0])
        values += extra[1]
    return _cut(call, kind, " AND ".join(conditions), values)


def among(name: str, choices: list[str]) -> tuple[str, tuple[Any, ...]]:
    """The condition that a column or JSON field is one of `choices`."""
    column = name if name == "id" else f"json_extract(body, '$.{name}')"
    return f"{column} IN ({','.join('?' * len(choices))})", tuple(choices)


def _created(wanted: Any, conditions: list[str], values: list[Any]) -> None:
    bounds = wanted.items() if isinstance(wanted, dict) else [("=", wanted)]
    for name, moment in bounds:
        conditions.append(f"created {COMPARISONS.get(name, '=')} ?")
        values.append(moment)


def limit_of(params: dict[str, Any]) -> int:
    """How many the caller wants at most, 1 to 100, by default 10."""
    limit = params.get("limit", 10)
    if not 1 <= limit <= 100:
        bound = "greater than or equal to 1" if limit < 1 else "less than or equal to 100"
        raise ApiError(f"Invalid integer: must be {bound}", code="parameter_invalid_integer", param="limit")
    return limit


def _cut(call: Call, kind: str, condition: str, values: list[Any]) -> Json:
    limit = limit_of(call.params)
    after, before = call.params.get("starting_after"), call.params.get("ending_before")
    if after and before:
        raise ApiError("You cannot specify both starting_after and ending_before.", param="ending_before")
    order = "DESC"
    for cursor, name, sign in ((after, "starting_after", "<"), (before, "ending_before", ">")):
        if cursor:
            call.books.get(kind, cursor, name)
            condition += f" AND (created, seq) {sign} (?, ?)"
            values += call.books.ledger.position(call.books.scope, kind, cursor)
            order = "ASC" if sign == ">" else "DESC"
    found = call.books.select(
        kind, condition, tuple(values), f"ORDER BY created {order}, seq {order} LIMIT {limit + 1}"
    )
    has_more = len(found) > limit
    found = found[:limit]
    if order == "ASC":
        found.reverse()
    return {"object": "list", "url": call.operation.path, "has_more": has_more, "data": found}


def inner_page(call: Call, items: list[Json], url: str) -> Json:
    """A page of a list that lives inside an object (line items, first one first)."""
    limit = limit_of(call.params)
    ids = [item["id"] for item in items]
    start, stop = 0, len(items)
    for name in ("starting_after", "ending_before"):
        cursor = call.params.get(name)
        if cursor and cursor not in ids:
            raise ApiError(f"No such line item: '{cursor[:60]}'", code="resource_missing", param=name)
    if "starting_after" in call.params:
        start = ids.index(call.params["starting_after"]) + 1
    if "ending_before" in call.params:
        stop = ids.index(call.params["ending_before"])
        start = max(start, stop - limit)
        more = start > 0
    else:
        more = start + limit < stop
    return {"object": "list", "url": url, "has_more": more, "data": items[start : min(stop, start + limit)]}
