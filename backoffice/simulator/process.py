"""Start and stop a simulator as a process of its own: practice mode and tests do it this way."""

import json
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

START_SECONDS = 20.0
STOP_SECONDS = 5.0
SECRET_VARIABLES = ("STRIPE_SECRET_KEY",)


class SimulatorFailedToStart(RuntimeError):
    """The process ended before it was ready; the text is what it wrote to standard error."""


@dataclass(slots=True)
class SimulatorProcess:
    """A running simulator. It ends by itself when this process does, however that ends."""

    ledger: Path | str = ":memory:"
    port: int = 0
    rate: float = 25
    rate_endpoint: float | None = None
    clock: str | int | None = None
    faults: Path | None = None
    url: str = ""
    pid: int = 0
    _process: "subprocess.Popen[str] | None" = field(default=None, repr=False)

    def start(self) -> "SimulatorProcess":
        """Start it and wait until it answers. Raises SimulatorFailedToStart. Blocks for about half a second."""
        if self._process is not None:
            raise RuntimeError("This simulator was started already.")
        environment = {name: value for name, value in os.environ.items() if name not in SECRET_VARIABLES}
        # A file and not a pipe: nobody reads along, and a full pipe would stop the simulator.
        with tempfile.TemporaryFile("w+", encoding="utf-8") as complaints:
            process = subprocess.Popen(
                self._command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                text=True,
                env=environment,
            )
            too_late = threading.Timer(START_SECONDS, process.kill)
            too_late.start()
            line = process.stdout.readline() if process.stdout else ""
            too_late.cancel()
            if not line:
                process.communicate()
                complaints.seek(0)
                raise SimulatorFailedToStart(complaints.read().strip() or "The simulator did not start.")
        ready = json.loads(line)
        # A restart has to come up where clients already look for it.
        self.url, self.port, self.pid, self._process = ready["url"], ready["port"], ready["pid"], process
        return self

    def _command(self) -> list[str]:
        command = [sys.executable, "-m", "backoffice.simulator", "--exit-with-stdin", "--port", str(self.port)]
        command += ["--ledger", str(self.ledger), "--rate", str(self.rate)]
        options = {"--rate-endpoint": self.rate_endpoint, "--clock": self.clock, "--faults": self.faults}
        for name, value in options.items():
            if value is not None:
                command += [name, str(value)]
        return command

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """Stop it politely; kill it when it does not go."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._reap()

    def kill(self) -> None:
        """End it at once (kill -9 on Unix)."""
        if self._process is not None:
            self._process.kill()
            self._reap()

    def _reap(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()

    def __enter__(self) -> "SimulatorProcess":
        return self if self.running else self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
