"""The screen, the keyring and the database server of the tests are real, and each test starts clean."""

import logging
import os
import socket
import threading

import psycopg
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine, text

from tests.support.logfail import ExpectLog
from tests.support.postgres import PostgresServer


def test_a_window_is_shown_on_the_private_screen(qtbot: QtBot) -> None:
    label = QLabel("shown")
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()
    assert label.screen().geometry().width() == 1600


def test_the_keyring_is_a_real_secret_service(secret_service: KeyringBackend) -> None:
    secret_service.set_password("backoffice-tests", "who", "secret \N{KEY}")
    assert secret_service.get_password("backoffice-tests", "who") == "secret \N{KEY}"
    secret_service.delete_password("backoffice-tests", "who")
    assert secret_service.get_password("backoffice-tests", "who") is None


def test_each_test_gets_an_empty_database_and_leaves_none(postgres_server: PostgresServer, postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        assert connection.scalar(text("select count(*) from pg_tables where schemaname = 'public'")) == 0
        connection.execute(text("create table kept (id int)"))
    engine.dispose()


def test_a_template_is_filled_once_and_copied(postgres_server: PostgresServer) -> None:
    built: list[str] = []

    def build(url: str) -> None:
        built.append(url)
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(text("create table filled (id int)"))
        engine.dispose()

    name = f"support_{os.getpid()}"
    template = postgres_server.template(name, build)
    assert postgres_server.template(name, build) == template
    assert len(built) == 1
    copy = postgres_server.create(template)
    engine = create_engine(postgres_server.url(copy))
    with engine.connect() as connection:
        assert connection.scalar(text("select count(*) from filled")) == 0
    engine.dispose()
    postgres_server.drop(copy)
    with pytest.raises(psycopg.OperationalError), psycopg.connect(postgres_server.url(copy).replace("+psycopg", "")):
        pass


def test_an_announced_warning_may_come_from_any_thread(expected_log: ExpectLog) -> None:
    expected = expected_log("disk .* full")
    thread = threading.Thread(target=logging.getLogger("any").error, args=("the disk %s is full", "sda"))
    thread.start()
    thread.join()
    assert expected.records[0].levelname == "ERROR"


def test_a_name_that_cannot_exist_is_not_found() -> None:
    with pytest.raises(socket.gaierror):
        socket.create_connection(("stripe.invalid", 443))
