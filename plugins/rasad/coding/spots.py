"""The places named in a sentence: `روستای «الف» در حومه شرقی ب` is two, `شهرهای الف، ب و پ` three.

A name counts as a place when the gazetteer has it, or when a place word (`روستای`, `شهرک`, `منطقه`) says that it is one:
then it may be a name that no gazetteer knows. Names that belong to a side (`ارتش سوریه`) are not places.
"""

from __future__ import annotations

from rasad.coding.lexicon import dictionaries
from rasad.coding.match import Hit
from rasad.coding.phrases import Side, Spot, marker_before
from rasad.coding.reading import FUNCTION_WORDS, QUOTES, Reading, overlaps

#: Place words whose bare following word is believed to be a name, though no gazetteer knows it.
NAMING = frozenset({"city", "town", "village", "province", "district", "island", "camp", "neighbourhood", "crossing"})
#: Things that are too common to say where by themselves (`راه`, `ساختمان`).
COMMON_THINGS = frozenset({"building", "crossing", "market", "school", "plant"})
#: Words after a place word that make no name of what follows (`شهر بزرگ`, `منطقه خاورمیانه` is the gazetteer's).
NO_NAME = frozenset({
    "بزرگ", "کوچک", "مهم", "دیگر", "مختلف", "مسکونی", "مرزی", "نظامی", "امنیتی", "مذکور", "یادشده", "مزبور", "تحت", "مورد",
    "اصلی", "جدید", "قدیمی", "ما", "شما", "مجاور", "اطراف", "متعدد", "عملیاتی", "ممنوعه", "حضور", "سبز", "آزاد", "اشغالی",
    "جنگی", "درگیری", "نبرد", "مقاومت", "هایی", "صنعتی", "کشاورزی", "مرکزی", "شمالی", "جنوبی", "شرقی", "غربی", "ساحلی",
    "پیرامون", "حادثه", "انفجار", "حمله", "جهان", "کشور", "دنیا", "ها", "های", "واقع", "خود", "محل", "حائل", "امن"})


def spots(reading: Reading, named: list[Side], taken: list[tuple[int, int]]) -> list[Spot]:
    """The places of a sentence, in order. Sides lose a bare country here when the words around it make it a place."""
    tokens = reading.tokens
    side_spans = [(s.first, s.last) for s in named if not s.bare_country]
    cue_at = {hit.first: hit for hit in reading.layer("placecue")}
    name_at: dict[int, list[Hit]] = {}
    for hit in reading.layer("place"):
        if not overlaps(hit.first, hit.last, side_spans) and not overlaps(hit.first, hit.last, taken):
            name_at.setdefault(hit.first, []).append(hit)
    country_at = {s.first: s for s in named if s.bare_country}
    found: list[Spot] = []
    i, n = 0, len(tokens)
    while i < n:
        spot = None
        if overlaps(i, i, side_spans) or overlaps(i, i, taken):
            i += 1
            continue
        if i in cue_at:
            spot = _from_cue(reading, cue_at, name_at, country_at, side_spans, i)
        if spot is None and i in name_at:
            spot = _from_name(reading, name_at[i])
        if spot is None and i in country_at:
            spot = _from_country(reading, country_at[i])
        if spot is None:
            i += 1
            continue
        found.append(spot)
        i = spot.last + 1
    found = _coordinate(reading, found, name_at)
    for spot in found:
        if not spot.marker:
            spot.marker, spot.marker_at = marker_before(reading, spot.first)
        j = spot.last + 1
        while j < n and tokens[j].text in QUOTES:
            j += 1
        spot.is_object = j < n and tokens[j].text == "را"
    for k in range(1, len(found)):
        if found[k].marker == "and":
            gap = tokens[found[k - 1].last + 1:found[k].first]
            if len(gap) <= 4 and all(t.text in QUOTES or t.text in ("و", "،") for t in gap):
                found[k].marker = found[k - 1].marker
                found[k].is_object = found[k].is_object or found[k - 1].is_object
    return found


