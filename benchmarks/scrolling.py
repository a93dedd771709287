"""The window over a million listings while a hundred thousand are compared: its loop's lag, memory, the way to the end.

`python -m benchmarks.scrolling [FOLDER]` prints the tables; needs a display (Xvfb will do). A 5 ms timer of the
window's loop is the probe; rows are scrolled to, letters typed into the search and columns sorted by all the while.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.grid import kept
from benchmarks.stocked import REGISTERED, stocked_office
from benchmarks.window import EMPTY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from backoffice.gui.app import Program
    from backoffice.gui.pages.listings import ListingsPage

SECONDS = 40
TYPED = ("m", "mo", "mor", "morr", "morro", "morro 7", "morro 77", "")


def memory_mb(pid: str = "self") -> float:
    """Return the resident memory that belongs to a process alone (file pages that others may share left out)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the system does not tell")


def empty_window_mb() -> float:
    """Return what an empty QMainWindow takes."""
    look = "\nprint(next(line for line in open('/proc/self/status') if line.startswith('RssAnon')).split()[1])"
    done = subprocess.run([sys.executable, "-c", EMPTY + look], check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1]) / 1024


def our_window_mb(made: Path) -> dict[str, float]:
    """Return what the window takes with few listings, and with a million, scrolled to the end and back."""
    found: dict[str, float] = {}
    for name in ("few", "million"):
        command = [sys.executable, "-m", "benchmarks.scrolling", "--memory", name, str(made)]
        found[name] = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1])
    return found


class Stage:
    """A program with its window at the activities, over a copy of the database."""

    def __init__(self, home: Path, made: Path | None, pending: int = 0) -> None:
        """Open it over a folder of benchmarks/stocked.py, or over a few listings."""
        from backoffice.bootstrap import PRACTICE_PROFILE, Environment, build
        from backoffice.domain.kinds import AssetKind
        from backoffice.gui.app import Program, make_application
        from backoffice.gui.office import ProgramServices
        from backoffice.gui.sections import SectionName
        from backoffice.services.assets import NewAsset
        from backoffice.settings import Paths, Settings

        paths = Paths(home / "config", home / "data", home / "logs")
        if made is not None:
            paths.practice.mkdir(parents=True)
            for name in ("practice.db", "stripe.db"):
                shutil.copy(made / name, paths.practice / name)
        settings = Settings().with_profile(PRACTICE_PROFILE)
        self.application: QApplication
        self.application, appearance = make_application(["x"], settings)
        self.office = office = build(PRACTICE_PROFILE, settings, paths, Environment())
        values = ({"name": f"Listing {number}", "price_minor": 10_000} for number in range(pending))
        office.assets.create_many([NewAsset(AssetKind.ACTIVITIES, value) for value in values])
        services = ProgramServices(lambda _p, _s: office, None, None, None, None)  # type: ignore[arg-type]
        self.program: Program = Program(self.application, appearance, paths, settings, services)
        self.program.show_office(office)
        assert self.program.window is not None
        self.window = self.program.window
        self.window.show_section(SectionName.ACTIVITIES)
        assert self.window.pages.listings is not None
        self.page: ListingsPage = self.window.pages.listings  # type: ignore[assignment]
        self.wait(lambda: self.page.rows_known)

    def wait(self, is_so: object, seconds: float = 120) -> float:
        """Let the window work until it is so; return the seconds."""
        begun = time.perf_counter()
        while not is_so():  # type: ignore[operator]
            self.application.processEvents()
            if time.perf_counter() - begun > seconds:
                raise TimeoutError
        return time.perf_counter() - begun

    def close(self) -> None:
        """Put everything away."""
        self.window.close()
        self.program.close()


def lag(stage: Stage, seconds: float) -> list[float]:
    """Return how late the probe was, in milliseconds, while somebody scrolls, types and sorts."""
    from PySide6.QtCore import Qt, QTimer

    chance = random.Random(3)
    page, late, before = stage.page, [], [0.0]
    bar = page.view.verticalScrollBar()
    letters = iter(TYPED * 1000)
    columns = [at for at, column in enumerate(page.model.spec.columns) if not page.view.isColumnHidden(at)]

    def tick() -> None:
        now = time.perf_counter()
        if before[0]:
            late.append(max(now - before[0] - 0.005, 0) * 1000)
        before[0] = now

    def scroll() -> None:
        step = chance.choice((3, 40, 600)) * chance.choice((1, 1, -1))
        bar.setValue(chance.randrange(bar.maximum() + 1) if chance.random() < 0.1 else bar.value() + step)

    def sort() -> None:
        page.view.sortByColumn(chance.choice(columns), chance.choice(tuple(Qt.SortOrder)))

    timers = []
    typing = partial(next, letters)
    works = ((5, tick), (16, scroll), (300, lambda: page.filter_bar.search.setText(typing())), (4000, sort))
    for interval, work in works:
        timer = QTimer(page, interval=interval)
        timer.timeout.connect(work)
        timer.start()
        timers.append(timer)
    QTimer.singleShot(int(seconds * 1000), lambda: stage.application.exit(0))  # quit() would close the window
    stage.application.exec()
    for timer in timers:
        timer.stop()
    return sorted(late)


