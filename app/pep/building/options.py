"""What a question offers at this moment: a list of the edition, the people on the access list, the child's answers, the PEP's targets."""

from app.codes import Options
from app.pep.definition import TARGET_WORDS, Question
from app.pep.queries.pages import PageSource
from app.pep.rules.voices import ADULT

TARGETS = "targets"  # the group of targets


def options_for(question: Question, source: PageSource) -> Options:
    """value -> label; people are stored by name, so that who has left the list still shows."""
    offer = {"@people": _people, "@voice": _voice, "@targets": _targets}.get(question.source)
    return offer(source) if offer else question.options


def _people(source: PageSource) -> Options:
    return tuple((person.name, f"{person.name}, {person.role_label}") for person in source.people)


def _voice(source: PageSource) -> Options:
    """The questions that a child answers."""
    leads = [each for section in source.form.sections if section.is_voice for each in section.questions if not each.joined]
    return tuple((each.id, source.label(each)) for each in leads)


def _targets(source: PageSource) -> Options:
    return tuple((key, target_name(source, key, number)) for number, key in enumerate(source.held.rows.get(TARGETS, ()), start=1))


def target_name(source: PageSource, key: str, number: int) -> str:
    line = source.held.one(TARGET_WORDS, ADULT, key)
    return line.text if line and line.text.strip() else f"Target {number}"
