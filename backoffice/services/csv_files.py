"""CSV as offices meet it: UTF-8 or Excel's Windows-1252, commas or semicolons, cells that spreadsheets must not run."""

from __future__ import annotations

import csv
import io
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from backoffice.domain.errors import BackofficeError
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message

MAX_BYTES = 200 * 1024 * 1024
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"


class FileUnreadable(BackofficeError):
    """The file as a whole cannot be used; nothing was imported."""


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One record: the line it starts on (the header is line 1) and its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A file read whole."""

    header: tuple[str, ...]
    rows: tuple[CsvRow, ...]


def read_csv(path: Path) -> CsvFile:
    """Return the header and the rows that are not empty.

    Raises:
        FileUnreadable: when it is not a CSV file with a header.

    """
    text = _decode(_read_bytes(path))
    if "\0" in text:
        binary = QT_TRANSLATE_NOOP("backoffice", "This is not a text file. Save it as CSV (UTF-8).")
        raise FileUnreadable(Message(binary))
    csv.field_size_limit(sys.maxsize)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows = list(_records(reader))
    if not rows:
        empty = QT_TRANSLATE_NOOP("backoffice", "The file is empty. Its first line must name the fields.")
        raise FileUnreadable(Message(empty))
    return CsvFile(tuple(cell.strip() for cell in rows[0].cells), tuple(rows[1:]))


def _read_bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            large = QT_TRANSLATE_NOOP("backoffice", "The file is larger than {limit} MB. Split it in parts.")
            raise FileUnreadable(Message(large, {"limit": MAX_BYTES // 1024 // 1024}))
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        text = QT_TRANSLATE_NOOP("backoffice", "The file {name} cannot be read: {reason}.")
        raise FileUnreadable(Message(text, {"name": path.name, "reason": reason})) from error


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel writes where "CSV UTF-8" was not chosen; every byte means something, so accents survive.
        return data.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """The header decides: field names hold neither mark, so the more frequent one separates them."""
    header = text.split("\n", 1)[0]
    return max(",;\t", key=header.count)


def _records(reader: Iterator[list[str]]) -> Iterator[CsvRow]:
    line = 1
    while (cells := _next_record(reader, line)) is not None:
        if any(cell.strip() for cell in cells):
            yield CsvRow(line, tuple(unguard(cell) for cell in cells))
        line = getattr(reader, "line_num", line) + 1


def _next_record(reader: Iterator[list[str]], line: int) -> list[str] | None:
    """Return the record that starts on this line; a quotation mark never closed is named there, not at the end."""
    try:
        return next(reader, None)
    except csv.Error as error:
        wrong = QT_TRANSLATE_NOOP(
            "backoffice", "Line {line} is not valid CSV ({reason}). Look for a quotation mark that is not closed."
        )
        raise FileUnreadable(Message(wrong, {"line": line, "reason": str(error)})) from error


def write_csv_row(cells: Sequence[str]) -> str:
    """Return one line of CSV, ready to be written."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()


def write_csv_file(path: Path, lines: Iterator[str]) -> int:
    """Write a header and rows to a file (replaced whole, or left as it was) and return how many rows.

    Raises:
        OSError: when it cannot be written.

    """
    # With a byte order mark, as Excel takes a CSV without one for Windows-1252.
    return write_lines(path, lines, encoding="utf-8-sig") - 1


def write_lines(path: Path, lines: Iterator[str], *, encoding: str = "utf-8") -> int:
    """Write lines to a file (replaced whole, or left as it was) and return how many.

    Raises:
        OSError: when it cannot be written.

    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding=encoding, newline="") as file:
            written = sum(1 for line in lines if file.write(line))
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return written


def guard(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula; numbers stay numbers."""
    if not cell.startswith((*_FORMULA_STARTS, _GUARD)) or _is_number(cell):
        return cell
    return _GUARD + cell


def unguard(cell: str) -> str:
    """Return what `guard` was given."""
    if cell.startswith(_GUARD) and cell[1:].startswith((*_FORMULA_STARTS, _GUARD)):
        return cell[1:]
    return cell


def _is_number(cell: str) -> bool:
    digits = cell.removeprefix("-")
    return digits.replace(".", "", 1).isascii() and digits.replace(".", "", 1).isdigit()
