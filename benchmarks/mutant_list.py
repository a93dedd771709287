"""Mistakes that would cost money: each a small change of the source, and where to look for the test that sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_DOMAIN = "backoffice/domain/refunds.py"
_SENDING = "backoffice/jobs/handlers/send_refund.py"
_DECIDING = "backoffice/services/refunds/deciding.py"
_LEARNING = "backoffice/services/refunds/learning.py"

_DOMAIN_TESTS = "tests/domain/test_refunds.py"
_REFUNDS = "tests/money/test_refunds.py"
_AROUND = "tests/money/test_refunds_around.py"
_RULES = "tests/refund_faults/test_rules.py"
_FROZEN = "tests/refund_faults/test_frozen.py"
_KILLED = "tests/refund_faults/test_killed.py"
_CUT = "tests/refund_faults/test_cut_answers.py"


@dataclass(frozen=True, slots=True)
class Edit:
    """A text that occurs once in a file, and what stands there instead."""

    path: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mistake by name; `tests` are those that are run, one of which must fail."""

    name: str
    edits: Sequence[Edit]
    tests: Sequence[str]


def _mutant(name: str, path: str, old: str, new: str, *tests: str) -> Mutant:
    return Mutant(name, (Edit(path, old, new),), tests)


_FENCE = (
    _mutant(
        "no look at the fence before a request is sent",
        "backoffice/jobs/desk.py",
        "        if self.clock.now() >= self.held_until:\n            raise FenceLost\n",
        "        return\n",
        _FROZEN,
    ),
    _mutant(
        "no last look before the first byte",
        "backoffice/payments/transport.py",
        "            look()\n",
        "            return\n",
        _FROZEN,
    ),
    _mutant(
        "writes do not look at the fence",
        _SENDING,
        "    uow.jobs.renew(desk.job.id, desk.job.fence, desk.held_until)\n",
        "",
        _FROZEN,
    ),
    _mutant(
        "a list read long ago is leave to send",
        _SENDING,
        "        if passed >= FRESH or ",
        "        if passed < FRESH and ",
        _RULES,
    ),
)

_KEYS = (
    _mutant(
        "a fresh key for each try",
        _DOMAIN,
        '        return f"refund.{self.id}"\n',
        '        import uuid\n\n        return f"refund.{uuid.uuid4().hex}"\n',
        _REFUNDS,
    ),
    _mutant(
        "the key made of payment and amount",
        _DOMAIN,
        '        return f"refund.{self.id}"\n',
        '        return f"refund.{self.terms.payment_intent_id}.{self.terms.money.amount_minor}"\n',
        _RULES,
    ),
    _mutant(
        "the SDK tries again by itself",
        "backoffice/payments/transport.py",
        "max_network_retries=0)",
        "max_network_retries=2)",
        "tests/payments/test_transport.py",
        "tests/payments/test_errors.py",
        "tests/payments/test_money.py",
    ),
)

_LIST = (
    _mutant(
        "no look at the list before it is sent again",
        _SENDING,
        "            found = await self._find(reading.refund)\n",
        "            self.read_at, self.read_tick, found = desk.clock.now(), time.monotonic(), None\n",
        _REFUNDS,
    ),
    _mutant(
        "only the first page of the list is read",
        _SENDING,
        "found = [each async for each in gateway.list_refunds(refund.terms.payment_intent_id)]\n",
        "found = [each async for each in gateway.list_refunds(refund.terms.payment_intent_id)][:100]\n",
        _RULES,
    ),
    _mutant(
        "a refusal of the second try is believed without a look at the list",
        _SENDING,
        "            if not was_sent and not isinstance(error, KeyReused):\n",
        "            if True:\n",
        _RULES,
    ),
    _mutant(
        "the intent is stored after the request was sent",
        _SENDING,
        "            return await self.desk.write(partial(_adopt, self.desk, record, found))\n"
        "        return await self.desk.write(partial(_begin, self.desk, record))\n",
        "            return await self.desk.write(partial(_adopt, self.desk, record, found))\n"
        "        refund = record.refund\n"
        "        await self.desk.send(lambda gateway: gateway.refund_payment(\n"
        "            refund.terms.payment_intent_id, money=refund.terms.money, reason=None,\n"
        "            metadata={MARK: refund.id}, idempotency_key=refund.idempotency_key))\n"
        "        return await self.desk.write(partial(_begin, self.desk, record))\n",
        _REFUNDS,
        _FROZEN,
    ),
)

_TIME = (
    _mutant(
        "sent again without a person however late",
        _DOMAIN,
        "        return _moved(refund, RefundState.SENDING)\n    return _moved(refund, RefundState.NEEDS_HUMAN)\n",
        "        return _moved(refund, RefundState.SENDING)\n    return _moved(refund, RefundState.SENDING)\n",
        _REFUNDS,
    ),
    _mutant(
        "what waits for a manager's decision is sent by the next worker",
        _SENDING,
        "            return _step(desk, record, refunds.give_up_reading, uow)\n",
        "            return _step(desk, record, refunds.give_up_reading, uow)\n"
        "        case RefundState.NEEDS_HUMAN:\n"
        "            again = replace(record.refund, state=RefundState.UNKNOWN, first_sent_at=desk.clock.now())\n"
        "            return record_step(uow, record, again, PROGRAM, desk.clock.now())\n",
        _RULES,
    ),
    _mutant(
        "an approval never ends",
        _DOMAIN,
        "if not a.is_used and a.at - CLOCK_SLACK <= now < a.expires_at)\n",
        "if not a.is_used and a.at - CLOCK_SLACK <= now)\n",
        _REFUNDS,
    ),
)

