"""How a calendar is drawn: the days behind, the bars, the frozen header of days and column of names."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHeaderView, QStyle, QTableView, QWidget

from backoffice.domain.booking_status import PaymentStatus
from backoffice.gui.booking_words import payment_tone, status_title, status_tone
from backoffice.gui.models.calendar_model import STATUS_ICONS, CalendarModel, more_words, people_words, time_words
from backoffice.gui.models.calendar_plan import Bar, Span
from backoffice.gui.models.cell_text import ONE_LINE
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.pill import draw_line, leading
from backoffice.gui.translation import formats

ICON = 13
ROOM_FOR_WORDS = 58
"""Pixels from which a bar carries more than its picture."""
WEEKEND = (5, 6)


class Pictures:
    """Icons as pixmaps, drawn from the font once for each colour: a calendar shows hundreds of them."""

    def __init__(self, appearance: Appearance) -> None:
        """Keep none yet."""
        self._appearance = appearance
        self._known: dict[tuple[str, str, int, float], QPixmap] = {}

    def draw(self, painter: QPainter, place: QRect, name: str, ink: str) -> None:
        """Draw an icon in a colour (`#rrggbb`)."""
        ratio = painter.device().devicePixelRatioF()
        key = (name, ink, place.width(), ratio)
        if key not in self._known:
            self._known[key] = self._appearance.icon(name, ink).pixmap(place.size(), ratio)
        painter.drawPixmap(place.topLeft(), self._known[key])


class BarPainter:
    """Draws what lies in the viewport of a CalendarView."""

    def __init__(self, appearance: Appearance) -> None:
        """Take the look to draw in."""
        self._appearance = appearance
        self._pictures = Pictures(appearance)

    def draw_ground(self, painter: QPainter, view: QTableView, dirty: QRect) -> None:
        """Draw days, weekends, today, and a line below each listing."""
        model: CalendarModel = view.model()  # type: ignore[assignment]
        colours = self._appearance.colours
        bottom = view.rowViewportPosition(model.rowCount() - 1) + view.rowHeight(model.rowCount() - 1)
        for column, day in enumerate(model.plan.days):
            box = QRect(view.columnViewportPosition(column), 0, view.columnWidth(column), bottom)
            if not box.intersects(dirty):
                continue
            if day == model.today:
                painter.fillRect(box, QColor(colours.accent_soft))
            elif day.weekday() in WEEKEND:
                painter.fillRect(box, QColor(colours.stripe if colours.is_dark else colours.canvas))
            painter.setPen(QColor(colours.line))
            edge = box.left() if view.isRightToLeft() else box.right()
            painter.drawLine(edge, box.top(), edge, box.bottom())
        painter.setPen(QColor(colours.line_control))
        for row in range(max(view.rowAt(dirty.top()), 0), model.rowCount()):
            lower = view.rowViewportPosition(row) + view.rowHeight(row) - 1
            line = model.plan.lines[row]
            if line.is_last:
                painter.drawLine(0, lower, view.viewport().width(), lower)
            self._draw_more(painter, view, row)
            if lower > dirty.bottom():
                break
        self._draw_today(painter, view, model, bottom)

    def draw_bar(self, painter: QPainter, view: QTableView, box: QRect, bar: Bar, *, is_faint: bool = False) -> None:
        """Draw a booking over its days: a picture and the colours of its status, then who."""
        colours = self._appearance.colours
        tone = status_tone(bar.entry.status, colours)
        place = self._inside(view, box, bar)
        painter.save()
        painter.setOpacity(0.35 if is_faint else 1.0)
        painter.setPen(QPen(QColor(tone.strong), 1))
        painter.setBrush(QColor(tone.soft))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        self._draw_content(painter, view, place, bar, QColor(tone.text))
        painter.restore()

    def draw_ghost(self, painter: QPainter, view: QTableView, box: QRect) -> None:
        """Draw where a booking that is being moved would stand."""
        del view
        colours = self._appearance.colours
        painter.setPen(QPen(QColor(colours.accent), 2, Qt.PenStyle.DashLine))
        soft = QColor(colours.accent)
        soft.setAlpha(60)
        painter.setBrush(soft)
        painter.drawRoundedRect(box.adjusted(2, 2, -3, -3), 5, 5)

    def draw_current(self, painter: QPainter, view: QTableView) -> None:
        """Draw a frame around the cell, or the booking, that has the focus."""
        index = view.currentIndex()
        if not index.isValid() or not view.hasFocus():
            return
        model: CalendarModel = view.model()  # type: ignore[assignment]
        bar = model.bar_at(index.row(), index.column())
        box = view.visualRect(index)
        if bar is not None:
            box = view.visualRect(model.index(index.row(), bar.first)).united(
                view.visualRect(model.index(index.row(), bar.last))
            )
        painter.setPen(QPen(QColor(self._appearance.colours.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -2, -2), 6, 6)

    def _inside(self, view: QTableView, box: QRect, bar: Bar) -> QRect:
        """Leave a gap at the ends, but not where the booking goes on beyond what is seen."""
        start, end = (0 if bar.begins_before else 2), (0 if bar.ends_after else 3)
        left, right = (end, start) if view.isRightToLeft() else (start, end)
        return box.adjusted(left, 2, -right, -3)

    def _draw_content(self, painter: QPainter, view: QTableView, place: QRect, bar: Bar, ink: QColor) -> None:
        entry, direction = bar.entry, view.layoutDirection()
        painter.setPen(ink)
        seen = place.intersected(QRect(0, place.top(), view.viewport().width(), place.height()))
        if seen.width() < 8:
            return
        room = place if seen.width() < ROOM_FOR_WORDS else seen
        at = QRect(room.left() + 6, room.center().y() - ICON // 2, ICON, ICON)
        if room.width() < ICON + 12:
            at.moveLeft(room.center().x() - ICON // 2)
        self._pictures.draw(painter, QStyle.visualRect(direction, room, at), STATUS_ICONS[entry.status], ink.name())
        if room.width() < ROOM_FOR_WORDS:
            return
        end = -16 if self._draw_alarm(painter, view, room, bar) else -6
        painter.setPen(ink)
        box = QStyle.visualRect(direction, room, room.adjusted(ICON + 11, 0, end, 0))
        span = view.model().plan.period.span  # type: ignore[attr-defined]
        words, ends = self._words(bar, span), self._end_words(bar, span)
        taken = 0
        metrics = painter.fontMetrics()
        if ends and metrics.horizontalAdvance(words) + metrics.horizontalAdvance(ends) + 24 < box.width():
            taken = metrics.horizontalAdvance(ends) + 8
            end = QRect(box.right() - taken + 1, box.top(), taken, box.height())
            far = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignVCenter
            draw_line(painter, QStyle.visualRect(direction, box, end), far, ends)
        draw_line(
            painter,
            QStyle.visualRect(direction, box, box.adjusted(0, 0, -taken, 0)),
            leading(direction),
            words,
        )

    def _draw_alarm(self, painter: QPainter, view: QTableView, room: QRect, bar: Bar) -> bool:
        """Mark money that failed or is disputed, whatever the status says."""
        if bar.entry.payment_status not in (PaymentStatus.FAILED, PaymentStatus.DISPUTED):
            return False
        tone = payment_tone(bar.entry.payment_status, self._appearance.colours)
        disc = QRect(room.right() - 15, room.center().y() - 6, 13, 13)
        place = QStyle.visualRect(view.layoutDirection(), room, disc)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.strong))
        painter.drawEllipse(place)
        painter.setPen(QColor(tone.on_strong))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "!")
        return True

    def _words(self, bar: Bar, span: Span) -> str:
        entry = bar.entry
        lead = "" if span is Span.MONTH else time_words(entry)
        return f"{lead} {entry.customer_name}".strip().translate(ONE_LINE)

    def _end_words(self, bar: Bar, span: Span) -> str:
        entry = bar.entry
        if span is Span.DAY:
            parts = (people_words(entry.people), entry.confirmation_code, status_title(entry.status))
            return "   ·   ".join(part for part in parts if part)
        return status_title(entry.status)

    def _draw_more(self, painter: QPainter, view: QTableView, row: int) -> None:
        model: CalendarModel = view.model()  # type: ignore[assignment]
        colours = self._appearance.colours
        for column, count in model.plan.lines[row].hidden.items():
            box = view.visualRect(model.index(row, column)).adjusted(2, 2, -3, -3)
            words = more_words(count)
            if painter.fontMetrics().horizontalAdvance(words) > box.width() - 8:
                words = f"+{formats().number(count)}"
            painter.setPen(QColor(colours.accent_text))
            draw_line(painter, box, Qt.AlignmentFlag.AlignCenter, words)
            painter.setPen(QColor(colours.line_control))

    def _draw_today(self, painter: QPainter, view: QTableView, model: CalendarModel, bottom: int) -> None:
        days = model.plan.days
        if len(days) > 1 and model.today in days:
            column = days.index(model.today)
            start = view.columnViewportPosition(column)
            start += view.columnWidth(column) - 1 if view.isRightToLeft() else 0
            painter.setPen(QPen(QColor(self._appearance.colours.accent), 2))
            painter.drawLine(start, 0, start, bottom)


class DayHeader(QHeaderView):
    """The days above: weekday and number, today on a disc."""

    def __init__(self, model: CalendarModel, appearance: Appearance, parent: QWidget) -> None:
        """Draw in this look."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._appearance = appearance
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        """Return room for two lines."""
        return QSize(100, self.fontMetrics().height() * 2 + 16)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one day."""
        days = self._model.plan.days
        if not rect.isValid() or not 0 <= section < len(days):
            return
        day, colours = days[section], self._appearance.colours
        is_today = day == self._model.today
        painter.save()
        painter.fillRect(rect, QColor(colours.surface))
        painter.setPen(QColor(colours.line_control))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        line = self.fontMetrics().height()
        upper = QRect(rect.left(), rect.top() + 4, rect.width(), line)
        lower = QRect(rect.left(), rect.top() + line + 6, rect.width(), line + 4)
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.85)
        painter.setFont(small)
        painter.setPen(QColor(colours.accent_text if is_today else colours.text_muted))
        draw_line(
            painter, upper, Qt.AlignmentFlag.AlignCenter, self._weekday(day.weekday(), self.length() // len(days))
        )
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        if is_today:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            disc = QRect(0, 0, max(line + 8, 26), line + 4)
            disc.moveCenter(lower.center())
            painter.drawRoundedRect(disc, disc.height() / 2, disc.height() / 2)
        weekend = day.weekday() in WEEKEND
        painter.setPen(QColor(colours.on_accent if is_today else colours.text_muted if weekend else colours.text))
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, str(day.day))
        painter.restore()

    def _weekday(self, weekday: int, room: int) -> str:
        """Return the short name; where there is no room for each of them, the first letter of all."""
        names = [formats().weekday_name(day) for day in range(7)]
        fits = max(self.fontMetrics().horizontalAdvance(name) for name in names) * 0.85 <= room - 3
        return names[weekday] if fits else names[weekday][:1].upper()


class NameHeader(QHeaderView):
    """The names at the side: one for all lines of a listing."""

    def __init__(self, model: CalendarModel, appearance: Appearance, parent: QWidget) -> None:
        """Draw in this look."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        self._appearance = appearance
        self._pictures = Pictures(appearance)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a listing's picture and name at its first line."""
        line = self._model.line(section)
        if line is None or not rect.isValid():
            return
        colours, direction = self._appearance.colours, self.layoutDirection()
        painter.save()
        painter.fillRect(rect, QColor(colours.surface))
        painter.setPen(QColor(colours.line_control))
        if line.is_last:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        edge = rect.left() if direction == Qt.LayoutDirection.RightToLeft else rect.right()
        painter.drawLine(edge, rect.top(), edge, rect.bottom())
        if line.place == 0 or self.sectionViewportPosition(section) <= 0:
            at = QRect(rect.left() + 8, rect.center().y() - 7, 15, 15)
            place = QStyle.visualRect(direction, rect, at)
            self._pictures.draw(painter, place, line.asset.kind.value, colours.text_muted)
            painter.setPen(QColor(colours.text))
            box = QStyle.visualRect(direction, rect, rect.adjusted(30, 0, -8, 0))
            draw_line(painter, box, leading(direction), line.name.translate(ONE_LINE))
        painter.restore()
