"""Idempotency keys: one effect per key, for a day."""

import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.support.ledger import Ledger

DAY = 86_400


def create(http: httpx.Client, key: str, name: str = "Boat", **headers: str) -> httpx.Response:
    return http.post("/v1/products", data={"name": name}, headers={"Idempotency-Key": key, **headers})


def test_the_same_key_gives_the_same_answer_and_one_effect(http: httpx.Client, ledger: Ledger) -> None:
    first, second = create(http, "k"), create(http, "k")
    assert first.content == second.content
    assert "Idempotent-Replayed" not in first.headers
    assert second.headers["Idempotent-Replayed"] == "true"
    assert second.headers["Original-Request"] == first.headers["Request-Id"]
    assert len(ledger.objects("product")) == 1
    assert [line["replayed"] for line in ledger.requests()] == [False, True]


def test_a_key_belongs_to_its_first_parameters(http: httpx.Client) -> None:
    create(http, "k")
    answer = create(http, "k", name="Other")
    assert (answer.status_code, answer.json()["error"]["type"]) == (400, "idempotency_error")


def test_keys_are_forgotten_after_a_day(http: httpx.Client, ledger: Ledger) -> None:
    create(http, "k")
    ledger.advance(DAY - 10)
    assert create(http, "k").headers["Idempotent-Replayed"] == "true"
    ledger.advance(20)
    assert "Idempotent-Replayed" not in create(http, "k").headers
    assert len(ledger.objects("product")) == 2


def test_keys_of_another_account_are_another_accounts(http: httpx.Client, ledger: Ledger) -> None:
    create(http, "k")
    answer = create(http, "k", name="Theirs", Authorization="Bearer sk_test_other_1")
    assert answer.status_code == 200
    assert len(ledger.objects("product")) == 2


@pytest.mark.parametrize("effect", [True, False])
def test_a_saved_500_is_replayed(http: httpx.Client, ledger: Ledger, effect: bool) -> None:
    ledger.set_faults({"kind": "status", "status": 500, "effect": effect, "saved": True, "times": 1})
    assert create(http, "k").status_code == 500
    again = create(http, "k")
    assert (again.status_code, again.headers["Idempotent-Replayed"]) == (500, "true")
    assert len(ledger.objects("product")) == int(effect)


def test_a_500_before_the_endpoint_ran_is_not_saved(http: httpx.Client, ledger: Ledger) -> None:
    ledger.set_faults({"kind": "status", "status": 500, "times": 1})
    assert create(http, "k").status_code == 500
    assert create(http, "k").status_code == 200
    assert len(ledger.objects("product")) == 1


def test_a_429_is_not_saved(http: httpx.Client, ledger: Ledger) -> None:
    ledger.set_faults({"kind": "status", "status": 429, "effect": True, "times": 1})
    assert create(http, "k").status_code == 429
    ledger.set_limits(rate=1, rate_endpoint=0)
    assert [create(http, "j", name=str(number)).status_code for number in range(2)][-1] == 429


def test_a_refusal_while_the_endpoint_runs_is_saved_and_one_before_it_is_not(
    http: httpx.Client, ledger: Ledger
) -> None:
    http.post("/v1/products", data={"name": "x", "id": "taken"})
    headers = {"Idempotency-Key": "k"}
    assert http.post("/v1/products", data={"name": "x", "id": "taken"}, headers=headers).status_code == 400
    again = http.post("/v1/products", data={"name": "x", "id": "taken"}, headers=headers)
    assert (again.status_code, again.headers["Idempotent-Replayed"]) == (400, "true")
    bad = {"Idempotency-Key": "j"}
    assert http.post("/v1/products", data={"nome": "x"}, headers=bad).status_code == 400
    assert http.post("/v1/products", data={"name": "x"}, headers=bad).status_code == 200


def test_a_key_in_use_is_a_conflict(http: httpx.Client, ledger: Ledger) -> None:
    ledger.set_faults({"kind": "latency", "milliseconds": 700, "path": "/v1/products", "times": 1})
    started = threading.Event()

    def slow() -> int:
        started.set()
        return create(http, "k").status_code

    with ThreadPoolExecutor() as pool:
        first = pool.submit(slow)
        started.wait()
        while not ledger.get("/faults")["rules"][0]["acted"]:
            pass
        conflict = create(http, "k")
        assert first.result() == 200
    assert (conflict.status_code, conflict.json()["error"]["code"]) == (409, "idempotency_key_in_use")
    assert len(ledger.objects("product")) == 1


def test_a_long_key_is_refused(http: httpx.Client, ledger: Ledger) -> None:
    assert create(http, "k" * 255).status_code == 200
    assert create(http, "k" * 256).status_code == 400
    assert len(ledger.objects("product")) == 1
