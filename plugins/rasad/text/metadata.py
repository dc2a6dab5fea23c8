"""What an article says about itself: who wrote it, for which agency, where and when, and where it ends.

These spans are no text to code. An opening (`به گزارش ...`) is the article's own only where it names the publisher, its
desk or its reporter; with any other name it is a source and stays in the sentence.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from rasad.lexicon import rows
from rasad.text.folding import fold
from rasad.text.tokens import LETTERS

Span = tuple[int, int]

#: The desks of a paper that open its articles: `گروه اجتماعی: ...`.
_DESKS = (
    "اجتماعی|حوادث|بورس|ورزشی|شهری|اقتصادی|علمی ?فرهنگی|ادب و هنر|سیاسی|سیاسی خارجی|بین ?الملل|دانش|دانش و ?فن ?آوری"
    "|انفورماتیک|استان ?ها|استانها|سلامت|فرهنگی|جهان|خارجی"
)
#: Lines longer than this (characters) are text, whatever they begin with.
SHORT = 90
#: How far into a line an opening may reach.
REACH = 160


def _alternatives(forms: list[str]) -> str:
    """A pattern for folded forms, longest first; the spaces of a form may be missing in the text."""
    folded = sorted({fold(form) for form in forms}, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace("\\ ", " ?") for form in folded)


class _Patterns(NamedTuple):
    page: re.Pattern[str]
    related: re.Pattern[str]
    closing: re.Pattern[str]
    closing_tail: re.Pattern[str]
    reporter: re.Pattern[str]


@cache
def patterns() -> _Patterns:
    """The lines of lexicon/text/boilerplate.csv as patterns."""
    forms = {row["place"]: row["forms"].split("|") for row in rows("text/boilerplate")}
    word = rf"(?![{LETTERS}0-9])"
    end = _alternatives(forms["end"])
    edge = rf"[^{LETTERS}0-9]*"
    return _Patterns(
        page=re.compile(
            rf"{edge}(?:(?:{_alternatives(forms['whole'])}){edge}\Z|(?:{_alternatives(forms['begin'])}){word})"
        ),
        related=re.compile(rf"{edge}(?:{_alternatives(forms['related'])}){edge}\Z"),
        closing=re.compile(rf"{edge}(?:{end}){word}"),
        closing_tail=re.compile(rf"(?:/ ?)?(?:{end}){word}[^\n]{{0,24}}\Z"),
        reporter=re.compile(rf"(?:{_alternatives(forms['reporter'])}) ?: ?([{LETTERS}][^\n:]{{2,60}})\Z"),
    )


#: A channel's own address, a link, a hashtag, a download: no Persian sentence. What was taken is not given back: a line
#: that begins with thirty figures (۱۲۳۴۵۶۷۸۹…- حمله) could be cut into numbers in more ways than anybody can try.
ADDRESS = re.compile(
    r"(?:[^\w@#]*+(?>@ ?\w*+(?:\.(?:com|ir|org|net|news|me)\b)?|https?://\S+|www\.\S+"
    r"|[\w-]+\.(?:com|ir|org|net|news|me)\S*|#\w+|[a-z]+/mp[34]|link|video|audio|MB|KB|[0-9]+))*+[^\w]*\Z",
    re.IGNORECASE,
)
#: The same at the end of a line of text.
TRAILING_ADDRESS = re.compile(r"(?:\s+(?:@ ?\w+|https?://\S+|t\.me/\S+|[^\w\s]))++\Z")


class _Publisher(NamedTuple):
    names: str
    domestic: bool


@cache
def _publishers() -> dict[str, _Publisher]:
    return {
        row["code"].lower(): _Publisher(_alternatives(row["forms"].split("|")), row["domestic"] == "1")
        for row in rows("text/agencies")
    }


@cache
def opening_pattern(agency: str | None) -> re.Pattern[str]:
    """The opening of an article published by `agency` (as it is filed; None where nobody knows)."""
    publishers = _publishers()
    key = re.sub(r"\s*\(.*\)|\.(?:com|ir|org|net)$", "", agency or "").strip().lower()
    known = publishers.get(key) or next((p for code, p in publishers.items() if key.startswith(code) and key), None)
    everyone = "|".join(p.names for p in publishers.values() if p.domestic)
    own = known.names if known is not None else everyone
    end = rf"(?![{LETTERS}0-9])"
    from_place = rf"(?: از [{LETTERS}]+(?: [{LETTERS}]+)?(?= ?[،,:؛]))?"
    close = r" ?[،,:؛؛ـ–—-]* ?"
    return re.compile(
        rf"(?P<section>(?:سرویس(?: [{LETTERS}]+){{1,4}} ?[-–—]|(?:گروه (?:{_DESKS})|واحد مرکزی خبر){end} ?[-–—:]) ?)"
        rf"|(?P<desk>به ?گزارش (?:خبرنگار|خبرنگاران|گروه|سرویس|دفتر|حوزه|بخش)(?: [{LETTERS}«»()،-]+){{0,5}}? "
        rf"(?P<desk_agency>{own}){end}{from_place}{close})"
        rf"|(?P<report>به ?گزارش (?P<agency>{own}){end}(?: ?\([^)\n]{{1,20}}\))?(?: ?[-–—] ?[{LETTERS}]+ ?[-–—] ?)?"
        rf"{from_place}{close})"
        rf"|(?P<dateline>(?P<place>[{LETTERS}]+(?: [{LETTERS}]+)?) ?[-–—/،(] ?"
        rf"(?:(?P<date>[0-9]{{1,2}} [{LETTERS}]+(?: [0-9]{{4}})?) ?[-–—/،(] ?)?"
        rf"(?P<line_agency>{own}){end}\)? ?[-–—/:] ?)"
        rf"|(?P<prefix>(?P<prefix_agency>{own}){end}"
        rf"(?: ?[-–—/] ?(?P<prefix_place>[{LETTERS}]+(?: [{LETTERS}]+)?))? ?: ?)"
    )


def opening(folded: str, start: int, end: int, agency: str | None, found: dict[str, Span]) -> int:
    """Where the text of a line begins after the article's own opening, which goes to `found`."""
    match = opening_pattern(agency).match(folded, start, min(end, start + REACH))
    if match is None:
        return start
    for name, groups in (
        ("agency", ("desk_agency", "agency", "line_agency", "prefix_agency")),
        ("dateline_place", ("place", "prefix_place")),
        ("dateline_date", ("date",)),
    ):
        for group in groups:
            if match[group]:
                found.setdefault(name, match.span(group))
    return match.end()
