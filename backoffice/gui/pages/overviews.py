"""The pages of bookings and money that are read as a whole, each imported when its section is first chosen."""

from __future__ import annotations

from backoffice.gui.pages.overview import MakeOverview
from backoffice.gui.sections import SectionName

OVERVIEWS: dict[SectionName, MakeOverview] = {}
"""Who makes the page of a section."""
