"""`backoffice refunds`: look at refunds, ask for them, decide, and have them sent; the same rules as in the window."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from backoffice.cli.acting import Acting, acting
from backoffice.cli.context import CliContext
from backoffice.cli.refund_report import report
from backoffice.cli.refund_words import as_json, as_line, errors_as, print_json
from backoffice.domain.refund_rules import RefundReason
from backoffice.domain.refunds import RefundState

if TYPE_CHECKING:
    from backoffice.bootstrap import Application
    from backoffice.cli.refund_sending import AtStripe
    from backoffice.services.ports.refunds import RefundFilter, RefundRecord
    from backoffice.services.refunds import Ask

DAY = click.DateTime(["%Y-%m-%d"])
_json_option = click.option("--json", "in_json", is_flag=True, help="Print one JSON object, refusals too.")
_GIVEN_BACK = frozenset({RefundState.SUCCEEDED, RefundState.PENDING, RefundState.REQUIRES_ACTION})
_UNKNOWN = frozenset({state for state in RefundState if state.is_in_flight})


def _sending_options(command: Callable[..., Any]) -> Callable[..., Any]:
    send = click.option("--send", is_flag=True, help="Ask Stripe how the payment stands, then send it and wait.")
    wait = click.option(
        "--wait", type=click.FloatRange(0), default=60.0, show_default=True, help="Seconds to wait for Stripe."
    )
    return send(wait(command))


@click.group("refunds")
def refunds() -> None:
    """Look at refunds, ask for them, approve or reject them.

    Exit codes: 0 done; 1 refused, or it came to nothing (the sentence says why); 2 wrong usage; 3 the outcome is not
    known yet: Stripe may have given the money back, and whatever runs next (the window, a worker, `sync --once`) finds
    out; 4 it waits for a manager's approval.
    """


refunds.add_command(report)


@refunds.command("list")
@click.option("--state", "states", multiple=True, type=click.Choice([s.value for s in RefundState]), help="May repeat.")
@click.option("--from", "from_on", type=DAY, help="Asked for on this day or later, as days are at the office.")
@click.option("--to", "to_on", type=DAY, help="Asked for on this day or earlier.")
@click.option("--person", default="", help="Who asked for it or approved it.")
@click.option("--reason", type=click.Choice([r.value for r in RefundReason]))
@click.option("--currency", default="", help="Such as BRL.")
@click.option("--of", "what", default="", metavar="WHAT", help="A booking's code, or a payment's id (pi_…).")
@click.option("--batch", default="", help="What was refunded together, as when a date is cancelled.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=500, show_default=True)
@_json_option
@click.pass_obj
def list_refunds(
    context: CliContext,
    states: Sequence[str],
    from_on: datetime | None,
    to_on: datetime | None,
    person: str,
    reason: str | None,
    currency: str,
    what: str,
    batch: str,
    limit: int,
    in_json: bool,
) -> int:
    """List refunds, the newest first: id, state, amount, booking or payment, who asked, when, why."""
    from backoffice.services.ports.refunds import RefundFilter

    where = RefundFilter(
        states=frozenset(RefundState(state) for state in states),
        from_on=_day(from_on),
        to_on=_day(to_on),
        person=person,
        reason=RefundReason(reason) if reason else None,
        currency=currency.upper(),
        batch_id=batch,
    )
    with errors_as(in_json), context.application() as application:
        where = replace(where, zone=application.bookings.desk.rules.zone)
        found = application.refunds.find(_of(application, where, what), limit)
        if in_json:
            print_json([as_json(application, record) for record in found])
        for line in [] if in_json else [as_line(application, record) for record in found]:
            click.echo(line)
    return 0


@refunds.command("show")
@click.argument("refund_id", metavar="ID")
@_json_option
@click.pass_obj
def show(context: CliContext, refund_id: str, in_json: bool) -> int:
    """Show one refund; the exit code tells how it stands, as after --send."""
    with errors_as(in_json), context.application() as application:
        record = application.refunds.get(refund_id)
        _tell(application, record, in_json=in_json)
    return _code(record)


@refunds.command("request")
@click.argument("what", metavar="CODE_OR_PAYMENT")
@click.option("--amount", help="With its currency, such as “BRL 45.00”; see --locale.")
@click.option("--full", is_flag=True, help="All that can still be given back.")
@click.option("--policy", is_flag=True, help="What the listing's refund policy gives back today.")
@click.option("--locale", metavar="LANG", help="Read the amount as written in this language, such as pt_BR.")
@click.option("--reason", type=click.Choice([r.value for r in RefundReason]), default="requested_by_customer")
@click.option("--note", default="", help="For the office.")
@click.option("--cancel-booking", is_flag=True, help="Cancel the booking when the refund is approved.")
@_sending_options
@acting
@_json_option
@click.pass_obj
def request(context: CliContext, what: str, reason: str, in_json: bool, **options: Any) -> int:
    """Ask for a refund of a booking (by its code) or of a payment (pi_…). With --send approve it too, and send it."""
    if sum((options["amount"] is not None, options["full"], options["policy"])) != 1:
        raise click.UsageError("Say how much: --amount, --full or --policy.")
    with errors_as(in_json), context.application() as application:
        return _request(application, what, RefundReason(reason), in_json=in_json, **options)


@refunds.command("approve")
@click.argument("refund_id", metavar="ID")
@click.option("--note", default="", help="For the office.")
@_sending_options
@acting
@_json_option
@click.pass_obj
def approve(
    context: CliContext,
    refund_id: str,
    note: str,
    send: bool,
    wait: float,
    acting: Acting,
    in_json: bool,
) -> int:
    """Approve a refund. Without --send it is sent by whatever runs next: the window, a worker, `sync --once`."""
    with errors_as(in_json), context.application() as application:
        acting.sign_in(application.people)
        with _at_stripe(application, send=send, wait=wait) as stripe:
            if stripe is not None:
                stripe.fetch(application.refunds.get(refund_id).refund.terms.payment_intent_id)
            record = application.refunds.approve(refund_id, note)
            return _go_on(application, record, stripe, in_json=in_json)


@refunds.command("reject")
@click.argument("refund_id", metavar="ID")
@click.option("--note", required=True, help="Why; whoever asked for it reads this.")
@acting
@_json_option
@click.pass_obj
def reject(context: CliContext, refund_id: str, note: str, acting: Acting, in_json: bool) -> int:
    """Reject a refund, with the reason."""
    with errors_as(in_json), context.application() as application:
        acting.sign_in(application.people)
        _tell(application, application.refunds.reject(refund_id, note), in_json=in_json)
    return 0


def _request(
    application: Application,
    what: str,
    reason: RefundReason,
    *,
    in_json: bool,
    amount: str | None,
    policy: bool,
    locale: str | None,
    note: str,
    cancel_booking: bool,
    send: bool,
    wait: float,
    acting: Acting,
    full: bool,
) -> int:
    from backoffice.cli.refund_amounts import Wish, find_subject, how_much
    from backoffice.services.refunds import Ask

    del full  # is what remains when neither an amount nor the policy is meant
    acting.sign_in(application.people)
    subject = find_subject(application, what)
    with _at_stripe(application, send=send, wait=wait) as stripe:
        if stripe is not None:
            stripe.fetch(subject.payment_intent_id)
        ask = Ask(
            payment_intent_id=subject.payment_intent_id,
            money=how_much(application, subject, Wish(amount, locale, by_policy=policy)),
            reason=reason,
            note=note,
            booking=subject.booking,
            cancels_booking=cancel_booking,
        )
        return _go_on(application, _asked(application, ask, send=send), stripe, in_json=in_json)


def _asked(application: Application, ask: Ask, *, send: bool) -> RefundRecord:
    return application.refunds.request_and_approve(ask) if send else application.refunds.request(ask)


@contextmanager
def _at_stripe(application: Application, *, send: bool, wait: float) -> Generator[AtStripe | None]:
    """Give what asks Stripe and sends, or None where nothing is to be sent."""
    if not send:
        yield None
        return
    from backoffice.cli.refund_sending import AtStripe

    with AtStripe(application, wait) as stripe:
        yield stripe


def _go_on(application: Application, record: RefundRecord, stripe: AtStripe | None, *, in_json: bool) -> int:
    """Send it where that was asked for, tell how it stands, and return the exit code: 0 for what is not to be sent."""
    if stripe is not None and record.refund.state is not RefundState.REQUESTED:
        stripe.send(record.refund.id)
        record = application.refunds.get(record.refund.id)
    _tell(application, record, in_json=in_json)
    return 0 if stripe is None else _code(record)


def _tell(application: Application, record: RefundRecord, *, in_json: bool) -> None:
    if in_json:
        print_json(as_json(application, record))
    else:
        click.echo(as_line(application, record))


def _code(record: RefundRecord) -> int:
    state = record.refund.state
    if state is RefundState.REQUESTED:
        return 4
    if state in _UNKNOWN:
        return 3
    return 0 if state in _GIVEN_BACK else 1


def _of(application: Application, where: RefundFilter, what: str) -> RefundFilter:
    from backoffice.cli.refund_amounts import find_subject

    if not what:
        return where
    if what.startswith("pi_"):
        return replace(where, payment_intent_id=what)
    return replace(where, booking=find_subject(application, what).booking)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
