"""The form of one record, a listing or a booking: what stands in it, what is changed, and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from backoffice.domain.errors import FieldProblem, InvalidInput
from backoffice.domain.parsing import ParseContext
from backoffice.gui.forms.drafts import Draft
from backoffice.gui.forms.form_cards import FormCards
from backoffice.gui.forms.layouts.plan import CardPlan


class RecordForm(FormCards):
    """Shows a record and reads it back."""

    def __init__(self, plans: Sequence[CardPlan], context: ParseContext, parent: QWidget | None = None) -> None:
        """Lay the cards out, empty."""
        self.saved = Draft({})
        self._asked_to_save = False
        super().__init__(plans, context, parent)

    def check(self, draft: Draft) -> Sequence[FieldProblem]:
        """Return what keeps this from being saved."""
        raise NotImplementedError

    # --- showing --------------------------------------------------------------------------------------------

    def show_saved(self, saved: Draft) -> None:
        """Show what is saved; nothing is changed or wrong any more."""
        self._asked_to_save = False
        self.saved = saved
        self.follow_currency(saved.values.get("currency"))
        for name, row in self.rows.items():
            row.show_saved(saved.values.get(name))

    def show_draft(self, draft: Draft) -> None:
        """Show values that are not saved yet over those that are."""
        self.follow_currency(draft.values.get("currency"))
        for name, value in draft.values.items():
            if name in self.rows:
                self.rows[name].show_draft(value)
        self.judge()

    def keep_saved(self, saved: Draft, sent: Draft) -> None:
        """Take over what was saved; fields that were edited since it was sent stay as they are, and changed."""
        if self._draft_or_none() == sent:
            self.show_saved(saved)
            return
        self.saved = saved
        for name, row in self.rows.items():
            row.keep_saved(saved.values.get(name))

    def revert(self) -> None:
        """Go back to what is saved."""
        self.show_saved(self.saved)

    def hand_over(self, other: RecordForm) -> None:
        """Show in another form of the same kind what stands in this one, what cannot be read included."""
        draft, problems = self.read_all()
        unreadable = {problem.field for problem in problems}
        values = draft.values
        changed = {name: values[name] for name, row in self.rows.items() if row.is_changed and name not in unreadable}
        other.show_draft(replace(draft, values=changed))
        for name in unreadable & set(self.rows):
            self.rows[name].editor.hand_over(other.rows[name].editor)
        other.judge()

    # --- reading --------------------------------------------------------------------------------------------

    def read(self) -> Draft:
        """Return what stands in the form. Raises InvalidInput with every field that cannot be read."""
        draft, problems = self.read_all()
        if problems:
            raise InvalidInput(tuple(problems))
        return draft

    def problems(self) -> tuple[FieldProblem, ...]:
        """Return everything that keeps the form from being saved."""
        draft, unreadable = self.read_all()
        fields = {problem.field for problem in unreadable}
        checked = self.check(draft)
        return (*unreadable, *(problem for problem in checked if problem.field not in fields))

    @property
    def is_changed(self) -> bool:
        """Tell whether anything differs from what is saved."""
        return any(row.is_changed for row in self.rows.values())

    def changed_fields(self) -> tuple[str, ...]:
        """Return the changed fields in reading order."""
        return tuple(name for name, row in self.rows.items() if row.is_changed)

    # --- problems -------------------------------------------------------------------------------------------

    def show_problems(self, problems: Sequence[FieldProblem]) -> tuple[FieldProblem, ...]:
        """Say beside each field what is wrong with it; return what belongs to no field of the form."""
        self._asked_to_save = True
        wrong = {problem.field: problem.message for problem in reversed(problems)}
        rows = self.all_rows()
        for name, row in rows.items():
            row.show_problem(wrong.get(name))
        return tuple(problem for problem in problems if problem.field not in rows)

    def focus_first_problem(self) -> None:
        """Put the keyboard into the first field that is wrong."""
        for row in self.all_rows().values():
            if row.problem is not None:
                row.focus()
                return

    def focus_first_field(self) -> None:
        """Put the keyboard into the first field."""
        next(iter(self.rows.values())).focus()

    def take_edit(self, field: str) -> None:
        """Follow an edit: judge it, and tell whoever listens."""
        if field == "currency":
            self.follow_currency(self.readable("currency"))
        self.judge()
        self.edited.emit()

    def judge(self) -> None:
        """Show problems beside their fields; an empty field that nobody was in is not blamed before a save."""
        found = {problem.field: problem.message for problem in reversed(self.problems())}
        for name, row in self.all_rows().items():
            may_complain = row.is_touched or self._asked_to_save or not row.is_empty
            row.show_problem(found.get(name) if may_complain else None)

    def read_all(self) -> tuple[Draft, list[FieldProblem]]:
        """Return what stands in the form, as saved where it cannot be read, and what cannot be read."""
        values: dict[str, object] = {}
        problems: list[FieldProblem] = []
        for name, row in self.rows.items():
            try:
                values[name] = row.read()
            except InvalidInput as error:
                values[name] = row.saved
                problems.append(FieldProblem(name, error.message))
        return Draft(values), problems

    def _draft_or_none(self) -> Draft | None:
        draft, problems = self.read_all()
        return None if problems else draft
