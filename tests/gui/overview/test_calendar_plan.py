"""Where bookings stand in a calendar: each exactly once, never over another."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.gui.models.calendar_plan import MOST_LINES, Period, Span, plan_calendar
from backoffice.services.ports import CalendarEntry
from tests.gui.overview.entries import DAY, entry

MONTH = Period.around(Span.MONTH, DAY, 0)

DRAWN = st.lists(
    st.builds(
        lambda number, start, days, asset: entry(number, date(2026, 10, 20) + timedelta(days=start), days, asset=asset),
        st.integers(1, 10_000),
        st.integers(0, 60),
        st.integers(1, 40),
        st.integers(1, 4),
    ),
    max_size=60,
    unique_by=lambda one: one.ref,
)


@given(DRAWN, st.sampled_from(Span))
def test_every_booking_is_drawn_once_or_counted_and_none_covers_another(
    entries: list[CalendarEntry], span: Span
) -> None:
    period = Period.around(span, DAY, 0)
    plan = plan_calendar(period, entries)
    inside = [e for e in entries if e.ends_on >= period.first_on and e.starts_on <= period.last_on]
    drawn = Counter(bar.entry.ref for line in plan.lines for bar in line.bars)
    assert set(drawn.values()) <= {1}
    for line in plan.lines:
        assert all(a.last < b.first for a, b in zip(line.bars, line.bars[1:], strict=False))
    for column, day in enumerate(period.days):
        there = Counter(e.asset for e in inside if e.starts_on <= day <= e.ends_on)
        shown = Counter(line.asset for line in plan.lines if line.bar_at(column))
        for line in plan.lines:
            shown[line.asset] += line.hidden.get(column, 0)
        assert +shown == there


@given(DRAWN)
def test_a_listing_has_no_more_lines_than_may_be(entries: list[CalendarEntry]) -> None:
    lines = Counter(line.asset for line in plan_calendar(MONTH, entries).lines)
    assert all(count <= MOST_LINES[Span.MONTH] + 1 for count in lines.values())


def test_a_free_listing_has_a_line_and_listings_stand_by_name() -> None:
    free = [(AssetRef(AssetKind.VEHICLES, 9), "buggy"), (AssetRef(AssetKind.VEHICLES, 8), "Árvore")]
    plan = plan_calendar(MONTH, [entry(1)], free)
    assert [line.name for line in plan.lines] == ["buggy", "Listing 1", "Árvore"]
    assert plan.lines[0].bars == ()


def test_a_booking_that_goes_on_beyond_the_month_says_so() -> None:
    bar = plan_calendar(MONTH, [entry(1, date(2026, 10, 30), 60)]).lines[0].bars[0]
    assert (bar.first, bar.last, bar.begins_before, bar.ends_after) == (0, 29, True, True)


def test_weeks_begin_on_the_readers_day() -> None:
    assert Period.around(Span.WEEK, DAY, 6).first_on == date(2026, 11, 22)
    assert Period.around(Span.WEEK, DAY, 0).first_on == date(2026, 11, 23)
    assert Period.around(Span.WEEK, date(2026, 11, 22), 6).first_on == date(2026, 11, 22)


def test_turning_the_page_reaches_every_month_once() -> None:
    period, seen = Period.around(Span.MONTH, date(2026, 1, 31), 0), []
    for _ in range(14):
        seen.append((period.first_on.year, period.first_on.month))
        period = Period.around(Span.MONTH, period.neighbour(1), 0)
    assert seen == [(2026 + month // 12, month % 12 + 1) for month in range(14)]
