"""Limits and planned faults: what a client sees, and what the ledger holds afterwards."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.support.ledger import Ledger

REASON = "Stripe-Rate-Limited-Reason"


def create(http: httpx.Client, name: str = "Boat", key: str = "") -> httpx.Response:
    headers = {"Idempotency-Key": key} if key else {}
    return http.post("/v1/products", data={"name": name}, headers=headers)


@pytest.mark.parametrize(
    ("limits", "reason"),
    [({"rate": 3, "rate_endpoint": 0}, "global-rate"), ({"rate": 0, "rate_endpoint": 3}, "endpoint-rate")],
)
def test_too_many_requests_are_told_why(http: httpx.Client, ledger: Ledger, limits: Any, reason: str) -> None:
    ledger.set_limits(**limits)
    answers = [create(http) for _ in range(12)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert {answer.headers[REASON] for answer in refused} == {reason}
    assert refused[0].json()["error"]["code"] == "rate_limit"
    assert len(ledger.objects("product")) == len(answers) - len(refused)


def test_an_endpoints_limit_leaves_others_alone(http: httpx.Client, ledger: Ledger) -> None:
    ledger.set_limits(rate=0, rate_endpoint=1)
    assert [create(http).status_code for _ in range(2)][-1] == 429
    assert http.get("/v1/products").status_code == 200


@pytest.mark.parametrize(
    "reason", ["global-rate", "endpoint-rate", "global-concurrency", "endpoint-concurrency", "resource-specific"]
)
def test_every_reason_can_be_planned(http: httpx.Client, ledger: Ledger, reason: str) -> None:
    ledger.set_faults({"kind": "status", "status": 429, "reason": reason})
    assert create(http).headers[REASON] == reason


def test_a_lock_timeout_names_no_reason(http: httpx.Client, ledger: Ledger) -> None:
    ledger.set_faults({"kind": "status", "status": 429, "reason": "lock_timeout"})
    answer = create(http)
    assert REASON not in answer.headers
    assert answer.json()["error"]["code"] == "lock_timeout"


def test_requests_at_once_are_limited(http: httpx.Client, ledger: Ledger) -> None:
    ledger.set_limits(concurrency=1)
    ledger.set_faults({"kind": "hang", "times": 1})
    with ThreadPoolExecutor() as pool:
        hanging = pool.submit(lambda: httpx.get(f"{ledger.url}/v1/account", headers=http.headers, timeout=2))
        while not ledger.get("/faults")["rules"][0]["acted"]:
            pass
        assert http.get("/v1/account").headers[REASON] == "global-concurrency"
        with pytest.raises(httpx.ReadTimeout):
            hanging.result()


def test_two_writes_to_one_object_wait_for_each_other_and_then_time_out(http: httpx.Client, ledger: Ledger) -> None:
    http.post("/v1/products", data={"name": "Boat", "id": "p"})
    ledger.set_faults({"kind": "hang", "milliseconds": 4000, "path": "/v1/products/p", "times": 1, "effect": False})
    with ThreadPoolExecutor() as pool:
        pool.submit(lambda: httpx.post(f"{ledger.url}/v1/products/p", headers=http.headers, data={"name": "Slow"}))
        while not ledger.get("/faults")["rules"][0]["acted"]:
            pass
        answer = http.post("/v1/products/p", data={"name": "Fast"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (429, "lock_timeout")
    assert ledger.object("product")["name"] == "Boat"


@pytest.mark.parametrize("effect", [True, False])
@pytest.mark.parametrize("byte", [0, 1, 17, 300])
def test_an_answer_cut_at_a_byte_is_no_answer(http: httpx.Client, ledger: Ledger, byte: int, effect: bool) -> None:
    ledger.set_faults({"kind": "reset", "byte": byte, "effect": effect, "times": 1})
    with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
        create(http, key="k")
    assert len(ledger.objects("product")) == int(effect)
    assert create(http, key="k").status_code == 200
    assert len(ledger.objects("product")) == 1


@pytest.mark.parametrize("effect", [True, False])
def test_a_hanging_request_is_given_up_by_the_client(http: httpx.Client, ledger: Ledger, effect: bool) -> None:
    ledger.set_faults({"kind": "hang", "effect": effect, "times": 1})
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{ledger.url}/v1/products", headers=http.headers, data={"name": "x"}, timeout=0.3)
    assert len(ledger.objects("product")) == int(effect)


def test_faults_meet_the_nth_request_that_matches(http: httpx.Client, ledger: Ledger) -> None:
    ledger.set_faults({"kind": "status", "status": 503, "method": "POST", "path": "/v1/prod*", "nth": 2})
    http.get("/v1/products")
    assert [create(http).status_code for _ in range(3)] == [200, 503, 200]


def test_probabilities_repeat_from_their_seed(http: httpx.Client, ledger: Ledger) -> None:
    def run() -> list[int]:
        ledger.set_faults({"kind": "status", "status": 500, "probability": 0.5, "seed": 7})
        return [create(http).status_code for _ in range(12)]

    first = run()
    assert set(first) == {200, 500}
    assert run() == first


@pytest.mark.parametrize(
    "rule",
    [
        {"kind": "explode"},
        {"kind": "status", "stauts": 500},
        {"kind": "status", "status": 200},
        {"kind": "status", "probability": 2},
        {"kind": "reset", "byte": -1},
        {"kind": "status", "nth": 0},
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(ledger: Ledger, rule: dict[str, Any]) -> None:
    with pytest.raises(AssertionError, match="400"):
        ledger.set_faults(rule)


def test_latency_does_not_stop_other_requests(http: httpx.Client, ledger: Ledger) -> None:
    ledger.set_faults({"kind": "latency", "milliseconds": 400, "path": "/v1/products"})
    order: list[str] = []
    lock = threading.Lock()

    def note(path: str) -> None:
        httpx.get(ledger.url + path, headers=http.headers)
        with lock:
            order.append(path)

    with ThreadPoolExecutor() as pool:
        slow = pool.submit(note, "/v1/products")
        while not ledger.get("/faults")["rules"][0]["acted"]:
            pass
        note("/v1/account")
        slow.result()
    assert order == ["/v1/account", "/v1/products"]
