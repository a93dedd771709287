"""Contrast of two colours as WCAG 2.1 defines it (https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio)."""

from __future__ import annotations


def contrast_ratio(first: str, second: str) -> float:
    """Return 1 (the same) to 21 (black on white) for two colours written as `#rrggbb`."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
