"""The refunds report in the window: figures per currency, months, reasons, and the file that is written."""

from pathlib import Path

from backoffice.domain.refund_rules import RefundReason
from backoffice.domain.refunds import RefundState
from backoffice.gui.models.date_ranges import DateRange, Span
from backoffice.gui.pages.refund_report import RefundReportPage
from backoffice.gui.sections import SectionName
from backoffice.services.ports.refunds import RefundFilter
from tests.gui.refunds_section.section import Section


def _open(section: Section) -> RefundReportPage:
    window = section.till.counter.window
    window.show_section(SectionName.REFUND_REPORT)
    section.till.counter.settle()
    page = window.pages.page(SectionName.REFUND_REPORT)
    assert isinstance(page, RefundReportPage)
    return page


def test_a_report_of_nothing_says_so(section: Section) -> None:
    page = _open(section)
    assert page.empty.isVisible()
    assert not page.export_button.isEnabled()


def test_figures_chart_and_tables_tell_the_same(section: Section) -> None:
    booking = section.till.paid()
    given, waiting = section.ask(booking, 4_500), section.ask(booking, 1_000)
    section.open()
    section.approve(given)
    section.wait_for_state(given, RefundState.SUCCEEDED)
    page = _open(section)
    cards = page.cards["BRL"]
    assert cards["returned"].accessibleName() == "Given back: R$45.00"
    assert cards["waiting"].accessibleName() == "Asked for: R$10.00"
    assert cards["not_made"].accessibleName() == "Not given back: R$0.00"
    assert page.chart.isVisible()
    assert page.chart.accessibleDescription().endswith(": R$45.00")
    assert page.months.rows.index(0, 2).data() == "R$45.00"
    assert page.by_reason.rows.index(0, 0).data() == "The customer asked for it"
    assert page.by_reason.rows.index(0, 1).data() == "2"
    section.till.office.refunds.inbox.withdraw(waiting.refund.id)
    section.till.counter.window.live.look()
    section.wait(lambda: cards["not_made"].accessibleName() == "Not given back: R$10.00")


def test_the_filters_narrow_the_report(section: Section) -> None:
    section.ask()
    page = _open(section)
    assert page.cards
    page.days.choose(DateRange(Span.LAST_MONTH))
    section.wait(page.empty.isVisible)
    page.days.choose(DateRange(Span.TODAY))
    section.wait(page.months.isVisible)
    page.reasons.setCurrentIndex(page.reasons.findData(RefundReason.FRAUDULENT.value))
    page.reasons.activated.emit(page.reasons.currentIndex())
    section.wait(page.empty.isVisible)
    page.reasons.setCurrentIndex(0)
    page.states.choose([RefundState.REQUESTED.value])
    section.wait(page.months.isVisible)
    assert page.people.count() == 2


def test_the_report_is_written_and_said(section: Section, tmp_path: Path) -> None:
    section.ask()
    window = section.till.counter.window
    for name in ("refunds.csv", "refunds.xlsx"):
        window.refund_export.write(tmp_path / name, RefundFilter())
        section.wait(lambda wanted=name: any(wanted in notice.text for notice in window.notices.all))  # type: ignore[misc]
        assert (tmp_path / name).stat().st_size > 100
    window.refund_export.write(tmp_path / "missing" / "refunds.csv", RefundFilter())
    section.wait(lambda: window.notices.all[0].is_problem)
