"""When a save is written: what holds for any saves in any order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.versioned import NOTHING, Sent, Stored, Verdict, covers, decide

TEXTS = st.sampled_from(["", "a", "b", "c"])  # few, so that people often write what stood there before
BOTH = st.booleans()
HANDS = ("A", "B", "S", None)  # two page loads of one person, a colleague's, page Save


@dataclass(frozen=True)
class Draft:
    """A save whose `seen` depends on what stands when its page is opened."""

    hand: str | None
    text: str
    seq: int
    behind: int
    took_over: bool


DRAFTS = st.builds(Draft, st.sampled_from(HANDS), TEXTS, st.integers(1, 4), st.integers(0, 2), st.booleans())


def standing(history: Sequence[Stored]) -> Stored:
    return max((row for row in history if row.version), key=lambda row: row.version or 0, default=NOTHING)


def sent_of(draft: Draft, history: Sequence[Stored]) -> Sent:
    seen = max(0, (standing(history).version or 0) - draft.behind)
    after = "A.2" if draft.took_over and draft.hand == "B" else ""
    return Sent(draft.text, seen, draft.hand, draft.seq, after) if draft.hand else Sent(draft.text, seen)


def apply(history: Sequence[Stored], sent: Sent, newest_wins: bool) -> list[Stored]:
    """The history after this save, as the ledger keeps it."""
    verdict = decide(history, sent, newest_wins=newest_wins)
    if verdict in (Verdict.SAME, Verdict.CONFLICT):
        return list(history)
    version = (standing(history).version or 0) + 1 if verdict is Verdict.WRITE else None
    return [*history, Stored(version, sent.text, sent.writer, sent.seq, sent.after)]


def history_of(drafts: Sequence[Draft], newest_wins: bool) -> list[Stored]:
    history: list[Stored] = []
    for draft in drafts:
        history = apply(history, sent_of(draft, history), newest_wins)
    return history


def deliveries(edits: Sequence[Sent], order: Sequence[int]) -> list[Sent]:
    """Any order, any repeats, any losses; only the last edit does arrive, for the device keeps it until it has."""
    picked = [edits[index % len(edits)] for index in order]
    return picked if edits[-1] in picked else [*picked, edits[-1]]


ORDERS = st.lists(st.integers(0, 11), min_size=1, max_size=6)
WORDS = st.lists(st.sampled_from("ab"), min_size=1, max_size=4)  # to and fro, which is what misleads


def edits_of(before: Sequence[str], after: Sequence[str]) -> list[Sent]:
    """One page load's edits, then those of the page load that took them over."""
    first = [Sent(text, 0, "A", seq) for seq, text in enumerate(before, start=1)]
    return first + [Sent(text, 0, "B", seq, f"A.{len(before)}") for seq, text in enumerate(after, start=1)]


def last_words(edits: Sequence[Sent], order: Sequence[int], newest_wins: bool) -> str:
    history: list[Stored] = []
    for sent in deliveries(edits, order):
        history = apply(history, sent, newest_wins)
    return standing(history).text


@given(WORDS, ORDERS, BOTH)
def test_no_order_of_one_hands_saves_loses_its_newest_words(texts: list[str], order: list[int], newest_wins: bool) -> None:
    assert last_words(edits_of(texts, []), order, newest_wins) == texts[-1]


@given(WORDS, WORDS, ORDERS, BOTH)
def test_no_order_loses_the_newest_words_over_a_reload(before: list[str], after: list[str], order: list[int], newest_wins: bool) -> None:
    assert last_words(edits_of(before, after), order, newest_wins) == after[-1]


@pytest.mark.parametrize("reloaded_after", [0, 1, 2, 3])
def test_every_order_of_three_edits_keeps_the_newest_words(reloaded_after: int) -> None:
    """All there are, because what loses words is too rare for chance to find."""
    lost = [
        (texts, order)
        for texts in product("ab", repeat=3)
        for order in product(range(3), repeat=3)
        if last_words(edits_of(texts[:reloaded_after], texts[reloaded_after:]), order, newest_wins=False) != texts[-1]
    ]
    assert lost == []


@given(st.lists(DRAFTS, max_size=6), DRAFTS, BOTH)
def test_the_same_save_again_changes_nothing(drafts: list[Draft], draft: Draft, newest_wins: bool) -> None:
    history = history_of(drafts, newest_wins)
    sent = sent_of(draft, history)
    once = apply(history, sent, newest_wins)
    if once != history:
        assert decide(once, sent, newest_wins=newest_wins) == Verdict.SAME
    assert apply(once, sent, newest_wins) == once


@given(st.lists(DRAFTS, max_size=6), DRAFTS)
def test_a_conflict_only_where_somebody_elses_words_stand(drafts: list[Draft], draft: Draft) -> None:
    history = history_of(drafts, newest_wins=False)
    sent, now = sent_of(draft, history), standing(history)
    if decide(history, sent, newest_wins=False) == Verdict.CONFLICT:
        assert now.text != sent.text
        assert now.version != sent.seen
        assert now.writer != sent.writer or now.writer is None
        assert not covers(sent.after, now)


@given(st.lists(DRAFTS, max_size=6), DRAFTS)
def test_nobody_writes_over_words_that_they_have_not_seen(drafts: list[Draft], draft: Draft) -> None:
    history = history_of(drafts, newest_wins=False)
    sent, now = sent_of(draft, history), standing(history)
    own = now.writer is not None and (now.writer == sent.writer or covers(sent.after, now))
    if now.version and now.version != sent.seen and not own:
        assert decide(history, sent, newest_wins=False) != Verdict.WRITE


@given(st.lists(DRAFTS, max_size=6), DRAFTS)
def test_a_child_never_conflicts(drafts: list[Draft], draft: Draft) -> None:
    history = history_of(drafts, newest_wins=True)
    assert decide(history, sent_of(draft, history), newest_wins=True) != Verdict.CONFLICT


@given(st.lists(DRAFTS, max_size=8), BOTH)
def test_one_edit_makes_at_most_one_row_and_one_version_one(drafts: list[Draft], newest_wins: bool) -> None:
    """The database holds both as unique: a second row would be an error page for the person."""
    history = history_of(drafts, newest_wins)
    edits = [(row.writer, row.seq) for row in history if row.writer]
    versions = [row.version for row in history if row.version]
    assert sorted(set(edits)) == sorted(edits)
    assert versions == list(range(1, len(versions) + 1))
