"""A log record of WARNING or above that the test did not announce fails the test."""

import logging
import re
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Protocol

import pytest


@dataclass
class Expected:
    """An announced log message: `records` are those that came."""

    pattern: re.Pattern[str]
    records: list[logging.LogRecord] = field(default_factory=list[logging.LogRecord])


class ExpectLog(Protocol):
    """Announce that a message matching a regular expression must be logged before the test ends."""

    def __call__(self, pattern: str) -> Expected: ...


class _Listener(logging.Handler):
    """Sorts the records of one test into the announced and the others. Records come from any thread."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.expected: list[Expected] = []
        self.unexpected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        for expected in self.expected:
            if expected.pattern.search(message):
                expected.records.append(record)
                return
        self.unexpected.append(f"{record.levelname} {record.name}: {message}")

    def complaints(self) -> list[str]:
        """Return what is wrong so far, and forget it."""
        said, self.unexpected = self.unexpected, []
        return [f"logged, but not announced with expected_log: {line}" for line in said]


_LISTENER = pytest.StashKey[_Listener]()


@pytest.fixture
def expected_log(request: pytest.FixtureRequest) -> ExpectLog:
    """Call it with a regular expression: such a message, of WARNING or above, must be logged before the test ends."""
    listener = request.node.stash[_LISTENER]

    def expect(pattern: str) -> Expected:
        expected = Expected(re.compile(pattern))
        listener.expected.append(expected)
        return expected

    return expect


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    listener = item.stash[_LISTENER] = _Listener()
    root = logging.getLogger()
    root.addHandler(listener)
    try:
        return (yield)
    finally:
        root.removeHandler(listener)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    yield  # an exception of the test itself goes first
    listener = item.stash[_LISTENER]
    missing = [expected.pattern.pattern for expected in listener.expected if not expected.records]
    _fail([*listener.complaints(), *(f"announced, but never logged: {pattern}" for pattern in missing)])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    yield
    _fail(item.stash[_LISTENER].complaints())


def _fail(complaints: list[str]) -> None:
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)