_RESERVATION = (
    _mutant(
        "a lost answer frees the amount",
        _DOMAIN,
        "_RESERVING = IN_FLIGHT | {",
        "_RESERVING = (IN_FLIGHT - {RefundState.UNKNOWN}) | {",
        _DOMAIN_TESTS,
        _REFUNDS,
    ),
    _mutant(
        "a refund that failed keeps its amount",
        _DOMAIN,
        "_RESERVING = IN_FLIGHT | {",
        "_RESERVING = IN_FLIGHT | {RefundState.FAILED, ",
        _REFUNDS,
    ),
    _mutant(
        "a refund that succeeded frees its amount",
        _DOMAIN,
        "RefundState.REQUIRES_ACTION, RefundState.SUCCEEDED}",
        "RefundState.REQUIRES_ACTION}",
        _REFUNDS,
    ),
    _mutant(
        "refunds made in the Dashboard do not count",
        "backoffice/services/refunds/viewing.py",
        "    return refunds.balance(captured, requests, elsewhere)\n",
        "    return refunds.balance(captured, requests, 0)\n",
        _AROUND,
    ),
    Mutant(
        "two refunds of a payment at once",
        (
            Edit(
                _DECIDING,
                "    if any(other.refund.state.is_in_flight for other in others):\n",
                "    if any(other.refund.state.is_in_flight and not others for other in others):\n",
            ),
            Edit(
                "backoffice/db/migrations/versions/0005_refunds.py",
                '        ["payment_intent_id"],\n        unique=True,\n',
                '        ["payment_intent_id"],\n        unique=False,\n',
            ),
        ),
        (_REFUNDS,),
    ),
    Mutant(
        "nothing looks at what is left when a request is approved",
        (
            Edit(
                _DECIDING,
                "    if approved.state is RefundState.APPROVED:\n        _require_free(uow, record, now)\n",
                "    if approved.state is RefundState.APPROVED:\n",
            ),
            Edit(
                "backoffice/db/migrations/versions/0005_refunds.py",
                "    for statement in _TRIGGERS[op.get_bind().dialect.name]:\n        op.execute(statement)\n",
                "",
            ),
        ),
        (_REFUNDS,),
    ),
)

_NEWS = (
    _mutant(
        "an event is believed",
        "backoffice/services/events.py",
        "    for hint in _wanted(",
        '    for each in (each for each in new if each.event.type == "refund.failed"):\n'
        "        known = uow.refunds.find_stripe(each.event.object_id)\n"
        "        if known is not None:\n"
        "            from dataclasses import replace\n"
        "            from backoffice.domain.people import PROGRAM\n"
        "            from backoffice.domain.refunds import RefundState\n"
        "            from backoffice.services.refunds.steps import record_step\n"
        "            record = uow.refunds.get(known)\n"
        "            failed = replace(record.refund, state=RefundState.FAILED)\n"
        "            record_step(uow, record, failed, PROGRAM, now)\n"
        "    for hint in _wanted(",
        _RULES,
    ),
    _mutant(
        "a late read moves a refund backwards",
        _DOMAIN,
        "    if state is refund.state or state not in MOVES[refund.state] or never_sent:\n        return known\n"
        "    return replace(_moved(known, state), failure=failure)\n",
        "    if state is refund.state or never_sent:\n        return known\n"
        "    return replace(known, state=state, failure=failure)\n",
        _DOMAIN_TESTS,
        _FROZEN,
    ),
    Mutant(
        "a mark alone makes a refund ours, though it was never sent",
        (
            Edit(
                _LEARNING,
                "is_of(found, refund) and refund.first_sent_at is not None and not was_refused",
                "is_of(found, refund) and not was_refused",
            ),
            Edit(
                "backoffice/db/migrations/versions/0005_refunds.py",
                '    ("sent_before_made", "first_sent_at IS NOT NULL OR stripe_refund_id IS NULL"),\n',
                "",
            ),
        ),
        (_AROUND,),
    ),
    _mutant(
        "a step without its row in the trail",
        "backoffice/services/refunds/steps.py",
        "        uow.trail.add(_entry(after, before.refund.state, person, now, reason))\n    elif",
        "        pass\n    elif",
        _REFUNDS,
    ),
)

_APPROVAL = (
    _mutant(
        "an approval is used again",
        _DOMAIN,
        "    used = tuple(replace(a, is_used=True) if a in approvals else a for a in refund.approvals)\n",
        "    used = refund.approvals\n",
        _DOMAIN_TESTS,
        _REFUNDS,
    ),
    _mutant(
        "an approval does not bind the amount",
        _DOMAIN,
        "    if any(approval.terms != terms for approval in approvals):\n",
        "    if any(replace(approval.terms, money=terms.money) != terms for approval in approvals):\n",
        _DOMAIN_TESTS,
    ),
    _mutant(
        "an approval does not bind the account",
        _DOMAIN,
        "    if any(approval.terms != terms for approval in approvals):\n",
        "    if any(replace(approval.terms, account_id=terms.account_id) != terms for approval in approvals):\n",
        _DOMAIN_TESTS,
    ),
    _mutant(
        "who asked approves where two people are enforced",
        _DECIDING,
        "may_approve_own=not decider.enforces_two_people)",
        "may_approve_own=True)",
        _RULES,
    ),
    _mutant(
        "staff approve",
        "backoffice/domain/refund_rules.py",
        "    if person.role not in (Role.MANAGER, Role.ADMINISTRATOR):\n",
        "    if person.role not in Role:\n",
        _REFUNDS,
    ),
)

MUTANTS = (*_FENCE, *_KEYS, *_LIST, *_TIME, *_RESERVATION, *_NEWS, *_APPROVAL)
