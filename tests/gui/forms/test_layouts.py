"""Every field of every kind has its place on the form, and the form fits a narrow panel."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from backoffice.domain.kinds import AssetKind
from backoffice.domain.specs import fields_of
from backoffice.gui.forms.layouts import TIERS, cards_of
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.translation import install_language
from backoffice.settings import Density
from tests.gui.forms.office import Desk

KINDS = list(AssetKind)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_stands_on_the_form_once(kind: AssetKind) -> None:
    placed = [field for card in cards_of(kind) for field in card.fields if field != TIERS]
    assert sorted(placed) == sorted(spec.name for spec in fields_of(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_tiers_stand_where_they_can_be_sold(kind: AssetKind) -> None:
    assert any(TIERS in card.fields for card in cards_of(kind)) is kind.has_tiers


@pytest.mark.parametrize("kind", KINDS)
def test_the_essentials_come_first(kind: AssetKind) -> None:
    assert {"name", "price_minor", "currency", "is_active"} <= set(cards_of(kind)[0].fields)


@pytest.mark.parametrize("language", ["en", "pt_BR"])
@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("kind", KINDS)
def test_the_form_fits_a_narrow_panel(
    desk: Desk, look: Appearance, kind: AssetKind, density: Density, language: str
) -> None:
    look.choose(density=density)
    install_language(language)
    desk.panel.resize(420, 900)  # the panel's usual width
    desk.panel.new_asset(kind)
    QCoreApplication.sendPostedEvents()  # the new language makes the form anew
    form = desk.panel.form
    assert form is not None
    desk.qtbot.waitUntil(lambda: form.width() > 0)
    room = desk.panel._area.viewport().width()
    assert form.mapTo(desk.panel._area.viewport(), form.rect().topRight()).x() < room, "it is wider than the panel"
    assert desk.panel.stripe.width() < room
    assert [_words(w) for w in form.findChildren(QWidget) if w.isVisible() and _is_clipped(w, form)] == []


def _is_clipped(widget: QWidget, form: QWidget) -> bool:
    right = widget.mapTo(form, widget.rect().topRight()).x()
    return right > form.width()


def _words(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_control_has_a_name_for_a_screen_reader(desk: Desk, kind: AssetKind) -> None:
    desk.panel.new_asset(kind)
    form = desk.panel.form
    assert form is not None
    controls = [c for t in (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton) for c in form.findChildren(t)]
    nameless = [
        type(control).__name__
        for control in controls
        if not isinstance(control.parent(), QComboBox)
        and not control.accessibleName()
        and not (isinstance(control, QAbstractButton) and control.text())
    ]
    assert nameless == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_squeezed_when_words_come_below_the_fields(desk: Desk, kind: AssetKind) -> None:
    install_language("pt_BR")
    desk.panel.resize(420, 700)
    desk.panel.new_asset(kind)
    desk.qtbot.waitUntil(lambda: desk.panel.save_button.text() == "Salvar")
    form = desk.panel.form
    assert form is not None
    desk.type("price_minor", "12x")
    desk.type("postal_code", "1" * 40)
    desk.panel.save_button.click()
    assert desk.problem("price_minor")

    def squeezed() -> list[str]:
        return [name for name, row in form.rows.items() if row.height() < row.heightForWidth(row.width())]

    desk.qtbot.waitUntil(lambda: squeezed() == [])
