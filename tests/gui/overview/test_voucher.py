"""The confirmation that a customer carries: one page, readable words, a sharp code, in the customer's language."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
import segno
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.pricing import LineKind, PriceBreakdown, PriceLine
from backoffice.domain.wording import Message
from backoffice.gui.background import Background
from backoffice.gui.notices import Notices
from backoffice.gui.voucher.content import Standing, VoucherSource, voucher_content
from backoffice.gui.voucher.drawing import picture, write_pdf
from backoffice.gui.voucher.printing import VoucherDesk
from backoffice.gui.voucher.sheet import HEIGHT, MARGIN, WIDTH, Code, Text, lay_out
from backoffice.services.ports import AssetRecord, BookingRecord, BookingStripe, StripeInfo
from tests.gui.overview.office import BookedOffice
from tests.gui.overview.pdf import ReadPdf, read_pdf, squeezed

NOW = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)
PAGE = "https://checkout.stripe.com/c/pay/cs_test_a1b2c3d4"


def source(**values: object) -> VoucherSource:
    """A paid stay of four nights."""
    asset = AssetRef(AssetKind.ACCOMMODATIONS, 3)
    lines = (
        PriceLine(LineKind.STAY, Message("Nights"), 4, 48_000),
        PriceLine(LineKind.FEE, Message("Cleaning fee"), 1, 12_000),
        PriceLine(LineKind.DISCOUNT, Message("Discount"), 1, 20_000),
    )
    booked = {
        "customer_name": "Maria Aparecida",
        "language": "pt_BR",
        "check_in_on": date(2026, 12, 1),
        "check_out_on": date(2026, 12, 5),
        "guests": 3,
        "staff_notes": "Always complains",
        **values,
    }
    record = BookingRecord(
        BookingRef(BookingKind.ACCOMMODATIONS, 1),
        1,
        asset,
        "Pousada dos Dois Ventos",
        "SXK7-M3PQ",
        booked,
        BookingStatus.PAID,
        PaymentStatus.PAID,
        PaymentMethod.STRIPE,
        PriceBreakdown("BRL", lines),
        BookingStripe(),
        None,
        NOW,
        NOW,
        paid_at=NOW,
    )
    listing = {
        "cancellation_policy": "Free until 7 days before.",
        "city": "Ilha das Gaivotas",
        "check_in_time": time(14),
    }
    return VoucherSource(
        record,
        AssetRecord(asset, 1, listing, (), StripeInfo(), NOW, NOW),
        "Ilha & Mar",
        timezone(timedelta(hours=-3)),
        NOW,
    )


def unpaid(made: VoucherSource) -> VoucherSource:
    """The same, waiting for its payment on an open page."""
    booking = replace(
        made.booking,
        status=BookingStatus.AWAITING_PAYMENT,
        payment_status=PaymentStatus.PENDING,
        stripe=BookingStripe(session_status="open", checkout_url=PAGE),
        unpaid_until=NOW + timedelta(days=1),
    )
    return replace(made, booking=booking)


def in_status(status: BookingStatus, payment: PaymentStatus) -> VoucherSource:
    made = unpaid(source())
    return replace(made, booking=replace(made.booking, status=status, payment_status=payment))


def read(made: VoucherSource, folder: Path) -> ReadPdf:
    path = folder / "voucher.pdf"
    write_pdf(path, voucher_content(made))
    assert [each.name for each in folder.iterdir()] == ["voucher.pdf"]
    return read_pdf(path.read_bytes())


@pytest.mark.usefixtures("qapp")
def test_a_portuguese_confirmation_is_one_page_with_everything_on_it(tmp_path: Path) -> None:
    found = read(source(notes="Traga documento."), tmp_path)
    assert (found.pages, found.images) == (1, 0)
    for words in (
        "Ilha & Mar",
        "SXK7-M3PQ",
        "Confirmada e paga",
        "Pagamento recebido em 24 de nov. de 2026, 11:05",
        "Pousada dos Dois Ventos",
        "Terça-feira, 1 de dezembro de 2026, a partir das 14:00",
        "Maria Aparecida",
        "4 × R$ 480,00",
        "-R$ 200,00",
        "R$ 1.840,00",
        "Traga documento.",
        "Política de cancelamento",
        "Free until 7 days before.",
    ):
        assert squeezed(words) in found.letters, words
    assert squeezed("Always complains") not in found.letters


@pytest.mark.usefixtures("qapp")
def test_an_unpaid_english_one_carries_the_payment_page_and_its_deadline(tmp_path: Path) -> None:
    made = unpaid(source(language="en"))
    found = read(made, tmp_path)
    for words in ("Awaiting payment", "Please pay until Nov 25, 2026", "Scan to pay", "R$1,840.00", "4 × R$480.00"):
        assert squeezed(words) in found.letters, words
    assert voucher_content(made).qr_text == PAGE


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("status", [BookingStatus.CANCELLED, BookingStatus.EXPIRED, BookingStatus.REJECTED])
@pytest.mark.parametrize("payment", list(PaymentStatus))
def test_a_booking_that_is_over_says_so_and_cannot_be_paid(status: BookingStatus, payment: PaymentStatus) -> None:
    content = voucher_content(in_status(status, payment))
    assert (content.state, content.standing) == ("Esta reserva não está mais válida", Standing.BAD)
    assert content.qr_text == "SXK7-M3PQ"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("payment", [PaymentStatus.AUTHORIZED, PaymentStatus.PROCESSING, PaymentStatus.PENDING])
def test_what_is_not_paid_is_not_called_paid(payment: PaymentStatus) -> None:
    content = voucher_content(in_status(BookingStatus.AWAITING_PAYMENT, payment))
    assert content.standing is Standing.WAITING
    assert "e paga" not in content.state


@pytest.mark.usefixtures("qapp")
@given(
    name=st.text(max_size=250),
    notes=st.text(max_size=5_000),
    policy=st.text(max_size=5_000),
    names=st.lists(st.text(max_size=250), max_size=50),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_fits_on_the_page_and_the_code_is_whole(name: str, notes: str, policy: str, names: list[str]) -> None:
    made = source(customer_name=name, notes=notes, special_requests=notes, participant_names=tuple(names))
    made = replace(made, asset=replace(made.asset, values={"cancellation_policy": policy, "city": name}))
    made = replace(made, booking=replace(made.booking, asset_name=name or "x"))
    parts = lay_out(voucher_content(made))
    boxes = [part.box for part in parts if isinstance(part, Text | Code)]
    assert all(box.bottom() <= HEIGHT - 18 for box in boxes)
    assert all(box.left() >= MARGIN - 1 and box.right() <= WIDTH - MARGIN + 11 for box in boxes)
    assert any(isinstance(part, Text) and part.words == "SXK7-M3PQ" for part in parts)


@pytest.mark.usefixtures("qapp")
def test_the_drawn_code_is_the_one_that_a_telephone_reads() -> None:
    content = voucher_content(unpaid(source()))
    rows = [bytes(row) for row in segno.make(PAGE, error="m", micro=False).matrix]
    image = picture(content, 2_380)
    scale = 2_380 / WIDTH
    box = next(part.box for part in lay_out(content) if isinstance(part, Code))
    side = box.width() / (len(rows) + 8) * scale
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            at = (box.left() * scale + (x + 4.5) * side, box.top() * scale + (y + 4.5) * side)
            dark = image.pixelColor(round(at[0]), round(at[1])).lightness() < 128
            assert dark == bool(module), (x, y)


@pytest.mark.usefixtures("look")
def test_a_booking_of_the_office_is_saved_from_the_dialog(
    office: BookedOffice, background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    booked = office.rent(office.listing(AssetKind.VEHICLES, "Buggy azul").ref, 3, customer_name="João <b>")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    notices = Notices()
    desk = VoucherDesk(office, background, notices, window)  # type: ignore[arg-type]
    desk.save_booking(booked.ref)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    assert dialog.selectedFiles()[0].endswith(f"{booked.confirmation_code}.pdf")
    dialog.fileSelected.emit(str(tmp_path / "given.pdf"))
    dialog.reject()
    found = read_pdf((tmp_path / "given.pdf").read_bytes())
    assert squeezed("João <b>") in found.letters
    assert squeezed(booked.confirmation_code) in found.letters
    assert "given.pdf" in notices.all[0].text


@pytest.mark.usefixtures("look")
def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing(
    office: BookedOffice, background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    notices = Notices()
    desk = VoucherDesk(office, background, notices, window)  # type: ignore[arg-type]
    desk.write(voucher_content(source()), tmp_path / "missing" / "a.pdf")
    assert notices.all[0].is_problem
    assert list(tmp_path.glob("**/*.part")) == []


@pytest.mark.usefixtures("look")
def test_the_printer_gets_one_page_with_the_code(
    office: BookedOffice, background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    desk = VoucherDesk(office, background, Notices(), window)  # type: ignore[arg-type]
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    desk.print_on(printer, voucher_content(source()))
    found = read_pdf((tmp_path / "printed.pdf").read_bytes())
    assert found.pages == 1
    assert "SXK7-M3PQ" in found.letters
