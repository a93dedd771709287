"""Mistakes are put into a copy of the program, one after another; for each a test must fail.

`python -m benchmarks.mutants [WORD…]` prints a table of which test caught which mistake (all, or those whose names have
a word), and ends with 1 when one got by. The checkout is not touched.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.mutant_list import MUTANTS, Edit, Mutant

CHECKOUT = Path(__file__).parents[1]
PARTS = ("backoffice", "tests", "benchmarks", "resources", "docs", "packaging", "pyproject.toml", "README.md")
LONGEST_SECONDS = 500
HANGS_AFTER_SECONDS = 90
_FAILED = re.compile(r"^FAILED (\S+)", re.MULTILINE)
_HUNG = re.compile(r'File "\S*?/(tests/\S+)", line \d+ in (test_\w+)')


class Useless(Exception):
    """A mutant that says nothing: its text is not there, or the tests fail without it, or cannot be run with it."""


def main(words: Sequence[str]) -> int:
    """Try the mutants; return 1 when one survives."""
    chosen = [mutant for mutant in MUTANTS if not words or any(word in mutant.name for word in words)]
    survivors = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = _copy(Path(folder))
        if failed := _first_failure(copy, sorted({test for mutant in chosen for test in mutant.tests})):
            raise Useless(f"without any mistake there fails {failed}")
        print("| mistake | caught by |\n|---|---|", flush=True)
        for mutant in chosen:
            caught_by = _try(copy, mutant)
            survivors += caught_by is None
            print(f"| {mutant.name} | {f'`{caught_by}`' if caught_by else '**nothing**'} |", flush=True)
    print(f"\n{len(chosen) - survivors} of {len(chosen)} were caught", flush=True)
    return int(survivors > 0)


def _copy(folder: Path) -> Path:
    copy = folder / "checkout"
    copy.mkdir()
    for part in PARTS:
        source = CHECKOUT / part
        if source.is_dir():
            shutil.copytree(source, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, copy / part)
    where = _python(copy, "-c", "import backoffice; print(backoffice.__file__)").stdout.strip()
    if not Path(where).is_relative_to(copy):
        raise Useless(f"Python takes the program from {where}")
    return copy


def _try(copy: Path, mutant: Mutant) -> str | None:
    """Return the first test that fails with the mistake, and mend it."""
    before = {edit.path: (copy / edit.path).read_text() for edit in mutant.edits}
    try:
        for edit in mutant.edits:
            _apply(copy, edit, mutant.name)
        return _first_failure(copy, mutant.tests)
    finally:
        for path, text in before.items():
            (copy / path).write_text(text)


def _apply(copy: Path, edit: Edit, name: str) -> None:
    text = (copy / edit.path).read_text()
    if text.count(edit.old) != 1:
        raise Useless(f"“{name}”: its text is {text.count(edit.old)} times in {edit.path}")
    (copy / edit.path).write_text(text.replace(edit.old, edit.new))


def _first_failure(copy: Path, tests: Sequence[str]) -> str | None:
    options = ("-x", "-q", "-p", "no:randomly", "--tb=no", "-rfE", "-o", f"faulthandler_timeout={HANGS_AFTER_SECONDS}")
    ended = _python(copy, "-m", "pytest", *options, *tests)
    if ended.returncode == 0:
        return None
    if hung := _HUNG.search(ended.stderr + ended.stdout):
        return f"{hung[1]}::{hung[2]}"
    found = _FAILED.search(ended.stdout)
    if ended.returncode != 1 or found is None:
        raise Useless(f"the tests could not be run:\n{ended.stdout[-3000:]}{ended.stderr[-1000:]}")
    return found[1].partition("[")[0]


def _python(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    own = {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *arguments], check=False, cwd=copy, env={**os.environ, **own},
        capture_output=True, text=True, timeout=LONGEST_SECONDS,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
