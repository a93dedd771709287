from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.checks import check_field
from backoffice.domain.errors import InvalidInput
from backoffice.domain.fields import FieldSpec
from backoffice.domain.kinds import AssetKind
from backoffice.domain.parsing import NEUTRAL_CONTEXT, ParseContext, context_for, parse_field, show_field
from backoffice.domain.specs import field_of
from backoffice.domain.text_lists import join_items, split_items
from tests.domain.field_strategies import ALL_SPECS, values

FILES = NEUTRAL_CONTEXT
PT = context_for("pt_BR", "BRL")
GB = context_for("en", "BRL")
US = context_for("en_US", "USD")
contexts = st.sampled_from([NEUTRAL_CONTEXT, PT, GB, US, PT.in_currency("KWD"), GB.in_currency("JPY")])
specs = st.sampled_from(ALL_SPECS)


def spec(kind: AssetKind, name: str) -> FieldSpec:
    return field_of(kind, name)


PRICE = spec(AssetKind.ACTIVITIES, "price")
SEATS = spec(AssetKind.VEHICLES, "seats")
LATITUDE = spec(AssetKind.EVENTS, "latitude")
DATE = spec(AssetKind.EVENTS, "date")
TIME = spec(AssetKind.EVENTS, "time")
TIMES = spec(AssetKind.ACTIVITIES, "available_times")
DAYS = spec(AssetKind.RESTAURANTS, "operating_days")
ACTIVE = spec(AssetKind.EVENTS, "is_active")
CATEGORY = spec(AssetKind.VEHICLES, "category")
DISCOUNT = spec(AssetKind.ACCOMMODATIONS, "discount_percent")
PHONE = spec(AssetKind.RESTAURANTS, "phone")
WEBSITE = spec(AssetKind.RESTAURANTS, "website")
IMAGES = spec(AssetKind.EVENTS, "images")
TAGS = spec(AssetKind.EVENTS, "tags")
CURRENCY = spec(AssetKind.EVENTS, "currency")
NAME = spec(AssetKind.EVENTS, "title")
RULES = spec(AssetKind.ACCOMMODATIONS, "house_rules")


@given(specs, contexts, st.data())
def test_what_is_shown_is_read_back(field: FieldSpec, context: ParseContext, data: st.DataObject) -> None:
    value = data.draw(values(field))
    assert not (value not in (None, ()) and check_field(field, value))
    assert parse_field(field, show_field(field, value, context), context) == value


@given(specs, contexts, st.text(max_size=30))
def test_any_text_is_a_valid_value_or_refused_for_its_field(field: FieldSpec, context: ParseContext, text: str) -> None:
    value, problems = _parsed(field, text, context)
    assert all(name == field.name and words.endswith(".") for name, words in problems)
    if not problems and value not in (None, ()):
        assert check_field(field, value) is None
        assert parse_field(field, show_field(field, value, context), context) == value


def _parsed(field: FieldSpec, text: str, context: ParseContext) -> tuple[object, list[tuple[str, str]]]:
    try:
        return parse_field(field, text, context), []
    except InvalidInput as error:
        return None, [(problem.field, str(problem.message)) for problem in error.problems]


@given(st.lists(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1).map(str.strip).filter(bool)))
def test_lists_come_back_from_one_line(items: list[str]) -> None:
    assert split_items(join_items(items)) == tuple(items)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("\\" * 2_000_000, ("\\" * 1_000_000,)),
        ("a;" * 100_000, ("a",) * 100_000),
        ("a\\;b\n" * 100_000, ("a;b",) * 100_000),
    ],
    ids=["backslashes", "semicolons", "lines"],
)
def test_a_list_of_megabytes_is_read(text: str, items: tuple[str, ...]) -> None:
    assert split_items(text) == items


