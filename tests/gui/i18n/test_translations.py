"""The translation files say everything that the program says, and are compiled from what stands in them."""

import os
import re
import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from backoffice.gui.translation import LANGUAGES
from tests.architecture.source import CHECKOUT

FOLDER = CHECKOUT / "resources" / "i18n"


@dataclass(frozen=True)
class Entry:
    """One string of a translation file and how it is said."""

    context: str
    source: str
    said: tuple[str, ...]
    is_finished: bool


def entries(path: Path) -> Iterator[Entry]:
    """Yield the strings of a file."""
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.findall("numerusform")]
            said = tuple(forms) if message.get("numerus") else (translation.text or "",)
            yield Entry(
                context.findtext("name") or "",
                message.findtext("source") or "",
                said,
                translation.get("type") is None and all(said),
            )


def ours(language: str) -> Path:
    """Return a language's file."""
    return FOLDER / f"backoffice_{language}.ts"


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the script makes of the sources of now."""
    folder = tmp_path_factory.mktemp("translations")
    script = CHECKOUT / "packaging" / "translations"
    tools = {**os.environ, "BACKOFFICE_VENV": sys.prefix}
    done = subprocess.run(
        ["bash", script, "--check", folder], env=tools, capture_output=True, text=True, check=False, cwd=CHECKOUT
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_of_the_program_is_in_the_file(gathered: Path, language: str) -> None:
    found = {(entry.context, entry.source) for entry in entries(gathered / ours(language).name)}
    known = {(entry.context, entry.source) for entry in entries(ours(language))}
    assert found - known == set(), "run packaging/translations and translate what is new"
    assert known - found == set(), "run packaging/translations: these are said no more"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated(language: str) -> None:
    assert [entry.source for entry in entries(ours(language)) if not entry.is_finished] == []


def test_the_file_holds_the_whole_program() -> None:
    assert sum(1 for _ in entries(ours("pt_BR"))) > 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_fill_in_the_same_figures(language: str) -> None:
    different = [
        (entry.source, said)
        for entry in entries(ours(language))
        for said in entry.said
        if fields_of(said) - fields_of(entry.source) or missing_fields(entry, said)
    ]
    assert different == []


def missing_fields(entry: Entry, said: str) -> set[str]:
    """Return figures that the translation drops; only a singular may leave the number out."""
    missing = fields_of(entry.source) - fields_of(said)
    return missing - {"%n"} if len(entry.said) > 1 and said == entry.said[0] else missing


def fields_of(text: str) -> set[str]:
    """Return the places to fill in."""
    braces = {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}
    return braces | set(re.findall(r"%[nL]?\d*n?", text)) - {"%"}


def test_access_keys_stay_access_keys() -> None:
    lost = [
        entry.source
        for entry in entries(ours("pt_BR"))
        if has_access_key(entry.source) != has_access_key(entry.said[0])
    ]
    assert lost == []


def has_access_key(text: str) -> bool:
    """Tell whether a letter is marked as the access key of a menu."""
    return bool(re.search(r"&\w", text))


def test_the_same_ending_stays_the_same() -> None:
    """An ellipsis says that a question follows; a full stop, that it is a sentence."""
    different = [
        (entry.source, said)
        for entry in entries(ours("pt_BR"))
        for said in entry.said
        if ending_of(entry.source) != ending_of(said)
    ]
    assert different == []


def ending_of(text: str) -> str:
    """Return the mark that a text ends with, '' for none that counts."""
    return text[-1:] if text[-1:] in "….?:" else ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_file_is_made_from_the_file(language: str, tmp_path: Path) -> None:
    lrelease = shutil.which("pyside6-lrelease", path=str(Path(sys.prefix) / "bin"))
    assert lrelease is not None
    made = tmp_path / "made.qm"
    subprocess.run([lrelease, "-silent", ours(language), "-qm", made], check=True, capture_output=True)
    assert made.read_bytes() == ours(language).with_suffix(".qm").read_bytes(), "run packaging/translations"


def test_no_string_hides_from_the_translators_in_another() -> None:
    hiding = re.compile(r"""f["'][^\n]*\{tr\(""")
    found = [path.name for path in (CHECKOUT / "backoffice").rglob("*.py") if hiding.search(path.read_text("utf-8"))]
    assert found == [], "the tool that gathers strings does not look into f-strings"
