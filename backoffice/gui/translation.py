"""The language of the window: `tr` for its own strings, `translate_message` for sentences of the other layers.

Which language is spoken is the application's state and lies in Qt: its translators and its default QLocale.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo
from decimal import Decimal
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from backoffice.domain.money import Money
from backoffice.domain.wording import CONTEXT, Message
from backoffice.i18n import Formats
from backoffice.resources import resource_path

LANGUAGES = ("en", "pt_BR")
"""What the program speaks, by the names of its translation files."""

_OURS = "backoffice-translator"
_ZONE = "backoffice-zone"
_SPOKEN = "backoffice-language"


def tr(text: str, comment: str | None = None, n: int = -1, /, **params: object) -> str:
    """Return a string of the window in the current language, its {braces} filled and %n counted.

    `lupdate` finds the calls by this name; `text` must be a literal.
    """
    said = QCoreApplication.translate("", text, comment or "", n)
    return said.format(**{name: _shown(value) for name, value in params.items()}) if params else said


def translate_message(message: Message) -> str:
    """Return a sentence of the domain or the services in the current language, its figures in the reader's form."""
    said = QCoreApplication.translate(CONTEXT, message.text)
    return said.format(**{name: _shown(value) for name, value in message.params.items()}) if message.params else said


def translate_label(text: str) -> str:
    """Return an English label of the domain (a FieldSpec's, a choice's) in the current language."""
    return QCoreApplication.translate(CONTEXT, text) if text else ""


def formats() -> Formats:
    """Return how the reader writes money, numbers and dates."""
    return Formats(QLocale().name())


def office_zone(name: str) -> tzinfo:
    """Return the office's time zone ('': this computer's)."""
    zone = ZoneInfo(name) if name else datetime.now(UTC).astimezone().tzinfo
    assert zone is not None
    return zone


def _shown(value: object) -> object:
    """Return a figure of a sentence as the reader writes it; text and whole numbers stay as they are."""
    match value:
        case Message():
            return translate_message(value)
        case Money():
            return formats().money(value.amount_minor, value.currency)
        case datetime():
            local = value.astimezone(office_zone(_zone_name()))
            return f"{formats().date(local.date())} {formats().time(local.time())}"
        case date():
            return formats().date(value)
        case time():
            return formats().time(value)
        case float() | Decimal():
            return formats().number(value)
        case _:
            return value


def use_zone(name: str) -> None:
    """Tell times in sentences by the office's time zone ('': this computer's) from now on."""
    application = QCoreApplication.instance()
    assert application is not None
    application.setProperty(_ZONE, name)


def _zone_name() -> str:
    application = QCoreApplication.instance()
    return str(application.property(_ZONE) or "") if application is not None else ""


def best_language(wanted: str) -> str:
    """Return which of LANGUAGES to speak: the wanted one, or ('' or unknown) the system's nearest."""
    if wanted in LANGUAGES:
        return wanted
    system = (wanted or QLocale.system().name()).replace("-", "_")
    return next((known for known in LANGUAGES if known.split("_")[0] == system.split("_")[0]), "en")


def install_language(wanted: str) -> str:
    """Speak this language from now on; where it is another, every widget gets a LanguageChange event. Returns it."""
    application = QCoreApplication.instance()
    assert application is not None
    language = best_language(wanted)
    if application.property(_SPOKEN) == language:
        return language
    application.setProperty(_SPOKEN, language)
    for old in application.findChildren(QTranslator, _OURS):
        application.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(_locale_of(language))
    for translator in _load(language):
        translator.setParent(application)
        translator.setObjectName(_OURS)
        application.installTranslator(translator)
    return language


def current_language() -> str:
    """Return which of LANGUAGES is spoken now."""
    return best_language(QLocale().name())


def language_name(language: str) -> str:
    """Return a language's name in itself ("Português (Brasil)"), so that anyone finds back to their own."""
    return _own_name(language)


@cache
def _own_name(language: str) -> str:
    locale = Locale.parse(language)
    name = locale.get_display_name(locale) or language
    return name[:1].upper() + name[1:]


def _locale_of(language: str) -> QLocale:
    """The system's own variant where it speaks the language (British dates for a British desk), else the plain one."""
    system = QLocale.system()
    return system if system.name().split("_")[0] == language.split("_")[0] else QLocale(language)


def _load(language: str) -> list[QTranslator]:
    """Qt's own words first: what is installed last is asked first."""
    loaded: list[QTranslator] = []
    qts_own = QTranslator()
    if qts_own.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        loaded.append(qts_own)
    ours = QTranslator()
    if not ours.load(str(resource_path(f"i18n/backoffice_{language}.qm"))):
        raise FileNotFoundError(f"The translation backoffice_{language}.qm cannot be loaded")
    loaded.append(ours)
    return loaded
