"""The simulator as a process: ready line, kill -9, restart, end of its parent."""

import os
import select
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from backoffice.simulator.process import SimulatorFailedToStart, SimulatorProcess
from tests.support.ledger import Ledger

HEADERS = {"Authorization": "Bearer sk_test_office_main"}


def create(url: str, name: str, key: str) -> httpx.Response:
    return httpx.post(f"{url}/v1/products", data={"name": name}, headers={**HEADERS, "Idempotency-Key": key})


def test_a_killed_simulator_forgets_nothing_it_answered(own_simulator: SimulatorProcess) -> None:
    for number in range(20):
        assert create(own_simulator.url, f"Boat {number}", f"k{number}").status_code == 200
    url = own_simulator.url
    own_simulator.kill()
    with pytest.raises(httpx.ConnectError):
        create(url, "Boat", "gone")
    own_simulator.start()
    assert own_simulator.url == url, "it comes up where its clients look for it"
    assert create(url, "Boat 7", "k7").headers["Idempotent-Replayed"] == "true"
    with Ledger(url) as ledger:
        assert len(ledger.objects("product")) == 20


def test_killed_at_any_moment_each_key_has_one_effect(own_simulator: SimulatorProcess) -> None:
    acknowledged: set[str] = set()
    keys = [f"k{number}" for number in range(200)]

    def post(key: str) -> None:
        with suppress(httpx.TransportError):
            if create(own_simulator.url, key, key).status_code == 200:
                acknowledged.add(key)

    for round_, count in enumerate((3, 17, 41, 90)):
        with ThreadPoolExecutor(4) as pool:
            for key in keys[round_ * 50 : round_ * 50 + 50]:
                pool.submit(post, key)
            while len(acknowledged) < count:
                pass
            own_simulator.kill()
        own_simulator.start()
        with Ledger(own_simulator.url) as ledger:
            assert acknowledged <= {one["name"] for one in ledger.objects("product")}
    for key in keys:
        assert create(own_simulator.url, key, key).status_code == 200
    with Ledger(own_simulator.url) as ledger:
        assert sorted(one["name"] for one in ledger.objects("product")) == sorted(keys)


def test_the_virtual_clock_survives_a_restart(tmp_path: Path) -> None:
    with SimulatorProcess(ledger=tmp_path / "l.db", clock="2026-01-31T12:00:00Z", rate=0) as process:
        with Ledger(process.url) as ledger:
            assert ledger.advance(86_400) == 1_769_947_200
        process.stop()
        process.start()
        with Ledger(process.url) as ledger:
            assert ledger.now == 1_769_947_200


def test_a_fault_plan_is_read_from_a_file(tmp_path: Path) -> None:
    plan = tmp_path / "faults.json"
    plan.write_text('[{"kind": "status", "status": 503, "times": 1}]')
    with SimulatorProcess(faults=plan, rate=0) as process:
        assert [create(process.url, "Boat", "k").status_code for _ in range(2)] == [503, 200]


def test_what_cannot_start_says_why(tmp_path: Path) -> None:
    plan = tmp_path / "faults.json"
    plan.write_text('[{"kind": "explode"}]')
    with pytest.raises(SimulatorFailedToStart, match="explode"):
        SimulatorProcess(faults=plan).start()
    with pytest.raises(SimulatorFailedToStart, match="unable to open database"):
        SimulatorProcess(ledger=tmp_path / "no" / "folder.db").start()


def test_a_ledger_remembers_its_port_so_that_its_links_stay_true(tmp_path: Path) -> None:
    with SimulatorProcess(ledger=tmp_path / "l.db", rate=0) as first:
        url = first.url
    with SimulatorProcess(ledger=tmp_path / "l.db", rate=0) as second:
        assert second.url == url
        with SimulatorProcess(ledger=tmp_path / "l.db", rate=0) as third:
            assert third.url != url, "a port that is taken is not waited for"


def test_a_taken_port_is_an_error_in_words(own_simulator: SimulatorProcess) -> None:
    with pytest.raises(SimulatorFailedToStart, match="in use"):
        SimulatorProcess(port=own_simulator.port).start()


def test_only_loopback_is_listened_on() -> None:
    command = [sys.executable, "-m", "backoffice.simulator", "--host", "0.0.0.0"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert ended.returncode == 2
    assert "this machine only" in ended.stderr


def test_the_child_does_not_get_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIPE_SECRET_KEY", "sk_test_office_CANARY")
    with SimulatorProcess(rate=0) as process:
        assert b"CANARY" not in Path(f"/proc/{process.pid}/environ").read_bytes()


def test_the_simulator_ends_with_the_program_that_started_it(tmp_path: Path) -> None:
    script = (
        "import time\nfrom backoffice.simulator.process import SimulatorProcess\n"
        "process = SimulatorProcess(rate=0).start()\nprint(process.pid, flush=True)\ntime.sleep(600)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    watched = os.pidfd_open(child)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    assert select.select([watched], [], [], 20)[0], "the simulator is still there"
    os.close(watched)
