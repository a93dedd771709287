"""Eight processes approve refunds of the same payments at random: never is more given back than was captured."""

from collections.abc import Callable
from pathlib import Path

from tests.money.office import Office
from tests.refund_faults.children import Children
from tests.refund_faults.race import MANAGERS, misdeeds, race
from tests.refund_faults.till import CAPTURED, Till, complaints

PAYMENTS = 4
REQUESTS = 80


def test_approvals_raced_by_eight_processes_never_give_back_too_much(
    office_at: Callable[[str], Office], postgresql_url: str, children: Children, tmp_path: Path
) -> None:
    office = office_at(postgresql_url)
    till = Till(office, PAYMENTS)
    (folder := tmp_path / "race").mkdir()
    ended = race(till, children, postgresql_url, folder, REQUESTS)
    assert misdeeds(office.database, till.intents) == []
    assert complaints(office.database, office.ledger) == []
    posts = [line for line in office.ledger.requests() if line["operation"] == "PostRefunds"]
    assert [line["status"] for line in posts] == [200] * ended.approved  # Stripe never had to refuse one
    assert 0 < ended.given_back <= PAYMENTS * CAPTURED
    assert ended.decided["refused"] > MANAGERS  # it was a race
