"""`backoffice gui`, `backoffice practice`, `backoffice tour`: the commands with a window."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import click

from backoffice.bootstrap import PRACTICE_PROFILE
from backoffice.cli.context import CliContext


@click.command("gui")
@click.pass_obj
def gui(context: CliContext) -> int:
    """Open the window; on the first run it asks what to start with."""
    _need_a_screen()
    _start_quickly()
    from backoffice.cli.window_services import window_services
    from backoffice.gui.app import run

    return run(context.paths, context.settings, context.chosen_profile, window_services(context))


@click.command("practice")
@click.pass_obj
def practice(context: CliContext) -> int:
    """Open the window in practice mode: sample listings and a Stripe look-alike on this machine."""
    _need_a_screen()
    _start_quickly()
    from backoffice.cli.window_services import window_services
    from backoffice.gui.app import run

    return run(context.paths, context.settings, PRACTICE_PROFILE, window_services(context))


@click.command("tour")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def tour(context: CliContext, folder: Path) -> int:
    """Draw every main screen into PNG files in FOLDER; needs no screen."""
    from backoffice.cli.tour_office import tour_office
    from backoffice.gui.tour import draw_tour

    del context
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # the same pictures on every machine
    with tour_office() as shown:
        for picture in draw_tour(folder, shown):
            click.echo(str(picture))
    return 0


def _need_a_screen() -> None:
    has_screen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform.startswith("linux") and not has_screen:
        raise click.ClickException(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "`backoffice tour FOLDER` draws every screen into PNG files instead."
        )


def _start_quickly() -> None:
    """Look for no garbage among what is being loaded; the program begins when its window shows (gui/garbage.py)."""
    gc.disable()
