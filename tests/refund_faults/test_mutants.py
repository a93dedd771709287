"""The mistakes of `python -m benchmarks.mutants` can be made: the text of each is there, and so are its tests."""

from benchmarks.mutant_list import MUTANTS
from tests.architecture.source import CHECKOUT


def test_every_mistake_can_be_made() -> None:
    edits = [(mutant.name, edit) for mutant in MUTANTS for edit in mutant.edits]
    assert [name for name, edit in edits if (CHECKOUT / edit.path).read_text().count(edit.old) != 1] == []
    assert [name for name, edit in edits if edit.old == edit.new] == []


def test_every_mistake_has_a_name_and_tests_that_are_there() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 15
    tests = {test for mutant in MUTANTS for test in mutant.tests}
    assert [test for test in sorted(tests) if not (CHECKOUT / test).is_file()] == []
    assert all(mutant.tests for mutant in MUTANTS)
