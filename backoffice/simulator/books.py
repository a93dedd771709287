"""The books of one account in one mode: its objects, the events that tell of them, and its timers."""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from .clock import Clock
from .errors import missing
from .ids import new_id
from .ledger import Json, Ledger
from .parameters import table
from .versions import in_version

DEFAULT_API_VERSION = "2026-10-28.endive"


@dataclass(slots=True)
class Books:
    """Reads and writes go through here, so that every change makes its event in the same transaction."""

    ledger: Ledger
    clock: Clock
    account: str
    livemode: bool
    base_url: str
    request_id: str | None = None
    idempotency_key: str | None = None
    api_version: str = DEFAULT_API_VERSION
    touched: list[str] = field(default_factory=list[str])

    @property
    def scope(self) -> str:
        return scope_of(self.account, self.livemode)

    def now(self) -> int:
        return self.clock.now()

    def add(self, obj: Json, event: str | None = None) -> Json:
        """Write a new object and tell of it."""
        self.ledger.insert(self.scope, obj, self.now())
        self.touched.append(obj["id"])
        if event:
            self.tell(event, obj)
        return obj

    def save(self, obj: Json, before: Json | None = None, event: str | None = None) -> Json:
        """Write a changed object; with `event`, tell of the difference to `before` (nothing if there is none)."""
        self.ledger.replace(self.scope, obj)
        self.touched.append(obj["id"])
        if event:
            previous = difference(public(before or {}), public(obj)) if before is not None else None
            if previous is None or previous:
                self.tell(event, obj, previous)
        return obj

    def remove(self, obj: Json, event: str | None = None) -> None:
        self.ledger.remove(self.scope, obj["object"], obj["id"])
        if event:
            self.tell(event, obj)

    def find(self, kind: str, id_: str | None) -> Json | None:
        return self.ledger.get(self.scope, kind, id_) if id_ else None

    def get(self, kind: str, id_: str, param: str = "id", *, in_path: bool = False) -> Json:
        """The object, or Stripe's refusal (which says when it exists in the other mode)."""
        obj = self.find(kind, id_)
        if obj is None:
            raise missing(kind, id_, param, in_path=in_path, hint=self._other_mode_hint(kind, id_))
        return obj

    def _other_mode_hint(self, kind: str, id_: str) -> str:
        if self.ledger.get(scope_of(self.account, not self.livemode), kind, id_) is None:
            return ""
        here, there = ("live", "test") if self.livemode else ("test", "live")
        return f"; a similar object exists in {there} mode, but a {here} mode key was used to make this request."

    def select(
        self, kind: str, condition: str = "1", values: tuple[Any, ...] = (), tail: str = "ORDER BY seq"
    ) -> list[Json]:
        return self.ledger.select(self.scope, kind, condition, values, tail)

    def where(self, kind: str, name: str, value: str) -> list[Json]:
        """Objects whose field `name` (a field of this package's choice) is `value`, oldest first."""
        return self.select(kind, f"json_extract(body, '$.{name}') = ?", (value,))

    def tell(self, event_type: str, obj: Json, previous: Json | None = None) -> None:
        """Record an event with a snapshot of the object, and queue it for the webhook endpoints that want it."""
        if event_type not in table().event_types:
            raise ValueError(f"Stripe has no event {event_type}")
        version = self.ledger.note("event.api_version") or DEFAULT_API_VERSION
        data: Json = {"object": in_version(version, deepcopy(public(obj)))}
        if previous:
            data["previous_attributes"] = previous
        endpoints = self._listeners(event_type)
        event: Json = {
            "id": new_id("evt"),
            "object": "event",
            "api_version": version,
            "created": self.now(),
            "data": data,
            "livemode": self.livemode,
            "pending_webhooks": len(endpoints),
            "request": {"id": self.request_id, "idempotency_key": self.idempotency_key},
            "type": event_type,
            "_delivered": None if not endpoints else False,
        }
        self.ledger.insert(self.scope, event, self.now())
        for endpoint in endpoints:
            self.ledger.execute(
                "INSERT INTO deliveries (due, scope, event, endpoint) VALUES (?, ?, ?, ?)",
                (self.now(), self.scope, event["id"], endpoint["id"]),
            )

    def _listeners(self, event_type: str) -> list[Json]:
        endpoints = self.select("webhook_endpoint", "json_extract(body, '$.status') = 'enabled'")
        return [one for one in endpoints if event_type in one["enabled_events"] or "*" in one["enabled_events"]]

    def at(self, due: int, action: str, id_: str) -> None:
        """Have `action` (a name in agenda.ACTIONS) done to an object when the clock reaches `due`."""
        self.ledger.execute(
            "INSERT INTO timers (due, scope, action, id) VALUES (?, ?, ?, ?)", (due, self.scope, action, id_)
        )


def scope_of(account: str, livemode: bool) -> str:
    return f"{account}/{'live' if livemode else 'test'}"


def public(obj: Json) -> Json:
    """The object as Stripe shows it: without the simulator's own fields, whose names begin with `_`."""
    return {name: value for name, value in obj.items() if not name.startswith("_")}


def difference(before: Json, after: Json) -> Json:
    """The former values of what changed, as `previous_attributes` holds them."""
    previous: Json = {}
    for name in before.keys() | after.keys():
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        if name == "metadata" and isinstance(old, dict) and isinstance(new, dict):
            previous[name] = {key: old.get(key) for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
        else:
            previous[name] = old
    return previous
