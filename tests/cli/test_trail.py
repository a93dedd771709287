"""`backoffice trail` and the doctor's look at it, each command in a process of its own."""

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine


@pytest.fixture
def shell(tmp_path: Path) -> CommandLine:
    """The command line of an office with three vehicles, one named like a formula, and no key."""
    shell = CommandLine(tmp_path / "home", {})
    listings = tmp_path / "vehicles.csv"
    listings.write_text("name,price,currency\nBuggy,390.00,BRL\n=1+1,10.00,BRL\nMoto,90.00,BRL\n", encoding="utf-8")
    assert shell.run("import", "vehicles", str(listings)).code == 0
    return shell


def _tamper(shell: CommandLine, *statements: str) -> None:
    with sqlite3.connect(shell.database) as connection:
        for name in ("update", "delete"):
            connection.execute(f"DROP TRIGGER IF EXISTS audit_trail_{name}")
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_a_trail_as_it_was_written_ends_with_0_and_its_head(shell: CommandLine) -> None:
    answer = shell.run("trail", "verify")
    assert answer.code == 0
    first, second = answer.out.splitlines()
    assert first == "The trail is whole: 3 rows."
    head = second.removeprefix("Head: ")
    assert head.startswith("3:")
    told = shell.run("trail", "verify", "--json", "--noted", head)
    assert (told.code, told.json) == (
        0,
        {"whole": True, "rows": 3, "head": head, "faults_found": 0, "faults": []},
    )


def test_a_changed_row_ends_with_1_and_is_named(shell: CommandLine) -> None:
    _tamper(shell, "UPDATE audit_trail SET person_name = 'Nobody' WHERE id = 2", "DELETE FROM audit_trail WHERE id = 3")
    answer = shell.run("trail", "verify")
    assert answer.code == 1
    assert "Row 2 (vehicles/2, " in answer.err
    assert "the last row was row 3, and now it is row 2." in answer.err
    assert answer.out.startswith("The trail is not as it was written. 2 rows were read.\n")
    told = shell.run("trail", "verify", "--json")
    assert told.code == 1
    assert [(fault["kind"], fault["row"]) for fault in told.json["faults"]] == [("changed", 2), ("end_missing", 2)]


def test_a_head_noted_before_all_was_written_anew_is_missed(shell: CommandLine) -> None:
    wrong = f"2:{'a' * 64}"
    answer = shell.run("trail", "verify", "--noted", wrong)
    assert answer.code == 1
    assert "Row 2 is not the row 2 that was noted" in answer.err
    assert shell.run("trail", "verify", "--noted", "2").code == 2


def test_the_doctor_names_the_first_place_and_how_many_there_are(shell: CommandLine) -> None:
    def found() -> dict[str, str]:
        findings = shell.run("doctor", "--json").json["findings"]
        return next(finding for finding in findings if finding["name"] == "trail")

    assert found()["health"] == "ok"
    assert found()["message"].startswith("Every row is as it was written, 3 in all; head 3:")
    _tamper(shell, "DELETE FROM audit_trail WHERE id = 2")
    assert found()["health"] == "failed"
    assert found()["message"].startswith("Rows between row 1 and row 3 (vehicles/3, ")
    assert "Places found: 1" in found()["message"]


def test_the_whole_trail_goes_into_a_file_with_its_hashes(shell: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "trail.csv"
    answer = shell.run("trail", "export", str(file))
    assert (answer.code, answer.out) == (0, f"Exported 3 rows to {file}.\n")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert [(row["id"], row["subject"], row["after"]) for row in rows] == [
        ("1", "vehicles/1", "Buggy"),
        ("2", "vehicles/2", "'=1+1"),
        ("3", "vehicles/3", "Moto"),
    ]
    assert [row["previous_hash"] for row in rows[1:]] == [row["chain_hash"] for row in rows[:-1]]
    printed = shell.run("trail", "export")
    assert list(csv.DictReader(io.StringIO(printed.out))) == rows


def test_json_lines_hold_what_is_sealed_word_for_word(shell: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "trail.jsonl"
    answer = shell.run("trail", "export", "--format", "jsonl", str(file))
    assert (answer.code, answer.out) == (0, f"Exported 3 rows to {file}.\n")
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [row["after"] for row in rows] == ["Buggy", "=1+1", "Moto"]
    assert shell.run("trail", "export", "--format", "jsonl").out == file.read_text(encoding="utf-8")
    assert shell.run("trail", "export", str(tmp_path / "nowhere" / "x.csv")).code == 1
