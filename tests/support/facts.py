"""What a test run found itself running on, by name ("PostgreSQL": "18.4"); shown at its end."""

import pytest

FACTS = pytest.StashKey[dict[str, str]]()
