"""The program without a window: every command in a process of its own, Stripe played by the simulator."""

import asyncio
import json
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend

from backoffice.simulator.process import SimulatorProcess
from tests.jobs.workshop import until
from tests.support.command_line import KEY, CommandLine
from tests.support.ledger import Ledger

FIRST_ROW = "title,price,currency\nSunset sail,150.00,BRL\n"


@pytest.fixture
def shell(tmp_path: Path, simulator: SimulatorProcess) -> CommandLine:
    """The command line of an office whose key comes from the environment."""
    environment = {"BACKOFFICE_STRIPE_API_BASE": simulator.url, "STRIPE_SECRET_KEY": KEY}
    return CommandLine(tmp_path / "home", dict(environment))


@pytest.fixture
def csv(tmp_path: Path) -> Callable[[str], str]:
    """Write a CSV file and return its path."""

    def write(text: str) -> str:
        file = tmp_path / "listings.csv"
        file.write_text(text, encoding="utf-8")
        return str(file)

    return write


def test_a_row_imported_and_synced_has_one_product_one_price_and_one_link_for_two_requests(
    shell: CommandLine, csv: Callable[[str], str], ledger: Ledger
) -> None:
    assert shell.run("import", "activities", csv(FIRST_ROW)).code == 0
    answer = shell.run("sync", "--once")
    assert answer.code == 0
    assert answer.json["done"] == 2  # the listing, and what happened at Stripe meanwhile
    assert answer.json["requests"] == 3
    assert ledger.writes() == 2
    assert ledger.object("product")["name"] == "Sunset sail"
    assert ledger.object("price")["unit_amount"] == 15000
    assert ledger.object("payment_link")["active"] is True


def test_a_second_sync_sends_nothing(shell: CommandLine, csv: Callable[[str], str], ledger: Ledger) -> None:
    shell.run("import", "activities", csv(FIRST_ROW))
    shell.run("sync", "--once")
    writes = ledger.writes()
    answer = shell.run("sync", "--once")
    assert (answer.code, answer.json["requests"]) == (0, 0)
    assert ledger.writes() == writes


def test_an_exported_file_can_be_imported_again(shell: CommandLine, csv: Callable[[str], str], tmp_path: Path) -> None:
    shell.run("import", "activities", csv(FIRST_ROW))
    copy = tmp_path / "copy.csv"
    answer = shell.run("export", "activities", str(copy))
    assert (answer.code, answer.out) == (0, f"Exported 1 activities to {copy}.\n")
    assert shell.run("import", "activities", str(copy)).code == 0


def test_a_row_that_fails_is_named_and_nothing_goes_in_unless_partial_is_asked(
    shell: CommandLine, csv: Callable[[str], str], tmp_path: Path
) -> None:
    file = csv(FIRST_ROW + "Night dive,many,BRL\n")
    refused = shell.run("import", "activities", file)
    assert refused.code == 1
    assert refused.err.startswith("line 3, price: ")
    assert "Nothing was imported: 1 of 2 rows failed." in refused.err
    assert shell.run("export", "activities", str(tmp_path / "none.csv")).out.startswith("Exported 0")
    partial = shell.run("import", "activities", file, "--partial")
    assert partial.code == 1
    assert partial.out == "Imported 1 activities. 1 rows failed.\n"


def test_the_template_names_every_field_and_never_overwrites_a_file(shell: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "new.csv"
    assert shell.run("import", "vehicles", str(file), "--template").code == 0
    assert file.read_text(encoding="utf-8").startswith("name,price,")
    again = shell.run("import", "vehicles", str(file), "--template")
    assert again.code == 1
    assert "exists already" in again.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["import", "boats", "x.csv"], "is not one of"),
        (["import", "activities"], "Name the CSV file"),
        (["sync"], "--once"),
        (["--profile", "x", "nothing"], "No such command"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_sentence(shell: CommandLine, arguments: list[str], words: str) -> None:
    answer = shell.run(*arguments)
    assert answer.code == 2
    assert words in answer.err


def test_a_missing_file_is_one_sentence(shell: CommandLine, tmp_path: Path) -> None:
    answer = shell.run("import", "activities", str(tmp_path / "gone.csv"))
    assert answer.code == 1
    assert answer.err == "backoffice: The file gone.csv cannot be read: No such file or directory.\n"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("sk_test_other_1", "belongs to the Stripe account acct_office (test)"),
        ("sk_live_office_1", "acct_office (live)"),
        ("pk_test_office_1", "publishable key"),
        (None, "keyring"),
    ],
)
def test_a_key_that_does_not_fit_writes_nothing_and_loses_nothing(
    shell: CommandLine, csv: Callable[[str], str], ledger: Ledger, key: str | None, words: str
) -> None:
    shell.run("import", "activities", csv(FIRST_ROW))
    shell.run("sync", "--once")
    shell.run("import", "activities", csv(FIRST_ROW))
    writes = ledger.writes()
    no_keyring = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"} if key is None else {}
    synced = shell.run("sync", "--once", STRIPE_SECRET_KEY=key, **no_keyring)
    examined = shell.run("doctor", "--json", STRIPE_SECRET_KEY=key, **no_keyring)
    assert (synced.code, examined.code) == (1, 1)
    assert words in synced.json["condition"]["message"]
    findings = {finding["name"]: finding for finding in examined.json["findings"]}
    assert words in findings["stripe"]["message"]
    assert ledger.writes() == writes
    assert shell.run("sync", "--once").json["done"] == 1