def _quoted_name(reading: Reading, i: int) -> tuple[int, int] | None:
    """The tokens inside the quotation marks that open at token `i`."""
    tokens = reading.tokens
    if i >= len(tokens) or tokens[i].text not in QUOTES:
        return None
    for j in range(i + 1, min(i + 14, len(tokens))):
        if tokens[j].text in QUOTES:
            return (i + 1, j - 1) if j > i + 1 else None
    return None


def _from_cue(reading: Reading, cue_at: dict[int, Hit], name_at: dict[int, list[Hit]],
              country_at: dict[int, Side], side_spans: list[tuple[int, int]], i: int) -> Spot | None:
    tokens = reading.tokens
    cue = cue_at[i]
    kind, cls = cue.entry.value, cue.entry.detail
    j = cue.last + 1
    cues = [cue]
    while j in cue_at:  # حومه شرقی شهر ...
        cues.append(cue_at[j])
        j = cue_at[j].last + 1
    if j < len(tokens) and tokens[j].text == "از" and cls == "side":
        j += 1
    # an adjective or two before the name: شهر راهبردی الف
    k = j
    while k < len(tokens) and k - j < 2 and tokens[k].text in NO_NAME:
        k += 1
    while k in cue_at:
        cues.append(cue_at[k])
        k = cue_at[k].last + 1
    rows = tuple(c.entry.row for c in cues)
    last_kind = cues[-1].entry.value
    quoted = _quoted_name(reading, k)
    if quoted and quoted[1] - quoted[0] <= 10:
        hits = name_at.get(quoted[0], [])
        end = quoted[1]
        # a list inside the quotation marks is cut by the caller's coordination; take its first name
        for m in range(quoted[0], quoted[1] + 1):
            if tokens[m].text in ("،", "و"):
                end = m - 1
                break
        return Spot(i, max(end, quoted[0]), quoted[0], max(end, quoted[0]), kind if cls != "side" else last_kind,
                    tuple(h.entry.value for h in hits), rows + tuple(h.entry.row for h in hits), quoted=True,
                    direction=cls == "side")
    if k in name_at:
        hits = name_at[k]
        return Spot(i, hits[0].last, k, hits[0].last, kind, tuple(h.entry.value for h in hits),
                    rows + tuple(h.entry.row for h in hits), direction=cls == "side")
    if k in country_at:
        side = country_at[k]
        return Spot(i, side.last, k, side.last, kind, _country_ids(side), rows + side.rows, direction=cls == "side",
                    country=cls == "side")
    if j + 1 < len(tokens) and tokens[j].text in ("این", "همین", "آن") and cls in ("facility", "side") \
            and tokens[j + 1].text in ("شهر", "کشور", "منطقه", "استان", "روستا", "شهرک", "بندر", "ولایت"):
        return Spot(i, j + 1, i, j + 1, kind, (), rows)
    if (last_kind in NAMING and j < len(tokens) and (last_kind in ("village", "town") or tokens[j].text.startswith("ال")) and tokens[j].kind == "word" and tokens[j].text not in FUNCTION_WORDS
            and tokens[j].text not in NO_NAME and not overlaps(j, j, side_spans) and _names(reading, j)):
        last = j
        if (tokens[j].text.startswith("ال") and j + 1 < len(tokens) and tokens[j + 1].text.startswith("ال")):
            last = j + 1
        return Spot(i, last, j, last, kind, (), rows)
    if cls == "facility":
        last = cue.last
        modifiers = {h.first: h.last for h in reading.layer("modifier")}
        m = j
        while m in modifiers or m in name_at:
            last = modifiers[m] if m in modifiers else name_at[m][0].last
            m = last + 1
            if last in {h.last for hits in name_at.values() for h in hits}:
                break
        if last == cue.last and kind in COMMON_THINGS:
            return None
        hits = [h for start in range(cue.last + 1, last + 1) for h in name_at.get(start, [])]
        return Spot(i, last, i, last, kind, tuple(h.entry.value for h in hits),
                    rows + tuple(h.entry.row for h in hits))
    return None


def _names(reading: Reading, j: int) -> bool:
    """Whether the word at `j` can be a name: no trigger, verb, modifier or date word."""
    for layer in ("trigger", "verb", "modifier", "noun", "speech", "means", "item", "cue"):
        if any(h.first <= j <= h.last for h in reading.layer(layer)):  # type: ignore[arg-type]
            return False
    return True


