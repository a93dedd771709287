"""A key in the keyring, a whole sync with trouble in it, and then a search everywhere for the key."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend

from backoffice.simulator.process import SimulatorProcess
from tests.support.ledger import Ledger

# In pieces, so that no search of the checkout takes it for a key that leaked.
CANARY = "sk_test_" + "canary" + "_" + "Zq3v9XkT7mW2pLr8"
OLD_CANARY = "sk_test_" + "canary" + "_" + "Hd5s8QwJ4nB6yTf1"
SECRETS = (b"Zq3v9XkT7mW2pLr8", b"Hd5s8QwJ4nB6yTf1")


class Office:
    """A home, and commands in it that know no key but the keyring's."""

    def __init__(self, home: Path, url: str) -> None:
        self.home = home
        own = {"BACKOFFICE_HOME": str(home), "BACKOFFICE_STRIPE_API_BASE": url, "PYTHONFAULTHANDLER": "1"}
        self.environment = {**os.environ, **own}
        self.environment.pop("STRIPE_SECRET_KEY", None)
        self.said = b""
        self.started: list[subprocess.Popen[bytes]] = []

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """Start a command."""
        command = [sys.executable, "-m", "backoffice", "--profile", "canary office", *arguments]
        pipe = subprocess.PIPE
        self.started.append(subprocess.Popen(command, env=self.environment, stdin=pipe, stdout=pipe, stderr=pipe))
        return self.started[-1]

    def run(self, *arguments: str, words: str = "") -> int:
        """Run a command to its end and keep what it said."""
        return self.hear(self.start(*arguments), words)

    def hear(self, process: "subprocess.Popen[bytes]", words: str = "") -> int:
        """Wait for a process and keep what it said."""
        out, err = process.communicate(words.encode(), timeout=60)
        self.said += out + err
        return process.returncode

    def files(self) -> Iterator[Path]:
        """Yield every file of the home: database, WAL, log, settings."""
        return (path for path in self.home.rglob("*") if path.is_file())


def _wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.02)


def _tree(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in _tree(int(child)))]


def _assert_clean(what: bytes, where: object) -> None:
    for secret in SECRETS:
        assert secret not in what, f"the key stands in {where}"


@pytest.fixture
def office(tmp_path: Path, simulator: SimulatorProcess, secret_service: KeyringBackend) -> Iterator[Office]:
    """An office whose key is removed from the keyring at the end."""
    made = Office(tmp_path / "home", simulator.url)
    yield made
    for process in made.started:
        if process.poll() is None:
            process.kill()
            process.communicate()
    made.run("key", "--remove")


def test_the_key_is_in_the_keyring_and_nowhere_else(office: Office, ledger: Ledger, tmp_path: Path) -> None:
    listings = tmp_path / "listings.csv"
    listings.write_text("title,price,currency\n" + "".join(f"Passeio {n},{n + 20}.00,BRL\n" for n in range(30)))
    assert office.run("key", words=f"{CANARY}\n") == 0
    assert office.run("import", "activities", str(listings)) == 0
    # Trouble whose words hold the key, as those of a careless proxy might.
    trouble = {"kind": "status", "method": "POST", "path": "/v1/payment_links", "message": f"Bad request with {CANARY}"}
    ledger.set_faults({**trouble, "status": 400, "nth": 3}, {**trouble, "status": 500, "nth": 5, "effect": True})
    assert office.run("sync", "--once") == 1
    ledger.set_faults({"kind": "hang", "method": "POST", "path": "/v1/products"})
    listings.write_text("title,price,currency\nVeleiro,90.00,BRL\n")
    assert office.run("import", "activities", str(listings)) == 0
    worker = office.start("worker")
    _wait_for(lambda: any(rule["acted"] for rule in ledger.get("/faults")["rules"]))
    for pid in _tree(worker.pid):
        for name in ("cmdline", "environ"):
            _assert_clean(Path(f"/proc/{pid}/{name}").read_bytes(), f"/proc/{pid}/{name}")
    for path in office.files():
        _assert_clean(path.read_bytes(), path)
    worker.send_signal(signal.SIGABRT)  # faulthandler tells where every thread was
    assert office.hear(worker) == -signal.SIGABRT
    assert b"Current thread" in office.said
    ledger.set_faults()
    ledger.revoke(CANARY)
    assert office.run("sync", "--once") == 1
    assert office.run("key", words=f"{OLD_CANARY}_revoked\n") == 1
    assert office.run("doctor", "--json") == 1
    _assert_clean(office.said, "what the commands said")
    searched = list(office.files())
    for path in searched:
        _assert_clean(path.read_bytes(), path)
    assert {"backoffice.db", "backoffice.log"} <= {path.name for path in searched}
    assert b"needs attention" in b"".join(path.read_bytes() for path in searched if path.suffix == ".log")


def test_a_key_in_the_environment_reaches_no_child(tmp_path: Path) -> None:
    """Practice mode starts a process of its own; what it inherits holds no key, whoever set one."""
    program = (
        "import sys; from backoffice.bootstrap import practice, take_environment\n"
        "from backoffice.settings import Settings, find_paths\n"
        "take_environment()\n"
        "with practice(Settings(), find_paths()) as application:\n"
        "    print('ready', flush=True); sys.stdin.readline()\n"
    )
    environment = {**os.environ, "BACKOFFICE_HOME": str(tmp_path), "STRIPE_SECRET_KEY": CANARY}
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", program], env=environment, stdin=pipe, stdout=pipe) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        children = _tree(process.pid)[1:]
        assert children
        for pid in children:
            _assert_clean(Path(f"/proc/{pid}/environ").read_bytes(), "the simulator's environment")
        process.communicate(b"\n")
    assert process.returncode == 0
