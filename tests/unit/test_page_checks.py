"""The page check passes a good page and fails for each thing that may be wrong."""

import pytest

from tests.page_checks import check_page

GOOD = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Attendance – Pearl</title><link rel="stylesheet" href="/static/a.css">
<script src="/static/a.js" defer></script></head>
<body><h1>Attendance</h1><ul><li>one<li>two</ul><p>Ring <a href="tel:01632960123">us</a>
<form action="/peps/x" method="post"><input type="hidden" name="seen" value="1">
<label for="days">Days</label><input id="days" name="days">
<label>Notes <textarea name="notes"></textarea></label>
<fieldset><legend id="which">Which days</legend><select aria-labelledby="which" name="which"><option>Monday</select>
<label><input type="radio" name="late" value="yes"> Late</label></fieldset>
<input aria-label="Search" name="search"><button><svg class="icon"><title>Tick</title><path d="M0 0"/></svg> Save</button></form>
<a href="http://pearl.example/help"><img src="/static/help.svg" alt="Help"></a></body></html>"""

FAULTS = [
    ("no <!doctype", "<!doctype html>\n", ""),
    ("0 titles", "<title>Attendance – Pearl</title>", ""),
    ("1 titles, and exactly one with words", "<title>Attendance – Pearl</title>", "<title> </title>"),
    ("0 h1", "<h1>Attendance</h1>", ""),
    ("2 h1", "<h1>Attendance</h1>", "<h1>Attendance</h1><h1>Again</h1>"),
    ("is never closed", "</h1>", ""),
    ("closes nothing", "<h1>Att", "</div><h1>Att"),
    ("twice", '<label for="days">', '<label for="days" for="day">'),
    ("'which' stands 2 times", '<label for="days">', '<label for="days" id="which">'),
    ("'' stands 1 times", '<label for="days">', '<label for="days" id="">'),
    ('name="days"> has no label', 'for="days"', 'for="other"'),
    ('name="days"> has no label', ">Days<", "> <"),
    ('name="notes"> has no label', "<label>Notes ", "<label>"),
    ('name="which"> has no label', 'aria-labelledby="which"', 'aria-labelledby="what"'),
    ('name="which"> has no label', ">Which days<", "><"),
    ('name="search"> has no label', 'aria-label="Search"', 'aria-label=" "'),
    ('value="yes"> has no label', "> Late<", "> <"),
    ("has no alt", ' alt="Help"', ""),
    ("has no words", ' alt="Help"', ' alt=""'),
    ("<button> has no words", '<title>Tick</title><path d="M0 0"/></svg> Save', '<path d="M0 0"/></svg> '),
    ("stands in the page", "<h1>", "<script>alert(1)</script><h1>"),
    ("stands in the page", "<h1>", "<style>h1 { color: red }</style><h1>"),
    ("has style=", "<h1>", '<h1 style="color: red">'),
    ("has onclick=", "<button>", '<button onclick="go()">'),
    ("has hx-on:click=", "<button>", '<button hx-on:click="go()">'),
    ("has href=", "tel:01632960123", "javascript:go()"),
    ("has src=", "/static/help.svg", "data:image/png;base64,AAAA"),
    ("goes to another host", "/static/a.css", "https://fonts.example/a.css"),
    ("goes to another host", "/static/a.js", "//cdn.example/a.js"),
    ("goes to another host", 'action="/peps/x"', 'action="http://other.example/peps/x"'),
    ("a scheme that is not ours", "tel:01632960123", "ftp:pearl"),
]


def test_a_good_page_passes() -> None:
    check_page(GOOD, "http://pearl.example/peps/x")


@pytest.mark.parametrize(("fault", "old", "new"), FAULTS)
def test_each_fault_is_found(fault: str, old: str, new: str) -> None:
    assert old in GOOD
    with pytest.raises(AssertionError) as caught:
        check_page(GOOD.replace(old, new), "http://pearl.example/peps/x")
    assert fault in str(caught.value)
    assert str(caught.value).startswith("http://pearl.example/peps/x:")


def test_a_path_has_no_host_of_its_own() -> None:
    check_page(GOOD.replace("http://pearl.example", ""), "/peps/x")
    with pytest.raises(AssertionError, match="another host"):
        check_page(GOOD, "/peps/x")
