"""Keys: which are taken, and what they may not do."""

import base64

import httpx
import pytest

from backoffice.simulator.process import SimulatorProcess
from tests.support.ledger import Ledger


def ask(simulator: SimulatorProcess, authorization: str | None, path: str = "/v1/account") -> httpx.Response:
    headers = {} if authorization is None else {"Authorization": authorization}
    return httpx.get(simulator.url + path, headers=headers)


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Bearer",
        "Bearer nonsense",
        "Bearer pk_test_office",
        "Bearer sk_test_office_revoked",
        "Basic !!",
        "x y",
    ],
)
def test_no_valid_key_is_unauthorised(simulator: SimulatorProcess, authorization: str | None) -> None:
    answer = ask(simulator, authorization)
    assert (answer.status_code, answer.json()["error"]["type"]) == (401, "invalid_request_error")


def test_an_error_does_not_repeat_the_key(simulator: SimulatorProcess) -> None:
    for key in ("sk_test_office_revoked_CANARY_1234", "sk_CANARY_test_not_a_key_1234"):
        assert "CANARY" not in ask(simulator, f"Bearer {key}").text


def test_basic_authentication_is_taken(simulator: SimulatorProcess) -> None:
    assert ask(simulator, f"Basic {base64.b64encode(b'rk_live_shop_x:').decode()}").json()["id"] == "acct_shop"


def test_a_key_is_revoked_and_restored_while_running(simulator: SimulatorProcess, ledger: Ledger) -> None:
    ledger.revoke("sk_test_office_main")
    assert ask(simulator, "Bearer sk_test_office_main").status_code == 401
    assert ask(simulator, "Bearer sk_test_office_other").status_code == 200
    ledger.restore("sk_test_office_main")
    assert ask(simulator, "Bearer sk_test_office_main").status_code == 200


@pytest.mark.parametrize(
    ("key", "path", "permission"),
    [
        ("rk_test_office_nowrite", "/v1/products", "rak_product_write"),
        ("rk_test_office_norefund", "/v1/refunds", "rak_refund_write"),
        ("rk_test_office_nolink", "/v1/payment_links", "rak_payment_links_write"),
    ],
)
def test_restricted_keys_are_refused_in_stripes_words(
    simulator: SimulatorProcess, ledger: Ledger, key: str, path: str, permission: str
) -> None:
    headers = {"Authorization": f"Bearer {key}"}
    answer = httpx.post(simulator.url + path, headers=headers, data={})
    assert answer.status_code == 403
    assert f"Having the '{permission}' permission would allow this request to continue." in answer.text
    assert httpx.get(simulator.url + path, headers=headers).status_code == 200
    assert ledger.writes() == 0


def test_another_accounts_header_is_refused(simulator: SimulatorProcess) -> None:
    headers = {"Authorization": "Bearer sk_test_office_main", "Stripe-Account": "acct_other"}
    assert httpx.get(simulator.url + "/v1/account", headers=headers).status_code == 403


def test_only_this_machine_is_answered(simulator: SimulatorProcess) -> None:
    for headers in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}):
        assert httpx.post(simulator.url + "/_simulator/reset", headers=headers).status_code == 403
        assert httpx.get(simulator.url + "/v1/account", headers=headers).status_code == 403
