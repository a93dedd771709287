"""The nightly check that only reports: when it is due."""

from __future__ import annotations

from datetime import datetime, timedelta

RESYNC_CHECK = "resync_check"
"""Compares everything and fills the drift inbox. Kind and subject of its only job."""


def next_check_at(now: datetime, hour: int) -> datetime:
    """Return the next time at which it is `hour` o'clock on this computer."""
    local = now.astimezone()
    due = local.replace(hour=hour, minute=0, second=0, microsecond=0)
    return due if due > local else due + timedelta(days=1)
