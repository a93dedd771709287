"""CSV in and out: good rows go in, bad ones are named, and a spreadsheet never runs a cell."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backoffice.db import SqlDatabase
from backoffice.domain.kinds import AssetKind
from backoffice.domain.parsing import context_for
from backoffice.services.assets import Assets
from backoffice.services.csv_files import FileUnreadable, guard, read_csv, unguard
from backoffice.services.demo import demo_listings
from backoffice.services.exporting import Exporting
from backoffice.services.importing import Importing, ImportResult, ImportStopped, columns_of, template
from backoffice.services.ports import AssetFilter, Sort, TierRecord
from tests.support.databases import ManualClock

ACTIVITIES = AssetKind.ACTIVITIES


class Desk:
    """The use cases over one database, with a file to write into."""

    def __init__(self, database: SqlDatabase, clock: ManualClock, folder: Path) -> None:
        self.database = database
        self.assets = Assets(database, clock)
        self.importing = Importing(self.assets)
        self.exporting = Exporting(database)
        self.file = folder / "listings.csv"

    def take(self, text: str | bytes, *, kind: AssetKind = ACTIVITIES, partial: bool = False) -> ImportResult:
        """Import this text."""
        self.file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self.importing.save(self.importing.read(kind, self.file), partial=partial)

    def count(self) -> int:
        """Return how many listings there are, of all kinds."""
        return len(self.database.queries.keys(AssetFilter(), Sort()))


@pytest.fixture
def desk(database: SqlDatabase, clock: ManualClock, tmp_path: Path) -> Desk:
    return Desk(database, clock, tmp_path)


def test_three_columns_are_enough_for_a_first_row(desk: Desk) -> None:
    result = desk.take("title,price,currency\nSunset sail,150.00,BRL\n")
    assert result.problems == ()
    assert result.created[0].values["name"] == "Sunset sail"
    assert result.created[0].values["price_minor"] == 15000
    assert result.created[0].values["is_active"] is True


def test_a_row_that_fails_is_named_with_its_line_field_and_reason_and_none_goes_in(desk: Desk) -> None:
    result = desk.take('title,price,currency\nGood,10.00,BRL\n"Two\nlines",1.00,BRL\nBad,"1,2,3",BRL\n,5.00,BRL\n')
    assert [(p.line, p.field) for p in result.problems] == [(3, "title"), (5, "price"), (6, "title")]
    assert "1,2,3" in str(result.problems[1].message)
    assert result.created == ()
    assert desk.count() == 0


def test_with_partial_the_others_go_in(desk: Desk) -> None:
    result = desk.take("title,price\nGood,10.00\nBad,ten\nFine,\n", partial=True)
    assert [record.values["name"] for record in result.created] == ["Good", "Fine"]
    assert [p.line for p in result.problems] == [3]
    assert desk.count() == 2


def test_each_import_asks_for_stripe_in_the_same_transaction(desk: Desk) -> None:
    desk.take("title,price\nA,10.00\nB,20.00\n")
    assert desk.database.queries.counts().open_jobs == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("\n\n", "empty"),
        ("titel,price\nx,1\n", "Did you mean “title”?"),
        ("title,title\nx,y\n", "twice"),
        ("tiers,tiers\n,\n", "twice"),
        ('title,price\n"x,1\n', "quotation mark"),
        ('title,price\nA,1\n"B,2\nC,3\nD,4\n', "Line 3 is"),  # where it was opened
        (b"title\0\n", "not a text file"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_as_a_whole(desk: Desk, text: str | bytes, words: str) -> None:
    with pytest.raises(FileUnreadable, match="(?s).*" + words.replace("?", "[?]")):
        desk.take(text, partial=True)
    assert desk.count() == 0


def test_a_missing_file_is_named(desk: Desk) -> None:
    with pytest.raises(FileUnreadable, match=r"gone\.csv cannot be read"):
        desk.importing.read(ACTIVITIES, desk.file.with_name("gone.csv"))


def test_a_row_with_more_cells_than_fields_is_refused(desk: Desk) -> None:
    result = desk.take("title,price\nTour, with guide,10.00\n")
    assert "3 cells" in str(result.problems[0].message)


def test_an_excel_file_with_semicolons_and_windows_accents_is_understood(desk: Desk) -> None:
    desk.file.write_bytes("title;price\r\nCanoa à vela;1.234,50\r\n".encode("cp1252"))
    read = desk.importing.read(ACTIVITIES, desk.file, context_for("pt_BR", "BRL"))
    result = desk.importing.save(read, partial=False)
    assert result.problems == ()
    assert result.created[0].values["name"] == "Canoa à vela"
    assert result.created[0].values["price_minor"] == 123450


def test_amounts_are_read_in_the_currency_of_their_row(desk: Desk) -> None:
    result = desk.take("title,price,currency\nA,1200,JPY\nB,1.250,KWD\nC,1.5,JPY\n", partial=True)
    assert [r.values["price_minor"] for r in result.created] == [1200, 1250]
    assert [(p.line, p.field) for p in result.problems] == [(4, "price")]


def test_tiers_come_along_as_json(desk: Desk) -> None:
    row = '"[{""name"": ""Adult"", ""price"": ""100.00""}, {""name"": ""Baby"", ""type"": ""free""}]"'
    result = desk.take(f"title,price,tiers\nTour,100.00,{row}\n")
    assert result.problems == ()
    assert [tier.values["name"] for tier in result.created[0].tiers] == ["Adult", "Baby"]


@pytest.mark.parametrize("cell", ["adult", "{}", "[1]", '"[{""nmae"": 1}]"', '"[{""price"": ""x""}]"', "[" * 100_000])
def test_tiers_that_are_no_list_of_tiers_are_named(desk: Desk, cell: str) -> None:
    result = desk.take(f"title,tiers\nTour,{cell}\n")
    assert result.problems
    assert all(p.field.startswith("tiers") for p in result.problems)
    assert desk.count() == 0


def test_stop_leaves_nothing(desk: Desk) -> None:
    desk.file.write_text("title\n" + "Tour\n" * 500, encoding="utf-8")
    with pytest.raises(ImportStopped):
        desk.importing.read(ACTIVITIES, desk.file, report=lambda done, total: done < total // 2)
    assert desk.count() == 0


def test_the_template_is_accepted_as_an_empty_file(desk: Desk) -> None:
    for kind in AssetKind:
        assert desk.take(template(kind), kind=kind) == ImportResult((), ())


def test_the_sample_listings_survive_export_and_import(desk: Desk, tmp_path: Path) -> None:
    for listing in demo_listings(date(2030, 1, 1)):
        desk.assets.create(listing.kind, listing.values, [TierRecord(None, tier) for tier in listing.tiers])
    for kind in AssetKind:
        file = tmp_path / f"{kind.value}.csv"
        written = desk.exporting.write(kind, file)
        with desk.database.queries.export(kind, AssetFilter(kind=kind)) as records:
            before = [_content(r.values, r.tiers) for r in records]
        result = desk.importing.save(desk.importing.read(kind, file), partial=False)
        assert result.problems == ()
        assert [_content(r.values, r.tiers) for r in result.created] == before
        assert written == len(before)


def _content(values: Mapping[str, object], tiers: tuple[TierRecord, ...]) -> tuple[object, ...]:
    """Everything but the slug, which stays unique."""
    return {k: v for k, v in values.items() if k != "slug"}, [dict(tier.values) for tier in tiers]


@pytest.mark.parametrize("name", ["=1+1", "+55", "-x", "@SUM(A1)", "'=1", "'quoted", "=cmd|' /C calc'!A0"])
def test_a_name_that_looks_like_a_formula_is_exported_as_text_and_comes_back(desk: Desk, name: str) -> None:
    desk.assets.create(ACTIVITIES, {"name": name})
    desk.exporting.write(ACTIVITIES, desk.file)
    cell = desk.file.read_text(encoding="utf-8-sig").splitlines()[1].split(",")[0].strip('"')
    assert not cell.startswith(("=", "+", "-", "@"))
    result = desk.importing.save(desk.importing.read(ACTIVITIES, desk.file), partial=False)
    assert result.created[0].values["name"] == name


def test_an_export_that_fails_leaves_the_old_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.file.write_text("old", encoding="utf-8")
    desk.database.close()
    with pytest.raises(Exception, match=r".+"):
        Exporting(desk.database).write(ACTIVITIES, desk.file.with_name("missing") / "x.csv")
    assert desk.file.read_text(encoding="utf-8") == "old"


@given(st.text(max_size=30))
def test_guarding_is_undone_by_reading(cell: str) -> None:
    assert unguard(guard(cell)) == cell


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=8), max_size=6))
def test_any_text_is_read_or_refused_in_words(tmp_path: Path, lines: list[str]) -> None:
    file = tmp_path / "any.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    with suppress(FileUnreadable):
        assert read_csv(file).header


def test_columns_end_with_tiers_where_there_are_tiers() -> None:
    assert columns_of(ACTIVITIES)[-1] == "tiers"
    assert "tiers" not in columns_of(AssetKind.VEHICLES)
