"""`backoffice people`, each command in a process of its own; passwords come from standard input or a terminal only."""

import os
import pty
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine

ADA, NEW = "correct horse", "staple battery"


@pytest.fixture
def shell(tmp_path: Path) -> CommandLine:
    """The command line of an office without a key."""
    return CommandLine(tmp_path / "home", {})


@pytest.fixture
def staffed(shell: CommandLine) -> CommandLine:
    """Ada is administrator; Sol is staff and has no password yet."""
    first = shell.run("people", "add", "Ada", "--role", "administrator", "--password-stdin", words=f"{ADA}\n")
    assert (first.code, first.out) == (0, "Added: Ada (administrator)\n")
    second = shell.run("people", "add", "Sol", "--without-password", "--as", "Ada", "--password-stdin", words=ADA)
    assert (second.code, second.out) == (0, "Added: Sol (staff, no password yet)\n")
    return shell


def test_an_office_of_one_is_said_and_its_first_person_is_administrator(shell: CommandLine) -> None:
    assert "an office of one" in shell.run("people", "list").out
    refused = shell.run("people", "add", "Max", "--role", "manager", "--without-password")
    assert (refused.code, refused.out) == (1, "")
    assert "Somebody has to be administrator" in refused.err


def test_people_are_added_changed_and_let_go_by_an_administrator(staffed: CommandLine) -> None:
    acting = ("--as", "Ada", "--password-stdin")
    assert staffed.run("people", "role", "Sol", "manager", *acting, words=ADA).out == "Sol (manager, no password yet)\n"
    assert (
        staffed.run("people", "deactivate", "Sol", *acting, words=ADA).out == "Sol (manager, left, no password yet)\n"
    )
    assert staffed.run("people", "list", "--json").json == [
        {"name": "Ada", "role": "administrator", "active": True, "has_password": True},
        {"name": "Sol", "role": "manager", "active": False, "has_password": False},
    ]
    assert staffed.run("people", "reactivate", "Sol", *acting, words=ADA).code == 0
    alone = staffed.run("people", "deactivate", "Ada", *acting, words=ADA)
    assert (alone.code, "Somebody has to be administrator" in alone.err) == (1, True)


@pytest.mark.parametrize("who", [[], ["--as", "Sol", "--password-stdin"]])
def test_whoever_is_no_administrator_changes_nobody(staffed: CommandLine, who: list[str]) -> None:
    assert staffed.run("people", "password", "Sol", "--password-stdin", words=NEW).code == 0
    answer = staffed.run("people", "add", "Eve", "--role", "administrator", "--without-password", *who, words=NEW)
    assert (answer.code, answer.out) == (1, "")
    assert "It takes an administrator" in answer.err
    assert [person["name"] for person in staffed.run("people", "list", "--json").json] == ["Ada", "Sol"]


def test_a_wrong_password_changes_nothing_and_is_counted_across_commands(staffed: CommandLine) -> None:
    command = ("people", "role", "Sol", "administrator", "--as", "Ada", "--password-stdin")
    for _ in range(5):
        wrong = staffed.run(*command, words="wrong password\n")
        assert (wrong.code, "This is not the password" in wrong.err) == (1, True)
    waiting = staffed.run(*command, words=ADA)
    assert (waiting.code, "Wait until" in waiting.err) == (1, True)


def test_a_person_sets_and_changes_their_own_password(staffed: CommandLine) -> None:
    assert staffed.run("people", "password", "Sol", "--password-stdin", words=f"{NEW}\n").code == 0
    assert staffed.run("people", "password", "sol", "--password-stdin", words=f"{NEW}\n{ADA}\n").code == 0
    wrong = staffed.run("people", "password", "Sol", "--password-stdin", words=f"{NEW}\n{NEW}\n")
    assert (wrong.code, "This is not the password" in wrong.err) == (1, True)
    other = staffed.run("people", "password", "Sol", "--as", "Ada", "--password-stdin", words=f"{ADA}\n{NEW}\n")
    assert (other.code, other.out) == (0, "The password of Sol is set.\n")
    short = staffed.run("people", "password", "Sol", "--as", "Ada", "--password-stdin", words=f"{ADA}\nshort\n")
    assert (short.code, "at least 8 characters" in short.err) == (1, True)


def test_without_a_terminal_a_password_is_not_guessed_from_anywhere(staffed: CommandLine) -> None:
    unasked = staffed.run("people", "deactivate", "Sol", "--as", "Ada", words=ADA)
    assert (unasked.code, "--password-stdin" in unasked.err) == (2, True)
    nothing = staffed.run("people", "deactivate", "Sol", "--as", "Ada", "--password-stdin")
    assert (nothing.code, "has no line" in nothing.err) == (2, True)


def test_a_terminal_asks_without_showing_what_is_typed(staffed: CommandLine) -> None:
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "backoffice", "people", "deactivate", "Sol", "--as", "Ada"]
    running = subprocess.Popen(command, env=staffed.variables(), stdin=follower, stdout=follower, stderr=follower)
    os.close(follower)
    shown = b""
    while b"Password of Ada" not in shown:
        shown += os.read(leader, 1024)
    os.write(leader, f"{ADA}\n".encode())
    while b"left" not in shown:
        shown += os.read(leader, 1024)
    assert running.wait() == 0
    os.close(leader)
    assert ADA.encode() not in shown


def test_no_password_is_in_the_file_or_the_log(staffed: CommandLine) -> None:
    staffed.run("people", "password", "Sol", "--password-stdin", words=NEW)
    files = [path for path in staffed.home.rglob("*") if path.is_file()]
    assert len(files) >= 2
    assert [path for path in files for word in (ADA, NEW) if word.encode() in path.read_bytes()] == []
    with sqlite3.connect(staffed.database) as connection:
        hashes = [row[0] for row in connection.execute("SELECT password_hash FROM people")]
    connection.close()
    assert all(stored.startswith("$argon2id$") for stored in hashes)