def test_a_revoked_key_is_said_to_be_refused(shell: CommandLine, csv: Callable[[str], str], ledger: Ledger) -> None:
    shell.run("import", "activities", csv(FIRST_ROW))
    ledger.revoke(KEY)
    assert shell.run("sync", "--once").json["condition"]["code"] == "key_refused"
    assert not shell.run("doctor", "--json").json["healthy"]
    assert ledger.writes() == 0


def test_without_a_network_edits_wait_and_go_out_later(
    shell: CommandLine, csv: Callable[[str], str], ledger: Ledger
) -> None:
    shell.run("import", "activities", csv(FIRST_ROW))
    nobody = "http://127.0.0.1:9"
    away = shell.run("sync", "--once", BACKOFFICE_STRIPE_API_BASE=nobody)
    assert (away.code, away.json["condition"]["code"], away.json["waiting"]) == (1, "offline", 1)
    assert "cannot be reached" in shell.run("doctor", BACKOFFICE_STRIPE_API_BASE=nobody).out
    assert shell.run("sync", "--once").json["done"] == 2
    assert len(ledger.objects("product")) == 1


def test_a_key_is_never_sent_to_another_machine(shell: CommandLine, csv: Callable[[str], str]) -> None:
    shell.run("import", "activities", csv(FIRST_ROW))
    answer = shell.run("sync", "--once", BACKOFFICE_STRIPE_API_BASE="https://stripe.example")
    assert answer.json["condition"]["code"] == "address"


def test_a_key_is_checked_and_kept_in_the_keyring(
    shell: CommandLine, secret_service: KeyringBackend, csv: Callable[[str], str], ledger: Ledger, tmp_path: Path
) -> None:
    no_key = {"STRIPE_SECRET_KEY": None}
    shell.run("import", "activities", csv(FIRST_ROW))
    profile = f"office {tmp_path}"
    stored = shell.run("--profile", profile, "key", words=KEY + "\n", **no_key)
    assert stored.out.startswith("Stored in the keyring: ")
    assert shell.run("--profile", profile, "sync", "--once", **no_key).json["done"] == 2
    removed = shell.run("--profile", profile, "key", "--remove", **no_key)
    assert removed.code == 0
    shell.run("import", "activities", csv(FIRST_ROW))
    assert shell.run("--profile", profile, "sync", "--once", **no_key).json["condition"]["code"] == "not_configured"


def test_the_worker_sends_what_comes_and_stops_when_told(
    shell: CommandLine, csv: Callable[[str], str], ledger: Ledger
) -> None:
    shell.run("import", "activities", csv(FIRST_ROW))
    worker = shell.start("worker")
    try:
        assert worker.stderr is not None
        assert '"ready": true' in worker.stderr.readline()
        busy = shell.run("import", "activities", csv(FIRST_ROW))
        assert busy.code == 1
        assert f"open in another Backoffice (process {worker.pid})" in busy.err
        assert shell.run("doctor").code == 0
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.communicate(timeout=30)
    assert worker.returncode == 0


def test_the_worker_says_on_the_terminal_why_nothing_is_sent(shell: CommandLine, csv: Callable[[str], str]) -> None:
    shell.run("import", "activities", csv(FIRST_ROW))
    worker = shell.start("worker", STRIPE_SECRET_KEY="sk_test_practice_simulator")
    try:
        assert worker.stderr is not None
        assert '"ready": true' in worker.stderr.readline()
        assert "the queue stands still: This key belongs to practice mode" in worker.stderr.readline()
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.communicate(timeout=30)
    assert worker.returncode == 0


