"""The office that the tour shows: practice mode in a folder of its own, with a few things gone wrong."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from backoffice.bootstrap import PRACTICE_PROFILE, Application, practice
from backoffice.cli.context import CliContext
from backoffice.cli.window_services import window_services
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.gui.tour import TourOffice
from backoffice.settings import Paths, Settings, Theme

FAULTS = [
    {
        "kind": "status",
        "status": 400,
        "method": "POST",
        "path": "/v1/payment_links",
        "every": 70,
        "times": 3,
        "code": "parameter_invalid",
        "message": "This account cannot create payment links for this kind of business.",
    }
]
PAYMENT = {
    "operation": "PostPaymentIntents",
    "params": {
        "amount": 54_300,
        "currency": "brl",
        "confirm": True,
        "payment_method": "pm_card_visa",
        "payment_method_types": ["card"],
        "receipt_email": "zoe@example.org",
    },
}
EDITS: tuple[dict[str, object], ...] = (
    {"name": "Chalet by the sea (special offer)"},
    {"description": "Breakfast is not included any more."},
    {"active": False},
    {"name": "CLOSED IN JULY", "images": ["https://img.example/closed.jpg"]},
    {"active": False},
)
"""What somebody changes in the Dashboard behind the office's back."""
EXAMPLE = """title,price,currency,category,duration_minutes
Passeio de canoa: Sueste,180.00,BRL,boat,120
Trilha do farol,abc,BRL,trail,180
,95.00,BRL,trail,60
Mergulho noturno,320.00,BRL,flying,90
Night sky: Boldró,150.00,BRL,ecological,75
"""


@contextmanager
def tour_office() -> Iterator[TourOffice]:
    """Open it; everything is thrown away at the end."""
    with TemporaryDirectory(prefix="backoffice-tour-") as name:
        root = Path(name)
        paths = Paths(root / "config", root / "data", root / "logs")
        context = CliContext()
        vars(context).update(paths=paths)
        settings = msgspec.structs.replace(
            Settings(),
            language="en",
            theme=Theme.LIGHT,
            time_zone="America/Recife",
            requests_per_second=100.0,
            requests_per_second_per_endpoint=100.0,
        )
        example = root / "activities.csv"
        example.write_text(EXAMPLE, encoding="utf-8")
        with practice(settings.with_profile(PRACTICE_PROFILE), paths) as application:
            assert application.stripe_api_base is not None
            _plan_faults(application.stripe_api_base)
            surprise = partial(_pay_by_surprise, application)
            meddle = partial(_meddle, application)
            ask_stripe = partial(ask_simulator, application)
            yield TourOffice(application, paths, window_services(context), example, surprise, meddle, ask_stripe)


def _plan_faults(address: str) -> None:
    _tell_simulator(f"{address}/_simulator/faults", FAULTS)


def _pay_by_surprise(application: Application) -> None:
    """Take a payment as somebody does in the Dashboard: no booking asked for it."""
    ask_simulator(application, "dashboard", PAYMENT)


def ask_simulator(application: Application, path: str, what: object) -> Any:
    """Do something at the practice Stripe, in this office's account, as people do there; return the answer."""
    with application.database.read() as uow:
        account = uow.office.binding().account_id
    return _tell_simulator(f"{application.stripe_api_base}/_simulator/{path}?account={account}", what)


def _meddle(application: Application) -> None:
    """Edit some listings as somebody does in the Dashboard."""
    for number, fields in enumerate(EDITS, 1):
        product = application.assets.get(AssetRef(AssetKind.ACCOMMODATIONS, number)).stripe.product_id
        if product is not None:
            _tell_simulator(f"{application.stripe_api_base}/_simulator/objects/{product}", fields)


def _tell_simulator(address: str, what: object) -> Any:
    request = urllib.request.Request(address, json.dumps(what).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)
