"""`backoffice simulator`, also `python -m backoffice.simulator`."""

from pathlib import Path

import click

from .options import SimulatorOptions, is_loopback


def _moment(_: click.Context, __: click.Parameter, value: str | None) -> int | None:
    from .clock import parse_time

    try:
        return None if value is None else parse_time(value)
    except ValueError as error:
        raise click.BadParameter("give ISO 8601 (2026-01-31T12:00:00Z) or Unix seconds") from error


def _loopback(_: click.Context, __: click.Parameter, value: str) -> str:
    if not is_loopback(value):
        raise click.BadParameter("the simulator listens on this machine only (127.0.0.1, ::1)")
    return value


@click.command("simulator")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port; 0 takes a free one.")
@click.option("--host", default="127.0.0.1", callback=_loopback, help="A loopback address.")
@click.option("--ledger", default=":memory:", help="SQLite file that keeps everything; made when absent.")
@click.option("--clock", callback=_moment, help="Start of a virtual clock that stands still until it is moved.")
@click.option("--faults", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Fault plan, JSON.")
@click.option("--rate", type=click.FloatRange(0), default=25, show_default=True, help="Requests a second; 0: no limit.")
@click.option("--rate-endpoint", type=click.FloatRange(0), help="The same per endpoint; 25 unless --rate is 0.")
@click.option("--exit-with-stdin", is_flag=True, help="Stop when the standard input ends.")
def simulator_command(
    port: int,
    host: str,
    ledger: str,
    clock: int | None,
    faults: Path | None,
    rate: float,
    rate_endpoint: float | None,
    exit_with_stdin: bool,
) -> None:
    """Run a Stripe look-alike on this machine, for practice and tests."""
    import msgspec

    from .app import run

    options = SimulatorOptions(port, host, ledger, clock, faults, rate, rate_endpoint, exit_with_stdin)
    try:
        run(options)
    except (OSError, msgspec.MsgspecError) as error:
        raise click.ClickException(str(error)) from error
