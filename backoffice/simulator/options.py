"""How a simulator is started."""

import ipaddress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SimulatorOptions:
    """What the command line says. `rate` 0 means no limit; `rate_endpoint` None follows `rate`."""

    port: int = 0
    host: str = "127.0.0.1"
    ledger: str = ":memory:"
    clock: int | None = None
    faults: Path | None = None
    rate: float = 25
    rate_endpoint: float | None = None
    exit_with_stdin: bool = False

    def endpoint_limit(self) -> float:
        """25 requests a second at one endpoint, unless there is no limit at all or another was asked for."""
        if self.rate_endpoint is not None:
            return self.rate_endpoint
        return 25 if self.rate else 0


def is_loopback(host: str) -> bool:
    """Whether a host name or address never leaves this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
