"""One request to Stripe's API, from key check to answer."""

import asyncio
import logging
import re
import time
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from .errors import ApiError, shown
from .expansion import render, tree
from .faults import Rule
from .forms import decode as decode_form
from .idempotency import Answer, fingerprint
from .ids import new_id
from .keys import Key, check_permission, read_key
from .ledger import encode
from .limits import REASON_HEADER, lock_timeout, rate_limited
from .operations import HANDLERS, Call
from .parameters import table
from .state import Simulator
from .transport import hang, reset_at
from .validation import validate

log = logging.getLogger(__name__)
NO_ANSWER = ApiError("The connection was lost before the answer.", status=502, kind="api_error")
DESCRIBED_VERSION = table().api_version
VERSION = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(\.[a-z]{1,20})?$", re.ASCII)
FORM_TYPE = "application/x-www-form-urlencoded"


@dataclass(slots=True)
class Reply:
    """An answer before it is sent."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict[str, str])

    @staticmethod
    def of(error: ApiError) -> "Reply":
        return Reply(error.status, encode(error.body()), dict(error.headers))


@dataclass(slots=True)
class Exchange:
    """What is known of a request while it is worked on; at its end it becomes a line of the request log."""

    method: str
    path: str
    id: str
    at: int
    operation: str = ""
    scope: str = ""
    version: str = DESCRIBED_VERSION
    key: str = ""
    replayed: bool = False
    fault: str = ""
    logged: bool = False


class Api:
    """Answers requests below /v1."""

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one request; whatever happens, the answer has Stripe's shape."""
        exchange = Exchange(request.method, request.rel_url.raw_path, new_id("req", 14), self.simulator.clock.now())
        rules: list[Rule] = []
        try:
            self.simulator.catch_up()
            reply = await self._admit(request, exchange, rules)
        except ApiError as error:
            reply = Reply.of(error)
        except Exception:
            log.exception("The simulator failed at %s %s", exchange.method, shown(exchange.path))
            reply = Reply.of(ApiError("An unknown error occurred.", status=500, kind="api_error"))
        self._log(exchange, reply)
        self.simulator.events_waiting.set()
        return await self._send(request, exchange, reply, rules)

    async def _admit(self, request: web.Request, exchange: Exchange, rules: list[Rule]) -> Reply:
        simulator = self.simulator
        key = read_key(request.headers, simulator.revoked)
        exchange.scope = simulator.books(key.account, key.livemode).scope
        found = simulator.routes.find(exchange.method, exchange.path)
        if found is None:
            raise ApiError(
                f"Unrecognized request URL ({exchange.method}: {shown(exchange.path)}). Please see "
                "https://stripe.com/docs or we can help at https://support.stripe.com/.",
                status=404,
            )
        operation, names = found
        exchange.operation = operation.name
        exchange.version = _version(request)
        _check_account_header(request, key)
        check_permission(key, operation)
        params = await _params(request)
        with simulator.limits.running(exchange.scope, operation.name):
            simulator.limits.check(exchange.scope, operation.name)
            rules += simulator.faults.pick(exchange.method, exchange.path, key.account)
            exchange.fault = ", ".join(rule.label for rule in rules)
            call = Call(operation, simulator.books(key.account, key.livemode), names, params)
            return await self._guarded(request, exchange, call, rules)

    async def _guarded(self, request: web.Request, exchange: Exchange, call: Call, rules: list[Rule]) -> Reply:
        """Run a call under its idempotency key and its object's lock, with the faults that befall it."""
        answers = self.simulator.answers
        if exchange.method == "POST":
            exchange.key = request.headers.get("Idempotency-Key", "")
        mark = fingerprint(exchange.method, exchange.path, call.params) if exchange.key else ""
        saved = answers.find(exchange.scope, exchange.key, mark, exchange.at) if exchange.key else None
        running = answers.running(exchange.scope, exchange.key) if exchange.key else nullcontext()
        with running:
            async with self.simulator.locks.hold(_lock_name(exchange, call)):
                for rule in rules:
                    if rule.kind == "latency":
                        await asyncio.sleep(rule.milliseconds / 1000)
                fault = next((rule for rule in rules if rule.kind != "latency"), None)
                if fault is not None and fault.kind != "status" and not fault.effect:
                    if fault.kind == "hang":
                        await hang(request, fault, self.simulator.closing)
                    return Reply.of(NO_ANSWER)
                if saved is not None:
                    exchange.replayed = True
                    return self._replay(saved, fault)
                return self._execute(exchange, call, mark, fault)

    def _replay(self, saved: Answer, fault: Rule | None) -> Reply:
        if fault is not None and fault.kind == "status":
            return Reply.of(_planned_error(fault))
        headers = {"Idempotent-Replayed": "true", "Original-Request": saved.request_id}
        return Reply(saved.status, saved.body, headers)

    def _execute(self, exchange: Exchange, call: Call, mark: str, fault: Rule | None) -> Reply:
        """Carry the operation out, save its answer and write the log, all in one transaction."""
        planned = _planned_error(fault) if fault is not None and fault.kind == "status" else None
        if planned and fault and not fault.effect:
            reply = Reply.of(planned)
            with self.simulator.ledger.transaction():
                self._keep(exchange, reply, mark, save=fault.is_saved)
            return reply
        call.params = validate(call.operation, call.params, exchange.version)
        wanted = tree(call.params.pop("expand", []))
        call.books.request_id, call.books.idempotency_key = exchange.id, exchange.key or None
        with self.simulator.ledger.transaction():
            reply = self._operate(call, wanted)
            if planned and fault:
                reply = Reply.of(planned)
            self._keep(exchange, reply, mark, save=fault.is_saved if planned and fault else True)
        return reply

    def _operate(self, call: Call, wanted: dict[str, Any]) -> Reply:
        refused: ApiError | None = None
        try:
            with self.simulator.ledger.transaction():
                try:
                    result = HANDLERS[call.operation.name](call)
                    return Reply(200, encode(render(call.books, result, wanted)))
                except ApiError as error:
                    refused = error
                    if not error.keeps_effect:
                        raise
        except ApiError as error:
            refused = error
        return Reply.of(refused)

    def _keep(self, exchange: Exchange, reply: Reply, mark: str, *, save: bool) -> None:
        if exchange.key and save and reply.status != 429:
            answer = Answer(reply.status, exchange.id, reply.body)
            self.simulator.answers.save(exchange.scope, exchange.key, mark, exchange.at, answer)
        self._log(exchange, reply)

    def _log(self, exchange: Exchange, reply: Reply) -> None:
        if exchange.logged:
            return
        exchange.logged = True
        reason = reply.headers.get(REASON_HEADER, "")
        self.simulator.ledger.execute(
            "INSERT INTO requests (at, real_at, scope, method, path, operation, status, key, replayed, reason, fault,"
            " id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                exchange.at, time.time(), exchange.scope, exchange.method, shown(exchange.path, 300),
                exchange.operation, reply.status, shown(exchange.key, 300), exchange.replayed, reason,
                exchange.fault, exchange.id,
            ),
        )  # fmt: skip

    async def _send(
        self, request: web.Request, exchange: Exchange, reply: Reply, rules: list[Rule]
    ) -> web.StreamResponse:
        headers = {"Request-Id": exchange.id, "Content-Type": "application/json", **reply.headers}
        headers["Stripe-Version"] = exchange.version
        if exchange.key:
            headers["Idempotency-Key"] = _one_line(exchange.key)
        for rule in rules:
            if rule.kind == "reset":
                # Without effect there is no answer to send all of.
                most = rule.byte if rule.effect else min(rule.byte, len(reply.body))
                return reset_at(request, most, reply.status, headers, reply.body)
            if rule.kind == "hang" and rule.effect:
                await hang(request, rule, self.simulator.closing)
                return reset_at(request, 0, reply.status, headers, reply.body)
            if rule.kind == "hang":
                return reset_at(request, 0, reply.status, headers, reply.body)
        return web.Response(status=reply.status, body=reply.body, headers=headers)


