"""What every HTML page must be, whoever made it. The test client runs it on each page it fetches; browsers are not needed."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
OPTIONAL_END = frozenset(["html", "head", "body", "li", "p", "option", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "optgroup"])
NOT_FIELDS = ("hidden", "submit", "button", "reset", "image")


@dataclass
class Element:
    """text: all text inside, with the alt and aria-label of what stands inside it."""

    tag: str
    attributes: dict[str, str]
    parents: tuple["Element", ...]
    text: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        attributes = "".join(f' {name}="{value}"' for name, value in self.attributes.items())
        return f"<{self.tag}{attributes}>"

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())


class _Reader(HTMLParser):
    """Collects the elements of a page in order, and what does not fit together."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.problems: list[str] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = Counter(name for name, _ in attrs)
        self.problems += [f"<{tag}> has {name} twice" for name, count in names.items() if count > 1]
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self._open))
        self.elements.append(element)
        for outer in self._open:
            outer.text.append(f" {element.attributes.get('alt', '')} {element.attributes.get('aria-label', '')} ")
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """<path/> in a picture; for HTML's own elements the slash means nothing."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open[-1].tag != tag and self._open[-1].tag in OPTIONAL_END and any(e.tag == tag for e in self._open):
            self._open.pop()
        if self._open and self._open[-1].tag == tag:
            self._open.pop()
        else:
            self.problems.append(f"</{tag}> closes nothing" + (f", {self._open[-1]} is open" if self._open else ""))

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text.append(data)

    def close(self) -> None:
        super().close()
        self.problems += [f"{element} is never closed" for element in self._open if element.tag not in OPTIONAL_END]


def check_page(html: str, url: str) -> None:
    """Raises AssertionError naming everything that is wrong with the page at `url` (an address or a path)."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    elements = reader.elements
    checks = (_skeleton(html, elements), _ids(elements), _labels(elements), _names(elements), _policy(elements), _hosts(elements, url))
    problems = [*reader.problems, *(problem for found in checks for problem in found)]
    assert not problems, "\n".join([f"{url}:", *problems])


def _skeleton(html: str, elements: list[Element]) -> list[str]:
    titles = [element for element in elements if element.tag == "title" and not any(outer.tag == "svg" for outer in element.parents)]
    headings = [element for element in elements if element.tag == "h1"]
    problems = [] if html.lstrip().lower().startswith("<!doctype html>") else ["no <!doctype html>"]
    problems += [] if len(titles) == 1 and titles[0].words else [f"{len(titles)} titles, and exactly one with words is wanted"]
    return problems + ([] if len(headings) == 1 else [f"{len(headings)} h1, and exactly one is wanted"])


def _ids(elements: list[Element]) -> list[str]:
    counted = Counter(element.attributes["id"] for element in elements if "id" in element.attributes)
    return [f"the id {name!r} stands {count} times" for name, count in counted.items() if count > 1 or not name]


def _labels(elements: list[Element]) -> list[str]:
    fields = [e for e in elements if e.tag in ("select", "textarea") or (e.tag == "input" and e.attributes.get("type") not in NOT_FIELDS)]
    return [f"{one} has no label with words" for one in fields if not _label_of(one, elements)]


def _label_of(one: Element, elements: list[Element]) -> str:
    """The words a screen reader says for a field; "" when there are none."""
    by_id = {element.attributes["id"]: element for element in elements if "id" in element.attributes}
    if "aria-labelledby" in one.attributes:
        named = [by_id.get(name) for name in one.attributes["aria-labelledby"].split()]
        return " ".join(element.words for element in named if element) if all(named) else ""
    if "aria-label" in one.attributes:
        return one.attributes["aria-label"].strip()
    around = [outer for outer in one.parents if outer.tag == "label"]
    beside = [e for e in elements if e.tag == "label" and e.attributes.get("for") and e.attributes["for"] == one.attributes.get("id")]
    return " ".join(label.words for label in around + beside).strip()


def _names(elements: list[Element]) -> list[str]:
    problems = [f"{e} has no alt" for e in elements if e.tag == "img" and "alt" not in e.attributes]
    for element in elements:
        if element.tag in ("button", "summary") or (element.tag == "a" and "href" in element.attributes):
            named = element.words or element.attributes.get("aria-label", "").strip() or element.attributes.get("aria-labelledby")
            problems += [] if named else [f"{element} has no words"]
        if element.tag == "input" and element.attributes.get("type") == "image":
            problems += [] if element.attributes.get("alt") else [f"{element} has no alt"]
    return problems


def _policy(elements: list[Element]) -> list[str]:
    """What the policy header would refuse: the page would be broken in a browser, and nowhere else."""
    problems = []
    for element in elements:
        if element.tag == "style" or (element.tag == "script" and "src" not in element.attributes):
            problems.append(f"{element} stands in the page")
        for name, value in element.attributes.items():
            runs = name != "value" and value.strip().lower().startswith(("javascript:", "js:", "data:"))  # what was typed stands in a value
            if runs or name == "style" or name.startswith(("on", "hx-on")):
                problems.append(f'{element} has {name}="{value}"')
    return problems


def _hosts(elements: list[Element], url: str) -> list[str]:
    own = urlsplit(url).netloc
    problems = []
    for element in elements:
        for name in ("src", "href", "action", "formaction", "poster", "srcset", "hx-get", "hx-post", "hx-put", "hx-delete"):
            address = urlsplit(element.attributes.get(name, ""))
            if address.netloc not in ("", own):
                problems.append(f"{element} goes to another host")
            elif address.scheme not in ("", "http", "https", "tel", "mailto"):
                problems.append(f"{element} has a scheme that is not ours")
    return problems
