"""Events: kept for 30 days, rendered in the API version in force when they were made."""

from typing import Any

from ..agenda import EVENTS_KEPT_SECONDS
from ..errors import ApiError, missing
from ..ledger import Json
from ..listing import page
from ..operations import Call, operation
from ..parameters import table

MOST_TYPES = 20


def _kept(call: Call) -> int:
    return call.books.now() - EVENTS_KEPT_SECONDS


@operation("GetEventsId")
def retrieve(call: Call) -> Json:
    event = call.get("event")
    if event["created"] < _kept(call):
        raise missing("event", event["id"], "id", in_path=True)
    return event


@operation("GetEvents")
def list_(call: Call) -> Json:
    params = call.params
    if "type" in params and "types" in params:
        raise ApiError("You may only specify one of these parameters: type, types.", param="type")
    names = params.get("types", [params["type"]] if "type" in params else [])
    if len(names) > MOST_TYPES:
        raise ApiError(f"Array must have at most {MOST_TYPES} elements, but has {len(names)}.", param="types")
    conditions: list[str] = ["created >= ?"]
    values: list[Any] = [_kept(call)]
    if names:
        conditions.append(f"({' OR '.join(_condition(name, values) for name in names)})")
    if "delivery_success" in params:
        conditions.append("json_extract(body, '$._delivered') = ?")
        values.append(params["delivery_success"])
    return page(call, "event", extra=(" AND ".join(conditions), tuple(values)))


def _condition(name: str, values: list[Any]) -> str:
    """`charge.*` is everything that begins with `charge.`; other names are exact."""
    if name.endswith(".*"):
        prefix = name[:-1]
        values += [prefix, prefix[:-1] + "/"]
        return "(json_extract(body, '$.type') >= ? AND json_extract(body, '$.type') < ?)"
    if name not in table().event_types:
        raise ApiError(f"Invalid event type: {name[:60]}", param="types")
    if name == "*":
        return "1"
    values.append(name)
    return "json_extract(body, '$.type') = ?"
