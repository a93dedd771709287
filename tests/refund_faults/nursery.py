"""Makes processes of the program quickly: each is a fork of this one, which has loaded everything and opened nothing.

`python -m tests.refund_faults.nursery` takes a JSON line for each order and answers with one: `{"work": …}` begins a
process and answers its id; `{"wait": pid}` answers how it ended: `done`, `failed`, or the signal's name.
"""

import importlib
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from httpx._transports import default as httpx_transports

ACTS = {"work": "tests.refund_faults.program:work", "approve": "tests.refund_faults.race:approve_all"}


def main() -> None:
    """Serve until standard input ends."""
    acts = {name: _load(place) for name, place in ACTS.items()}
    _warm_up()
    _say("ready")
    for line in sys.stdin:
        ((name, order),) = json.loads(line).items()
        _say(_how_it_ended(order) if name == "wait" else _begin(acts[name], order))


def _load(place: str) -> Callable[[Mapping[str, Any]], None]:
    module, _, function = place.partition(":")
    return getattr(importlib.import_module(module), function)


def _warm_up() -> None:
    """Do once what every process would do when it begins: import the SDK, read the certificates of all authorities."""
    from backoffice.payments.transport import PATIENCE, Clients, Purpose

    httpx_transports.create_ssl_context = cache(httpx_transports.create_ssl_context)
    Clients("sk_test_" + "nursery", "http://127.0.0.1:1", PATIENCE)._make(Purpose.MONEY)


def _begin(act: Callable[[Mapping[str, Any]], None], order: Mapping[str, Any]) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        act(order)
        status = 0
    except BaseException:  # noqa: BLE001 - the fork must not go on with its parent's work
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def _how_it_ended(child: int) -> str:
    """Wait until it ends or is stopped."""
    _, status = os.waitpid(child, os.WUNTRACED)
    if os.WIFSTOPPED(status):
        return signal.Signals(os.WSTOPSIG(status)).name
    if os.WIFSIGNALED(status):
        return signal.Signals(os.WTERMSIG(status)).name
    return "done" if os.WEXITSTATUS(status) == 0 else "failed"


def _say(word: str | int) -> None:
    sys.stdout.write(f"{json.dumps(word)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
