"""Every kind of job that keeps the catalogue true in Stripe, and what does it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from backoffice.jobs.desk import Handler
from backoffice.jobs.handlers.resync_run import CheckForDrift, RunResync, SwitchOffLinks
from backoffice.jobs.handlers.subjects import find_listing, find_stray
from backoffice.jobs.handlers.sync_asset import SyncAsset
from backoffice.services.assets import Assets
from backoffice.services.catalogue_sync import SYNC_ASSET
from backoffice.services.old_links import SWITCH_OFF_LINKS
from backoffice.services.ports import Database
from backoffice.services.resync_applying import RESYNC_RUN, RETIRE_PRODUCT
from backoffice.services.resync_checking import RESYNC_CHECK
from backoffice.services.resync_compare import Compare, compare_here
from backoffice.services.resync_taking import Taking


def catalogue_handlers(
    database: Database,
    assets: Assets,
    *,
    grace: Callable[[], timedelta] = timedelta,
    check_hour: Callable[[], int | None] = lambda: None,
    compare: Compare | None = None,
) -> dict[str, Handler]:
    """Return the handlers by kind of job. `grace`: how long a replaced link stays on; `check_hour`: of the night.

    `compare` None: in this process.
    """
    return {
        SYNC_ASSET: SyncAsset(find_listing(grace)),
        RETIRE_PRODUCT: SyncAsset(find_stray),
        RESYNC_RUN: RunResync(Taking(database, assets)),
        RESYNC_CHECK: CheckForDrift(compare or compare_here(database), check_hour),
        SWITCH_OFF_LINKS: SwitchOffLinks(),
    }
