"""`backoffice bookings`, each command in a process of its own."""

from pathlib import Path

import pytest

from tests.support.command_line import CommandLine

HEADER = "listing,customer_name,start_date,end_date,status,payment_method"


@pytest.fixture
def shell(tmp_path: Path) -> CommandLine:
    """The command line of an office that rents a vehicle and has no key."""
    shell = CommandLine(tmp_path / "home", {})
    listings = tmp_path / "vehicles.csv"
    listings.write_text("name,price,currency\nBuggy amarelo,390.00,BRL\n", encoding="utf-8")
    assert shell.run("import", "vehicles", str(listings)).code == 0
    return shell


def _file(folder: Path, *rows: str) -> str:
    path = folder / "bookings.csv"
    path.write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    return str(path)


def test_bookings_go_in_and_come_out_again(shell: CommandLine, tmp_path: Path) -> None:
    file = _file(tmp_path, "buggy-amarelo,Onda Mansa,2031-01-03,2031-01-05,paid,cash")
    answer = shell.run("bookings", "import", file, "--kind", "vehicle_bookings")
    assert (answer.code, answer.out) == (0, "Imported 1 vehicle_bookings.\n")
    copy = tmp_path / "copy.csv"
    answer = shell.run("bookings", "export", str(copy), "--kind", "vehicle_bookings")
    assert (answer.code, answer.out) == (0, f"Exported 1 vehicle_bookings to {copy}.\n")
    printed = shell.run("bookings", "export", "--kind", "vehicle_bookings")
    assert "Onda Mansa" in printed.out
    assert ",paid,paid,cash," in printed.out
    twice = shell.run("bookings", "import", str(copy), "--kind", "vehicle_bookings")
    assert twice.code == 1
    assert "line 2: " in twice.err


def test_a_row_without_room_is_named_and_nothing_goes_in_unless_partial_is_asked(
    shell: CommandLine, tmp_path: Path
) -> None:
    file = _file(
        tmp_path,
        "buggy-amarelo,Onda Mansa,2031-01-03,2031-01-05,,",
        "buggy-amarelo,Vento Leste,2031-01-04,2031-01-06,,",
    )
    refused = shell.run("bookings", "import", file, "--kind", "vehicle_bookings")
    assert refused.code == 1
    assert refused.err.startswith("line 3: ")
    assert "Nothing was imported: 1 of 2 rows failed." in refused.err
    partial = shell.run("bookings", "import", file, "--kind", "vehicle_bookings", "--partial")
    assert (partial.code, partial.out) == (1, "Imported 1 vehicle_bookings. 1 rows failed.\n")


def test_the_template_names_every_column(shell: CommandLine) -> None:
    answer = shell.run("bookings", "import", "--kind", "activity_bookings", "--template")
    assert answer.code == 0
    assert answer.out.startswith("listing,date,time,adults,children,tier,customer_name,")
    assert answer.out.strip().endswith(",status,payment_status,payment_method,payment_intent_id,code,currency,total")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["import", "x.csv"], "--kind"),
        (["import", "--kind", "boats", "x.csv"], "is not one of"),
        (["import", "--kind", "vehicle_bookings"], "Name the CSV file"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_sentence(shell: CommandLine, arguments: list[str], words: str) -> None:
    answer = shell.run("bookings", *arguments)
    assert answer.code == 2
    assert words in answer.err