def _from_name(reading: Reading, hits: list[Hit]) -> Spot | None:
    """A gazetteer name without a place word: believed where a preposition of place is near, or the name is not a common
    word (flagged `ambiguous` in the gazetteer)."""
    flags = dictionaries().place_flags
    hit = hits[0]
    if all(flags.get(h.entry.value) for h in hits):
        marker, at = marker_before(reading, hit.first, over_assets=False)
        if marker != "locative" or hit.first - at > 2:
            return None
    if hit.first == hit.last and any(v.first <= hit.first <= v.last for v in reading.verbs):
        return None
    return Spot(hit.first, hit.last, hit.first, hit.last, hit.entry.detail, tuple(h.entry.value for h in hits),
                tuple(h.entry.row for h in hits), glued=hit.glued)


def _country_ids(side: Side) -> tuple[str, ...]:
    lexicon = dictionaries()
    actor = lexicon.actors.get(side.code or "")
    place = lexicon.country_places.get(actor.country) if actor else None
    return (place,) if place else ()


def _from_country(reading: Reading, side: Side) -> Spot | None:
    """A bare country or capital is a place after a preposition of place, after `به` that follows an attack, or when it
    ends a chain of places; else it stands for its government."""
    marker, at = side.marker, side.marker_at
    near = any(name == marker and side.first - 1 == last
               for start in range(max(0, at), side.first) for name, last in reading.cue_starts.get(start, []))
    if side.hits[0].entry.detail == "capital" and marker in ("locative", "to") and near:
        pass
    elif marker == "locative" and near:
        pass
    elif marker == "to" and near and (any(h.entry.value in _ATTACKS for h in reading.layer("trigger"))):
        pass
    elif side.is_object and any(h.entry.value in _ATTACKS for h in reading.layer("trigger")):
        pass
    else:
        return None
    return Spot(side.first, side.last, side.first, side.last, "country", _country_ids(side), side.rows,
                marker=marker, marker_at=at, glued=side.glued, country=True)


_ATTACKS = frozenset({"attack", "aggression", "airraid", "shellraid", "groundraid", "terrorraid", "bombard", "fire",
                      "impact", "target", "attacked", "blow", "shellrain", "infiltrate", "deploy", "chemical"})


def _coordinate(reading: Reading, found: list[Spot], name_at: dict[int, list[Hit]]) -> list[Spot]:
    """Add the further names of a list that a place word opened: `مناطق «الف، ب» و «پ»`, `شهرک‌های الف و ب`."""
    tokens = reading.tokens
    taken = {i for s in found for i in range(s.first, s.last + 1)}
    result: list[Spot] = []
    for spot in found:
        result.append(spot)
        if spot.country or (not spot.quoted and spot.kind not in NAMING and spot.kind != "region"):
            continue
        j = spot.last + 1
        inside = spot.quoted
        first = spot
        while j < len(tokens):
            text = tokens[j].text
            if text in QUOTES:
                inside = not inside
                j += 1
                continue
            if text not in ("،", "و"):
                break
            k = j + 1
            opened = inside
            if k < len(tokens) and tokens[k].text in QUOTES:
                opened = True
                k += 1
            if k >= len(tokens) or k in taken:
                break
            end = k
            if opened:
                while end + 1 < len(tokens) and tokens[end + 1].text not in QUOTES and tokens[end + 1].text not in ("،", "و") \
                        and end - k < 4:
                    end += 1
            elif k in name_at:
                end = name_at[k][0].last
            else:
                break
            if not opened and not _names(reading, k):
                break
            hits = name_at.get(k, [])
            result.append(Spot(k, end, k, end, first.kind, tuple(h.entry.value for h in hits),
                               tuple(h.entry.row for h in hits) or first.rows[:1], quoted=opened, marker="and",
                               marker_at=j))
            inside = opened and not (end + 1 < len(tokens) and tokens[end + 1].text in QUOTES)
            j = end + 1
            if opened and j < len(tokens) and tokens[j].text in QUOTES:
                inside = False
                j += 1
    result.sort(key=lambda s: s.first)
    return result
