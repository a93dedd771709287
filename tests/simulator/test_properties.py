"""Properties: lists are complete, replays equal, refunds bounded."""

import httpx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.simulator.conftest import form
from tests.support.ledger import Ledger

SHARED = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@SHARED
@given(count=st.integers(0, 30), limit=st.integers(1, 12), backwards=st.booleans())
def test_pages_give_everything_once(
    http: httpx.Client, ledger: Ledger, count: int, limit: int, backwards: bool
) -> None:
    ledger.reset()
    made = [http.post("/v1/products", data={"name": f"p{number}"}).json()["id"] for number in range(count)]
    found: list[str] = []
    cursor: dict[str, str] = {"starting_after": made[0]} if backwards and made else {}
    if backwards:
        cursor = {"ending_before": made[0]} if made else {}
    more = True
    while more:
        page = http.get("/v1/products", params={"limit": limit, **cursor}).json()
        ids = [one["id"] for one in page["data"]]
        assert len(ids) <= limit
        found = ids + found if backwards else found + ids
        more = page["has_more"]
        if ids:
            cursor = {"ending_before": ids[0]} if backwards else {"starting_after": ids[-1]}
    assert found == list(reversed(made[1:] if backwards else made))


@SHARED
@given(requests=st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["x", "y"])), max_size=12))
def test_a_key_has_one_effect_whatever_is_repeated(
    http: httpx.Client, ledger: Ledger, requests: list[tuple[str, str]]
) -> None:
    ledger.reset()
    first: dict[str, tuple[str, bytes]] = {}
    for key, name in requests:
        answer = http.post("/v1/products", data={"name": name}, headers={"Idempotency-Key": key})
        known = first.setdefault(key, (name, answer.content))
        if known[0] == name:
            assert (answer.status_code, answer.content) == (200, known[1])
        else:
            assert answer.status_code == 400
    assert len(ledger.objects("product")) == len(first)


@SHARED
@given(
    steps=st.lists(
        st.one_of(
            st.tuples(st.just("refund"), st.integers(-1, 7_000)),
            st.tuples(st.just("dashboard"), st.integers(1, 7_000)),
            st.tuples(st.sampled_from(["fail", "settle"]), st.integers(0, 5)),
        ),
        max_size=12,
    ),
    outcomes=st.lists(st.sampled_from(["succeeded", "pending", "failed", "requires_action"]), max_size=6),
)
def test_refunds_never_exceed_what_was_captured(
    http: httpx.Client, ledger: Ledger, steps: list[tuple[str, int]], outcomes: list[str]
) -> None:
    ledger.reset()
    account = {"account": "acct_office"}
    intent = ledger.post("/payment_intents", {"amount": 10_000, "currency": "brl"}, **account)["id"]
    ledger.post("/settings", {"refund_outcomes": outcomes})
    for step, number in steps:
        if step == "refund":
            http.post("/v1/refunds", data={"payment_intent": intent, "amount": number})
        elif step == "dashboard":
            httpx.post(f"{ledger.url}/_simulator/refunds", json={"payment_intent": intent, "amount": number})
        else:
            found = ledger.objects("refund")
            if found:
                httpx.post(f"{ledger.url}/_simulator/refunds/{found[number % len(found)]['id']}/{step}", json={})
        counted = sum(
            one["amount"]
            for one in ledger.objects("refund")
            if one["status"] in ("pending", "requires_action", "succeeded")
        )
        charge = ledger.object("charge")
        assert charge["amount_refunded"] == counted <= charge["amount_captured"] == 10_000
        assert charge["refunded"] == (counted == 10_000)
        net = sum(one["amount"] for one in ledger.objects("balance_transaction"))
        waiting = sum(one["amount"] for one in ledger.objects("refund") if one["status"] in ("pending", "succeeded"))
        assert net == 10_000 - waiting


@SHARED
@given(
    amount=st.integers(50, 5_000),
    quantity=st.integers(1, 50),
    currency=st.sampled_from(["brl", "usd", "jpy", "kwd"]),
)
def test_a_session_comes_to_price_times_quantity(
    http: httpx.Client, ledger: Ledger, amount: int, quantity: int, currency: str
) -> None:
    ledger.reset()
    unit = amount * 10 if currency == "kwd" else amount
    fields = form(
        mode="payment",
        success_url="https://example.com",
        line_items__0__quantity=quantity,
        line_items__0__price_data__currency=currency,
        line_items__0__price_data__unit_amount=unit,
        line_items__0__price_data__product_data__name="Boat",
    )
    session = http.post("/v1/checkout/sessions", data=fields).json()
    assert ledger.pay(session["id"])["amount_total"] == unit * quantity
    assert ledger.object("payment_intent")["amount_received"] == unit * quantity
