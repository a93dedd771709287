"""Start the simulator of practice mode where it was last time, as the payment links of its database name that port."""

import logging
from pathlib import Path

from backoffice.simulator.process import SimulatorFailedToStart, SimulatorProcess

log = logging.getLogger(__name__)


def start_in(folder: Path, rate: float, rate_endpoint: float) -> SimulatorProcess:
    """Start the simulator whose ledger and port lie in a folder; raises SimulatorFailedToStart."""
    note = folder / "port"
    simulator = SimulatorProcess(
        ledger=folder / "stripe.db", port=_noted_port(note), rate=rate, rate_endpoint=rate_endpoint
    )
    try:
        simulator.start()
    except SimulatorFailedToStart as error:
        if simulator.port == 0:
            raise
        log.info("the simulator takes another port: %s", error)
        simulator.port = 0
        simulator.start()
    note.write_text(str(simulator.port))
    return simulator


def _noted_port(note: Path) -> int:
    try:
        return int(note.read_text())
    except (FileNotFoundError, ValueError):
        return 0
