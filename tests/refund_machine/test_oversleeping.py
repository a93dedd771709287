"""A worker that oversleeps between any two of its steps decides nothing by what it read before."""

import pytest

from backoffice.services.refunds import SEND_REFUND
from tests.refund_machine.fates import Fate, Kind
from tests.refund_machine.machine import HOUR, RefundMachine
from tests.refund_machine.supply import supply
from tests.refund_machine.wire import Fault

MOMENTS = range(1, 20)
A_DAY = 25 * HOUR


@pytest.mark.parametrize("alone", [True, False], ids=["alone", "others at work"])
@pytest.mark.parametrize("fault", [Fault.LOST_BEFORE, Fault.LOST_AFTER], ids=["never sent", "sent"])
def test_wherever_it_sleeps(fault: Fault, alone: bool) -> None:
    with supply() as worlds:
        slept = 0
        for moment in MOMENTS:
            machine = RefundMachine(worlds)
            machine.pay("card", forgets=False, amount=2_500, fault=fault, fate=Fate())
            machine.world.pass_time(1)
            machine.work_with_fate(Fate(Kind.FREEZE, moment), SEND_REFUND)
            machine.all_hold()
            machine.skip(A_DAY, works=not alone)
            if machine.world.frozen:
                slept += 1
                machine.thaw(0, renews=True)
            machine.all_hold()
            machine.work()
            machine.all_hold()
            machine.teardown()
        assert slept > 5
