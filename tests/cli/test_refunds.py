"""`backoffice refunds`, each command in a process of its own; Stripe is played by the simulator."""

import asyncio
import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from backoffice.bootstrap import Application, build
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.kinds import AssetKind
from backoffice.domain.people import Role
from backoffice.domain.refund_rules import CurrencyLimits, RefundLimits
from backoffice.environment import Environment
from backoffice.services.ports import BookingRecord
from backoffice.services.refunds import MARK
from backoffice.settings import Profile, Settings, find_paths
from backoffice.simulator.process import SimulatorProcess
from tests.money.office import BOAT, GUEST
from tests.support.command_line import KEY, Answer, CommandLine
from tests.support.ledger import Ledger

BIA, CAIO = "a-password-of-bia", "a-password-of-caio"


@dataclass
class Shop:
    """An office with a booking that was paid, and the command line beside it."""

    shell: CommandLine
    ledger: Ledger
    url: str
    booking: BookingRecord

    @contextmanager
    def opened(self) -> Generator[Application]:
        """The program itself, while no command runs."""
        paths = find_paths({"BACKOFFICE_HOME": str(self.shell.home)})
        with build(Profile(name="default"), Settings(), paths, Environment(KEY, self.url)) as application:
            yield application

    @property
    def intent(self) -> str:
        found = self.booking.stripe.payment_intent_id
        assert found is not None
        return found

    def refunds(self, *arguments: str, words: str = "", **changes: str | None) -> Answer:
        return self.shell.run("refunds", *arguments, words=words, **changes)

    def ask(self, *arguments: str, **more: Any) -> Answer:
        return self.refunds("request", self.booking.confirmation_code, *arguments, "--json", **more)

    def made(self) -> list[tuple[int, str]]:
        found = self.ledger.objects("refund", payment_intent=self.intent)
        return [(refund["amount"], refund["metadata"].get(MARK, "")) for refund in found]

    def stands(self) -> tuple[BookingStatus, PaymentStatus]:
        with self.opened() as application:
            now = application.bookings.get(self.booking.ref)
        return now.status, now.payment_status


@pytest.fixture
def shop(tmp_path: Path, simulator: SimulatorProcess, ledger: Ledger) -> Shop:
    """A booking of BRL 150.00, twelve days ahead, that was paid by card."""
    shell = CommandLine(tmp_path / "home", {"BACKOFFICE_STRIPE_API_BASE": simulator.url, "STRIPE_SECRET_KEY": KEY})
    paths = find_paths({"BACKOFFICE_HOME": str(shell.home)})
    environment = Environment(KEY, simulator.url)
    with build(Profile(name="default"), Settings(), paths, environment) as application, asyncio.Runner() as runner:
        listing = application.assets.create(AssetKind.ACTIVITIES, {**BOAT, "refund_policy": "30: 100%; 7: 50%"})
        day = application.clock.now().date() + timedelta(days=12)
        booked = application.bookings.create(
            BookingKind.ACTIVITIES, listing.ref, {**GUEST, "activity_on": day}, page=True
        )
        runner.run(application.drain())
        session = application.bookings.get(booked.ref).stripe.session_id
        assert session is not None
        ledger.pay(session)
        application.payments.pull()
        runner.run(application.drain())
        booked = application.bookings.get(booked.ref)
    assert booked.payment_status is PaymentStatus.PAID
    return Shop(shell, ledger, simulator.url, booked)


def _limits(shop: Shop, **limits: int) -> None:
    with shop.opened() as application, application.database.write() as uow:
        uow.refund_limits.set(RefundLimits({"BRL": CurrencyLimits(**limits)}))


def _people(shop: Shop) -> None:
    """Bia and Caio are managers here, and whoever says nothing is staff."""
    with shop.opened() as application:
        for name, role in (("Ana", Role.ADMINISTRATOR), ("Bia", Role.MANAGER), ("Caio", Role.MANAGER)):
            with application.database.write() as uow:
                uow.people.add(name, role, None, application.clock.now())
        application.people.choose_password("Bia", BIA)
        application.people.choose_password("Caio", CAIO)


def test_one_command_gives_money_back_and_cancels_the_booking(shop: Shop) -> None:
    answer = shop.ask("--amount", "R$ 45,00", "--locale", "pt_BR", "--cancel-booking", "--note", "rain", "--send")
    assert answer.code == 0
    assert (answer.json["state"], answer.json["amount"]) == ("succeeded", "BRL 45.00")
    assert answer.json["booking"] == shop.booking.confirmation_code
    assert shop.made() == [(4500, answer.json["id"])]
    assert shop.stands() == (BookingStatus.CANCELLED, PaymentStatus.PARTIALLY_REFUNDED)


