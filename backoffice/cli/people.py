"""`backoffice people`: who works here, from a terminal."""

from __future__ import annotations

import json

import click

from backoffice.cli.acting import Acting, acting
from backoffice.cli.context import CliContext
from backoffice.domain.people import Role
from backoffice.services.people import People
from backoffice.services.ports.refunds import PersonRecord

ROLE = click.Choice([Role.STAFF.value, Role.MANAGER.value, Role.ADMINISTRATOR.value])


@click.group("people")
def people() -> None:
    """Say who works here and what each may do. While there is nobody, it is an office of one.

    A password confirms who does what. On a local file it is no wall: whoever has this computer's login has the file.
    """


@people.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def list_people(context: CliContext, as_json: bool) -> int:
    """List everybody, with those who left."""
    with context.application() as application:
        everyone = application.people.everyone()
    if as_json:
        click.echo(json.dumps([_facts(record) for record in everyone], ensure_ascii=False, indent=2))
    elif not everyone:
        click.echo("Nobody yet: an office of one. The first one added is administrator.")
    else:
        for record in everyone:
            click.echo(_line(record))
    return 0


@people.command("add")
@click.argument("name")
@click.option("--role", type=ROLE, default=Role.STAFF.value, show_default=True)
@click.option("--without-password", is_flag=True, help="Let them choose one when they first sign in.")
@acting
@click.pass_obj
def add(context: CliContext, name: str, role: str, without_password: bool, acting: Acting) -> int:
    """Add NAME; the new password is asked for after that of the administrator."""
    with context.application() as application:
        acting.sign_in(application.people)
        password = None if without_password else acting.ask(f"New password for {name}", is_new=True)
        record = application.people.add(name, Role(role), password)
    click.echo(f"Added: {_line(record)}")
    return 0


@people.command("password")
@click.argument("name")
@acting
@click.pass_obj
def password(context: CliContext, name: str, acting: Acting) -> int:
    """Set the password of NAME: one's own after the current one, or --as an administrator."""
    with context.application() as application:
        if acting.name is None or acting.name.casefold() == name.casefold():
            _set_own(application.people, name, acting)
        else:
            acting.sign_in(application.people)
            application.people.set_password(name, acting.ask(f"New password for {name}", is_new=True))
    click.echo(f"The password of {name} is set.")
    return 0


@people.command("role")
@click.argument("name")
@click.argument("role", type=ROLE)
@acting
@click.pass_obj
def change_role(context: CliContext, name: str, role: str, acting: Acting) -> int:
    """Let NAME do what a ROLE may."""
    with context.application() as application:
        acting.sign_in(application.people)
        record = application.people.change_role(name, Role(role))
    click.echo(_line(record))
    return 0


@people.command("deactivate")
@click.argument("name")
@acting
@click.pass_obj
def deactivate(context: CliContext, name: str, acting: Acting) -> int:
    """Let NAME sign in no more; what they did stays under their name."""
    with context.application() as application:
        acting.sign_in(application.people)
        record = application.people.deactivate(name)
    click.echo(_line(record))
    return 0


@people.command("reactivate")
@click.argument("name")
@acting
@click.pass_obj
def reactivate(context: CliContext, name: str, acting: Acting) -> int:
    """Let NAME sign in again."""
    with context.application() as application:
        acting.sign_in(application.people)
        record = application.people.reactivate(name)
    click.echo(_line(record))
    return 0


def _set_own(people: People, name: str, acting: Acting) -> None:
    found = next((record for record in people.everyone() if record.name.casefold() == name.casefold()), None)
    if found is not None and found.is_active and not found.has_password:
        people.choose_password(name, acting.ask(f"New password for {name}", is_new=True))
        return
    current = acting.ask(f"Current password of {name}")
    people.sign_in(name, current)
    people.change_password(current, acting.ask(f"New password for {name}", is_new=True))


def _facts(record: PersonRecord) -> dict[str, object]:
    return {
        "name": record.name,
        "role": record.role.value,
        "active": record.is_active,
        "has_password": record.has_password,
    }


def _line(record: PersonRecord) -> str:
    notes = [record.role.value]
    if not record.is_active:
        notes.append("left")
    if not record.has_password:
        notes.append("no password yet")
    return f"{record.name} ({', '.join(notes)})"
