"""From the fields of a page to what is asked of the port: which answers, how they were worded, and who may read them."""

from collections.abc import Iterable, Mapping

from starlette.datastructures import FormData

from voice_modules.paths import EASY, Path, Place, Stop
from voice_modules.ports import Asked

AUDIENCES = ("team", "everyone")
"""What a child can choose, besides one adult alone; an answer of a private place that is neither is `unset`."""
ONLY = "person:"
"""Before the id of an adult of `ports.Visit.only`. Who is not one of them is refused by the port."""
WAS = ":was"
"""After the name of the field with who may read an answer: what stood there when the page came."""
GONE = "gone"
"""The adult who was chosen cannot open it any more: it stays so, and what is said besides is for nobody until the child has chosen."""


def key_of(question: str) -> str:
    """The name of the child's own answer to a question, in forms and addresses: "<question>~<row>~<voice>"."""
    return f"{question}~~child"


TALK = "talk"
"""In the place of a question: the child asks the adult to talk."""


def asks_to_talk(form: FormData) -> bool:
    return form.get(key_of(TALK)) == "ask"


def reads_key(stop: Stop) -> str:
    """The name of the field with who may read a stop's answers. It stands once on the page and travels with each of them."""
    return f"{stop.id}~reads"


def question_of(key: str, path: Path) -> str | None:
    """The question a key names, or None when it is not the child's answer to a question of this path."""
    return {key_of(question): question for question in path.questions}.get(key)


def preset(place: Place) -> str:
    """Who reads an answer while the child has not said otherwise (ruling 14)."""
    return "unset" if place.private else AUDIENCES[0]


def asked_of(path: Path, questions: Iterable[str], form: FormData) -> list[Asked]:
    """questions: ids of this path."""
    homes = stops_by_question(path)
    easy = EASY if form.get("easy") == "yes" and path.has_easy else ""
    return [Asked(question, homes[question][1].id + easy, *_audience(*homes[question], form)) for question in questions]


def _audience(place: Place, stop: Stop, form: FormData) -> tuple[str, bool]:
    return audience_of(form, reads_key(stop), preset(place))


def audience_of(form: FormData, name: str, otherwise: str) -> tuple[str, bool]:
    """name: of the field that says who may read it; beside it, what stood there when the page came ("" once it was pressed).
    -> who may, and whether the child says so now: an older page must not widen what was narrowed on another."""
    chosen, was = (str(form.get(each, "")) for each in (name, f"{name}{WAS}"))
    if chosen == GONE:
        return "unset", False
    return (chosen, chosen != was) if chosen in AUDIENCES or chosen.startswith(ONLY) else (otherwise, False)


def stops_by_question(path: Path) -> Mapping[str, tuple[Place, Stop]]:
    return {question: (place, stop) for place in path.places for stop in place.stops for question in stop.questions}
