"""What a person types into each kind of answer: right, doubtful, and hostile or no value at all. Every one of them comes back as typed."""

HOSTILE = '</textarea><script>alert(1)</script> {{ 7*7 }} \'; DROP TABLE answer; -- £"10+5=15" <3 😀 أحب \u202eabc'
LINES = f"{HOSTILE}\n\n  second line\twith a tab"

RIGHT: dict[str, str] = {
    "short_text": "Ms Adeyemi",
    "long_text": "Two lines,\nexactly as typed.",
    "date": "14/03/2026",
    "partial_date": "March 2026",
    "time": "15:30",
    "whole_number": "3",
    "decimal": "2.5",
    "percent": "94.2",
    "money": "£35.00",
    "upn": "Q999400022001",
    "uln": "9276308686",
    "urn": "100000",
    "email": "moira@example.org",
    "phone": "01632 960 417",
    "sdq_score": "12",
    "reading_age": "7:06",
    "phonics_score": "34",
    "scaled_score": "101",
    "typed_code": "5",
    "typed_codes": "I, C2",
}
DOUBTFUL: dict[str, str] = {
    "date": "14/03/1850",
    "decimal": "2,5",
    "percent": "0.94",
    "upn": "UPN12345678",
    "uln": "1234567890",
    "urn": "12",
    "email": "no address",
    "phone": "ring the office",
    "reading_age": "7.6",
    "typed_code": "ZZ9",
    "typed_codes": "I, ZZ9",
    "time": "3:30",
}
TEXTS = ("short_text", "long_text")


def worst(kind: str) -> str:
    """Hostile text for words; doubtful where a kind knows doubt; else no value at all."""
    return LINES if kind == "long_text" else DOUBTFUL.get(kind) or HOSTILE
