"""Facts of the database as a whole."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, RowMapping, select, update

from backoffice.db.models import Base, Office
from backoffice.db.repositories.values import clean_text
from backoffice.domain.wording import Message
from backoffice.services.binding import refuse_other_account
from backoffice.services.ports import Binding, QueueCondition, StripeAccount

_OFFICE = Base.metadata.tables[Office.__tablename__]
_READ = select(_OFFICE)


class SqlOffice:
    """`OfficeRepository` over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work within the connection's transaction."""
        self._connection = connection

    def binding(self) -> Binding:
        """Return whose database this is."""
        row = self._row()
        return Binding(
            installation_id=row["installation_id"],
            account_id=row["account_id"],
            livemode=row["livemode"],
            practice=row["practice"],
            account_name=row["account_name"],
        )

    def bind(self, account: StripeAccount, *, practice: bool) -> Binding:
        """Bind an unbound database; of two at once the first wins, as the condition is part of the UPDATE."""
        self._set(
            _OFFICE.c.account_id.is_(None),
            account_id=account.account_id,
            livemode=account.livemode,
            practice=practice,
        )
        found = self.binding()
        refuse_other_account(found, account, practice=practice)
        self._set(account_name=clean_text(account.display_name))
        return self.binding()

    def queue_condition(self) -> QueueCondition | None:
        """Return why the queue stands still."""
        row = self._row()
        if row["condition_code"] is None:
            return None
        message = Message(row["condition_text"], json.loads(row["condition_params"]))
        return QueueCondition(row["condition_code"], message, row["condition_since"])

    def set_queue_condition(self, condition: QueueCondition | None) -> None:
        """Store it; None: the queue moves."""
        self._set(
            condition_code=condition.code if condition else None,
            condition_text=condition.message.text if condition else None,
            condition_params=json.dumps(dict(condition.message.params), default=str) if condition else None,
            condition_since=condition.since if condition else None,
        )

    def _row(self) -> RowMapping:
        return self._connection.execute(_READ).mappings().one()

    def _set(self, *where: Any, **columns: object) -> None:
        self._connection.execute(update(_OFFICE).where(*where).values(**columns))
