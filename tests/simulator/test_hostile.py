"""Hostile requests: the answer always has Stripe's shape, and the process lives on."""

import socket
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backoffice.simulator.process import SimulatorProcess
from tests.simulator.conftest import KEY, form
from tests.support.ledger import Ledger

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def refused(answer: httpx.Response) -> str:
    assert 400 <= answer.status_code < 500, answer.text[:300]
    error = answer.json()["error"]
    assert error["type"] in ("invalid_request_error", "idempotency_error")
    assert len(answer.content) < 5000
    return error["message"]


@pytest.mark.parametrize(
    "body",
    [
        b"name[=x", b"[]=x", b"name]=x", b"=x", b"&&&name", b"%ff=1&name=x", b"name=%ff%fe", b"name=%00",
        b"name=a%00b",
        b"name[a]=1&name=2", b"name=1&name[a]=2", b"a" + b"[b]" * 5000 + b"=1", b"name[]=x&name[]=y",
        b"metadata=x&name=y", b"metadata[a][b]=1&name=y", b"name=x&images[0][a]=1", b"x=1&" * 6000,
        b"name=" + b"+" * 50,
        b"name=x&active=yes", b"name=x&metadata[" + b"k" * 41 + b"]=1", b"name=x&metadata[k]=" + b"v" * 501,
        b"name=x&unit_label=" + b"u" * 13, b"name=x&default_price_data[currency]=brl",
        b"name=x&default_price_data[currency]=brl&default_price_data[unit_amount]=1.5",
        b"name=x&default_price_data[currency]=brl&default_price_data[unit_amount]=NaN",
        b"name=x&default_price_data[currency]=brl&default_price_data[unit_amount]=" + b"9" * 400,
        b"name=x&default_price_data[currency]=brl&default_price_data[unit_amount_decimal]=1e999999",
        b"name=x&default_price_data[currency]=brl&default_price_data[unit_amount]=" + "٣".encode(),
        b"name=x&images[0]=javascript:alert(1)", b"name=x&id=../../etc", b"name=x&id=%00", b'{"name": "x"}',
    ],
)  # fmt: skip
def test_malformed_bodies_are_refused(http: httpx.Client, ledger: Ledger, body: bytes) -> None:
    refused(http.post("/v1/products", content=body, headers=FORM))
    assert ledger.objects("product") == []


def test_a_huge_name_is_refused_without_being_repeated(http: httpx.Client, ledger: Ledger) -> None:
    assert "at most 5000" in refused(http.post("/v1/products", data={"name": "n" * 10_000_000}))
    assert http.post("/v1/products", data={"name": "n" * 20_000_000}).status_code == 413
    assert ledger.objects("product") == []


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", "text/plain", "a/b/c"])
def test_other_content_types_are_refused(http: httpx.Client, kind: str) -> None:
    assert "content type" in refused(http.post("/v1/products", content=b"name=x", headers={"Content-Type": kind}))


@pytest.mark.parametrize(
    "path", ["/", "/v1", "/v1/nothing", "/v1/products/a/b", "/v1//products", "/v1/products/%00", "/v1/products/%ff%fe",
             "/v1/products/" + quote("../x", safe=""), "/v1/products/'; DROP TABLE objects; --", "/v2/x",
             "/v1/" + "a" * 3000]
)  # fmt: skip
def test_unknown_paths_are_refused(http: httpx.Client, path: str) -> None:
    refused(http.get(path))


@pytest.mark.parametrize(
    "text", ["😀 \u202eRTL", "<img src=x onerror=alert(1)>", "=1+1", "%_'\"\\", "a\r\nSet-Cookie: x", "a\u2028b"]
)
def test_hostile_text_is_kept_as_it_is(http: httpx.Client, ledger: Ledger, text: str) -> None:
    answer = http.post("/v1/products", data={"name": text, "metadata[k]": text}, headers={"Idempotency-Key": "k"})
    assert answer.json()["name"] == text
    assert ledger.object("product")["metadata"] == {"k": text}


