"""Payment links that others replaced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from backoffice.db.models import Base
from backoffice.db.models.resync import RetiredLinkRow
from backoffice.domain.kinds import AssetRef
from backoffice.services.ports.resync import RetiredLink

RETIRED = Base.metadata.tables[RetiredLinkRow.__tablename__]


class SqlOldLinks:
    """`OldLinkRepository` over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work within the connection's transaction."""
        self._connection = connection

    def retire(self, link: RetiredLink) -> None:
        """Note a link that was replaced, once."""
        if self._connection.scalar(select(RETIRED.c.link_id).where(RETIRED.c.link_id == link.link_id)) is None:
            values = {
                "link_id": link.link_id,
                "subject": str(link.ref),
                "url": link.url,
                "retired_at": link.retired_at,
                "switch_off_at": link.switch_off_at,
            }
            self._connection.execute(insert(RETIRED).values(values))

    def end_grace(self, link_id: str, at: datetime) -> None:
        """Let the time of a link end then, unless it ended before."""
        change = update(RETIRED).where(RETIRED.c.link_id == link_id, RETIRED.c.switch_off_at > at)
        self._connection.execute(change.values(switch_off_at=at))

    def forget(self, link_id: str) -> None:
        """Forget a link that sells again."""
        self._connection.execute(delete(RETIRED).where(RETIRED.c.link_id == link_id))

    def retired(self, ref: AssetRef | None = None, *, on_at: datetime | None = None) -> Sequence[RetiredLink]:
        """Return retired links, the last first; `on_at`: those that stay on at this time only."""
        query = select(RETIRED).order_by(RETIRED.c.retired_at.desc(), RETIRED.c.link_id)
        if ref is not None:
            query = query.where(RETIRED.c.subject == str(ref))
        if on_at is not None:
            query = query.where(RETIRED.c.switch_off_at > on_at)
        rows = self._connection.execute(query).mappings()
        return [
            RetiredLink(
                AssetRef.parse(row["subject"]), row["link_id"], row["url"], row["retired_at"], row["switch_off_at"]
            )
            for row in rows
        ]
