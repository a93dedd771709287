"""The database belongs to one Stripe account and mode, for good."""

import threading

import pytest

from backoffice.db import SqlDatabase
from backoffice.domain.wording import Message
from backoffice.services.gateway_errors import WrongAccount
from backoffice.services.ports import Binding, QueueCondition, StripeAccount
from tests.support.databases import ManualClock

ACCOUNT = StripeAccount("acct_1", livemode=False, display_name="Ilha \N{DESERT ISLAND}")


def _binding(database: SqlDatabase) -> Binding:
    with database.read() as unit:
        return unit.office.binding()


def test_a_new_database_has_an_id_and_no_account(database: SqlDatabase) -> None:
    found = _binding(database)
    assert len(found.installation_id) == 32
    assert found == Binding(found.installation_id, account_id=None, livemode=None)


def test_it_is_bound_once_and_stays_bound(database: SqlDatabase) -> None:
    with database.write() as unit:
        bound = unit.office.bind(ACCOUNT, practice=False)
    assert bound == _binding(database)
    assert (bound.account_id, bound.livemode, bound.practice) == ("acct_1", False, False)
    assert bound.account_name == "Ilha \N{DESERT ISLAND}"
    with database.write() as unit:
        again = unit.office.bind(StripeAccount("acct_1", livemode=False, display_name="renamed \0"), practice=False)
    assert again.account_name == "renamed \N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(
    ("account", "practice", "words"),
    [
        (StripeAccount("acct_2", livemode=False), False, "acct_2 (test)"),
        (StripeAccount("acct_1", livemode=True), False, "acct_1 (live)"),
        (StripeAccount("acct_1", livemode=False), True, "acct_1 (practice)"),
    ],
)
def test_another_account_or_mode_is_refused_in_words(
    database: SqlDatabase, account: StripeAccount, practice: bool, words: str
) -> None:
    with database.write() as unit:
        bound = unit.office.bind(ACCOUNT, practice=False)
    with pytest.raises(WrongAccount) as caught, database.write() as unit:
        unit.office.bind(account, practice=practice)
    assert "acct_1 (test)" in str(caught.value)
    assert words in str(caught.value)
    assert _binding(database) == bound


def test_of_two_accounts_at_once_one_wins(database: SqlDatabase) -> None:
    start = threading.Barrier(2)
    refused: list[str] = []

    def bind(account_id: str) -> None:
        start.wait()
        try:
            with database.write() as unit:
                unit.office.bind(StripeAccount(account_id, livemode=False), practice=False)
        except WrongAccount:
            refused.append(account_id)

    threads = [threading.Thread(target=bind, args=(account_id,)) for account_id in ("acct_1", "acct_2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert {_binding(database).account_id, *refused} == {"acct_1", "acct_2"}


def test_why_the_queue_stands_still_is_kept_in_words(database: SqlDatabase, clock: ManualClock) -> None:
    condition = QueueCondition("offline", Message("No connection to {host}.", {"host": "nul \0 {x} é"}), clock.now())
    with database.write() as unit:
        assert unit.office.queue_condition() is None
        unit.office.set_queue_condition(condition)
    with database.read() as unit:
        assert unit.office.queue_condition() == condition
    with database.write() as unit:
        unit.office.set_queue_condition(None)
        assert unit.office.queue_condition() is None
