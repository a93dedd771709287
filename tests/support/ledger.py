"""A typed client of the simulator's admin API: what tests look at, and how they make things happen."""

from typing import Any

import httpx

Json = dict[str, Any]


class Ledger:
    """The simulator's own view of what happened: the oracle of the tests."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.Client(base_url=f"{url}/_simulator", timeout=30)

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self, path: str, **query: str) -> Json:
        """An answer of the admin API. Raises AssertionError with its words when it refuses."""
        return self._checked(self._http.get(path, params=query))

    def post(self, path: str, body: Any = None, **query: str) -> Json:
        """An action of the admin API. Raises AssertionError with its words when it refuses."""
        return self._checked(self._http.post(path, json={} if body is None else body, params=query))

    @staticmethod
    def _checked(answer: httpx.Response) -> Json:
        assert answer.status_code == 200, f"{answer.status_code} {answer.text}"
        return answer.json()

    # What there is

    def objects(self, kind: str, **wanted: Any) -> list[Json]:
        """Objects of one type (`product`, `price`, `payment_link`, `checkout.session`, `event` …), oldest first.

        Keyword arguments keep those whose fields have these values: `objects("price", active=True)`.
        """
        found = self.get("/ledger", type=kind)["objects"].get(kind, [])
        return [one for one in found if all(one.get(name) == value for name, value in wanted.items())]

    def object(self, kind: str, **wanted: Any) -> Json:
        """The one object that matches. Raises AssertionError when there are none or several."""
        found = self.objects(kind, **wanted)
        assert len(found) == 1, f"{len(found)} of {kind} match {wanted}: {[one['id'] for one in found]}"
        return found[0]

    def requests(self, *, after: int = 0) -> list[Json]:
        """The request log: method, path, operation, status, key, replayed, reason, fault, scope, at."""
        return self.get("/requests", after=str(after))["requests"]

    def counts(self, *, after: int = 0) -> dict[str, int]:
        """How often each operation was asked for: `{"PostProducts": 1}`."""
        return self.get("/requests", after=str(after), summary="1")["by_operation"]

    def writes(self, *, after: int = 0) -> int:
        """How many requests changed something (POST and DELETE that succeeded and were not replays)."""
        lines = self.requests(after=after)
        return sum(1 for line in lines if line["method"] != "GET" and line["status"] == 200 and not line["replayed"])

    # What goes wrong

    def set_faults(self, *rules: Json) -> None:
        """Replace the fault plan; no rules: nothing goes wrong any more."""
        self._checked(self._http.post("/faults", json=list(rules)))

    def set_limits(self, **limits: float) -> None:
        """rate, rate_endpoint (per second), concurrency, concurrency_endpoint; 0 is no limit."""
        self.post("/limits", limits)

    def revoke(self, key: str) -> None:
        self.post("/keys/revoke", {"key": key})

    def restore(self, key: str) -> None:
        self.post("/keys/restore", {"key": key})

    # Time

    @property
    def now(self) -> int:
        """Virtual now, Unix seconds."""
        return self.get("/clock")["now"]

    def set_clock(self, moment: int | str) -> int:
        """Stand the clock at a moment (Unix seconds or ISO 8601); it stays there. The new now."""
        return self.post("/clock", {"freeze": True, "set": moment})["now"]

    def advance(self, seconds: int) -> int:
        """Jump the clock and do what that makes due. The new now."""
        return self.post("/clock", {"advance": seconds})["now"]

    # What people do

    def edit(self, id_: str, **fields: Any) -> Json:
        """Edit an object as somebody does in the Dashboard: `edit("prod_1", name="New name", active=False)`."""
        return self.post(f"/objects/{id_}", fields)

    def pay(self, session: str, **how: Any) -> Json:
        """A customer pays a session; `method` is one of the names in docs/simulator.md. The session."""
        return self.post(f"/sessions/{session}/pay", how)

    def decline(self, session: str, **how: Any) -> Json:
        return self.post(f"/sessions/{session}/decline", how)

    def pay_later(self, session: str, **how: Any) -> Json:
        """The customer commits to pay (Pix, boleto); see `settle` and `fail`."""
        return self.post(f"/sessions/{session}/pay_later", how)

    def settle(self, session: str) -> Json:
        """The late payment arrives."""
        return self.post(f"/sessions/{session}/settle")

    def fail(self, session: str) -> Json:
        """The late payment does not arrive."""
        return self.post(f"/sessions/{session}/fail")

    def open_link(self, link: str, client_reference_id: str | None = None) -> Json:
        """A customer opens a payment link. The new session."""
        body = {"client_reference_id": client_reference_id} if client_reference_id else {}
        return self.post(f"/payment_links/{link}/open", body)

    def reset(self, **options: Any) -> None:
        """Forget everything; `rate`, `rate_endpoint` and `clock` may be given anew."""
        self.post("/reset", options)
