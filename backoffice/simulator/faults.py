"""The fault plan: a list of rules, each saying which requests it meets and what goes wrong with them.

A plan is deterministic: rules count the requests they match, and probabilities come from the rule's own seed.
"""

import random
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Literal

import msgspec

Kind = Literal["latency", "status", "reset", "hang"]
Reason = Literal[
    "",
    "global-rate",
    "endpoint-rate",
    "global-concurrency",
    "endpoint-concurrency",
    "resource-specific",
    "lock_timeout",
]
Count = msgspec.Meta(ge=1)


class Rule(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One rule of the plan. See docs/simulator.md for examples."""

    kind: Kind
    method: str = "*"
    path: str = "*"
    account: str = "*"
    nth: int | None = None
    """Only the nth request that matches (first: 1)."""
    every: int | None = None
    """Every nth request that matches."""
    probability: float = 1.0
    seed: int = 0
    times: int | None = None
    """How often the rule acts at most; None is for ever."""
    milliseconds: int = 0
    """For latency, and for how long a hang lasts at most (0: until the client goes)."""
    status: int = 500
    reason: Reason = ""
    """For 429: the reason header; `lock_timeout` is the one without."""
    code: str = ""
    message: str = ""
    effect: bool = False
    """Whether the operation is carried out before the fault."""
    saved: bool | None = None
    """Whether a 500 is kept under the idempotency key; by default when it has had its effect."""
    byte: int = 0
    """For reset: how many bytes of the answer arrive, head included."""
    name: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.probability <= 1:
            raise ValueError("probability is between 0 and 1")
        counts = [count for count in (self.nth, self.every, self.times) if count is not None]
        if min(counts, default=1) < 1 or min(self.milliseconds, self.byte) < 0:
            raise ValueError("nth, every and times are 1 or more; milliseconds and byte 0 or more")
        if self.kind == "status" and not 400 <= self.status <= 599:
            raise ValueError("status is between 400 and 599")

    @property
    def is_saved(self) -> bool:
        return self.effect if self.saved is None else self.saved

    @property
    def label(self) -> str:
        return self.name or (f"status {self.status}" if self.kind == "status" else self.kind)


@dataclass(slots=True)
class _Active:
    rule: Rule
    dice: random.Random
    met: int = 0
    acted: int = 0

    def takes(self, method: str, path: str, account: str) -> bool:
        rule = self.rule
        if rule.method not in ("*", method) or not fnmatchcase(path, rule.path):
            return False
        if rule.account not in ("*", account):
            return False
        self.met += 1
        if rule.times is not None and self.acted >= rule.times:
            return False
        if rule.nth is not None and self.met != rule.nth:
            return False
        if rule.every is not None and self.met % rule.every:
            return False
        if self.dice.random() >= rule.probability:
            return False
        self.acted += 1
        return True


@dataclass(slots=True)
class FaultPlan:
    """The rules in force."""

    _active: list[_Active] = field(default_factory=list[_Active])

    @staticmethod
    def parse(text: bytes) -> list[Rule]:
        """Rules from JSON. Raises msgspec.ValidationError or msgspec.DecodeError with the place of the fault."""
        return msgspec.json.decode(text or b"[]", type=list[Rule])

    def set(self, rules: list[Rule]) -> None:
        """Replace the plan; counting starts anew."""
        self._active = [_Active(rule, random.Random(rule.seed)) for rule in rules]

    def pick(self, method: str, path: str, account: str) -> list[Rule]:
        """What happens to this request: all latencies, then the first other fault that matches."""
        chosen: list[Rule] = []
        for active in self._active:
            decided = any(rule.kind != "latency" for rule in chosen)
            if decided and active.rule.kind != "latency":
                continue
            if active.takes(method, path, account):
                chosen.append(active.rule)
        return sorted(chosen, key=lambda rule: rule.kind != "latency")

    def report(self) -> list[dict[str, object]]:
        """Each rule with how many requests it met and how often it acted."""
        return [{"rule": msgspec.to_builtins(one.rule), "met": one.met, "acted": one.acted} for one in self._active]