def test_hostile_text_is_escaped_on_the_page(http: httpx.Client, simulator: SimulatorProcess) -> None:
    evil = "<script>alert(1)</script>"
    fields = form(
        mode="payment",
        success_url="javascript:alert(1)",
        customer_email='"><script>',
        line_items__0__quantity=1,
        line_items__0__price_data__currency="brl",
        line_items__0__price_data__unit_amount=500,
        line_items__0__price_data__product_data__name=evil,
    )
    page = httpx.get(http.post("/v1/checkout/sessions", data=fields).json()["url"])
    assert page.status_code == 200
    assert "<script" not in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "fields",
    [
        form(line_items__0__price="x", line_items__0__quantity=1, line_items__0__foo=1),
        form(
            after_completion__type="redirect",
            after_completion__redirect__url="https://example.com",
            after_completion__redirect__foo=1,
            line_items__0__quantity=1,
        ),
        form(
            line_items__0__price_data__currency="brl",
            line_items__0__price_data__product_data__name="x",
            line_items__0__price_data__product_data__foo=1,
            line_items__0__quantity=1,
        ),
        form(restrictions__completed_sessions__foo=1, line_items__0__quantity=1),
    ],
)
def test_unknown_parameters_are_named_however_deep(http: httpx.Client, fields: dict[str, str]) -> None:
    answer = http.post("/v1/payment_links", data=fields)
    message = refused(answer)
    assert answer.json()["error"]["code"] == "parameter_unknown"
    assert next(name for name in fields if "foo" in name) in message


def test_raw_nonsense_does_not_stop_the_server(http: httpx.Client, simulator: SimulatorProcess) -> None:
    for raw in (
        b"\x00\xff\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST /v1/products HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", simulator.port), timeout=5) as connection:
            connection.sendall(raw)
            assert b"Traceback" not in connection.recv(4000)
    assert http.get("/v1/account").status_code == 200


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    verb=st.sampled_from(["GET", "POST", "DELETE"]),
    path=st.sampled_from(
        ["/v1/products", "/v1/prices", "/v1/payment_links", "/v1/checkout/sessions", "/v1/refunds", "/v1/events",
         "/v1/products/search", "/v1/disputes", "/v1/payment_intents", "/v1/webhook_endpoints"]
    ),
    pairs=st.lists(
        st.tuples(
            st.sampled_from(
                ["name", "limit", "expand[]", "created[gte]", "currency", "amount", "metadata[a]",
                 "line_items[0][price]",
                 "line_items[][quantity]", "query", "id", "product", "unit_amount", "types[]", "url", "starting_after"]
            ) | st.text(max_size=12),
            st.text(max_size=20) | st.integers().map(str) | st.sampled_from(["", "data", "brl", "name:'x'", "true"]),
        ),
        max_size=6,
    ),
)  # fmt: skip
def test_any_request_gets_an_answer_of_stripes_shape(
    http: httpx.Client, verb: str, path: str, pairs: list[tuple[str, str]]
) -> None:
    encoded = "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs)
    answer = http.request(
        verb,
        path + ("?" + encoded if verb != "POST" else ""),
        content=encoded if verb == "POST" else None,
        headers=FORM,
    )
    assert answer.status_code < 500, (answer.text, encoded)
    assert answer.json().keys() & {"object", "error"}


def test_the_key_is_not_in_the_request_log(http: httpx.Client, ledger: Ledger) -> None:
    http.get("/v1/account")
    assert KEY not in str(ledger.requests())


def test_headers_that_are_not_text_are_refused(http: httpx.Client, simulator: SimulatorProcess, ledger: Ledger) -> None:
    for name in (b"Idempotency-Key", b"Stripe-Version", b"Stripe-Account"):
        raw = b"POST /v1/products HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + KEY.encode() + b"\r\n"
        raw += (
            name + b": \xff\xfe\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n\r\nname=x"
        )
        with socket.create_connection(("127.0.0.1", simulator.port), timeout=5) as connection:
            connection.sendall(raw)
            assert connection.recv(4000).split()[1][:1] == b"4"
    assert ledger.objects("product") == []


def test_an_admin_request_that_makes_no_sense_is_refused(ledger: Ledger) -> None:
    url = f"{ledger.url}/_simulator"
    for path, body in (
        ("/clock", {"set": "99999999999999999999"}),
        ("/clock", {"set": "tomorrow"}),
        ("/clock", {}),
        ("/limits", {"rate": "x"}),
        ("/limits", {"rate": -1}),
        ("/keys/revoke", {}),
        ("/settings", {"nonsense": 1}),
        ("/sessions/cs_x/pay", {}),
        ("/nothing/at/all", {}),
        ("/dashboard?account=acct_x", {"operation": "DropTables"}),
        ("/payment_intents?account=acct_x", {"amount": "x", "currency": "brl"}),
    ):
        assert 400 <= httpx.post(url + path, json=body).status_code < 500, path
    assert httpx.post(url + "/reset", content=b"[1]").status_code == 400
    assert ledger.now > 1_700_000_000
