"""Delivery of events to webhook endpoints, signed as Stripe signs them, to loopback only.

The admin API's `webhooks` setting makes deliveries come twice, in another order, late, or never.
"""

import asyncio
import hashlib
import hmac
import logging
import random
import time
from collections import defaultdict
from typing import Any

import aiohttp

from .books import Books, public
from .ledger import Json, decode, encode
from .resources.webhook_endpoints import check_url
from .state import Simulator

log = logging.getLogger(__name__)
BACKOFF_SECONDS = (300, 1800, 7200, 18_000, 36_000, 43_200, 43_200, 43_200, 43_200)
BATCH = 200
TIMEOUT = aiohttp.ClientTimeout(total=10)
Row = tuple[Any, ...]


def signature(secret: str, payload: bytes, moment: int) -> str:
    """The `Stripe-Signature` header."""
    digest = hmac.new(secret.encode(), f"{moment}.".encode() + payload, hashlib.sha256).hexdigest()
    return f"t={moment},v1={digest}"


class Postman:
    """Sends what is due; a failed delivery is tried again in virtual hours, for three days."""

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator
        self._dice = random.Random(0)
        self._seed: Any = None

    async def run(self) -> None:
        """Deliver until the simulator stops."""
        connector = aiohttp.TCPConnector(limit=20)
        async with aiohttp.ClientSession(timeout=TIMEOUT, connector=connector) as http:
            while not self.simulator.closing.is_set():
                await self.simulator.events_waiting.wait()
                self.simulator.events_waiting.clear()
                await self.deliver_due(http)

    async def deliver_due(self, http: aiohttp.ClientSession) -> None:
        """One round: all deliveries that are due, each endpoint's in order, endpoints side by side."""
        sql = (
            "SELECT seq, scope, event, endpoint, attempts FROM deliveries WHERE state = 'waiting' AND due <= ? "
            f"ORDER BY seq LIMIT {BATCH}"
        )
        while rows := self.simulator.ledger.rows(sql, (self.simulator.clock.now(),)):
            controls = self._controls()
            by_endpoint: dict[str, list[Row]] = defaultdict(list)
            for row in rows:
                by_endpoint[row[3]].append(row)
            if controls.get("shuffle"):
                for group in by_endpoint.values():
                    self._dice.shuffle(group)
            await asyncio.gather(*(self._one_by_one(http, group, controls) for group in by_endpoint.values()))

    def _controls(self) -> Json:
        controls = decode(self.simulator.ledger.note("webhooks") or "{}")
        if controls.get("seed", 0) != self._seed:
            self._seed = controls.get("seed", 0)
            self._dice.seed(self._seed)
        return controls

    async def _one_by_one(self, http: aiohttp.ClientSession, rows: list[Row], controls: Json) -> None:
        for seq, scope, event_id, endpoint_id, attempts in rows:
            books = self.simulator.books_of(scope)
            event, endpoint = books.find("event", event_id), books.find("webhook_endpoint", endpoint_id)
            if not event or not endpoint or endpoint["status"] != "enabled":
                self._settle(seq, "cancelled", attempts, "")
            elif self._dice.random() < controls.get("drop", 0):
                self._settle(seq, "dropped", attempts, "")
            else:
                await self._send(http, (seq, attempts), books, event, endpoint, controls)

    async def _send(
        self,
        http: aiohttp.ClientSession,
        place: tuple[int, int],
        books: Books,
        event: Json,
        endpoint: Json,
        controls: Json,
    ) -> None:
        seq, attempts = place
        copies = 2 if self._dice.random() < controls.get("duplicate", 0) else 1
        status = ""
        for _ in range(copies):
            status = await self._post(http, event, endpoint, int(controls.get("age_seconds", 0)))
        if status.startswith("2"):
            self._settle(seq, "delivered", attempts + 1, status)
            self._mark(books, event)
        elif attempts < len(BACKOFF_SECONDS):
            due = self.simulator.clock.now() + BACKOFF_SECONDS[attempts]
            self.simulator.ledger.execute(
                "UPDATE deliveries SET due = ?, attempts = ?, last_status = ? WHERE seq = ?",
                (due, attempts + 1, status, seq),
            )
        else:
            self._settle(seq, "failed", attempts + 1, status)

    async def _post(self, http: aiohttp.ClientSession, event: Json, endpoint: Json, age_seconds: int) -> str:
        payload = encode(public(event))
        # Receivers compare the signature's time with their own clock, so it is real time.
        header = signature(endpoint["_secret"], payload, int(time.time()) - age_seconds)
        headers = {"Stripe-Signature": header, "Content-Type": "application/json; charset=utf-8"}
        try:
            url = check_url(endpoint["url"])
            async with http.post(url, data=payload, headers=headers, allow_redirects=False) as answer:
                return str(answer.status)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.info("A webhook did not arrive: %s", type(error).__name__)
            return type(error).__name__

    def _settle(self, seq: int, state: str, attempts: int, status: str) -> None:
        self.simulator.ledger.execute(
            "UPDATE deliveries SET state = ?, attempts = ?, last_status = ? WHERE seq = ?",
            (state, attempts, status, seq),
        )

    def _mark(self, books: Books, event: Json) -> None:
        """One delivery fewer is pending for this event."""
        with self.simulator.ledger.transaction():
            current = books.find("event", event["id"])
            if current:
                left = max(0, current["pending_webhooks"] - 1)
                books.ledger.replace(books.scope, {**current, "pending_webhooks": left, "_delivered": left == 0})
