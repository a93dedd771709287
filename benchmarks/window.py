"""Measures the window: time until it is shown, against an empty QMainWindow, and the lag of its loop while it syncs.

    python -m benchmarks.window [--listings 1000]

Prints one JSON object. Needs a display (Xvfb will do).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

EMPTY = """
import time; begun = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
application = QApplication([]); window = QMainWindow(); window.resize(1360, 860); window.show()
QTimer.singleShot(0, application.quit); application.exec()
print(time.perf_counter() - begun)
"""
OURS = """
import time; begun = time.perf_counter()
import gc; gc.disable()  # as backoffice/cli/window.py does
import sys; from pathlib import Path
from backoffice.bootstrap import build
from backoffice.gui.app import Program, make_application
from backoffice.gui.office import ProgramServices
from backoffice.settings import Paths, Profile, Settings
root = Path(sys.argv[1]); paths = Paths(root / "config", root / "data", root / "logs")
profile = Profile(name="office"); settings = Settings().with_profile(profile)
application, appearance = make_application(["x"], settings)
services = ProgramServices(lambda p, s: build(p, s, paths), None, None, None, None)
program = Program(application, appearance, paths, settings, services)
program.window_shown.connect(lambda window: (application.processEvents(), application.quit()))
program.start(profile); application.exec()
print(time.perf_counter() - begun)
program.window.close(); program.close()
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--listings", type=int, default=1000)
    listings = parser.parse_args().listings
    with tempfile.TemporaryDirectory() as name:
        figures = {"empty_window_seconds": _first_window(EMPTY, name), "window_seconds": _first_window(OURS, name)}
        figures |= _lag(Path(name) / "practice", listings)
    print(json.dumps(figures, indent=2))


def _first_window(program: str, folder: str, times: int = 5) -> float:
    """Return the median seconds of a fresh process until its window is shown; the first run only warms up."""
    seconds: list[float] = []
    for _ in range(times + 1):
        # As an installed program: its modules are compiled beforehand.
        compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}
        done = subprocess.run(
            [sys.executable, "-c", program, folder],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, **compiled},
        )
        seconds.append(float(done.stdout.split()[-1]))
    return round(median(seconds[1:]), 3)


def _lag(folder: Path, listings: int) -> dict[str, float]:
    """Return how late a 5 ms timer of the window's loop is while listings are synced in practice mode."""
    from PySide6.QtCore import QTimer

    from backoffice.bootstrap import PRACTICE_PROFILE, Environment, build
    from backoffice.domain.kinds import AssetKind
    from backoffice.gui.app import Program, make_application
    from backoffice.gui.office import ProgramServices
    from backoffice.gui.sections import SectionName
    from backoffice.services.assets import NewAsset
    from backoffice.settings import Paths, Settings

    paths = Paths(folder / "config", folder / "data", folder / "logs")
    settings = Settings().with_profile(PRACTICE_PROFILE)
    application, appearance = make_application(["x"], settings)
    office = build(PRACTICE_PROFILE, settings, paths, Environment())
    values = ({"name": f"Listing {number}", "price_minor": 10_000} for number in range(listings))
    office.assets.create_many([NewAsset(AssetKind.ACTIVITIES, value) for value in values])
    services = ProgramServices(lambda _p, _s: office, None, None, None, None)  # type: ignore[arg-type]
    program = Program(application, appearance, paths, settings, services)
    late: list[float] = []
    before = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        late.append(max(now - before[0] - 0.005, 0) * 1000)
        before[0] = now

    def look(standing: object) -> None:
        if getattr(standing, "queue").waiting == 0:  # noqa: B009 - the signal carries any object
            application.quit()

    timer = QTimer(interval=5)
    timer.timeout.connect(tick)
    program.show_office(office)
    assert program.window is not None
    program.window.show_section(SectionName.ACTIVITIES)
    QTimer.singleShot(1500, timer.start)
    QTimer.singleShot(1500, lambda: before.__setitem__(0, time.perf_counter()))
    program.window.live.standing_changed.connect(look)
    begun = time.perf_counter()
    application.exec()
    seconds = time.perf_counter() - begun
    program.window.close()
    program.close()
    return {"listings": listings, "sync_seconds": round(seconds, 1), **_summary(late)}


def _summary(late: list[float]) -> dict[str, float]:
    """Return how late the timer was, in milliseconds; a frame is missed at 16."""
    late.sort()
    return {
        "lag_ms_median": round(median(late), 2),
        "lag_ms_p99": round(late[int(len(late) * 0.99)], 1),
        "lag_ms_worst": round(late[-1], 1),
        "frames_missed_percent": round(100 * sum(ms > 16 for ms in late) / len(late), 2),
    }


if __name__ == "__main__":
    main()
