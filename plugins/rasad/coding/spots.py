"""The places named in a sentence: `روستای «الف» در حومه شرقی ب` is two, `شهرهای الف، ب و پ` three.

A name counts as a place when the gazetteer has it, or when a place word (`روستای`, `شهرک`, `منطقه`) says that it is
one: then it may be a name that no gazetteer knows. Names that belong to a side (`ارتش سوریه`), to people or to an
office (`اهالی حلب`) are not places.
"""

from __future__ import annotations

from functools import cache, partial

from rasad.coding.lexicon import dictionaries, squeeze
from rasad.coding.marks import marker_before
from rasad.coding.match import Hit
from rasad.coding.phrases import Side, Spot
from rasad.coding.reading import QUOTES, Reading
from rasad.coding.spot_finder import Finder
from rasad.coding.spot_lists import lists, roads
from rasad.coding.spot_words import LIKE
from rasad.lexicon import rows


@cache
def _owners() -> frozenset[str]:
    return frozenset(squeeze(row["form"]) for row in rows("place_owners"))


def spots(reading: Reading, named: list[Side], taken: list[tuple[int, int]]) -> list[Spot]:
    """The places of a sentence, in order. Sides lose a bare country here when the words around it make it a place."""
    tokens = reading.tokens
    cue_at = {
        hit.first: hit
        for hit in map(partial(_without_people, reading), reading.layer("placecue"))  # مرزی is an adjective, no border
        if not (
            hit.entry.detail != "facility"
            and hit.rest
            and reading.tokens[hit.last].text.endswith("ی")
            and not reading.tokens[hit.last].text.endswith("های")
            and not (hit.last + 1 < len(tokens) and tokens[hit.last + 1].text in LIKE)
        )
    }
    # اردوگاه آوارگان الف: the people are part of the place word
    within = {i for hit in cue_at.values() for i in range(hit.first + 1, hit.last + 1)}
    # شهرستان سرباز: the gazetteer has it with its place word
    within |= {
        i
        for hit in reading.layer("place")
        if hit.first in cue_at and cue_at[hit.first].entry.detail == "unit"
        for i in range(hit.first + 1, hit.last + 1)
    }
    units = {i for i, hit in cue_at.items() if hit.entry.detail == "unit"}  # ولسوالی الف, جبهه ب: nobody's name
    side_spans = [
        (s.first, s.last)
        for s in named
        if not s.bare_country and s.first not in within and not (s.code is None and s.first in units)
    ]
    # در این شهر خبر دادند: a word of speech before its verb is no town of that name
    verbs_at = {verb.first for verb in reading.verbs}
    spoken = [
        (hit.first, hit.last)
        for hit in reading.layer("speech")
        if hit.entry.value == "compound" and hit.last + 1 in verbs_at
    ]
    blocked = {i for a, b in (*side_spans, *taken, *spoken) for i in range(a, b + 1)}
    intended = {i for hit in reading.cues.get("irrealis", []) for i in range(hit.first, hit.last + 1)}
    flags = dictionaries().place_flags
    name_hits: dict[int, list[Hit]] = {}
    for hit in reading.layer("place"):
        if hit.first == hit.last and flags.get(hit.entry.value) and (hit.first in intended or _is_verb(reading, hit)):
            continue  # در صدد حمله بود, در مرزهای خود شلیک کرد: no towns of those names
        if blocked.isdisjoint(range(hit.first, hit.last + 1)):
            name_hits.setdefault(hit.first, []).append(hit)
    country_at = {s.first: s for s in named if s.bare_country}
    if not cue_at and not name_hits and not country_at:
        return []
    finder = Finder(reading, cue_at, name_hits, country_at, side_spans, named)
    found: list[Spot] = []
    i, n = 0, len(tokens)
    while i < n:
        spot = None
        if i in blocked:
            i += 1
            continue
        if i in cue_at:
            spot = finder.after_cue(i) or finder.struck_house(i)
        if spot is None and i in name_hits and not _owned(reading, i):
            spot = finder.bare_name(name_hits[i])
        if spot is None and i in country_at:
            spot = finder.country(country_at[i])
        if spot is None:
            i += 1
            continue
        found.append(spot)
        i = spot.last + 1
        outer = finder.outer(spot, i)
        if outer is not None:
            found.append(outer)
            i = outer.last + 1
    found = roads(reading, lists(finder, found))
    _mark(reading, found)
    return found


def _without_people(reading: Reading, hit: Hit) -> Hit:
    """A place word without the people after it: `پایگاه نظامیان الف` is the base of soldiers, no `پایگاه نظامی`."""
    people = hit.rest and hit.first < hit.last and reading.tokens[hit.last].text.endswith("ان")
    return hit._replace(last=hit.last - 1, rest=0) if people else hit


def _is_verb(reading: Reading, hit: Hit) -> bool:
    """Whether a word that is also the name of a town is a finite verb here: `به شهر حمله [کرد]`."""
    return any(verb.finite and verb.first <= hit.first <= verb.last for verb in reading.verbs)


def _mark(reading: Reading, found: list[Spot]) -> None:
    """What marks each place; the members of a list share the mark of its first."""
    tokens = reading.tokens
    for spot in found:
        if not spot.marker:
            spot.marker, spot.marker_at = marker_before(reading, spot.first)
        if not spot.marker:
            spot.marker, spot.marker_at = _within_cue(reading, spot)
        j = spot.whole_last + 1
        while j < len(tokens) and tokens[j].text in QUOTES:
            j += 1
        if [t.text for t in tokens[j : j + 3]] in (["و", "حومه", "آن"], ["و", "اطراف", "آن"]):
            j += 3  # النبطیه و حومه آن را
        spot.is_object = j < len(tokens) and tokens[j].text == "را"
    for k in range(1, len(found)):
        if found[k].marker == "outer":
            found[k].marker, found[k].is_object = found[k - 1].marker, found[k].is_object or found[k - 1].is_object
            found[k - 1].is_object = found[k].is_object
        elif found[k].marker == "and":
            gap = tokens[found[k - 1].last + 1 : found[k].first]
            if len(gap) <= 4 and all(t.text in QUOTES or t.text in ("و", "،") for t in gap):
                found[k].marker = found[k - 1].marker
                found[k].is_object = found[k].is_object or found[k - 1].is_object
    for k in range(len(found) - 1, 0, -1):  # شهرهای الف و ب را: the object mark is that of all
        gap = tokens[found[k - 1].last + 1 : found[k].first]
        if found[k].is_object and len(gap) <= 4 and gap and all(t.text in QUOTES or t.text in ("و", "،") for t in gap):
            found[k - 1].is_object = True


def _within_cue(reading: Reading, spot: Spot) -> tuple[str, int]:
    """The preposition that a cue takes together with the place word: `سربازان خود [در شهر] الف را`."""
    starts = [hit.first for hit in reading.cues.get("locative", []) if hit.first < spot.first <= hit.last]
    return ("locative", starts[0]) if starts else (spot.marker, spot.marker_at)


def _owned(reading: Reading, i: int) -> bool:
    """Whether the name at `i` belongs to people or an office: `اهالی حلب`, `استاندار کرکوک`, `امام جمعه کابل`."""
    tokens = reading.tokens
    j = i - 1
    if j >= 0 and tokens[j].text in ("شهر", "استان", "ولایت", "شهرستان", "شهرهای"):
        j -= 1
    if j < 0:
        return False
    return tokens[j].text in _owners() or (j > 0 and tokens[j - 1].text + tokens[j].text in _owners())
