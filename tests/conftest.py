"""What every test gets; see tests/support/."""

pytest_plugins = (
    "tests.support.session",
    "tests.support.simulator_fixtures",
    "tests.support.logfail",
    "tests.support.loopback",
    "tests.support.keyrings",
    "tests.support.postgres",
    "tests.support.databases",
)
