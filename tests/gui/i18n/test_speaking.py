"""The program speaks the language chosen, at once, and writes figures as its readers do."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from backoffice.domain.kinds import AssetKind
from backoffice.domain.money import Money
from backoffice.domain.parsing import DateOrder
from backoffice.domain.specs import TIER_FIELDS, fields_of
from backoffice.domain.wording import Message
from backoffice.gui.translation import (
    best_language,
    formats,
    install_language,
    language_name,
    office_zone,
    tr,
    translate_label,
    translate_message,
)
from backoffice.i18n import Formats

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """An application to speak through."""
    del qapp
    yield
    install_language("en")


def test_the_language_changes_at_run_time() -> None:
    install_language("pt_BR")
    assert tr("Save") == "Salvar"
    install_language("en")
    assert tr("Save") == "Save"


def test_a_language_replaces_the_one_before(qapp: QApplication) -> None:
    for _ in range(5):
        install_language("pt_BR")
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, 52)  # QEvent::DeferredDelete
    assert len(qapp.findChildren(QTranslator)) <= 3


def test_qts_own_words_are_spoken_too() -> None:
    install_language("pt_BR")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"


@pytest.mark.parametrize("count", [0, 1, 2, 21])
@pytest.mark.parametrize(("language", "one", "many"), [("en", "listing", "listings"), ("pt_BR", "anúncio", "anúncios")])
def test_numbers_agree_with_their_words(language: str, one: str, many: str, count: int) -> None:
    install_language(language)
    is_one = count == 1 or (language == "pt_BR" and count == 0)
    assert tr("%n listing(s)", None, count) == f"{count} {one if is_one else many}"


def test_every_label_of_the_domain_is_translated() -> None:
    install_language("pt_BR")
    specs = [spec for kind in AssetKind for spec in fields_of(kind)] + list(TIER_FIELDS)
    texts = {text for spec in specs for text in (spec.label, spec.help, *(c.label for c in spec.choices)) if text}
    same = {text for text in texts if translate_label(text) == text}
    alike = {
        "Bar", "Café", "Casual", "Cultural", "Diesel", "Festival", "Hostel", "Hotel", "Latitude", "Longitude",
        "Manual", "Regular", "SUV", "Show", "VIP", "Van", "WhatsApp",
    }  # fmt: skip
    assert same <= alike


def test_a_sentence_of_the_domain_is_translated_with_its_figures() -> None:
    message = Message(
        "Stripe charges {minimum} at least. Ask for that or more, or leave the price empty.",
        {"minimum": Money(50, "BRL")},
    )
    install_language("pt_BR")
    assert translate_message(message).startswith(f"O Stripe cobra no mínimo R${NBSP}0,50.")


def test_a_sentence_in_a_sentence_is_translated_too() -> None:
    inner = Message("It has no price. Give it one to sell it online.")
    install_language("pt_BR")
    said = translate_message(Message("Needs attention: {reason}", {"reason": inner}))
    assert said == "Precisa de atenção: Não tem preço. Dê um preço para vendê-lo on-line."


def test_braces_in_data_are_left_alone() -> None:
    assert tr("Remove {item}", item="{x} %n {0}") == "Remove {x} %n {0}"


@pytest.mark.parametrize(
    ("language", "amount", "currency", "shown"),
    [
        ("pt_BR", 123_450, "BRL", f"R${NBSP}1.234,50"),
        ("en", 123_450, "BRL", "R$1,234.50"),
        ("en", 1200, "JPY", "¥1,200"),
        ("en", 1250, "KWD", f"KWD{NBSP}1.250"),
        ("pt_BR", 1250, "KWD", f"KWD{NBSP}1,250"),
        ("pt_BR", 0, "USD", f"US${NBSP}0,00"),
        ("en", 500, "UGX", f"UGX{NBSP}500"),
        ("pt_BR", -123_450, "BRL", f"-R${NBSP}1.234,50"),
    ],
)
def test_money_is_shown_in_its_currencys_form(language: str, amount: int, currency: str, shown: str) -> None:
    assert Formats(language).money(amount, currency) == shown


def test_dates_and_times_follow_the_reader() -> None:
    portuguese, english = Formats("pt_BR"), Formats("en_GB")
    assert portuguese.date(date(2027, 3, 4)) == "4 de mar. de 2027"
    assert english.date(date(2027, 3, 4)) == "4 Mar 2027"
    assert portuguese.time(time(19, 30)) == "19:30"
    assert (portuguese.date_order, Formats("en_US").date_order) == (DateOrder.DMY, DateOrder.MDY)


def test_a_moment_is_shown_in_the_offices_time_zone() -> None:
    shown = Formats("pt_BR").moment(datetime(2027, 1, 1, 2, 30, tzinfo=UTC), office_zone("America/Noronha"))
    assert "1 de jan. de 2027" in shown
    assert "00:30" in shown


def test_the_week_begins_where_the_reader_lets_it_begin() -> None:
    assert Formats("pt_BR").weekdays()[0][0] == "sun"
    assert Formats("en_GB").weekdays()[0][0] == "mon"
    assert {code for code, _short, _name in Formats("pt_BR").weekdays()} == {
        "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "spoken"), [("pt_BR", "pt_BR"), ("pt", "pt_BR"), ("pt_PT", "pt_BR"), ("en_GB", "en"), ("xx", "en")]
)
def test_the_nearest_language_is_spoken(wanted: str, spoken: str) -> None:
    assert best_language(wanted) == spoken


def test_unknown_locales_are_read_as_english() -> None:
    assert Formats("C").number(1234.5) == "1,234.5"


def test_languages_are_named_in_themselves() -> None:
    assert language_name("pt_BR") == "Português (Brasil)"
    assert language_name("en") == "English"


def test_figures_follow_the_language_spoken() -> None:
    install_language("pt_BR")
    assert formats().separators.decimal == ","
    assert QLocale().name() == "pt_BR"
