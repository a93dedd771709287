"""The tour draws every screen, and no picture is empty."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from backoffice.bootstrap import Application
from backoffice.cli.context import CliContext
from backoffice.cli.tour_office import ask_simulator
from backoffice.cli.window_services import window_services
from backoffice.domain.kinds import AssetKind
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.tour import TourOffice, TourTimedOut, draw_tour, wait_until
from backoffice.settings import Paths, Theme
from tests.gui.window.conftest import add_listings

SCREENS = 48


@pytest.mark.usefixtures("look")
def test_every_screen_is_drawn(resting_practice_office: Application, paths: Paths, tmp_path: Path) -> None:
    add_listings(resting_practice_office, per_kind=8)
    resting_practice_office.assets.create(AssetKind.ACTIVITIES, {"name": "Sunset sail", "price_minor": 15000})
    example = tmp_path / "example.csv"
    example.write_text("title,price,currency\nA,1.00,BRL\nB,x,BRL\n", encoding="utf-8")
    context = CliContext()
    vars(context).update(paths=paths)
    ask_stripe = partial(ask_simulator, resting_practice_office)
    services = window_services(context)
    shown = TourOffice(resting_practice_office, paths, services, example, ask_stripe=ask_stripe)
    pictures = [*draw_tour(tmp_path / "tour", shown, (("pt_BR", Theme.DARK),))]
    assert len(pictures) == SCREENS
    assert len({picture.name.partition("-")[2] for picture in pictures}) == SCREENS
    assert [picture for picture in pictures if _is_plain(picture)] == []


def test_a_screen_that_never_comes_ends_the_tour(monkeypatch: pytest.MonkeyPatch, look: Appearance) -> None:
    del look
    monkeypatch.setattr("backoffice.gui.tour.GIVE_UP_SECONDS", 0)
    with pytest.raises(TourTimedOut, match="never so"):
        wait_until(lambda: False, "never so")


def _is_plain(picture: Path) -> bool:
    """Tell whether a picture shows nothing: all its points have nearly the same colour."""
    image = QImage(str(picture))
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    return len(colours) < 8
