"""Runs the machine for some schedules."""

from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.refund_machine.machine import RefundMachine
from tests.refund_machine.supply import Supply

STEPS = 15
_OTHER_SEEDS = 1_000


def run(supply: Supply, schedules: int, *, seed: int | None = None, steps: int = STEPS) -> None:
    """Let this many schedules happen. Raises AssertionError with the one in which an invariant did not hold.

    `seed` makes them the same ones each time; `steps` is the most that happens in one before all of it comes to rest.
    """

    def machine() -> RefundMachine:
        return RefundMachine(supply)

    if seed is not None:
        machine._hypothesis_internal_use_seed = seed  # type: ignore[attr-defined]
    # Told as it happened: making it small takes minutes, and fifteen steps can be read.
    phases = (Phase.explicit, Phase.reuse, Phase.generate)
    wanted = settings(max_examples=schedules, stateful_step_count=steps, print_blob=True, phases=phases)
    if seed is not None:
        wanted = settings(wanted, database=None)
    run_state_machine_as_test(machine, settings=wanted)


def run_at_least(supply: Supply, schedules: int, *, seed: int, steps: int = STEPS) -> None:
    """Let this many schedules happen, or a few more: Hypothesis counts none that it ended before its last step."""
    while (missing := schedules - supply.tally.schedules) > 0:
        run(supply, -(-missing * 3 // 4), seed=seed, steps=steps)
        seed += _OTHER_SEEDS