def test_a_sync_that_is_told_to_stop_still_says_how_it_left_the_queue(
    shell: CommandLine, csv: Callable[[str], str], ledger: Ledger
) -> None:
    shell.run("import", "activities", csv(FIRST_ROW))
    ledger.set_faults({"kind": "hang", "path": "/v1/products"})
    sync = shell.start("sync", "--once")
    asyncio.run(until(lambda: ledger.get("/faults")["rules"][0]["acted"] == 1))
    sync.send_signal(signal.SIGTERM)
    out, _ = sync.communicate(timeout=30)
    assert sync.returncode == 1
    assert json.loads(out)["waiting"] == 1


def test_migrate_makes_a_database_and_then_has_nothing_to_do(shell: CommandLine, tmp_path: Path) -> None:
    file = str(tmp_path / "é ö" / "own.db")
    first = shell.run("--database", file, "migrate")
    assert first.out.startswith("Brought from an empty database to format")
    assert "already" in shell.run("--database", file, "migrate").out


def test_the_same_on_postgresql(
    shell: CommandLine, csv: Callable[[str], str], ledger: Ledger, postgres_url: str
) -> None:
    early = shell.run("--database", postgres_url, "import", "activities", csv(FIRST_ROW))
    assert "backoffice migrate" in early.err
    database = next(found for found in shell.run("--database", postgres_url, "doctor", "--json").json["findings"]
                    if found["name"] == "database")  # fmt: skip
    assert database["health"] == "failed"
    assert "backoffice migrate" in database["message"]
    assert shell.run("--database", postgres_url, "migrate").code == 0
    assert shell.run("--database", postgres_url, "import", "activities", csv(FIRST_ROW)).code == 0
    assert shell.run("--database", postgres_url, "sync", "--once").json["done"] == 2
    assert len(ledger.objects("payment_link", active=True)) == 1


def test_without_a_screen_the_window_says_so_and_offers_the_tour(shell: CommandLine) -> None:
    no_screen = {"DISPLAY": None, "WAYLAND_DISPLAY": None, "QT_QPA_PLATFORM": None}
    for command in ([], ["gui"], ["practice"]):
        answer = shell.run(*command, **no_screen)
        assert answer.code == 1
        assert "There is no screen" in answer.err
        assert "backoffice tour" in answer.err


def test_an_address_with_a_port_that_is_no_number_is_refused_in_words(shell: CommandLine, tmp_path: Path) -> None:
    address = "postgresql://ana:hunter2secret@db.example:port/office"
    answer = shell.run("--database", address, "export", "activities", str(tmp_path / "out.csv"))
    assert answer.code == 1
    assert "is not the address of a database" in answer.err
    assert "hunter2secret" not in answer.err


def test_settings_that_cannot_be_read_are_named(shell: CommandLine) -> None:
    file = shell.home / "config" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text("theme = 'pink'", encoding="utf-8")
    answer = shell.run("doctor")
    assert "settings.toml cannot be read" in answer.out + answer.err
    assert file.read_text(encoding="utf-8") == "theme = 'pink'"


def test_help_names_every_command_without_importing_them(shell: CommandLine) -> None:
    answer = shell.run("--help")
    for command in ("practice", "worker", "migrate", "doctor", "import", "export", "sync", "simulator"):
        assert f"\n  {command} " in answer.out


def test_events_are_pulled_once_and_their_state_is_shown(shell: CommandLine, ledger: Ledger) -> None:
    assert shell.run("events", "status").json["polled_at"] is None
    asked = shell.run("events", "pull", "--once")
    assert (asked.code, asked.json["asked"], asked.json["unmatched"]) == (0, True, 0)
    assert ledger.counts() == {"GetAccount": 1, "GetEvents": 1}
    status = shell.run("events", "status").json
    assert (status["polled_at"], status["reads"], status["allowance"]) == (asked.json["polled_at"], 2, 10_000)
    assert shell.run("events", "pull").code == 2
    nobody = shell.run("events", "pull", "--once", BACKOFFICE_STRIPE_API_BASE="http://127.0.0.1:9")
    assert (nobody.code, nobody.json["asked"]) == (1, False)
