"""Values of every type of field that may be stored."""

from datetime import date, time

from hypothesis import strategies as st

from backoffice.domain.checks import WEEKDAYS
from backoffice.domain.fields import FieldSpec, FieldType
from backoffice.domain.kinds import AssetKind
from backoffice.domain.money import CURRENCIES
from backoffice.domain.specs import TIER_FIELDS, fields_of

ALL_SPECS = tuple(dict.fromkeys([*TIER_FIELDS, *(spec for kind in AssetKind for spec in fields_of(kind))]))

_characters = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029")
_lines = st.text(_characters, min_size=1, max_size=40).map(str.strip).filter(bool)
_long_texts = st.text(_characters | st.sampled_from("\n\t"), max_size=60).map(str.strip).filter(bool)
_times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
_urls = st.builds(
    "{}://{}.example/{}".format,
    st.just("https"),
    st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True),
    st.text("abcXYZ012%;,?=&#é/", max_size=15),
)


def values(spec: FieldSpec) -> st.SearchStrategy[object]:
    """Return values that the field may hold, empty ones included."""
    return st.just(spec.empty) | _filled(spec)


def _filled(spec: FieldSpec) -> st.SearchStrategy[object]:
    low, high = spec.minimum or 0, spec.maximum or 0
    match spec.type:
        case FieldType.TEXT:
            return _lines.filter(lambda text: spec.max_length is None or len(text) <= spec.max_length)
        case FieldType.LONG_TEXT:
            return _long_texts
        case FieldType.INTEGER | FieldType.PERCENT | FieldType.MONEY:
            return st.integers(low, high)
        case FieldType.DECIMAL:
            return st.floats(low, high)
        case FieldType.CURRENCY:
            return st.sampled_from(CURRENCIES)
        case FieldType.BOOLEAN:
            return st.booleans()
        case FieldType.CHOICE:
            return st.sampled_from([choice.value for choice in spec.choices])
        case FieldType.DATE:
            return st.dates(date(2000, 1, 1), date(2100, 12, 31))
        case FieldType.TIME:
            return _times
        case FieldType.URL:
            return _urls
        case FieldType.PHONE:
            return st.from_regex(r"\+?[0-9]{6,15}", fullmatch=True)
        case FieldType.EMAIL:
            return st.from_regex(r"[a-zA-Z0-9.+]{1,20}@[a-z0-9]{1,9}(\.[a-z0-9]{1,9}){1,2}", fullmatch=True)
        case FieldType.TAX_ID:
            return st.from_regex(r"[0-9]{11}|[0-9A-Z]{12}[0-9]{2}", fullmatch=True)
        case FieldType.TEXT_LIST:
            return st.lists(_lines, max_size=4).map(tuple)
        case FieldType.TIME_LIST:
            return st.lists(_times.map(lambda at: at.strftime("%H:%M")), max_size=4).map(tuple)
        case FieldType.WEEKDAYS:
            return st.sets(st.sampled_from(WEEKDAYS)).map(lambda days: tuple(d for d in WEEKDAYS if d in days))
        case FieldType.URL_LIST:
            return st.lists(_urls, max_size=4).map(tuple)
