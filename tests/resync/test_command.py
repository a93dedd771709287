"""`backoffice resync`, as a script uses it."""

import csv
from pathlib import Path

import pytest

from backoffice.simulator.process import SimulatorProcess
from tests.support.command_line import KEY, CommandLine
from tests.support.ledger import Ledger


@pytest.fixture
def shell(tmp_path: Path, simulator: SimulatorProcess) -> CommandLine:
    """The command line of an office with two listings in Stripe."""
    environment = {"BACKOFFICE_STRIPE_API_BASE": simulator.url, "STRIPE_SECRET_KEY": KEY}
    shell = CommandLine(tmp_path / "home", dict(environment))
    file = tmp_path / "listings.csv"
    file.write_text("title,price,currency\nSunset sail,150.00,BRL\nNight dive,90.00,BRL\n", encoding="utf-8")
    assert shell.run("import", "activities", str(file)).code == 0
    assert shell.run("sync", "--once").code == 0
    return shell


def test_a_dry_run_says_what_differs_and_changes_nothing_and_apply_makes_stripe_match(
    shell: CommandLine, ledger: Ledger, tmp_path: Path
) -> None:
    assert shell.run("resync", "--dry-run").code == 0
    product = ledger.object("product", name="Night dive")
    ledger.edit(product["id"], name="Mexido")
    writes = ledger.writes()
    file = tmp_path / "plan.csv"
    dry = shell.run("resync", "--dry-run", "--json", "--csv", str(file))
    assert dry.code == 1
    assert (dry.json["in_sync"], dry.json["different"], dry.json["requests_used"]) == (1, 1, 2)
    (row,) = dry.json["rows"]
    assert row["differences"] == [{"finding": "name", "in_stripe": "Mexido", "here": "Night dive"}]
    lines = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert [line["subject"] for line in lines] == [row["subject"]]
    assert ledger.writes() == writes
    other = shell.run("resync", "--apply", "--only", "activities/1", "--json")
    assert (other.code, other.json["counts"]["done"]) == (0, 0)
    applied = shell.run("resync", "--apply", "--json")
    assert (applied.code, applied.json["state"], applied.json["counts"]["done"]) == (0, "ended", 1)
    assert ledger.object("product", id=product["id"])["name"] == "Night dive"
    assert ledger.writes() == writes + 1
    assert shell.run("resync", "--dry-run").out.endswith("2 in step, 0 differ (2 requests to see it).\n")


def test_orphans_are_left_unless_their_archiving_is_asked_for(shell: CommandLine, ledger: Ledger) -> None:
    installation = ledger.objects("product")[0]["metadata"]["backoffice_installation"]
    body = {
        "operation": "PostProducts",
        "path": {},
        "params": {"id": "prod_lost", "name": "Lost", "metadata": {"backoffice_installation": installation}},
    }
    ledger.post("/dashboard", body, account="acct_office")
    left = shell.run("resync", "--apply")
    assert left.code == 1
    assert "prod_lost\tleft" in left.out
    assert ledger.object("product", id="prod_lost")["active"] is True
    assert shell.run("resync", "--apply", "--archive-orphans").code == 0
    assert ledger.object("product", id="prod_lost")["active"] is False


@pytest.mark.parametrize("arguments", [(), ("--dry-run", "--apply"), ("--dry-run", "--only", "boat")])
def test_wrong_usage_ends_with_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert CommandLine(tmp_path / "home").run("resync", *arguments).code == 2