def test_what_is_asked_for_is_listed_shown_approved_and_sent(shop: Shop) -> None:
    asked = shop.ask("--amount", "45.00 BRL")
    assert (asked.code, asked.json["state"], shop.made()) == (0, "requested", [])
    shown = shop.refunds("show", asked.json["id"], "--json")
    assert (shown.code, shown.json) == (4, asked.json)
    listed = shop.refunds("list", "--state", "requested", "--of", shop.booking.confirmation_code, "--json")
    assert listed.json == [asked.json]
    assert shop.refunds("list", "--state", "succeeded", "--json").json == []
    assert shop.refunds("list", "--of", shop.intent, "--currency", "brl", "--json").json == [asked.json]
    line = shop.refunds("list").out
    assert line.split("\t")[:4] == [asked.json["id"], "requested", "BRL 45.00", shop.booking.confirmation_code]
    approved = shop.refunds("approve", asked.json["id"], "--note", "yes", "--send", "--json")
    assert (approved.code, approved.json["state"]) == (0, "succeeded")
    assert shop.made() == [(4500, asked.json["id"])]


def test_all_of_it_and_what_the_policy_gives_back(shop: Shop) -> None:
    by_policy = shop.ask("--policy", "--send")
    assert (by_policy.code, by_policy.json["amount_minor"]) == (0, 7500)
    rest = shop.refunds("request", shop.intent, "--full", "--send", "--json")
    assert (rest.code, rest.json["amount_minor"]) == (0, 7500)
    none_left = shop.ask("--full", "--send")
    assert (none_left.code, none_left.json["error"]["kind"]) == (1, "RefundRefused")
    assert "given back" in none_left.json["error"]["message"]


def test_a_request_that_is_approved_without_send_waits_for_whatever_runs_next(shop: Shop) -> None:
    asked = shop.ask("--full")
    assert shop.refunds("approve", asked.json["id"]).code == 0
    assert (shop.refunds("show", asked.json["id"]).code, shop.made()) == (3, [])
    shop.shell.run("sync", "--once")
    assert shop.refunds("show", asked.json["id"]).code == 0
    assert shop.made() == [(15_000, asked.json["id"])]


def test_rejected_with_a_reason(shop: Shop) -> None:
    asked = shop.ask("--full")
    without = shop.refunds("reject", asked.json["id"], "--note", " ", "--json")
    assert (without.code, without.json["error"]["message"]) == (1, "Say why it is rejected.")
    rejected = shop.refunds("reject", asked.json["id"], "--note", "they came", "--json")
    assert (rejected.code, rejected.json["state"], rejected.json["decision_note"]) == (0, "rejected", "they came")
    again = shop.refunds("approve", asked.json["id"])
    assert (again.code, again.out) == (1, "")
    assert "rejected by now" in again.err


@pytest.mark.parametrize(
    ("arguments", "kind", "words"),
    [
        (["--amount", "45.00"], "NoSuchAmount", "Say the currency too"),
        (["--amount", "USD 45.00"], "AmountError", "is not the sign of BRL"),
        (["--amount", "BRL 45,00"], "AmountError", "45,00"),
        (["--amount", "BRL 150.01"], "RefundRefused", "At most BRL 150.00"),
        (["--amount", "BRL -1.00"], "AmountError", "negative"),
    ],
)
def test_what_cannot_be_asked_for_is_said_and_nothing_is_stored(
    shop: Shop, arguments: list[str], kind: str, words: str
) -> None:
    answer = shop.ask(*arguments, "--send")
    assert (answer.code, answer.json["error"]["kind"]) == (1, kind)
    assert words in answer.json["error"]["message"]
    assert (shop.refunds("list").out, shop.made()) == ("", [])


@pytest.mark.parametrize("what", ["ZZZZ-ZZZZ", "A222-2222", "pi_nobody"])
def test_a_booking_or_payment_that_is_not_here_is_said_so(shop: Shop, what: str) -> None:
    answer = shop.refunds("request", what, "--full", "--json")
    assert (answer.code, answer.json["error"]["kind"]) == (1, "NotFound")


@pytest.mark.parametrize("arguments", [[], ["--full", "--policy"], ["--full", "--amount", "BRL 1.00"]])
def test_how_much_is_said_once(shop: Shop, arguments: list[str]) -> None:
    answer = shop.ask(*arguments)
    assert answer.code == 2
    assert "Say how much" in answer.err


def test_nothing_is_decided_on_figures_that_stripe_did_not_confirm_just_now(shop: Shop) -> None:
    shop.ledger.set_faults({"kind": "status", "status": 500, "path": "/v1/payment_intents/*", "method": "GET"})
    answer = shop.ask("--full", "--send", "--wait", "2")
    assert (answer.code, answer.json["error"]["kind"]) == (1, "NotFetched")
    assert (shop.refunds("list").out, shop.made()) == ("", [])


