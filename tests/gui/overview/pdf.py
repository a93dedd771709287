"""Reads a PDF of Qt's back, as far as these tests need: its pages and the words on them, by the fonts' own tables."""

import re
import unicodedata
import zlib
from dataclasses import dataclass


@dataclass(frozen=True)
class ReadPdf:
    """What was found: how many pages, and every letter in the order in which it is drawn, without spaces."""

    pages: int
    letters: str
    images: int


def read_pdf(data: bytes) -> ReadPdf:
    objects = {int(number): body for number, body in re.findall(rb"(\d+) 0 obj\n(.*?)\nendobj", data, re.DOTALL)}
    fonts = _fonts(objects)
    pages = [body for body in objects.values() if re.search(rb"/Type\s*/Page\b", body)]
    drawn = b"\n".join(_stream(objects[int(found[1])]) for body in pages if (found := _reference(b"Contents", body)))
    images = sum(1 for body in objects.values() if b"/Subtype /Image" in body)
    return ReadPdf(len(pages), _letters(drawn, fonts), images)


def squeezed(words: str) -> str:
    """Return words as `letters` holds them."""
    plain = unicodedata.normalize("NFKC", words)  # fi is one letter in many fonts
    return "".join(plain.split()).replace("\N{ZERO WIDTH SPACE}", "")


def _reference(name: bytes, body: bytes) -> re.Match[bytes] | None:
    return re.search(rb"/" + name + rb"\s+(\d+) 0 R", body)


def _stream(body: bytes) -> bytes:
    found = re.search(rb"stream\r?\n(.*?)\r?\n?endstream", body, re.DOTALL)
    assert found is not None
    return zlib.decompress(found[1]) if b"FlateDecode" in body else found[1]


def _fonts(objects: dict[int, bytes]) -> dict[bytes, dict[int, str]]:
    """Return, by a font's name on the page, which glyph is which letter."""
    found: dict[bytes, dict[int, str]] = {}
    for body in objects.values():
        for name, number in re.findall(rb"/(F\d+)\s+(\d+) 0 R", body):
            unicode = _reference(b"ToUnicode", objects.get(int(number), b""))
            if unicode is not None:
                found[name] = _letters_of_glyphs(_stream(objects[int(unicode[1])]))
    return found


def _letters_of_glyphs(table: bytes) -> dict[int, str]:
    glyphs: dict[int, str] = {}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, rest in re.findall(rb"<(\w+)>\s*<(\w+)>\s*(\[.*?\]|<\w+>)", block, re.DOTALL):
            start, end = int(first, 16), int(last, 16)
            if rest.startswith(b"["):
                for glyph, letter in zip(range(start, end + 1), re.findall(rb"<(\w+)>", rest), strict=True):
                    glyphs[glyph] = _text(letter)
            else:
                base = int(rest.strip(b"<>"), 16)
                glyphs |= {glyph: chr(base + glyph - start) for glyph in range(start, end + 1)}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        glyphs |= {int(glyph, 16): _text(letter) for glyph, letter in re.findall(rb"<(\w+)>\s*<(\w+)>", block)}
    return glyphs


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")


def _letters(drawn: bytes, fonts: dict[bytes, dict[int, str]]) -> str:
    found: list[str] = []
    font: dict[int, str] = {}
    for name, digits in re.findall(rb"/(F\d+)\s+\S+\s+Tf|<([0-9A-Fa-f]+)>", drawn):
        if name:
            font = fonts.get(name, {})
            continue
        codes = [int(digits[at : at + 4], 16) for at in range(0, len(digits), 4)]
        found.extend(font.get(code, "\N{REPLACEMENT CHARACTER}") for code in codes)
    return squeezed("".join(found))
