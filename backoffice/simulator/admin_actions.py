"""What the admin API can do to objects: edits of the Dashboard, and what customers and banks do."""

from collections.abc import Callable
from typing import Any

from .ledger import Json
from .state import Simulator

Action = Callable[[Simulator, str, str, dict[str, Any]], Json]
ACTIONS: dict[str, Action] = {}


def admin_action(name: str) -> Callable[[Action], Action]:
    """Register what `POST /_simulator/…` does; the function gets simulator, scope, id and body."""

    def register(function: Action) -> Action:
        ACTIONS[name] = function
        return function

    return register
