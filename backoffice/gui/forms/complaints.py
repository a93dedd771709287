"""What the panel above the form says of a save that was refused."""

from __future__ import annotations

from collections.abc import Sequence

from backoffice.domain.errors import FieldProblem
from backoffice.gui.forms.problem_panel import ProblemPanel
from backoffice.gui.translation import tr, translate_message


def say_problems(notice: ProblemPanel, problems: Sequence[FieldProblem], elsewhere: Sequence[FieldProblem]) -> None:
    """Say how many fields are wrong; problems that belong to no field are said in full."""
    sentences = [translate_message(problem.message) for problem in elsewhere]
    count = len(problems) - len(elsewhere)
    if count:
        sentences.insert(0, tr("%n field(s) need mending; what to do stands below each.", None, count))
    notice.say(tr("Not saved"), "\n".join(sentences))


def details_of(error: BaseException) -> str:
    """Return the technical line to copy: the error's own redacted details, or its type and text."""
    details = getattr(error, "details", "")
    return details if isinstance(details, str) and details else f"{type(error).__name__}: {error}"