@pytest.mark.parametrize(
    ("field", "text", "context", "value"),
    [
        (PRICE, "6,95", PT, 695),
        (PRICE, "6.95", NEUTRAL_CONTEXT, 695),
        (PRICE, "  ", PT, None),
        (SEATS, "15", PT, 15),
        (spec(AssetKind.EVENTS, "max_participants"), "1.200", PT, 1200),
        (spec(AssetKind.EVENTS, "max_participants"), "1,200", GB, 1200),
        (LATITUDE, "-3,8541", PT, -3.8541),
        (LATITUDE, "-3.854", PT, -3.854),
        (LATITUDE, "−3.8541", NEUTRAL_CONTEXT, -3.8541),
        (DATE, "2027-03-31", PT, date(2027, 3, 31)),
        (DATE, "31/03/2027", PT, date(2027, 3, 31)),
        (DATE, "31.3.2027", GB, date(2027, 3, 31)),
        (DATE, "03/31/2027", US, date(2027, 3, 31)),
        (TIME, "9:30", PT, time(9, 30)),
        (TIME, "09:30:00", PT, time(9, 30)),
        (TIME, "9h", PT, time(9)),
        (TIME, "9h30", PT, time(9, 30)),
        (TIME, "9:30 PM", GB, time(21, 30)),
        (TIME, "12 a.m.", GB, time(0)),
        (TIME, "00:00", PT, time(0)),
        (TIMES, "9:00; 14h30", PT, ("09:00", "14:30")),
        (TIMES, "9:00\n14:30", PT, ("09:00", "14:30")),
        (DAYS, "tue, mon", GB, ("mon", "tue")),
        (DAYS, "6;7", NEUTRAL_CONTEXT, ("sat", "sun")),
        (DAYS, "segunda-feira, sáb dom", PT, ("mon", "sat", "sun")),
        (DAYS, "Saturday", GB, ("sat",)),
        (ACTIVE, "Sim", PT, True),
        (ACTIVE, "NÃO", PT, False),
        (ACTIVE, "TRUE", NEUTRAL_CONTEXT, True),
        (ACTIVE, "0", NEUTRAL_CONTEXT, False),
        (CATEGORY, "E-bike", GB, "e_bike"),
        (CATEGORY, "e bike", GB, "e_bike"),
        (CATEGORY, "SUV", GB, "suv"),
        (DISCOUNT, "10 %", PT, 10),
        (PHONE, "+55 (81) 99999-0000", PT, "+5581999990000"),
        (TAGS, "a; b\nc;;", PT, ("a", "b", "c")),
        (TAGS, r"surf\; swim; C:\dir", PT, ("surf; swim", r"C:\dir")),
        (CURRENCY, "brl", PT, "BRL"),
        (RULES, "one\r\ntwo\rthree", PT, "one\ntwo\nthree"),
        (IMAGES, "https://a.example/1.jpg; https://a.example/2.jpg", PT, ("https://a.example/1.jpg", "https://a.example/2.jpg")),
        (WEBSITE, "http://praça.example:8080/é?x=1#y", PT, "http://praça.example:8080/é?x=1#y"),
    ],
)  # fmt: skip
def test_texts_are_read_as_people_write_them(field: FieldSpec, text: str, context: ParseContext, value: object) -> None:
    read = parse_field(field, text, context)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("field", "text", "context", "words"),
    [
        (PRICE, "6.95", PT, "“6.95” can be read in two ways. Write 6,95 or 695."),
        (SEATS, "four", PT, "“four” is not a whole number. Write it with digits only, such as 12."),
        (SEATS, "4.0", PT, "“4.0” is not a whole number. Write it with digits only, such as 12."),
        (SEATS, "４", PT, "“４” is not a whole number. Write it with digits only, such as 12."),
        (SEATS, "0", PT, "Write a number from 1 to 100."),
        (LATITUDE, "91", PT, "Write a number from -90 to 90."),
        (LATITUDE, "nan", PT, "“nan” is not a number of degrees. Write it like -3.8541."),
        (LATITUDE, "1.234,5", PT, "“1.234,5” is not a number of degrees. Write it like -3.8541."),
        (DATE, "31/02/2027", PT, "“31/02/2027” is not a date. Write it as dd/mm/yyyy, such as 31/03/2027."),
        (DATE, "31/03/27", PT, "“31/03/27” is not a date. Write it as dd/mm/yyyy, such as 31/03/2027."),
        (DATE, "31/03/2027", US, "“31/03/2027” is not a date. Write it as mm/dd/yyyy, such as 03/31/2027."),
        (DATE, "31/03/2027", FILES, "“31/03/2027” is not a date. Write it as yyyy-mm-dd, such as 2027-03-31."),
        (DATE, "0202-03-31", PT, "The year 202 cannot be right. Write one from 2000 to 2100."),
        (TIME, "24:00", PT, "“24:00” is not a time. Write hours and minutes, such as 09:30."),
        (TIME, "9", PT, "“9” is not a time. Write hours and minutes, such as 09:30."),
        (TIME, "13:00 pm", GB, "“13:00 pm” is not a time. Write hours and minutes, such as 09:30."),
        (TIMES, "9:00; soon", PT, "“soon” is not a time. Write hours and minutes, such as 09:30."),
        (DAYS, "monkey", GB, "“monkey” is not a day of the week. Write days like mon; tue; sat."),
        (DAYS, "8", GB, "“8” is not a day of the week. Write days like mon; tue; sat."),
        (ACTIVE, "maybe", GB, "“maybe” is neither yes nor no. Write yes or no."),
        (
            CATEGORY,
            "rocket",
            GB,
            "“rocket” is none of the choices. "
            "Write one of: buggy, car, suv, motorcycle, e_bike, bicycle, van, boat, other.",
        ),
        (DISCOUNT, "101", PT, "Write a number from 0 to 100."),
        (DISCOUNT, "-1", PT, "Write a number from 0 to 100."),
        (PHONE, "call", PT, "“call” is not a phone number. Write it with country and area code: +55 81 99999-0000."),
        (CURRENCY, "XYZ", PT, "“XYZ” is not a currency that Stripe charges in. Write its three letters, such as BRL."),
        (NAME, "a\nb", PT, "Write this on one line."),
        (NAME, "a\x00b", PT, "It holds a hidden character (U+0000). Delete it, or type the text."),
        (NAME, "a\ud800b", PT, "It holds a hidden character (U+D800). Delete it, or type the text."),
        (RULES, "a\x1bb", PT, "It holds a hidden character (U+001B). Delete it, or type the text."),
        (NAME, "x" * 10_000_000, PT, "This has 10000000 characters. Shorten it to 250."),
        (TAGS, ";".join("x" * 51), PT, "These are 51 entries. Keep 50 at most."),
        (
            WEBSITE,
            "www.example.org",
            PT,
            "“www.example.org” is not a web address. Write it whole, such as https://example.org/page.",
        ),
        (
            IMAGES,
            "http://a.example/1.jpg",
            PT,
            "“http://a.example/1.jpg” is not an image's address. It must start with https:// and name a site.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_how_to_write_it(
    field: FieldSpec, text: str, context: ParseContext, words: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_field(field, text, context)
    assert [(p.field, str(p.message)) for p in refused.value.problems] == [(field.name, words)]


@pytest.mark.parametrize(
    "address",
    [
        "ftp://a.example",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https:///path",
        "https://user:secret@a.example",
        "https://a b.example",
        "https://a.example/\u202egpj",
        "https://a.example\\@b.example",
        "https://a.example:99999",
        "https://[::1",
        "https://a..example",
        "https:a.example",
        "https://<img>",
    ],
)
def test_an_address_that_could_mislead_is_refused(address: str) -> None:
    with pytest.raises(InvalidInput):
        parse_field(WEBSITE, address, PT)
