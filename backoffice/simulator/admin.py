"""The simulator's own API under /_simulator: what tests and practice mode look into and turn.

Requests here are not counted, limited or logged.
"""

import json
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from aiohttp import web

from .admin_actions import ACTIONS, act
from .books import public
from .clock import parse_time
from .errors import ApiError
from .faults import FaultPlan
from .ledger import Json, decode, encode
from .parameters import table
from .state import Simulator

PREFIX = "/_simulator"
Body = dict[str, Any]
Endpoint = Callable[[web.Request, Body], Json]


class Admin:
    """Routes of the admin API; docs/simulator.md describes them."""

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator

    def add_routes(self, app: web.Application) -> None:
        """Put the admin API into the application."""
        routes: list[tuple[str, str, Endpoint]] = [
            ("GET", "/health", self._health),
            ("GET", "/ledger", self._ledger),
            ("GET", "/requests", self._requests),
            ("GET", "/deliveries", self._deliveries),
            ("GET", "/faults", self._get_faults),
            ("POST", "/faults", self._set_faults),
            ("GET", "/clock", self._get_clock),
            ("POST", "/clock", self._set_clock),
            ("POST", "/limits", self._set_limits),
            ("POST", "/keys/revoke", self._revoke_key),
            ("POST", "/keys/restore", self._restore_key),
            ("POST", "/settings", self._settings),
            ("POST", "/reset", self._reset),
        ]
        for verb, path, endpoint in routes:
            app.router.add_route(verb, PREFIX + path, self._wrapped(endpoint))
        app.router.add_route("POST", PREFIX + "/{collection}/{id}/{action}", self._wrapped(self._act))
        app.router.add_route("POST", PREFIX + "/{collection}/{id}", self._wrapped(self._edit))
        app.router.add_route("POST", PREFIX + "/{collection}", self._wrapped(self._make))

    def _wrapped(self, endpoint: Endpoint) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            try:
                raw = await request.read()
                body = raw if endpoint == self._set_faults else _body(raw)
                self.simulator.catch_up()
                status, answer = 200, endpoint(request, body)  # type: ignore[arg-type]
            except ApiError as error:
                status, answer = error.status, error.body()
            except (ValueError, TypeError, KeyError, AttributeError, OverflowError, msgspec.MsgspecError) as error:
                status, answer = 400, {"error": {"message": f"{type(error).__name__}: {error}"}}
            self.simulator.events_waiting.set()
            return web.Response(status=status, body=encode(answer), content_type="application/json")

        return handle

    def _health(self, _: web.Request, __: Body) -> Json:
        return {"ok": True, "url": self.simulator.base_url, "api_version": table().api_version}

    def _ledger(self, request: web.Request, _: Body) -> Json:
        """All objects by type, oldest first; `?type=`, `?account=`, `?mode=` narrow it."""
        conditions, values = ["1"], []
        for name, column in (("type", "type"), ("account", "substr(scope, 1, instr(scope, '/') - 1)")):
            if name in request.query:
                conditions.append(f"{column} = ?")
                values.append(request.query[name])
        if "mode" in request.query:
            conditions.append("scope LIKE '%/' || ?")
            values.append(request.query["mode"])
        sql = f"SELECT scope, type, body FROM objects WHERE {' AND '.join(conditions)} ORDER BY seq"
        found: dict[str, list[Json]] = {}
        for scope, kind, text in self.simulator.ledger.rows(sql, values):
            stored = decode(text)
            extra = (
                {"_scope": scope, "_line_items": stored["_line_items"]}
                if "_line_items" in stored
                else {"_scope": scope}
            )
            found.setdefault(kind, []).append({**public(stored), **extra})
        return {"objects": found}

    def _requests(self, request: web.Request, _: Body) -> Json:
        """The request log and its sums; `?after=SEQ` shows only what came later, `?summary=1` only the sums."""
        columns = (
            "seq", "at", "real_at", "scope", "method", "path", "operation", "status", "key", "replayed", "reason",
            "fault", "id",
        )  # fmt: skip
        sql = f"SELECT {', '.join(columns)} FROM requests WHERE seq > ? ORDER BY seq"
        rows = self.simulator.ledger.rows(sql, (int(request.query.get("after", "0")),))
        lines = [dict(zip(columns, row, strict=True)) for row in rows]
        for line in lines:
            line["replayed"] = bool(line["replayed"])
        by_operation = Counter(line["operation"] or f"{line['method']} {line['path']}" for line in lines)
        return {
            "total": len(lines),
            "by_operation": by_operation,
            "by_status": Counter(str(line["status"]) for line in lines),
            "by_reason": Counter(line["reason"] for line in lines if line["reason"]),
            "requests": [] if "summary" in request.query else lines,
        }

    def _deliveries(self, _: web.Request, __: Body) -> Json:
        columns = ("seq", "due", "scope", "event", "endpoint", "attempts", "state", "last_status")
        rows = self.simulator.ledger.rows(f"SELECT {', '.join(columns)} FROM deliveries ORDER BY seq")
        return {"deliveries": [dict(zip(columns, row, strict=True)) for row in rows]}

    def _get_faults(self, _: web.Request, __: Body) -> Json:
        return {"rules": self.simulator.faults.report()}

    def _set_faults(self, _: web.Request, body: Any) -> Json:
        """Replace the plan by the JSON list of rules in the body."""
        self.simulator.faults.set(FaultPlan.parse(body))
        return self._get_faults(_, {})

    def _get_clock(self, _: web.Request, __: Body) -> Json:
        return {"now": self.simulator.clock.now(), "frozen": self.simulator.clock.frozen}

    def _set_clock(self, _: web.Request, body: Body) -> Json:
        """`{"set": when}`, `{"advance": seconds}`, `{"freeze": true}` or `{"run": true}`; what is due happens."""
        clock = self.simulator.clock
        unknown = body.keys() - {"set", "advance", "freeze", "run"}
        if unknown or not body:
            raise ValueError("give set, advance, freeze or run")
        if body.get("freeze"):
            clock.freeze(clock.now())
        if "set" in body:
            moment = parse_time(str(body["set"]))
            clock.freeze(moment) if clock.frozen else clock.run(moment)
        if "advance" in body:
            clock.advance(int(body["advance"]))
        if body.get("run"):
            clock.run()
        self.simulator.catch_up()
        return self._get_clock(_, {})

    def _set_limits(self, _: web.Request, body: Body) -> Json:
        names = {"rate", "rate_endpoint", "concurrency", "concurrency_endpoint"}
        if body.keys() - names or any(value < 0 for value in body.values()):
            raise ValueError(f"give {', '.join(sorted(names))}, each 0 or more")
        self.simulator.limits.set(**body)
        return {name: getattr(self.simulator.limits, name) for name in sorted(names)}

    def _revoke_key(self, _: web.Request, body: Body) -> Json:
        self.simulator.revoke(body["key"])
        return {"revoked": True}

    def _restore_key(self, _: web.Request, body: Body) -> Json:
        self.simulator.revoke(body["key"], revoked=False)
        return {"revoked": False}

    def _settings(self, _: web.Request, body: Body) -> Json:
        """`event_api_version`, `refund_outcomes` (list), `webhooks` (duplicate, shuffle, drop, seed)."""
        names = {
            "event_api_version": "event.api_version",
            "refund_outcomes": "refunds.outcomes",
            "webhooks": "webhooks",
        }
        for name, value in body.items():
            self.simulator.ledger.set_note(names[name], value if isinstance(value, str) else encode(value).decode())
        return {name: self.simulator.ledger.note(note) for name, note in names.items()}

    def _reset(self, _: web.Request, body: Body) -> Json:
        """Forget every object, key, fault and request; limits and clock go back to the command line's."""
        simulator = self.simulator
        simulator.ledger.clear()
        simulator.faults.set([])
        options = simulator.options
        simulator.limits.set(
            rate=body.get("rate", options.rate),
            rate_endpoint=body.get("rate_endpoint", 0 if body.get("rate") == 0 else options.endpoint_limit()),
            concurrency=0,
            concurrency_endpoint=0,
        )
        simulator.clock.run(int(time.time()))
        if body.get("clock", options.clock) is not None:
            simulator.clock.freeze(parse_time(str(body.get("clock", options.clock))))
        return {"reset": True}

    def _act(self, request: web.Request, body: Body) -> Json:
        """`POST /_simulator/sessions/{id}/pay` and the like."""
        name = f"{request.match_info['collection']}/{request.match_info['action']}"
        return self._run(name, request, request.match_info["id"], body)

    def _edit(self, request: web.Request, body: Body) -> Json:
        """`POST /_simulator/objects/{id}`: an edit as somebody makes it in the Dashboard."""
        return self._run(request.match_info["collection"], request, request.match_info["id"], body)

    def _make(self, request: web.Request, body: Body) -> Json:
        """`POST /_simulator/disputes` and the like."""
        return self._run(f"{request.match_info['collection']}/new", request, "", body)

    def _run(self, name: str, request: web.Request, id_: str, body: Body) -> Json:
        if name not in ACTIONS:
            raise ApiError(f"The simulator knows no {name}.", status=404)
        with self.simulator.ledger.transaction():
            return public(act(self.simulator, name, _scope(request, self.simulator, id_, body), id_, body))


def _body(raw: bytes) -> Body:
    body = json.loads(raw) if raw else {}
    if not isinstance(body, dict):
        raise ValueError("give a JSON object")
    return body


def _scope(request: web.Request, simulator: Simulator, id_: str, body: Body) -> str:
    """The account and mode meant: named in the query, or those of the one object with this identifier."""
    if "account" in request.query:
        return f"{request.query['account']}/{request.query.get('mode', 'test')}"
    wanted = id_ or str(body.get("payment_intent") or body.get("charge") or "")
    rows = simulator.ledger.rows("SELECT DISTINCT scope FROM objects WHERE id = ?", (wanted,))
    if len(rows) != 1:
        raise ApiError(
            f"No such object: '{wanted[:60]}'" if not rows else "Several accounts have this id: add ?account=acct_…",
            status=404 if not rows else 400,
        )
    return str(rows[0][0])
