"""When a save is written: the decision as a table of cases."""

import pytest

from app.versioned import Sent, Stored, Verdict, covers, decide

A1 = Stored(1, "a", "A", 1)
A2 = Stored(2, "ab", "A", 2)
B_AFTER_A3 = Stored(2, "ab", "B", 1, "A.3")
THEIRS = Stored(2, "theirs", "S", 1)
BY_HAND = Stored(2, "no script")
LATE_A1 = Stored(None, "a", "A", 1)

# What is stored · what was sent · the verdict on a staff page · on a child's visit
CASES = {
    "the first words": ([], Sent("a", 0, "A", 1), "write", "write"),
    "first words that are taken back at once": ([], Sent("", 0, "A", 2), "write", "write"),
    "the first words by page Save": ([], Sent("a", 0), "write", "write"),
    "page Save of a field that nobody ever touched": ([], Sent("", 0), "same", "same"),
    "a replay": ([A1], Sent("a", 0, "A", 1), "same", "same"),
    "a replay of an edit that newer ones have followed": ([A1, A2], Sent("a", 0, "A", 1), "same", "same"),
    "a replay of late words": ([LATE_A1, A2], Sent("a", 0, "A", 1), "same", "same"),
    "typed on, the first acknowledgement lost": ([A1], Sent("ab", 0, "A", 2), "write", "write"),
    "taken back by the same hand": ([A1, A2], Sent("a", 1, "A", 3), "write", "write"),
    "emptied by the same hand": ([A1], Sent("", 1, "A", 2), "write", "write"),
    "typed on after a reload": ([A1], Sent("ab", 0, "B", 1, "A.1"), "write", "write"),
    "a reload of a reload": ([A1], Sent("abc", 0, "C", 1, "A.1 B.4"), "write", "write"),
    "a reload that did not see the last edit": ([A1, A2], Sent("ax", 1, "B", 1, "A.1"), "conflict", "write"),
    "typed on top of a colleague's words": ([A1, THEIRS], Sent("theirs, and mine", 2, "A", 2), "write", "write"),
    "a colleague wrote meanwhile": ([A1, THEIRS], Sent("mine", 1, "A", 2), "conflict", "write"),
    "a colleague emptied it meanwhile": ([A1, Stored(2, "", "S", 1)], Sent("mine", 1, "A", 2), "conflict", "write"),
    "a colleague wrote the very same, page Save": ([A1, THEIRS], Sent("theirs", 1), "same", "same"),
    "page Save, untouched, a colleague wrote": ([A1, THEIRS], Sent("a", 1), "same", "same"),
    "page Save, changed, a colleague wrote": ([A1, THEIRS], Sent("mine", 1), "conflict", "write"),
    "page Save, changed, nobody else wrote": ([A1], Sent("mine", 1), "write", "write"),
    "page Save after page Save": ([A1, BY_HAND], Sent("no script 2", 2), "write", "write"),
    "page Save of a page that page Save has overtaken": ([A1, BY_HAND], Sent("mine", 1), "conflict", "write"),
    "an older edit, late": ([A1, Stored(2, "abc", "A", 3)], Sent("ab", 1, "A", 2), "older", "older"),
    "an older edit, late, a colleague wrote": ([Stored(1, "abc", "A", 3), THEIRS], Sent("ab", 0, "A", 2), "older", "older"),
    "the goodbye of a page that was taken over": ([A1, B_AFTER_A3], Sent("abx", 1, "A", 3), "older", "older"),
    "the tab that was taken over writes on": ([A1, B_AFTER_A3], Sent("abx", 1, "A", 4), "conflict", "write"),
}


@pytest.mark.parametrize("case", CASES)
def test_each_case(case: str) -> None:
    history, sent, on_a_page, on_a_visit = CASES[case]
    assert decide(history, sent, newest_wins=False) == Verdict(on_a_page)
    assert decide(history, sent, newest_wins=True) == Verdict(on_a_visit)


@pytest.mark.parametrize("case", CASES)
def test_the_order_of_the_rows_does_not_matter(case: str) -> None:
    history, sent, on_a_page, _ = CASES[case]
    assert decide(history[::-1], sent, newest_wins=False) == Verdict(on_a_page)


@pytest.mark.parametrize("sent", [Sent("mine", 3, "A", 1), Sent("mine", 3)])
def test_where_nothing_stands_nothing_conflicts(sent: Sent) -> None:
    """A page may know a version that the database does not: after a restore from last night's copy."""
    assert decide([], sent, newest_wins=False) == Verdict.WRITE


def test_an_edit_that_changes_nothing_still_overtakes_the_one_before_it() -> None:
    """ "b", then back to "a": the goodbye with "a" may arrive before "b", and must not be forgotten."""
    history = [A1]
    back = Sent("a", 0, "A", 3)
    verdict = decide(history, back, newest_wins=False)
    if verdict != Verdict.SAME:
        history.append(Stored(None, "a", "A", 3))
    assert decide(history, Sent("b", 0, "A", 2), newest_wins=False) == Verdict.OLDER


@pytest.mark.parametrize(
    ("after", "row", "covered"),
    [
        ("A.3", Stored(1, "a", "A", 3), True),
        ("A.3", Stored(1, "a", "A", 2), True),
        ("A.3", Stored(1, "a", "A", 4), False),
        ("A.3 B.12", Stored(1, "a", "B", 12), True),
        ("A.3 B.12", Stored(1, "a", "B", 13), False),
        ("A.10", Stored(1, "a", "A", 9), True),
        ("A.3", Stored(1, "a", "AA", 1), False),
        ("A.3", Stored(1, "a"), False),
        ("", Stored(1, "a", "A", 1), False),
        ("A.3", Sent("a", 0, "A", 3), True),
    ],
)
def test_a_page_covers_the_words_that_it_took_over(after: str, row: Stored | Sent, covered: bool) -> None:
    assert covers(after, row) == covered
