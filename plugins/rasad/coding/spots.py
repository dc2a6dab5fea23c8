"""The places named in a sentence: `روستای «الف» در حومه شرقی ب` is two, `شهرهای الف، ب و پ` three.

A name counts as a place when the gazetteer has it, or when a place word (`روستای`, `شهرک`, `منطقه`) says that it is
one: then it may be a name that no gazetteer knows. Names that belong to a side (`ارتش سوریه`), to people or to an
office (`اهالی حلب`) are not places.
"""

from __future__ import annotations

from functools import cache

from rasad.coding.lexicon import dictionaries, squeeze
from rasad.coding.marks import marker_before
from rasad.coding.match import Hit
from rasad.coding.names import free, is_common, name_at, quoted
from rasad.coding.phrases import Side, Spot
from rasad.coding.reading import FUNCTION_WORDS, QUOTES, Reading, overlaps
from rasad.coding.spot_words import (
    AROUND,
    ATTACKS,
    BELONGING,
    BESIDE,
    CALLED,
    COMMON_THINGS,
    DOWNING,
    HOME,
    LONGEST_OWNER,
    MADE,
    MOVES,
    NAMED_BY_WORDS,
    NO_NAME,
    NO_SQUARE,
    OF_PLACES,
    OWNED,
    POINTED,
    POINTING,
    PREPOSITIONS,
    ROAD_MARKS,
    ROADS,
    TRUSTED,
)
from rasad.lexicon import rows


@cache
def _owners() -> frozenset[str]:
    return frozenset(squeeze(row["form"]) for row in rows("place_owners"))


