"""A look at everything that has to work: each finding is one sentence that says how to mend it. Nothing is changed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from backoffice.domain.errors import BackofficeError
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message


class Health(StrEnum):
    """How one thing is."""

    OK = "ok"
    WARNING = "warning"  # it works, and deserves a look
    FAILED = "failed"  # something will not work until it is mended


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one thing. `name` is a word for programs: database, keyring, stripe, queue …"""

    name: str
    health: Health
    message: Message


Probe = Callable[[], Awaitable[Finding]]
"""Looks at one thing; raises a `BackofficeError` when it is out of order."""


@dataclass(frozen=True, slots=True)
class Examination:
    """Every finding, in the order of the probes."""

    findings: tuple[Finding, ...]

    @property
    def is_healthy(self) -> bool:
        """Tell whether nothing failed."""
        return all(finding.health is not Health.FAILED for finding in self.findings)


async def examine(probes: Sequence[tuple[str, Probe]]) -> Examination:
    """Run the probes one after the other; one that raises in words is a failed finding, and the next one runs."""
    findings: list[Finding] = []
    for name, probe in probes:
        try:
            findings.append(await probe())
        except BackofficeError as error:
            findings.append(Finding(name, Health.FAILED, error.message))
    return Examination(tuple(findings))


def ok(name: str, text: str, **params: object) -> Finding:
    """Return a finding that all is well."""
    return Finding(name, Health.OK, Message(text, params))


def unchecked(name: str, because: str) -> Finding:
    """Return a warning that a thing could not be looked at because another one failed."""
    text = QT_TRANSLATE_NOOP("backoffice", "Not checked, as {reason} failed.")
    return Finding(name, Health.WARNING, Message(text, {"reason": because}))
