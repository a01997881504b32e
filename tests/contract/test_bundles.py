"""Every style sheet and script is in a bundle, and templates name bundles (or a script that stands alone)."""

import re
import tomllib

from app.bundles import join_bundles, squeeze
from app.settings import ROOT
from voice_modules.reading import load_paths

STATIC = ROOT / "static"
BUNDLES: dict[str, list[str]] = tomllib.loads((STATIC / "bundles.toml").read_text())
NAMED = re.compile(r"static\('((?:css|js|vendor)/[^']+)'\)")
USED = {name for path in (ROOT / "templates").rglob("*.html") for name in NAMED.findall(path.read_text())}


def test_every_part_is_joined_in_order() -> None:
    for name, text in join_bundles(STATIC).items():
        places = [text.index(squeeze(part, (STATIC / part).read_text())) for part in BUNDLES[name]]
        assert places == sorted(places)


def test_only_comments_and_needless_space_are_left_out() -> None:
    script = "// why\nconst a = 1; // here\n\n  b(`//x ${ c  } y`);\nconst d = /\\/\\/ x/g.test(e?.f ?? '// no');\n"
    assert squeeze("js/a.js", script) == "const a=1;b(`//x ${ c  } y`);const d=/\\/\\/ x/g.test(e?.f??'// no');"
    sheet = """/* one */ a :is(b, c) + d:hover { e: rgb(1 2 3 / .4), f; width: calc(1px + (2px * 3)); content: "/* a  b */" }"""
    assert squeeze("css/a.css", sheet) == 'a :is(b,c) + d:hover{e:rgb(1 2 3 / .4),f;width:calc(1px + (2px * 3));content:"/* a  b */"}'
    assert squeeze("css/a.css", "@media (g: 9px) and (h: i) { j { k: l } }") == "@media (g:9px) and (h:i){j{k:l}}"
    assert squeeze("vendor/a.js", "// licence\n") == "// licence\n"


def test_no_file_is_left_out_or_hidden_by_a_bundle() -> None:
    files = {path.relative_to(STATIC).as_posix() for pattern in ("css/*.css", "js/*.js", "vendor/*.js") for path in STATIC.glob(pattern)}
    assert files == {part for parts in BUNDLES.values() for part in parts}
    assert files & set(BUNDLES) == set()


def test_templates_name_what_is_there() -> None:
    assert set(BUNDLES) | {"js/page.js"} == USED
    assert {f"css/{path.look}-look.css" for path in load_paths().values()} <= USED


def test_private_js_is_last_and_the_outbox_before_it() -> None:
    """It empties the page: what stores the words must have run before."""
    for name in (name for name in BUNDLES if name.endswith(".js") and not name.startswith("js/more-")):  # those join a page that has them
        assert BUNDLES[name][-1] == "js/private.js"
        assert BUNDLES[name][1:5] == ["js/outbox-store.js", "js/outbox-answer.js", "js/outbox.js", "js/outbox-page.js"]
