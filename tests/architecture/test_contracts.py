"""The arrows between the layers hold, and an arrow against them would be seen."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import CHECKOUT

_LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")
_AGAINST = {
    "1. domain imports only the standard library": ("domain", "import sqlalchemy"),
    "2. Qt only in gui": ("jobs", "import qtawesome"),
    "3. stripe only in payments": ("services", "import stripe"),
    "4. keyring only in keychain": ("settings", "import keyring"),
    "5. gui never imports db, payments, keychain or sqlalchemy": ("gui", "import backoffice.db"),
    "6. services never import gui, payments, keychain or db": ("services", "import backoffice.payments"),
    "7. the simulator stands alone": ("simulator", "import backoffice.domain"),
    "8. a web server only in webhook": ("i18n", "import starlette"),
    "9. webhook only reads, stores and answers": ("webhook", "import backoffice.db"),
}


def _lint(checkout: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [_LINT_IMPORTS, "--no-cache"], check=False, cwd=checkout, capture_output=True, text=True, env={"PATH": ""}
    )


def test_every_contract_is_kept() -> None:
    done = _lint(CHECKOUT)
    assert done.returncode == 0, done.stdout
    for name in _AGAINST:
        assert f"{name} KEPT" in done.stdout


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What lint-imports says of a copy in which every contract is broken."""
    copy = tmp_path_factory.mktemp("checkout")
    shutil.copy(CHECKOUT / "pyproject.toml", copy)
    shutil.copytree(CHECKOUT / "backoffice", copy / "backoffice", ignore=shutil.ignore_patterns("__pycache__"))
    for package, against in _AGAINST.values():
        with (copy / "backoffice" / package / "__init__.py").open("a") as init:
            init.write(f"\n{against}\n")
    done = _lint(copy)
    assert done.returncode == 1
    return done.stdout


@pytest.mark.parametrize("name", _AGAINST)
def test_a_broken_contract_is_seen(broken: str, name: str) -> None:
    assert f"{name} BROKEN" in broken