def test_without_a_key_nothing_is_sent_and_the_sentence_says_why(shop: Shop) -> None:
    nothing = {"STRIPE_SECRET_KEY": None, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    answer = shop.ask("--full", "--send", **nothing)
    assert (answer.code, answer.json["error"]["kind"]) == (1, "NotFetched")
    assert "keyring" in answer.json["error"]["message"]


def test_money_given_back_in_the_dashboard_meanwhile_is_seen_before_anything_is_decided(shop: Shop) -> None:
    shop.ledger.post("/refunds", {"payment_intent": shop.intent, "amount": 10_000}, account="acct_office")
    answer = shop.ask("--amount", "BRL 60.00", "--send")
    assert "At most BRL 50.00" in answer.json["error"]["message"]
    rest = shop.ask("--full", "--send")
    assert rest.json["amount_minor"] == 5_000


def test_an_answer_that_is_lost_ends_with_3_and_is_found_out_later_without_a_second_refund(shop: Shop) -> None:
    reset = {"kind": "reset", "byte": 0, "path": "/v1/refunds"}
    later_looks = [{**reset, "method": "GET", "nth": 2}] * 40  # a rule does not count what an earlier one decides
    shop.ledger.set_faults({**reset, "method": "POST", "effect": True}, *later_looks)
    answer = shop.ask("--full", "--send", "--wait", "3")
    assert (answer.code, answer.json["state"]) == (3, "unknown")
    assert shop.refunds("show", answer.json["id"]).code == 3
    shop.ledger.set_faults()
    shop.shell.run("sync", "--once")
    shown = shop.refunds("show", answer.json["id"], "--json")
    assert (shown.code, shown.json["state"]) == (0, "succeeded")
    assert shop.made() == [(15_000, answer.json["id"])]


def test_what_stripe_refuses_ends_with_1_and_its_words(shop: Shop) -> None:
    shop.ledger.set_faults({"kind": "status", "status": 400, "path": "/v1/refunds", "method": "POST", "effect": False})
    answer = shop.ask("--full", "--send")
    assert (answer.code, answer.json["state"]) == (1, "failed")
    assert answer.json["failure"]


def test_staff_ask_and_managers_who_say_their_password_decide(shop: Shop) -> None:
    _people(shop)
    refused = shop.ask("--full", "--send")
    assert "manager approves" in refused.json["error"]["message"]
    asked = shop.ask("--full")
    assert asked.code == 0
    by_nobody = shop.refunds("approve", asked.json["id"], "--send", "--json")
    assert "manager approves" in by_nobody.json["error"]["message"]
    wrong = shop.refunds("approve", asked.json["id"], "--as", "Bia", "--password-stdin", "--json", words="x\n")
    assert (wrong.code, wrong.json["error"]["kind"]) == (1, "WrongPassword")
    right = shop.refunds(
        "approve", asked.json["id"], "--as", "Bia", "--password-stdin", "--send", "--json", words=f"{BIA}\n"
    )
    assert (right.code, right.json["state"]) == (0, "succeeded")
    assert [each["by"] for each in right.json["approvals"]] == ["Bia"]


def test_above_a_limit_the_second_manager_sends_it(shop: Shop) -> None:
    _people(shop)
    _limits(shop, second_manager_above=10_000)
    asked = shop.ask("--full")
    first = shop.refunds(
        "approve", asked.json["id"], "--as", "Bia", "--password-stdin", "--send", "--json", words=f"{BIA}\n"
    )
    assert (first.code, first.json["state"], shop.made()) == (4, "requested", [])
    second = shop.refunds(
        "approve", asked.json["id"], "--as", "Caio", "--password-stdin", "--send", "--json", words=f"{CAIO}\n"
    )
    assert (second.code, second.json["state"]) == (0, "succeeded")
    assert len(shop.made()) == 1


def test_every_line_of_json_is_one_object_that_names_everything(shop: Shop) -> None:
    answer = shop.ask("--full", "--note", "“two”\n<b>")
    assert answer.out.count("\n") == 1
    found = json.loads(answer.out)
    assert found["note"] == "“two”\n<b>"
    assert shop.refunds("list").out.count("\n") == 1


def test_the_report_adds_up_and_writes_a_file(shop: Shop, tmp_path: Path) -> None:
    shop.ask("--policy", "--send")
    shop.ask("--amount", "BRL 10.00")
    file = tmp_path / "refunds.csv"
    found = shop.refunds("report", str(file), "--currency", "brl", "--json").json
    figures = found["currencies"]["BRL"]
    assert (found["count"], figures["returned_minor"], figures["waiting_minor"]) == (2, 7_500, 1_000)
    assert figures["by_reason"]["requested_by_customer"]["count"] == 2
    assert len(file.read_text(encoding="utf-8-sig").splitlines()) == 3
    assert shop.refunds("report").out.startswith("BRL\t2 refunds\tBRL 75.00 given back")
    assert shop.refunds("report", "--from", "2099-01-01", "--json").json == {"count": 0, "currencies": {}}
