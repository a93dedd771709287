"""Uses Qt's timers and notifiers many times and prints how many references to None, True and others are left over.

Run as a program, so that no other thread counts along, and so that "deallocating None" kills only this.
"""

import json
import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSocketNotifier, QTimer, QTimerEvent

CALLS = 500


class _Alarm(QObject):
    rung = 0

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: N802
        _Alarm.rung += 1
        self.killTimer(event.timerId())


def _left_over(use: Callable[[], object], watched: dict[str, object]) -> dict[str, int]:
    use()  # what is only made once must not count
    before = {name: sys.getrefcount(value) for name, value in watched.items()}
    for _ in range(CALLS):
        use()
    return {name: sys.getrefcount(value) - before[name] for name, value in watched.items()}


def main() -> None:
    """Print a JSON object: for each use, the difference of references by name of the object."""
    application = QCoreApplication([])
    reader, writer = os.pipe()
    parent, alarm, timer = QObject(), _Alarm(), QTimer()

    def single_shot() -> None:
        timer.setSingleShot(True)

    def start_timer() -> None:
        alarm.startTimer(0)
        application.processEvents()

    def notifier() -> None:
        made = QSocketNotifier(reader, QSocketNotifier.Type.Read, parent)
        made.setEnabled(True)
        made.setEnabled(False)
        made.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    watched = {"None": None, "True": True, "parent": parent, "alarm": alarm, "timer": timer}
    found: dict[str, object] = {use.__name__: _left_over(use, watched) for use in (single_shot, start_timer, notifier)}
    found["rung"] = _Alarm.rung
    print(json.dumps(found))  # noqa: T201
    os.close(reader)
    os.close(writer)


if __name__ == "__main__":
    main()
