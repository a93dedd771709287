"""`python -m tests.jobs.worker_program DATABASE_URL LEASE_SECONDS`: the command line's worker with another lease."""

import asyncio
import signal
import sys

from backoffice.bootstrap import build, take_environment
from backoffice.jobs.engine import EngineSettings
from backoffice.settings import Profile, Settings, find_paths


def main(url: str, lease_seconds: float) -> None:
    """Work until SIGTERM; a line on standard output tells that it is at work."""
    settings = EngineSettings(lease_seconds=lease_seconds, longest_sleep_seconds=1)
    rates = Settings(requests_per_second=100, requests_per_second_per_endpoint=100)
    profile = Profile(name="worker program", database_url=url)
    with build(profile, rates, find_paths(), take_environment(), engine_settings=settings) as application:

        async def work() -> None:
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, application.engine.stop)
            print("ready", flush=True)  # noqa: T201 - the test waits for it
            await application.work()

        asyncio.run(work())


main(sys.argv[1], float(sys.argv[2]))
