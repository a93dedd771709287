"""Idempotency keys: the first answer is saved and given again, 500s included, for 24 hours of virtual time."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from .errors import ApiError
from .ledger import Ledger, encode

KEEP_SECONDS = 24 * 3600
LONGEST_KEY = 255


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, as it is kept."""

    status: int
    request_id: str
    body: bytes


def fingerprint(method: str, path: str, params: dict[str, Any]) -> str:
    """Equal for equal requests."""
    return hashlib.sha256(encode([method, path, _sorted(params)])).hexdigest()


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value


@dataclass(slots=True)
class SavedAnswers:
    """The key table. Keys that are being worked on live in memory only: a killed process has none."""

    ledger: Ledger
    _running: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])

    def find(self, scope: str, key: str, mark: str, now: int) -> Answer | None:
        """The saved answer. Raises ApiError when the key was used for another request or is in use right now."""
        if len(key) > LONGEST_KEY:
            raise ApiError(
                f"Invalid Idempotency-Key: it has {len(key)} characters; at most {LONGEST_KEY} are allowed.",
                code="idempotency_key_too_long",
            )
        if not key.isascii():
            raise ApiError("Invalid Idempotency-Key: only ASCII is allowed.", code="idempotency_key_invalid")
        if (scope, key) in self._running:
            raise ApiError(
                f"There is currently another in-progress request using this Idempotent Key: {key} (that probably means "
                "you submitted twice, and the other request is still going through). Please try again later.",
                status=409,
                kind="idempotency_error",
                code="idempotency_key_in_use",
            )
        rows = self.ledger.rows(
            "SELECT fingerprint, status, request_id, body FROM answers WHERE scope = ? AND key = ? AND created > ?",
            (scope, key, now - KEEP_SECONDS),
        )
        if not rows:
            return None
        if rows[0][0] != mark:
            raise ApiError(
                "Keys for idempotent requests can only be used with the same parameters they were first used with. Try "
                f"using a key other than '{key}' if you meant to execute a different request.",
                kind="idempotency_error",
            )
        return Answer(rows[0][1], rows[0][2], rows[0][3].encode())

    @contextmanager
    def running(self, scope: str, key: str) -> Iterator[None]:
        """Mark a key as being worked on."""
        self._running.add((scope, key))
        try:
            yield
        finally:
            self._running.discard((scope, key))

    def save(self, scope: str, key: str, mark: str, now: int, answer: Answer) -> None:
        self.ledger.execute(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)",
            (scope, key, mark, now, answer.status, answer.request_id, answer.body.decode()),
        )

    def prune(self, now: int) -> int:
        """Forget keys older than 24 hours; how many."""
        return self.ledger.execute("DELETE FROM answers WHERE created <= ?", (now - KEEP_SECONDS,))
