"""The parameter tables agree with the description they were written from."""

import hashlib
import json
import runpy
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest

from backoffice.simulator import resources as _registrations  # noqa: F401
from backoffice.simulator.operations import HANDLERS, Routes
from backoffice.simulator.parameters import Shape, table

CHECKOUT = Path(__file__).resolve().parents[2]
DESCRIPTION = CHECKOUT.parent / "shared" / "data" / "stripe-openapi-subset.json"
GENERATOR = CHECKOUT / "packaging" / "stripe_parameters.py"
DIGEST = "99488b7af2b3f128e0030474201f31e24b2114ced80009a597626db424c29740"
OPERATIONS, EVENT_TYPES, PARAMETERS = 51, 255, 1954


def written() -> str:
    return files("backoffice.simulator").joinpath("parameters.txt").read_text("utf-8")


def count(shape: Shape) -> int:
    """How many named parameters there are in a shape, however deep."""
    below = sum(1 + sum(count(one) for one in entry.type) for entry in shape.fields.values())
    return below + sum(count(one) for one in shape.item or ())


def test_the_tables_are_the_ones_that_were_checked() -> None:
    """Where the description is not at hand, the digest stands for the comparison made when it was."""
    print(f"description beside the checkout: {'yes, compared' if DESCRIPTION.exists() else 'no, digest only'}")  # noqa: T201
    if DESCRIPTION.exists():
        render = runpy.run_path(str(GENERATOR))["render"]
        assert written() == render(json.loads(DESCRIPTION.read_text("utf-8"))), "run packaging/stripe_parameters.py"
    assert hashlib.sha256(written().encode()).hexdigest() == DIGEST


def test_every_operation_is_served() -> None:
    operations = table().operations
    assert set(HANDLERS) == set(operations)
    assert len(operations) == OPERATIONS
    assert len(table().event_types) == EVENT_TYPES
    assert sum(count(one.form) for one in operations.values()) == PARAMETERS


@pytest.mark.parametrize(
    ("verb", "path", "name"),
    [
        ("GET", "/v1/products/search", "GetProductsSearch"),
        ("GET", "/v1/products/prod_1", "GetProductsId"),
        ("POST", "/v1/checkout/sessions/cs_1/expire", "PostCheckoutSessionsSessionExpire"),
        ("DELETE", "/v1/products/a%2Fb", "DeleteProductsId"),
    ],
)
def test_paths_lead_to_operations(verb: str, path: str, name: str) -> None:
    found = Routes().find(verb, path)
    assert found is not None
    assert found[0].name == name


def test_a_path_is_unquoted_once() -> None:
    found = Routes().find("GET", "/v1/products/a%252Fb")
    assert found is not None
    assert found[1] == {"id": "a%2Fb"}


def test_the_sdk_renames_what_the_amendment_renames() -> None:
    """The description is older than the SDK; where they differ for what we sell, the SDK's own types say so."""
    for module, name, operation in (
        ("checkout._session_create_params", "SessionCreateParams", "PostCheckoutSessions"),
        ("_payment_intent_create_params", "PaymentIntentCreateParams", "PostPaymentIntents"),
        ("_payment_intent_update_params", "PaymentIntentUpdateParams", "PostPaymentIntentsIntent"),
        ("_payment_intent_confirm_params", "PaymentIntentConfirmParams", "PostPaymentIntentsIntentConfirm"),
    ):
        known = getattr(import_module(f"stripe.params.{module}"), name).__annotations__
        fields = table().operations[operation].form_in("2026-10-28.endive").fields
        assert ("payment_method_types" in known, "allowed_payment_method_types" in known) == (False, True)
        assert ("payment_method_types" in fields, "allowed_payment_method_types" in fields) == (False, True)
        assert "payment_method_types" in table().operations[operation].form_in("2026-05-27.dahlia").fields