def spots(reading: Reading, named: list[Side], taken: list[tuple[int, int]]) -> list[Spot]:
    """The places of a sentence, in order. Sides lose a bare country here when the words around it make it a place."""
    tokens = reading.tokens
    cue_at = {
        hit.first: hit
        for hit in reading.layer("placecue")  # مرزی is an adjective, no border
        if not (
            hit.entry.detail != "facility"
            and hit.rest
            and reading.tokens[hit.last].text.endswith("ی")
            and not reading.tokens[hit.last].text.endswith("های")
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
    finder = _Finder(reading, cue_at, name_hits, country_at, side_spans, named)
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
    found = _roads(reading, finder.lists(found))
    _mark(reading, found)
    return found


def _is_verb(reading: Reading, hit: Hit) -> bool:
    """Whether a word that is also the name of a town is a finite verb here: `به شهر حمله [کرد]`."""
    return any(verb.finite and verb.first <= hit.first <= verb.last for verb in reading.verbs)


def _roads(reading: Reading, found: list[Spot]) -> list[Spot]:
    """A road is named by both its ends: `جاده الف - ب`, `محور الف به ب`."""
    tokens = reading.tokens
    result: list[Spot] = []
    for spot in found:
        road = result[-1] if result else None
        if (
            road is not None
            and tokens[road.first].text in ROADS
            and road.first != road.name_first
            and spot.first == spot.name_first
            and (spot.first == road.last + 1 or spot.first == road.last + 2)
            and all(t.text in ROAD_MARKS for t in tokens[road.last + 1 : spot.first])
            and not spot.country
        ):
            road.last = road.name_last = spot.last
            continue
        result.append(spot)
    return result


def _mark(reading: Reading, found: list[Spot]) -> None:
    """What marks each place; the members of a list share the mark of its first."""
    tokens = reading.tokens
    for spot in found:
        if not spot.marker:
            spot.marker, spot.marker_at = marker_before(reading, spot.first)
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


def _owned(reading: Reading, i: int) -> bool:
    """Whether the name at `i` belongs to people or an office: `اهالی حلب`, `استاندار کرکوک`, `امام جمعه کابل`."""
    tokens = reading.tokens
    j = i - 1
    if j >= 0 and tokens[j].text in ("شهر", "استان", "ولایت", "شهرستان", "شهرهای"):
        j -= 1
    if j < 0:
        return False
    return tokens[j].text in _owners() or (j > 0 and tokens[j - 1].text + tokens[j].text in _owners())


class _Finder:
    """The ways in which a place is named."""

    def __init__(
        self,
        reading: Reading,
        cue_at: dict[int, Hit],
        name_hits: dict[int, list[Hit]],
        country_at: dict[int, Side],
        side_spans: list[tuple[int, int]],
        owned: list[Side],
    ) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.cue_at = cue_at
        self.name_hits = name_hits
        self.country_at = country_at
        self.side_spans = side_spans
        self.owned = owned
        self.owners = [*side_spans, *((s.first, s.last) for s in country_at.values())]
        self.modifiers = {h.first: h.last for h in reading.layer("modifier")}

    def after_cue(self, i: int) -> Spot | None:
        """A place word with what it names: `روستای «الف»`, `حومه شرقی شهر ب`, `فرودگاه نظامی پ`."""
        tokens = self.tokens
        cue = self.cue_at[i]
        kind, cls = cue.entry.value, cue.entry.detail
        if cls == "unit" and i > 0 and tokens[i - 1].text in POINTING:
            return None  # در همین شهر سه تن کشته شدند
        if kind == "neighbourhood" and cue.last + 1 < len(tokens) and tokens[cue.last + 1].text in NO_SQUARE:
            return None  # میدان نبرد
        if kind == "airspace" and (i == 0 or tokens[i - 1].text not in ("در", "داخل")):
            whose = cue.last + 1
            named = whose in self.country_at or whose in self.name_hits or self._text(whose) in ("کشور", "کشورمان")
            if not named or not any(h.entry.value in DOWNING for h in self.reading.layer("trigger")):
                return None  # پس از تجاوز به حریم هوایی
        whole = self.name_hits.get(i)
        if whole and whole[0].last > cue.last:  # the gazetteer has it with its place word: بندر ماهشهر
            return Spot(
                i,
                whole[0].last,
                i,
                whole[0].last,
                whole[0].entry.detail,
                tuple(h.entry.value for h in whole),
                tuple(h.entry.row for h in whole),
            )
        cues = [cue]
        j = cue.last + 1
        while (
            j in self.cue_at
            and not (cls == "facility" and self.cue_at[j].entry.detail == "unit")
            and not (j in self.name_hits and self.name_hits[j][0].last > self.cue_at[j].last)
        ):
            cues.append(self.cue_at[j])  # حومه شرقی شهر ...
            j = self.cue_at[j].last + 1
        if kind == "base" and not (j in self.name_hits or j in self.country_at):
            end = j
            while end in self.modifiers:
                end = self.modifiers[end] + 1
            struck = self._struck_base(i, cue, end)
            if struck is not None:
                return struck
        last_kind, last_class = cues[-1].entry.value, cues[-1].entry.detail
        if j < len(tokens) and tokens[j].text == "از" and cls == "side":
            j += 1
        k = j  # an adjective or two before the name: شهر راهبردی الف
        while k < len(tokens) and k - j < 2 and tokens[k].text in NO_NAME and k not in self.name_hits:
            k += 1
        while k > j and k in self.cue_at:
            cues.append(self.cue_at[k])
            k = self.cue_at[k].last + 1
        if k + 1 < len(tokens) and tokens[k].text in CALLED and tokens[k + 1].text == "به":
            k += 2  # منطقه موسوم به «الف»
        rows_ = tuple(c.entry.row for c in cues)
        direction = cls == "side"
        told_kind = kind if cls != "side" else last_kind
        inside = quoted(self.reading, k)
        if inside and last_class != "side":
            end = next((m - 1 for m in range(inside[0] + 1, inside[1] + 1) if tokens[m].text in ("،", "و")), inside[1])
            if end - inside[0] <= 5:
                return self._spot(i, end, inside[0], end, told_kind, rows_, direction, opened=True)
        owner = k in self.name_hits and self.name_hits[k][0].entry.detail == "country" and not direction
        if k in self.cue_at and cls == "facility":
            return self._facility(i, j, cue, rows_)
        if k in self.name_hits and direction and self._doubted(self.name_hits[k]):
            return None  # مرکز تازه تأسیس
        if k in self.name_hits and not (owner and kind in ("base", "building", "plant", "post")):
            end = self.name_hits[k][0].last
            if last_class == "unit" and end + 1 < len(tokens) and end + 1 not in self.name_hits:
                end += tokens[end + 1].text.startswith("ال") and name_at(self.reading, end + 1) == end + 1
            return self._spot(i, end, k, end, told_kind if cls != "side" else kind, rows_, direction)
        if k in self.country_at:
            side = self.country_at[k]
            if kind == "base" and not direction:
                return self._struck_base(i, cue, k)
            ids = self._ids(side) if kind not in ("building", "plant", "post") else ()
            return Spot(
                i, side.last, k, side.last, kind, ids, rows_ + side.rows, direction=direction, country=direction
            )
        if direction and j < len(tokens) and tokens[j].text in ("کشور", "کشورمان"):
            return Spot(i, j, j, j, kind, (HOME,), rows_, direction=True)  # جنوب کشور, as the papers of Iran say
        if (
            j + 1 < len(tokens)
            and tokens[j].text in ("این", "همین", "آن")
            and cls in ("facility", "side")
            and tokens[j + 1].text in POINTED
        ):
            return Spot(i, j + 1, i, j + 1, kind, (), rows_)
        if (
            last_class in ("unit", "facility")
            and not overlaps(k, k, self.side_spans)
            and (k < len(tokens) and tokens[k].text not in NO_NAME)
        ):
            end_or_none = name_at(self.reading, k, trusting=last_kind in TRUSTED and k == j)
            if end_or_none is not None and not overlaps(k, end_or_none, self.side_spans) and not self._verbal(k):
                return self._spot(i, end_or_none, k, end_or_none, told_kind, rows_, direction)
        if cls == "side" and k == j and k < len(tokens) and tokens[k].text.startswith("ال") and len(tokens[k].text) > 4:
            end_or_none = name_at(self.reading, k)
            if end_or_none is not None and not overlaps(k, end_or_none, self.side_spans):
                return self._spot(i, end_or_none, k, end_or_none, kind, rows_, direction)  # نزدیکی السدیس
        if last_kind == "neighbourhood":
            end_or_none = self._of_words(k)
            if end_or_none is not None:
                return self._spot(i, end_or_none, k, end_or_none, told_kind, rows_, direction)
        if cls == "facility" and kind in NAMED_BY_WORDS:
            end = k
            while (
                end < len(tokens)
                and end - k < 3
                and free(self.reading, end)
                and not self._before_verb(end)
                and tokens[end].text not in NO_NAME
                and end not in self.cue_at
                and end not in self.name_hits
            ):
                end += 1
            if end > k:
                return self._spot(i, end - 1, k, end - 1, told_kind, rows_, direction)
        if cls == "facility":
            after_what = self._after_what_it_is(k)  # نیروگاه برق الف
            if after_what is not None:
                return self._spot(i, after_what[1], *after_what, told_kind, rows_, direction)
        if cls == "facility":
            return self._facility(i, j, cue, rows_)
        return self._border(i, cue) if kind == "region" else None

    def _border(self, i: int, cue: Hit) -> Spot | None:
        """A border without a name, where an act was in it: `در [منطقه مرزی] میان دو کشور`."""
        last = cue.last + 1
        if self._text(last) != "مرزی" or i == 0 or self.tokens[i - 1].text != "در":
            return None
        return Spot(i, last, i, last, "region", (), (cue.entry.row,))

    def _doubted(self, hits: list[Hit]) -> bool:
        """Whether a name is a common word that goes on as one: `تازه تأسیس`."""
        hit = hits[0]
        flags = dictionaries().place_flags
        return (
            all(flags.get(h.entry.value) for h in hits)
            and hit.entry.detail != "country"
            and hit.first == hit.last
            and is_common(self.tokens[hit.first].text)
            and hit.last + 1 < len(self.tokens)
            and self._goes_on(hit.last + 1)
        )

    def _of_words(self, k: int) -> int | None:
        """The last token of a name of common words that a known place follows: `میدان [معلم] شهر الف`, `خیابان [چهارده
        معصوم] ب`; or of one word that ends the phrase: `در میدان [انقلاب]،`."""
        for end in range(k, min(k + 3, len(self.tokens))):
            token = self.tokens[end]
            known = end in self.name_hits or end in self.country_at
            if end > k and (known or (end in self.cue_at and self.cue_at[end].entry.detail == "unit")):
                return end - 1
            if (
                known
                or token.kind not in ("word", "number")
                or token.text in FUNCTION_WORDS
                or token.text in NO_NAME
                or token.text in NO_SQUARE
                or end in self.reading.verbal
                or end in self.cue_at
            ):
                return None
        return None

    def _after_what_it_is(self, k: int) -> tuple[int, int] | None:
        """A name one word after a thing: `نیروگاه برق الف`, `تأسیسات نفتی ب`."""
        name = k + 1
        if (
            name >= len(self.tokens)
            or self.tokens[k].kind != "word"
            or self.tokens[k].text in FUNCTION_WORDS
            or overlaps(k, name, self.side_spans)
            or not is_common(self.tokens[k].text)
            or k in self.country_at
        ):
            return None
        flags = dictionaries().place_flags
        if not all(flags.get(h.entry.value) for h in self.name_hits.get(name, [])):
            return name, self.name_hits[name][0].last
        if self.tokens[name].text.startswith("ال"):
            last = name_at(self.reading, name)
            return (name, last) if last is not None else None
        return None

    def _text(self, k: int) -> str:
        """The word at `k`, empty beyond the sentence."""
        return self.tokens[k].text if k < len(self.tokens) else ""

    def _before_verb(self, k: int) -> bool:
        return any(v.first == k + 1 for v in self.reading.verbs)

    def _verbal(self, k: int) -> bool:
        """Whether the word at `k` makes a verb with the next one (`منطقه واکنش نشان داد`)."""
        verbs = self.reading.verbs
        return any(v.first == k + 1 for v in verbs) and is_common(self.tokens[k].text)

    def _spot(
        self,
        first: int,
        last: int,
        name_first: int,
        name_last: int,
        kind: str,
        rows_: tuple[str, ...],
        direction: bool,
        *,
        opened: bool = False,
    ) -> Spot:
        hits = [h for h in self.name_hits.get(name_first, []) if h.last <= max(name_last, h.first)]
        return Spot(
            first,
            max(last, name_first),
            name_first,
            max(name_last, name_first),
            kind,
            tuple(h.entry.value for h in hits),
            rows_ + tuple(h.entry.row for h in hits),
            quoted=opened,
            direction=direction,
        )

    def _facility(self, i: int, j: int, cue: Hit, rows_: tuple[str, ...]) -> Spot | None:
        """A building or installation without a name, with its adjectives: `فرودگاه نظامی`, `یک بیمارستان`."""
        last = cue.last
        m = j
        while m in self.modifiers or (m in self.name_hits and self.name_hits[m][0].entry.detail != "country"):
            named = m not in self.modifiers
            last = self.name_hits[m][0].last if named else self.modifiers[m]
            m = last + 1
            if named:
                break
        hits = [h for start in range(cue.last + 1, last + 1) for h in self.name_hits.get(start, [])]
        kind = cue.entry.value
        if not hits and (kind in COMMON_THINGS or self.tokens[cue.last].text.endswith(("ها", "های"))):
            at_once = last + 1 in self.cue_at and self.cue_at[last + 1].entry.detail == "unit"
            followed = overlaps(last + 1, last + 1, self.side_spans)
            one = i > 0 and self.tokens[i - 1].text == "یک"
            marker, at = marker_before(self.reading, i - one, over_assets=False)
            taken = last + 1 < len(self.tokens) and self.tokens[last + 1].text == "را"
            word = self.tokens[cue.last].text
            plural = word.endswith(("های", "هایی")) and cue.rest != len("ای")  # مزرعه‌ای is one
            own = word.endswith(("اش", "شان", "ش")) and kind == "home"  # در خانه‌اش
            indefinite = one or own or (word.endswith("ی") and not plural)
            struck = indefinite and marker in ("to", "locative") and kind in ("plant", "market", "school", "home")
            said_where = kind == "base" and not followed and marker == "locative" and i - at <= 2
            if not at_once and not struck and not (kind == "base" and taken) and not said_where:
                return None
        if (
            kind == "hospital"
            and not hits
            and last == cue.last
            and self.reading.cue_ends.get(i - 1)
            and any(name == "locative" for name, _ in self.reading.cue_ends[i - 1])
        ):
            return None  # در بیمارستان جان باخت: where he died, not where it happened
        if not hits and self.tokens[min(cue.last + 1, len(self.tokens) - 1)].text in ("خبری", "اینترنتی", "داده"):
            return None
        return Spot(
            i, last, i, last, kind, tuple(h.entry.value for h in hits), rows_ + tuple(h.entry.row for h in hits)
        )

    def _struck_base(self, i: int, cue: Hit, owner: int) -> Spot | None:
        """A base that is told by whose it is, where it is what an attack struck: `به پایگاه‌های نظامی الف`, `پایگاه الف
        را`. The owner stays a side."""
        side = self.country_at.get(owner) or next((s for s in self.owned if s.first == owner), None)
        marker, _ = marker_before(self.reading, i, over_assets=False)
        if side is None:
            return None
        after = self.tokens[side.last + 1].text if side.last + 1 < len(self.tokens) else ""
        attacked = any(h.entry.value in ATTACKS for h in self.reading.layer("trigger"))
        if not attacked or not (marker in ("to", "against") or after == "را"):
            return None
        last = max(cue.last, *(m for f, m in self.modifiers.items() if cue.last < f and m < owner), cue.last)
        return Spot(i, last, i, last, "base", (), (cue.entry.row,), owner_last=side.last)

    def struck_house(self, i: int) -> Spot | None:
        """A house that is told by whose or what it is, where it is what an attack struck or stood near: `به دفتر حزب`,
        `ساختمان شرکت مخابرات را`, `در مقابل هتل محل اقامت دیپلمات‌ها`."""
        tokens, reading, cue = self.tokens, self.reading, self.cue_at[i]
        end = cue.last + 1
        if cue.entry.value not in OWNED or end in self.name_hits or end in self.country_at:
            return None
        while (
            end < len(tokens)
            and end - cue.last <= LONGEST_OWNER
            and (tokens[end].text in QUOTES or (tokens[end].kind in ("word", "latin")))
            and tokens[end].text not in FUNCTION_WORDS
            and tokens[end].text not in BELONGING
            and end not in reading.verbal
            and end not in reading.dated
            and not any(name in PREPOSITIONS for name, _ in reading.cue_starts.get(end, ()))
            and end not in self.cue_at
            and (end not in self.name_hits or end in self.country_at)
            and not any(h.first == end for h in reading.layer("trigger"))
            and not self._verbal(end)
        ):
            end += 1
        if end == cue.last + 1:
            return None
        marker, at = marker_before(reading, i, over_assets=False)
        objects = [m for m in range(end, min(end + 5, len(tokens))) if tokens[m].text == "را"]
        taken = bool(objects) and (objects[0] == end or tokens[end].text == "در")
        attacked = any(h.entry.value in ATTACKS or h.entry.value in OF_PLACES for h in reading.layer("trigger"))
        near = i - at <= 2 and (marker in ("to", "against") or (at >= 0 and tokens[i - 1].text in BESIDE))
        if not attacked or not (near or taken):
            return None
        return Spot(i, cue.last, i, cue.last, cue.entry.value, (), (cue.entry.row,), owner_last=end - 1)

    def bare_name(self, hits: list[Hit]) -> Spot | None:
        """A gazetteer name without a place word: believed where a preposition of place is near, or the name is not a
        common word (flagged `ambiguous` in the gazetteer)."""
        flags = dictionaries().place_flags
        hit = hits[0]
        if all(flags.get(h.entry.value) for h in hits):
            marker, at = marker_before(self.reading, hit.first, over_assets=False)
            if marker != "locative" or hit.first - at > 2 or self._made_there(hit.last):
                return None
            if hit.first == hit.last and is_common(self.tokens[hit.first - 1].text) and hit.first - 1 != at:
                return None  # در مرحله نهم
            if (
                hit.first == hit.last
                and is_common(self.tokens[hit.first].text)
                and not any(h.entry.row.startswith("places.csv") for h in hits)
            ):
                return None  # a word first, a village of that name only after روستای
            whole = hit.first == hit.last and hit.rest == 0
            if hit.last + 1 < len(self.tokens) and whole and self._goes_on(hit.last + 1):
                return None
        if self._quotes(hit):
            return None
        if hit.first in self.country_at and hit.last == self.country_at[hit.first].last:
            marker, at = marker_before(self.reading, hit.first, over_assets=False)
            around = self._and_around(hit.last)
            if (marker not in ("locative", "to", "from") or hit.first - at > 2) and not around:
                return None  # صنعا اعلام کرد: a capital stands for its government
        if hit.first == hit.last and any(v.first <= hit.first <= v.last for v in self.reading.verbs):
            return None
        return Spot(
            hit.first,
            hit.last,
            hit.first,
            hit.last,
            hit.entry.detail,
            tuple(h.entry.value for h in hits),
            tuple(h.entry.row for h in hits),
            glued=hit.glued,
        )

    def _quotes(self, hit: Hit) -> bool:
        """Whether a name is that of a paper or network here: `المیادین گزارش داد`, but `در المیادین`."""
        if not any(s.first <= hit.first and hit.last <= s.last for s in self.reading.layer("source")):
            return False
        marker, at = marker_before(self.reading, hit.first, over_assets=False)
        return marker not in ("locative", "to") or hit.first - at > 2

    def _goes_on(self, j: int) -> bool:
        """Whether a word of the language follows at once: a doubtful name before it is a word too (`در برابر موج`)."""
        token = self.tokens[j]
        if (
            token.kind != "word"
            or token.text in FUNCTION_WORDS
            or j in self.cue_at
            or j in self.name_hits
            or j in self.country_at
        ):
            return False
        return is_common(token.text) and free(self.reading, j)

    def country(self, side: Side) -> Spot | None:
        """A bare country or capital is a place after a preposition of place, after `به` that follows an attack, or as
        the object of one; else it stands for its government."""
        marker, at = side.marker, side.marker_at
        if side.first > 1 and self.tokens[side.first - 2].text in BELONGING:
            return None
        near = any(
            name == marker and side.first - 1 == last
            for start in range(max(0, at), side.first)
            for name, last in self.reading.cue_starts.get(start, [])
        )
        attacked = any(h.entry.value in ATTACKS for h in self.reading.layer("trigger"))
        capital = side.hits[0].entry.detail == "capital"
        moved = any(h.entry.value in MOVES for h in self.reading.layer("trigger"))
        there = near and (
            marker == "locative" or (marker in ("from", "to") and moved) or (marker == "to" and (capital or attacked))
        )
        of_act = marker.startswith("trigger:") and marker.removeprefix("trigger:") in OF_PLACES and at < side.first
        if self._made_there(side.last):
            return None
        owned = not self._whole(side.first) and not moved  # نظامیان آلمانی | افغانستان را ترک کردند
        taken = side.is_object and marker != "with" and (attacked or moved) and not owned
        if not there and not of_act and not taken and not self._and_around(side.last):
            return None
        ids = self._ids(side)
        return Spot(
            side.first,
            side.last,
            side.first,
            side.last,
            "country",
            ids,
            side.rows,
            marker=marker,
            marker_at=at,
            glued=side.glued,
            country=True,
        )

    def _and_around(self, last: int) -> bool:
        """Whether the surroundings of a place are told with it, which only a place has: `حملات بغداد و [اطراف آن]`."""
        after = [t.text for t in self.tokens[last + 1 : last + 4]]
        return len(after) == 3 and after[0] == "و" and after[1] in AROUND and after[2] in ("آن", "این")

    def _made_there(self, last: int) -> bool:
        """Whether the words after a place say that a thing was made there, or what lies beside it."""
        return any(t.text in MADE for t in self.tokens[last + 1 : last + 3])

    def _whole(self, first: int) -> bool:
        """Whether no noun before a country owns it: `موشک‌های ایران را` is no place, `ایران را` is one."""
        before = self.tokens[first - 1] if first else None
        return (
            before is None
            or before.kind != "word"
            or before.text in FUNCTION_WORDS
            or first - 1 in self.reading.verbal
            or first - 1 in self.reading.dated
            or any(b == first - 1 for _, b in self.owners)
            or any(h.last == first - 1 for hits in self.name_hits.values() for h in hits)
        )

    def _ids(self, side: Side) -> tuple[str, ...]:
        """The places that a bare country or capital means: a capital is a city where it is a place."""
        if side.hits[0].entry.detail == "capital":
            cities = tuple(h.entry.value for h in self.reading.layer("place") if h.first == side.first)
            if cities:
                return cities
        return country_ids(side)

    def outer(self, spot: Spot, j: int) -> Spot | None:
        """The wider place that follows a named one at once: `استان الانبار عراق`, `روستای الف درعا`."""
        if j >= len(self.tokens) or spot.country or (spot.name_first == spot.first and spot.ids == ()):
            return None
        if j in self.country_at and spot.kind not in ("base", "building"):
            side = self.country_at[j]
            after = self.tokens[j + 1].text if j + 1 < len(self.tokens) else ""
            ids = self._ids(side)
            if not ids or after == "را" or self._other_country(spot, ids[0]):
                return None
            return Spot(
                side.first,
                side.last,
                side.first,
                side.last,
                "country",
                ids,
                side.rows,
                marker="outer",
                marker_at=spot.first,
            )
        if j in self.name_hits and spot.first != spot.name_first and j not in self.reading.claims:
            hits = self.name_hits[j]
            if any(dictionaries().place_flags.get(h.entry.value) for h in hits):
                return None
            return Spot(
                hits[0].first,
                hits[0].last,
                hits[0].first,
                hits[0].last,
                hits[0].entry.detail,
                tuple(h.entry.value for h in hits),
                tuple(h.entry.row for h in hits),
                marker="outer",
                marker_at=spot.first,
            )
        return None

    def _other_country(self, spot: Spot, country: str) -> bool:
        """Whether a place is known and lies in another country than the name after it: `جنوب لبنان، اسرائیل`."""
        places = dictionaries().places
        mine = {places[i].country for i in spot.ids}
        return bool(mine) and places[country].country not in mine

    def lists(self, found: list[Spot]) -> list[Spot]:
        """Add the further names of a list that a place opened: `مناطق «الف، ب» و «پ»`, `شهرک‌های الف و ب`."""
        starts = {s.first: s for s in found}
        taken = {i for s in found for i in range(s.first, s.last + 1)}
        result: list[Spot] = []
        for spot in found:
            result.append(spot)
            if spot.first == spot.name_first and spot.ids and not spot.country:
                result += self._before_known(spot, taken)
            opens = spot.quoted or (spot.first != spot.name_first and not spot.direction) or spot.ids
            if spot.country or not opens:
                continue
            self._list_after(spot, starts, taken, result)
        result.sort(key=lambda s: s.first)
        return result

    def _before_known(self, known: Spot, taken: set[int]) -> list[Spot]:
        """Unknown names of a list that ends with a known one: `در الف و تدمر`."""
        tokens = self.tokens
        found: list[Spot] = []
        j = known.first - 1
        while (
            j >= 2
            and tokens[j].text in ("و", "،")
            and j - 1 not in taken
            and name_at(self.reading, j - 1) == j - 1
            and tokens[j - 2].text in ("در", "و", "،")
        ):
            found.append(Spot(j - 1, j - 1, j - 1, j - 1, known.kind, (), known.rows))
            if tokens[j - 2].text == "در":
                for n, spot in enumerate(reversed(found)):
                    spot.marker, spot.marker_at = ("locative", j - 2) if n == 0 else ("and", spot.first - 1)
                taken.update(s.first for s in found)
                return found
            j -= 2
        return []

    def _list_after(self, first: Spot, starts: dict[int, Spot], taken: set[int], result: list[Spot]) -> None:
        tokens = self.tokens
        inside = first.quoted
        plural = any(
            t.text.endswith(("های", "مناطق", "نواحی", "محورهای", "ولایات", "ها")) or t.text in ("مناطق", "نواحی")
            for t in tokens[first.first : first.name_first]
        )
        j = first.last + 1
        while j < len(tokens):
            text = tokens[j].text
            if text in QUOTES:
                inside = not inside
                j += 1
                continue
            if text not in ("،", "و"):
                return
            k = j + 1
            opened = inside
            if k < len(tokens) and tokens[k].text == "و":
                k += 1
            if k < len(tokens) and tokens[k].text in QUOTES:
                opened = True
                k += 1
            if k >= len(tokens):
                return
            if k in starts:
                j = starts[k].last + 1
                inside = opened and not starts[k].quoted if starts[k].quoted else opened
                continue
            if k in taken or overlaps(k, k, self.side_spans):
                return
            if opened:
                end = k
                while (
                    end + 1 < len(tokens)
                    and tokens[end + 1].text not in QUOTES
                    and tokens[end + 1].text not in ("،", "و")
                    and end - k < 5
                ):
                    end += 1
                if tokens[k].text in FUNCTION_WORDS:
                    return
            elif k in self.name_hits:
                end = self.name_hits[k][0].last
            else:
                named = name_at(self.reading, k) if plural and free(self.reading, k) else None
                if named is None:
                    return
                end = named
            hits = self.name_hits.get(k, [])
            new = Spot(
                k,
                end,
                k,
                end,
                first.kind,
                tuple(h.entry.value for h in hits),
                tuple(h.entry.row for h in hits) or first.rows[:1],
                quoted=opened,
                marker="and",
                marker_at=j,
            )
            result.append(new)
            taken.update(range(k, end + 1))
            starts[k] = new
            inside = opened
            j = end + 1


def country_ids(side: Side) -> tuple[str, ...]:
    """The gazetteer's country of a side that is a bare country or its capital."""
    lexicon = dictionaries()
    actor = lexicon.actors.get(side.code or "")
    place = lexicon.country_places.get(actor.country) if actor else None
    return (place,) if place else ()