def jumps(stage: Stage) -> float:
    """Return the median seconds from the End key until the last rows are drawn."""
    page = stage.page
    page.filter_bar.search.setText("")
    stage.wait(lambda: page.rows_known and page.model.rowCount() > 900_000)
    times: list[float] = []
    for _ in range(7):
        page.model._source._rows.clear()  # nothing may be known beforehand
        page.view.select_row(0)
        stage.wait(lambda: page.model.row_at(0) is not None)
        page.view.select_row(page.model.rowCount() - 1)
        times.append(stage.wait(lambda: page.model.row_at(page.model.rowCount() - 1) is not None))
    return median(times)


def qt_model_seconds(database: Path) -> float:
    """Return the seconds in which QSqlTableModel gets to the end of the same rows."""
    from PySide6.QtCore import Qt
    from PySide6.QtSql import QSqlDatabase, QSqlTableModel

    opened = QSqlDatabase.addDatabase("QSQLITE", "benchmark")
    opened.setDatabaseName(str(database))
    assert opened.open()
    begun = time.perf_counter()
    model = QSqlTableModel(None, opened)
    model.setTable("activities")
    model.setFilter("archived_at IS NULL")
    model.setSort(model.fieldIndex("name_folded"), Qt.SortOrder.AscendingOrder)
    assert model.select()
    while model.canFetchMore():
        model.fetchMore()
    last = model.data(model.index(model.rowCount() - 1, model.fieldIndex("name")))
    assert last
    return time.perf_counter() - begun


def _print_memory(which: str, made: Path) -> None:
    with TemporaryDirectory() as home:
        stage = Stage(Path(home), made if which == "million" else None, pending=10)
        bar = stage.page.view.verticalScrollBar()
        for value in (bar.maximum(), bar.maximum() // 2, 0):
            bar.setValue(value)
            first = max(stage.page.view.rowAt(0), 0)
            stage.wait(lambda at=first: stage.page.model.row_at(at) is not None)
        print(memory_mb())
        stage.close()


def _lag_line(what: str, late: list[float]) -> str:
    missed = 100 * sum(ms > 16 for ms in late) / len(late)
    p99 = late[int(len(late) * 0.99)]
    return f"| {what} | {median(late):.1f} ms | {p99:.1f} ms | {late[-1]:.0f} ms | {missed:.2f} % |"


def main() -> None:
    """Print the tables."""
    from backoffice.gui.actions import Command

    if "--memory" in sys.argv:
        _print_memory(sys.argv[2], Path(sys.argv[3]))
        return
    with kept(Path(sys.argv[1]) if len(sys.argv) > 1 else None) as folder, TemporaryDirectory() as home:
        made = stocked_office(folder)
        empty, ours = empty_window_mb(), our_window_mb(made)
        stage = Stage(Path(home), made)
        print("| meanwhile | lag, median | 99 % (goal ≤ 16) | worst (goal ≤ 50) | frames missed (16 ms) |")
        print("|---|---:|---:|---:|---:|")
        print(_lag_line("nothing", lag(stage, SECONDS)))
        stage.window.actions_[Command.RESYNC_ALL].trigger()
        print(_lag_line(f"{REGISTERED:,} listings are compared with Stripe", lag(stage, SECONDS)), flush=True)
        to_the_end = jumps(stage)
        stage.close()
        theirs = qt_model_seconds(made / "practice.db")
        print()
        print("| End key | QSqlTableModel | times as fast (goal ≥ 20) |\n|---:|---:|---:|")
        print(f"| {to_the_end * 1000:.0f} ms | {theirs:.1f} s | {theirs / to_the_end:.0f} |\n")
        print(
            "| empty window | ours, few listings | ours, a million | a million more than few |\n|---:|---:|---:|---:|"
        )
        figures = (empty, ours["few"], ours["million"], ours["million"] - ours["few"])
        print("| " + " | ".join(f"{each:.0f} MB" for each in figures) + " |")


if __name__ == "__main__":
    main()
