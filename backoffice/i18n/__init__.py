"""How a language writes figures, dates and names. Knows no Qt: reports and the command line use it too."""

from backoffice.i18n.formats import Formats

__all__ = ["Formats"]