def _version(request: web.Request) -> str:
    """The API version asked for; without one, the version of the parameter table. Raises ApiError for nonsense."""
    version = request.headers.get("Stripe-Version", DESCRIBED_VERSION)
    if not VERSION.match(version):
        raise ApiError(f"Invalid Stripe API version: {shown(version)}")
    return version


def _one_line(text: str) -> str:
    return "".join(character for character in text if character.isprintable() and character.isascii())[:300]


def _planned_error(fault: Rule) -> ApiError:
    """The error a fault plan asks for, in Stripe's words unless the plan has its own."""
    if fault.status == 429:
        return lock_timeout() if fault.reason == "lock_timeout" else rate_limited(fault.reason or "global-rate")
    words = {
        401: ("Invalid API Key provided: sk_test_********************", "invalid_request_error", None),
        403: (
            "The provided key 'rk_test_********************' does not have the required permissions for this endpoint. "
            "Having more permissions would allow this request to continue.",
            "invalid_request_error",
            None,
        ),
        409: (
            "There is currently another in-progress request using this Idempotent Key (that probably means you "
            "submitted twice, and the other request is still going through). Please try again later.",
            "idempotency_error",
            "idempotency_key_in_use",
        ),
    }
    message, kind, code = words.get(
        fault.status,
        ("An unknown error occurred.", "api_error" if fault.status >= 500 else "invalid_request_error", None),
    )
    return ApiError(fault.message or message, status=fault.status, kind=kind, code=fault.code or code)


def _check_account_header(request: web.Request, key: Key) -> None:
    other = request.headers.get("Stripe-Account")
    if other and other != key.account:
        raise ApiError(
            f"The provided key '{key.masked()}' does not have access to account '{shown(other)}' (or that account "
            "does not exist). Application access may have been revoked.",
            status=403,
            code="account_invalid",
        )


def _lock_name(exchange: Exchange, call: Call) -> str | None:
    """What a write must be alone at: the object in its path, or the payment a refund belongs to."""
    if exchange.method == "GET":
        return None
    target = next(iter(call.path.values()), None)
    if call.operation.name == "PostRefunds":
        target = call.params.get("payment_intent") or call.params.get("charge")
    return f"{exchange.scope}/{target}" if isinstance(target, str) else None


async def _params(request: web.Request) -> dict[str, Any]:
    query = request.rel_url.raw_query_string.encode("ascii", "surrogateescape")
    if request.method == "GET":
        return decode_form(query)
    try:
        body = await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise ApiError("The request is too large.", status=413) from error
    if body and request.content_type != FORM_TYPE:
        raise ApiError(
            "Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any "
            "questions, we can help at https://support.stripe.com/."
        )
    return decode_form(b"&".join(part for part in (query, body) if part))
