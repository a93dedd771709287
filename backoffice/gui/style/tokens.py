"""The few numbers and colours that the whole look is made of."""

from __future__ import annotations

from dataclasses import dataclass

from backoffice.settings import Density


@dataclass(frozen=True, slots=True)
class Tone:
    """A soft background, the words on it, and a strong form with the words on that."""

    soft: str
    text: str
    strong: str
    on_strong: str


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme. Every pair that carries words keeps a contrast of 4.5 : 1 (WCAG AA), checked by a test."""

    is_dark: bool
    canvas: str  # behind everything
    surface: str  # what one works on: tables, fields, cards
    raised: str  # menus, pop-ups
    hover: str
    stripe: str  # every second row
    line: str
    line_control: str  # around buttons and chips, whose words tell them apart
    line_strong: str  # around fields: 3 : 1, as nothing else shows where they are
    text: str
    text_muted: str
    text_disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_text: str
    accent_soft: str
    selection: str
    neutral: Tone
    positive: Tone
    info: Tone
    warning: Tone
    danger: Tone
    practice: Tone
    test: Tone
    live: Tone


LIGHT = Colours(
    is_dark=False,
    canvas="#f3f5f7",
    surface="#ffffff",
    raised="#ffffff",
    hover="#eef2f5",
    stripe="#fafbfc",
    line="#e1e6eb",
    line_control="#c4cdd6",
    line_strong="#7d8995",
    text="#17212b",
    text_muted="#566370",
    text_disabled="#98a3ae",
    accent="#0b6e83",
    accent_hover="#095c6e",
    on_accent="#ffffff",
    accent_text="#0a6477",
    accent_soft="#e2f1f4",
    selection="#d8ecf1",
    neutral=Tone("#e9edf1", "#46525e", "#566370", "#ffffff"),
    positive=Tone("#dcf3e6", "#11603a", "#157347", "#ffffff"),
    info=Tone("#e1ecfb", "#1c4f92", "#2462b3", "#ffffff"),
    warning=Tone("#fdf0d5", "#7c4a03", "#a85d04", "#ffffff"),
    danger=Tone("#fde5e2", "#9c1f16", "#b42318", "#ffffff"),
    practice=Tone("#eee6fc", "#5a2bb0", "#6b3fc7", "#ffffff"),
    test=Tone("#fdf0d5", "#7c4a03", "#b45f06", "#ffffff"),
    live=Tone("#dcf3e6", "#11603a", "#15703f", "#ffffff"),
)

DARK = Colours(
    is_dark=True,
    canvas="#13181d",
    surface="#1b2228",
    raised="#232b32",
    hover="#262f37",
    stripe="#1e252c",
    line="#2d373f",
    line_control="#46535e",
    line_strong="#71808d",
    text="#e8edf1",
    text_muted="#a3b0bb",
    text_disabled="#6a7782",
    accent="#4fb7cc",
    accent_hover="#6cc6d8",
    on_accent="#06222a",
    accent_text="#74cadb",
    accent_soft="#16363e",
    selection="#1e434c",
    neutral=Tone("#2e3840", "#c3ced7", "#a3b0bb", "#12181d"),
    positive=Tone("#143a28", "#86dfae", "#5cc78d", "#06210f"),
    info=Tone("#1a3352", "#9cc6fa", "#6ea8ef", "#071d38"),
    warning=Tone("#45320e", "#f6cd7d", "#e5ad49", "#2a1b02"),
    danger=Tone("#4c1d1b", "#ffb3ab", "#f5877c", "#330906"),
    practice=Tone("#372a58", "#cbb4fb", "#a98bf0", "#190a3b"),
    test=Tone("#45320e", "#f6cd7d", "#e5ad49", "#2a1b02"),
    live=Tone("#143a28", "#86dfae", "#5cc78d", "#06210f"),
)


@dataclass(frozen=True, slots=True)
class Measures:
    """Distances in device-independent pixels."""

    unit: int
    row: int
    control: int
    radius: int = 6
    radius_large: int = 10

    @property
    def gap(self) -> int:
        """Return the usual distance between two things."""
        return self.unit * 2

    @property
    def margin(self) -> int:
        """Return the distance to the edge of a page."""
        return self.unit * 4


MEASURES = {
    Density.COMFORTABLE: Measures(unit=5, row=38, control=32),
    Density.COMPACT: Measures(unit=4, row=28, control=27),
}
