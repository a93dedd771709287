"""The declarative base, with names for every constraint so that migrations can speak of them."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import Date, Double, Integer, MetaData, Text, Time
from sqlalchemy.orm import DeclarativeBase

from backoffice.db.types import TextList, UtcDateTime

_NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}


class Base(DeclarativeBase):
    """What every table's class derives from. There are no relationships: nothing is ever loaded behind one's back."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {  # noqa: RUF012 - read once by SQLAlchemy
        str: Text(),
        int: Integer(),
        float: Double(),
        datetime: UtcDateTime(),
        date: Date(),
        time: Time(),
        tuple[str, ...]: TextList(),
    }
