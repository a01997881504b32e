"""Ages, year groups and names. Pure."""

import datetime as dt

EARLY, STATUTORY, POST_16 = "early_years", "statutory", "post_16"
YEAR_NAMES = {0: "Reception", -1: "Age 3-4", -2: "Age 2-3", -3: "Age 1-2", -4: "Under 1"}
LAST_YEAR = 14


def age_on(date_of_birth: dt.date, day: dt.date) -> int:
    """Whole years. Born on 29 February counts from 1 March in other years."""
    return day.year - date_of_birth.year - ((day.month, day.day) < (date_of_birth.month, date_of_birth.day))


def year_on(date_of_birth: dt.date, day: dt.date, offset: int = 0) -> int:
    """Taught year: age on the 31 August before the academic year starts, less 4, plus the offset (ruling 2). Reception is 0."""
    starts = day.year if day.month >= 9 else day.year - 1
    return max(min(age_on(date_of_birth, dt.date(starts, 8, 31)) - 4 + offset, LAST_YEAR), -4)


def year_label(year: int, offset: int = 0) -> str:
    """'Year 7', 'Reception', 'Age 3-4'; with an offset 'Year 7 (one year behind age group)' (domain.md 2.4)."""
    name = YEAR_NAMES.get(year, f"Year {year}")
    if not offset:
        return name
    years = {1: "one year", 2: "two years"}.get(abs(offset), f"{abs(offset)} years")
    return f"{name} ({years} {'ahead of' if offset > 0 else 'behind'} age group)"


def form_for(year: int) -> str:
    """Which PEP: before Reception, Reception to Year 11, after (ruling 2)."""
    return EARLY if year < 0 else STATUTORY if year <= 11 else POST_16


def question_group(year: int) -> str:
    """The guide's Question Group shows the key stage (ruling 29)."""
    if year < 0:
        return "Early Years"
    if year > 11:
        return "Post 16"
    last_years = ((0, "Reception"), (2, "Key Stage 1"), (6, "Key Stage 2"), (9, "Key Stage 3"), (11, "Key Stage 4"))
    return next(name for last, name in last_years if year <= last)


def days_in_care(entered: dt.date | None, today: dt.date) -> int | None:
    """The day of entering is day 0 (S:126: 02/10 to 31/10 is 29)."""
    return (today - entered).days if entered else None
