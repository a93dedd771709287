"""What the program does about memory, seen from within a process of its own, as it is for all of a process."""

import subprocess
import sys

GARBAGE = """
import gc
from PySide6.QtCore import QCoreApplication
from backoffice.gui.garbage import GarbageLooks
application = QCoreApplication([])
looks = GarbageLooks(application)
looks.pause()
assert not gc.isenabled()
looks._timer.timeout.connect(application.quit)
application.exec()
assert gc.isenabled()
assert gc.get_freeze_count() > len(gc.get_objects())
looks.pause()
looks.resume()
assert gc.isenabled()
"""
BLOCKS = """
from pathlib import Path
from backoffice.gui.memory import give_back_large_blocks

def anonymous():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon"))

give_back_large_blocks()
before = anonymous()
for _ in range(3):
    kept = [bytearray(16 << 20), bytearray(64)]
    del kept[0]
assert anonymous() - before < 1024, anonymous() - before
"""


def _run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    return done.stderr


def test_what_the_program_consists_of_is_spared_once_it_is_loaded() -> None:
    assert _run(GARBAGE) == ""


def test_large_blocks_are_the_systems_again() -> None:
    assert _run(BLOCKS) == ""
