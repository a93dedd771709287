"""The pictures that README and guide show are there, and each is shown."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs" / "guide").glob("*.md")))


def _shown() -> set[Path]:
    return {
        (page.parent / target).resolve()
        for page in PAGES
        for target in re.findall(r"!\[[^]]+\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    }


def test_every_picture_that_is_shown_is_there_and_no_other() -> None:
    assert _shown() == set((ROOT / "docs" / "images").glob("*.png"))


def test_one_script_draws_them_all() -> None:
    script = (ROOT / "packaging" / "pictures").read_text(encoding="utf-8")
    drawn = set(re.findall(r"^take \S+ \S+ (\S+)$", script, re.MULTILINE))
    assert drawn == {path.stem for path in _shown()}
