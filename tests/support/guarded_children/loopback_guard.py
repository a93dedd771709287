"""Lets no connection or look-up leave the machine. Standard library only: it runs in every child of a test run."""

import ipaddress
import os
import socket
import sys

REPORT = "BACKOFFICE_TEST_REPORT_CONNECTIONS"
_ADDRESSED = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
_LOOKED_UP = frozenset({"socket.getaddrinfo", "socket.gethostbyname"})


def refuse_other_hosts(event: str, arguments: tuple[object, ...]) -> None:
    """Be an audit hook (sys.addaudithook): write what was tried to the report and raise PermissionError."""
    if event in _ADDRESSED:
        connection, address = arguments
        internet = getattr(connection, "family", None) in (socket.AF_INET, socket.AF_INET6)
        if internet and isinstance(address, tuple) and not _is_loopback(address[0]):
            _refuse(f"{event} {address!r}")
    elif event in _LOOKED_UP and not _is_loopback(arguments[0]):
        host = arguments[0]
        if isinstance(host, str) and host.endswith(".invalid"):
            # By definition no such host exists, and no name server need be asked.
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        _refuse(f"{event} {host!r}")


def _is_loopback(host: object) -> bool:
    if isinstance(host, bytes | bytearray):
        host = host.decode()
    if host is None or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def _refuse(what: str) -> None:
    report = os.environ.get(REPORT)
    if report:
        with open(report, "a") as lines:
            lines.write(f"{what} in {sys.argv[:3]!r}\n")
    raise PermissionError(f"tests talk to this machine only, but there was {what}")
