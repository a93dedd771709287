"""The plan by which a date is cancelled: look at each booking, choose, see the sums, confirm once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.date_plan import Choice, DatePlan, DateTotals, choose
from backoffice.gui.background import Background
from backoffice.gui.date_words import choice_title, heading, remark_text, totals_lines, verb
from backoffice.gui.dialogs.confirm_person import PasswordCheck
from backoffice.gui.dialogs.date_asking import DateAsking
from backoffice.gui.dialogs.date_table import KEYS, DateTable
from backoffice.gui.dialogs.fields import LabelledField, line_edit
from backoffice.gui.dialogs.refund_figures import NoticeFrame
from backoffice.gui.forms.parts import button, label
from backoffice.gui.office import Office
from backoffice.gui.pages.page_parts import framed
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.style.roles import Role, set_role
from backoffice.gui.translation import formats, tr, translate_message

LONGEST_NOTE = 300


class DatePlanView(QWidget):
    """What is chosen is in `chosen`; the dialog around it carries it out."""

    confirmed = Signal()
    close_asked = Signal()

    def __init__(
        self, asking: DateAsking, office: Office, background: Background, appearance: Appearance, parent: QWidget
    ) -> None:
        """Follow what is asked."""
        super().__init__(parent)
        self._asking, self._office = asking, office
        self.chosen: dict[BookingRef, Choice] = {}
        self.head, self.sentence = label("", Role.HEADING), label("", Role.MUTED, wrap=True)
        self.again = button(tr("Ask Stripe again"))
        self.table = DateTable(appearance, self)
        self.choose = {choice: button(choice_title(choice)) for choice in Choice}
        self.about = label("", Role.MUTED)
        self.detail = label("", Role.CAPTION, wrap=True)
        self.sums = NoticeFrame(Role.WAIT_NOTICE)
        self.trouble = NoticeFrame(Role.PROBLEM_NOTICE)
        self.note = line_edit(placeholder=tr("Such as: storm warning"))
        self.note.setMaxLength(LONGEST_NOTE)
        self.password = PasswordCheck(office.people, background)
        self.back, self.go = button(tr("Do not cancel")), button("", Role.DANGER)
        self._lay_out()
        self._connect()
        self.show_plan()

    @property
    def plan(self) -> DatePlan | None:
        """Return the plan shown."""
        return self._asking.plan

    @property
    def totals(self) -> DateTotals:
        """Return the sums of what is chosen."""
        return self.plan.totals(self.chosen) if self.plan is not None else DateTotals()

    def choose_for_selected(self, choice: Choice) -> None:
        """Choose for the selected rows that allow it, and say how many do not."""
        allowed, refused = choose([deed.row for deed in self.table.selected], choice)
        self.chosen.update(allowed)
        self.show_plan()
        if refused:
            self.detail.setText(
                tr("%n selected booking(s) do not allow this and stay as they were.", None, len(refused))
            )

    def show_plan(self) -> None:
        """Show what is known now; what was chosen stays."""
        plan = self.plan
        self.table.show_items(plan.deeds(self.chosen) if plan is not None else ())
        self.head.setText(heading(plan) if plan is not None else tr("Choose the date that is cancelled"))
        self._show_freshness(plan)
        self._follow_selection()
        self._judge()

    # --- showing --------------------------------------------------------------------------------------------

    def _show_freshness(self, plan: DatePlan | None) -> None:
        words, is_stuck = "", False
        if self._asking.problem:
            words, is_stuck = self._asking.problem, True
        elif plan is None:
            words = tr("One tour, an event, or all that happens on a day.")
        elif plan.unfetched and plan.problem is not None:
            reason, is_stuck = translate_message(plan.problem), True
            words = tr("Stripe has not said how %n payment(s) stand(s): they are left out.", None, plan.unfetched)
            words = f"{words} {reason}"
        elif plan.unfetched:
            number = formats().number
            total = sum(row.payment_intent_id is not None for row in plan.rows)
            done = total - plan.unfetched
            words = tr("Asking Stripe about the payments: {done} of {total}…", done=number(done), total=number(total))
        elif plan.rows:
            words = tr("All payments are as Stripe said just now. As you cancel, all that was paid is given back.")
        else:
            words = tr("Nothing is booked then.")
        self.sentence.setText(words)
        set_role(self.sentence, Role.PROBLEM if is_stuck else Role.MUTED)
        self.again.setVisible(is_stuck)

    def _follow_selection(self) -> None:
        selected = self.table.selected
        self.about.setText(tr("What goes back for %n selected booking(s):", None, len(selected)))
        for choice, each in self.choose.items():
            each.setEnabled(any(choice in deed.row.choices for deed in selected))
        current = self.table.current
        self.detail.setText(remark_text(current) if current is not None and current in selected else "")

    def _judge(self) -> None:
        """Say what confirming would do."""
        totals = self.totals
        self.go.setText(verb(totals))
        self.go.setAccessibleName(self.go.text())
        may = self._office.people.person().may_override
        lines = totals_lines(totals) if totals.bookings else []
        self.sums.say("\n".join(lines if may else [*lines, tr("A manager cancels a date.")]))
        is_ready = totals.bookings > 0 and not self._asking.is_asking
        self.go.setEnabled(may and is_ready and self.password.is_filled)
        self.go.setVisible(self.plan is not None)

    # --- doing ----------------------------------------------------------------------------------------------

    def _confirm(self) -> None:
        if self.go.isEnabled():
            self.password.then(self.confirmed.emit)

    # --- putting together -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.head)
        words.addWidget(self.sentence)
        head = QHBoxLayout()
        head.addLayout(words, stretch=1)
        head.addWidget(self.again)
        column.addLayout(head)
        column.addWidget(framed(self.table, self), stretch=1)
        column.addLayout(self._make_choosers())
        column.addWidget(self.detail)
        column.addWidget(LabelledField(tr("Why"), self.note, tr("Kept with each booking, under your name.")))
        for part in (self.sums, self.trouble, self.password):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.back)
        buttons.addWidget(self.go)
        self.back.setDefault(True)
        column.addLayout(buttons)

    def _make_choosers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.about)
        digits = {choice: key.name.removeprefix("Key_") for key, choice in KEYS.items()}
        for choice, each in self.choose.items():
            each.setToolTip(tr("Key {key} in the table", key=digits[choice]))
            each.clicked.connect(lambda _on=False, wanted=choice: self.choose_for_selected(wanted))
            row.addWidget(each)
        row.addStretch()
        return row

    def _connect(self) -> None:
        self._asking.changed.connect(self.show_plan)
        self.again.clicked.connect(self._asking.ask_again)
        self.table.choice_asked.connect(self.choose_for_selected)
        self.table.selection_changed.connect(self._follow_selection)
        self.password.changed.connect(self._judge)
        self.go.clicked.connect(self._confirm)
        self.back.clicked.connect(self.close_asked)
