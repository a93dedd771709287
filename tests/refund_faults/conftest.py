"""The offices of tests/money."""

from tests.money.conftest import both, office, office_at, runner

__all__ = ["both", "office", "office_at", "runner"]
