"""Text that has broken other people's software; every kind of field is given all of it. Each comes back exactly as it was typed."""

MARKUP = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</textarea><b>out</b>",
    '"><svg onload=alert(1)>',
    "' onfocus='alert(1)",
    "<!-- never closed",
    "]]>",
    "&lt;already&gt;",
    "&amp;amp;",
    "&#x3C;",
    "javascript:alert(1)",
    "<a href=//evil.example>x</a>",
]
TEMPLATES = [
    "{{ 7*7 }}",
    "{% raw %}",
    "{# gone? #}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "%(name)s",
    "%s%n",
    "{name}",
    "{0.__class__}",
    "{{ config }}",
]
SQL = ["'; DROP TABLE answer; --", "' OR '1'='1", "\\'; --", "%' AND 1=0 UNION SELECT 1 --", "Robert'); DROP TABLE Students;--"]
SHEETS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")']
PATHS = ["../../etc/passwd", "..\\..\\boot.ini", "C:\\CON", "/dev/null", "file.txt%00.png"]
SIGNS = [
    'I like maths: 10+5=15 & "art" <3 😀',
    "a:b+c",
    "50% & more",
    "1 < 2 > 0",
    "Zoë’s “quote” – dash…",
    "£ € ¥",
    "\\n is not a newline",
    "^ ` ~ | $ # @",
]
SCRIPTS = [
    "أحب المدرسة",
    "ትምህርት ቤት እወዳለሁ",
    "Я люблю школу і малювання",
    "我喜欢画画",
    "मुझे स्कूल पसंद है",
    "שלום",
    "مدرسة school مدرسة",
    "ελληνικά",
    "ภาษาไทย",
    "한국어",
]
EMOJI = ["👩‍👩‍👧‍👦", "👍🏽", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "❤️‍🔥", "🇬🇧🇺🇦", "😀" * 50]
COMBINING = ["Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", "e\u0301 is not é", "ﬁ ligature", "\u202eright to left override\u202c", "zero\u200bwidth\u200djoin", "\ufeffmark first"]
SPACE = ["  leading and trailing  ", "tab\there", "two\n\nlines", "\n starts with a line", "a" * 3000, "one word" + " again" * 500]

HOSTILE = [*MARKUP, *TEMPLATES, *SQL, *SHEETS, *PATHS, *SIGNS, *SCRIPTS, *EMOJI, *COMBINING, *SPACE]
