"""The pages a practice customer uses, with plain forms."""

import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from backoffice.simulator.process import SimulatorProcess
from tests.simulator.conftest import form
from tests.support.ledger import Ledger

Sold = Callable[..., dict[str, Any]]


@pytest.fixture
def link(http: httpx.Client) -> dict[str, Any]:
    product = http.post(
        "/v1/products",
        data=form(name="Passeio", default_price_data__currency="brl", default_price_data__unit_amount=4_500),
    ).json()
    fields = form(
        line_items__0__price=product["default_price"],
        line_items__0__quantity=1,
        line_items__0__adjustable_quantity__enabled=True,
        line_items__0__adjustable_quantity__maximum=6,
    )
    return http.post("/v1/payment_links", data=fields).json()


def submit(page: httpx.Response, **fields: str) -> httpx.Response:
    """Send the page's form as a browser would."""
    action = re.search(r'action="([^"]+)"', page.text)
    assert action is not None, page.text
    return httpx.post(page.url.join(action[1]), data=fields)


def test_a_link_is_opened_and_paid_by_a_person(link: dict[str, Any], ledger: Ledger) -> None:
    page = httpx.get(link["url"], params={"client_reference_id": "booking-3"}, follow_redirects=True)
    assert "PRACTICE" in page.text
    assert "45.00 BRL" in page.text
    quantity = re.search(r'name="(q_li_[^"]+)"', page.text)
    assert quantity is not None
    done = submit(page, method="card", email="ana@example.com", **{quantity[1]: "3"})
    assert "Paid. Thank you!" in done.text
    session = ledger.object("checkout.session")
    assert (session["client_reference_id"], session["payment_status"], session["amount_total"]) == (
        "booking-3",
        "paid",
        13_500,
    )
    assert ledger.object("charge")["amount"] == 13_500


def test_each_opening_is_a_session_of_its_own(link: dict[str, Any], ledger: Ledger) -> None:
    pages = {str(httpx.get(link["url"], follow_redirects=True).url) for _ in range(2)}
    assert len(pages) == len(ledger.objects("checkout.session", payment_link=link["id"])) == 2


def test_a_link_that_is_off_cannot_be_opened(link: dict[str, Any], ledger: Ledger) -> None:
    ledger.edit(link["id"], active=False, inactive_message="Closed for winter")
    page = httpx.get(link["url"])
    assert page.status_code == 400
    assert "Closed for winter" in page.text
    assert ledger.objects("checkout.session") == []


def test_declined_then_challenged_then_paid(sold: Sold, ledger: Ledger) -> None:
    page = httpx.get(sold()["url"])
    page = submit(page, method="card_declined")
    assert 'role="alert"' in page.text
    page = submit(page, method="card_3ds")
    assert "3-D Secure" in page.text
    page = submit(page, answer="deny")
    assert 'role="alert"' in page.text
    page = submit(submit(page, method="card_3ds"), answer="pass")
    assert "Paid. Thank you!" in page.text
    assert "https://example.com/thanks" in page.text
    assert len(ledger.objects("payment_intent", status="succeeded")) == 1


@pytest.mark.parametrize(("answer", "status"), [("arrives", "paid"), ("lost", "unpaid")])
def test_paid_later_from_the_page(sold: Sold, ledger: Ledger, answer: str, status: str) -> None:
    page = submit(httpx.get(sold()["url"]), method="pix")
    assert "Waiting for the payment" in page.text
    submit(page, answer=answer)
    assert ledger.object("checkout.session")["payment_status"] == status


def test_the_page_speaks_the_sessions_language(sold: Sold) -> None:
    page = httpx.get(sold(locale="pt-BR")["url"])
    assert "PRÁTICA" in page.text
    assert 'lang="pt-BR"' in page.text
    assert "PRACTICE" in httpx.get(sold()["url"]).text


def test_an_authorisation_says_that_nothing_was_taken(sold: Sold) -> None:
    page = submit(httpx.get(sold(payment_intent_data__capture_method="manual")["url"]), method="card")
    assert "not yet taken" in page.text


def test_a_session_is_paid_once(sold: Sold, ledger: Ledger) -> None:
    page = httpx.get(sold()["url"])
    submit(page, method="card")
    again = submit(page, method="card")
    assert again.status_code == 400
    assert len(ledger.objects("charge")) == 1


def test_a_page_that_is_not_there_says_so(simulator: SimulatorProcess) -> None:
    for path in ("/pay/plink_x", "/c/pay/cs_test_x", "/challenge/pi_x", "/receipts/ch_x"):
        assert httpx.get(simulator.url + path).status_code == 404


def test_a_receipt_shows_what_was_paid_and_refunded(sold: Sold, ledger: Ledger, http: httpx.Client) -> None:
    intent = ledger.pay(sold()["id"])["payment_intent"]
    http.post("/v1/refunds", data={"payment_intent": intent, "amount": "2500"})
    page = httpx.get(ledger.object("charge")["receipt_url"])
    assert "100.00 BRL" in page.text
    assert "25.00 BRL" in page.text


def test_a_browsers_own_form_is_taken_and_another_sites_is_not(sold: Sold, ledger: Ledger) -> None:
    page = httpx.get(sold()["url"])
    assert page.headers["Referrer-Policy"] == "same-origin", "no-referrer would make browsers send Origin: null"
    for origin in ("null", "https://evil.example"):
        assert httpx.post(page.url, data={"method": "card"}, headers={"Origin": origin}).status_code == 403
    assert ledger.objects("charge") == []
    own = httpx.post(page.url, data={"method": "card"}, headers={"Origin": ledger.url})
    assert "Paid. Thank you!" in own.text


def test_only_the_ways_to_pay_of_the_session_are_offered(sold: Sold, ledger: Ledger) -> None:
    session = sold(payment_method_types__0="card")
    page = httpx.get(session["url"])
    assert 'value="pix"' not in page.text
    assert submit(page, method="pix").status_code == 400
    assert ledger.objects("charge") == []
    assert 'value="sepa_debit"' in httpx.get(sold(currency="eur")["url"]).text
