"""The look: contrast, icons, and that a change is seen."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.contrast import contrast_ratio
from backoffice.gui.style.icons import NAMES, icon
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.style.sheet import style_sheet
from backoffice.gui.style.tokens import DARK, LIGHT, MEASURES, Colours
from backoffice.settings import Density, Theme

WORDS = 4.5
OUTLINE = 3.0
THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def _pairs(colours: Colours) -> list[tuple[str, str, str]]:
    grounds = {name: getattr(colours, name) for name in ("canvas", "surface", "raised", "hover", "stripe")}
    pairs = [
        (f"{words} on {name}", getattr(colours, words), ground)
        for name, ground in grounds.items()
        for words in ("text", "text_muted", "accent_text")
    ]
    pairs += [
        ("text on selection", colours.text, colours.selection),
        ("muted on selection", colours.text_muted, colours.selection),
        ("accent on soft", colours.accent_text, colours.accent_soft),
        ("on accent", colours.on_accent, colours.accent),
        ("on accent, hovered", colours.on_accent, colours.accent_hover),
    ]
    for name in ("neutral", "positive", "info", "warning", "danger", "practice", "test", "live"):
        tone = getattr(colours, name)
        pairs += [(f"{name} soft", tone.text, tone.soft), (f"{name} strong", tone.on_strong, tone.strong)]
        pairs.append((f"{name} on surface", tone.text, colours.surface))
    return pairs


@THEMES
def test_words_can_be_read(colours: Colours) -> None:
    weak = {name: round(contrast_ratio(a, b), 2) for name, a, b in _pairs(colours) if contrast_ratio(a, b) < WORDS}
    assert weak == {}


@THEMES
def test_the_outlines_of_fields_and_the_focus_can_be_seen(colours: Colours) -> None:
    for ground in (colours.canvas, colours.surface):
        assert contrast_ratio(colours.line_strong, ground) >= OUTLINE
        assert contrast_ratio(colours.accent, ground) >= OUTLINE


def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast_ratio("#123456", "#123456") == 1


@THEMES
@pytest.mark.parametrize("density", list(Density))
def test_qt_reads_the_whole_style_sheet(colours: Colours, density: Density, qtbot: QtBot) -> None:
    label = QLabel("words")
    qtbot.addWidget(label)
    label.setStyleSheet(style_sheet(colours, MEASURES[density], 10.0))  # Qt's complaint about it fails the test
    assert "None" not in label.styleSheet()


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_icon_is_there(name: str, qapp: QApplication) -> None:
    del qapp
    assert not icon(name, LIGHT).pixmap(16, 16).toImage().isNull()


def test_choosing_a_theme_and_a_density_is_told_once_and_seen(look: Appearance, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look.changed):
        look.choose(theme=Theme.DARK, density=Density.COMPACT)
    assert look.colours.is_dark
    assert look.measures.row < MEASURES[Density.COMFORTABLE].row
    with qtbot.assertNotEmitted(look.changed):
        look.choose(theme=Theme.DARK)


def test_a_role_changes_how_a_label_looks(look: Appearance, qtbot: QtBot) -> None:
    del look
    label = QLabel("words")
    qtbot.addWidget(label)
    label.show()
    plain = label.sizeHint().height()
    set_role(label, Role.TITLE)
    assert label.sizeHint().height() > plain
