"""The ways in which one place is named: by a place word and a name, by a name alone, as a country, or as a house or a
base that is told by whose it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rasad.coding.lexicon import dictionaries
from rasad.coding.marks import marker_before
from rasad.coding.match import Hit
from rasad.coding.names import free, is_common, name_at, quoted
from rasad.coding.phrases import Spot
from rasad.coding.reading import FUNCTION_WORDS, QUOTES, overlaps
from rasad.coding.spot_countries import Countries
from rasad.coding.spot_words import (
    AIMED,
    ATTACKS,
    BELONGING,
    BESIDE,
    CALLED,
    COMMON_THINGS,
    DOWNING,
    HAPPENS,
    HOME,
    LIKE,
    LONGEST_LIST,
    LONGEST_OWNER,
    NAMED_BY_WORDS,
    NO_NAME,
    NO_SQUARE,
    OF_PLACES,
    OPENS,
    OWNED,
    POINTED,
    POINTING,
    PREPOSITIONS,
    PROVINCES,
    STRIKING,
    TAKING,
    TRUSTED,
)


@dataclass(frozen=True)
class _Opening:
    """The place words that open a phrase at token `first`: the first of them and the one nearest to the name, the token
    `after` them and that of the `name`, behind the adjectives."""

    first: int
    cue: Hit
    nearest: Hit
    rows: tuple[str, ...]
    after: int
    name: int

    @property
    def kind(self) -> str:
        """What the first word says the place is."""
        return self.cue.entry.value

    @property
    def direction(self) -> bool:
        """Whether it tells a side of a place: `شمال`, `حومه`."""
        return self.cue.entry.detail == "side"

    @property
    def facility(self) -> bool:
        """Whether it is a building or an installation."""
        return self.cue.entry.detail == "facility"

    @property
    def told_kind(self) -> str:
        """What the words say the place itself is: a town for `حومه شهر`."""
        return self.nearest.entry.value if self.direction else self.kind


def _known(hits: list[Hit]) -> Spot:
    """A place as the gazetteer names it."""
    hit = hits[0]
    ids, told = tuple(h.entry.value for h in hits), tuple(h.entry.row for h in hits)
    return Spot(hit.first, hit.last, hit.first, hit.last, hit.entry.detail, ids, told)


class Finder(Countries):
    """The ways in which a place is named."""

    def after_cue(self, i: int) -> Spot | None:
        """A place word with what it names: `روستای «الف»`, `حومه شرقی شهر ب`, `فرودگاه نظامی پ`."""
        cue = self.cue_at[i]
        if self._names_nothing(i, cue):
            return None
        whole = self.name_hits.get(i)
        if whole and whole[0].last > cue.last:  # the gazetteer has it with its place word: بندر ماهشهر
            return _known(whole)
        opening = self._opening(i, cue)
        if opening.kind == "base" and not (opening.after in self.name_hits or opening.after in self.country_at):
            end = opening.after
            while end in self.modifiers and not any(side.first == end for side in self.owned):
                end = self.modifiers[end] + 1
            struck = self._struck_base(i, cue, end)
            if struck is not None:
                return struck
        return self._quoted(opening) or self._named(opening)

    def _names_nothing(self, i: int, cue: Hit) -> bool:
        """Whether a place word names no place: `در همین [شهر]`, `[میدان] نبرد`, `پس از تجاوز به [حریم هوایی]`."""
        kind, before = cue.entry.value, self.tokens[i - 1].text if i else ""
        if self.tokens[i].text == "مرکز" and self._capital_of_it(i):
            return True
        if cue.entry.detail == "unit" and before in POINTING:
            return True
        whose = cue.last + 1
        if kind == "neighbourhood" and self._text(whose) in NO_SQUARE:
            return True
        if kind != "airspace" or before in ("در", "داخل"):
            return False
        named = whose in self.country_at or whose in self.name_hits or self._text(whose) in ("کشور", "کشورمان")
        return not named or not self._tells(DOWNING)

    def _capital_of_it(self, i: int) -> bool:
        """Whether `مرکز` only says of what a town named right before it is the capital: `تبریز، [مرکز] استان ...`."""
        if self._text(i + 1) not in PROVINCES or not i:
            return False
        end = i - 1 - (self.tokens[i - 1].text in ("،", "("))
        return any(hit.last == end for hit in self.reading.layer("place"))

    def _opening(self, i: int, cue: Hit) -> _Opening:
        """The place words and adjectives that open a phrase."""
        tokens = self.tokens
        cls = cue.entry.detail
        cues = [cue]
        j = cue.last + 1
        while (
            j in self.cue_at
            and not (cls == "facility" and self.cue_at[j].entry.detail == "unit")
            and not (j in self.name_hits and self.name_hits[j][0].last > self.cue_at[j].last)
        ):
            cues.append(self.cue_at[j])  # حومه شرقی شهر ...
            j = self.cue_at[j].last + 1
        nearest = cues[-1]
        if self._text(j) == "از" and cls == "side":
            j += 1
        k = j  # an adjective or two before the name: شهر راهبردی الف
        while k < len(tokens) and k - j < 2 and tokens[k].text in NO_NAME and k not in self.name_hits:
            k += 1
        while k > j and k in self.cue_at:
            cues.append(self.cue_at[k])
            k = self.cue_at[k].last + 1
        if self._text(k) in CALLED and self._text(k + 1) == "به":
            k += 2  # منطقه موسوم به «الف»
        if nearest.entry.detail == "unit" and self._text(k) in LIKE:
            k += 1  # شهرهایی چون الف و ب
        return _Opening(i, cue, nearest, tuple(c.entry.row for c in cues), j, k)

    def _quoted(self, o: _Opening) -> Spot | None:
        """A name in quotation marks: `روستای «الف»`."""
        inside = quoted(self.reading, o.name)
        if not inside or o.nearest.entry.detail == "side":
            return None
        marks = (m - 1 for m in range(inside[0] + 1, inside[1] + 1) if self.tokens[m].text in ("،", "و"))
        end = next(marks, inside[1])
        return self._spot(o, end, inside[0], o.told_kind, opened=True) if end - inside[0] <= 5 else None

    def _named(self, o: _Opening) -> Spot | None:
        """A place of the gazetteer or a country after its place words; else one that neither has."""
        i, j, k, kind = o.first, o.after, o.name, o.kind
        if k in self.cue_at and o.facility:
            return self._facility(o)
        known = self.name_hits.get(k, [])
        if known and o.direction and self._doubted(known):
            return None  # مرکز تازه تأسیس
        owner = bool(known) and known[0].entry.detail == "country" and not o.direction
        if known and not (owner and kind in ("base", "building", "plant", "post")):
            end = known[0].last
            if o.nearest.entry.detail == "unit" and end + 1 < len(self.tokens) and end + 1 not in self.name_hits:
                end += self._text(end + 1).startswith("ال") and name_at(self.reading, end + 1) == end + 1
            return self._spot(o, end, k, kind)
        if k in self.country_at:
            side = self.country_at[k]
            if kind == "base" and not o.direction:
                return self._struck_base(i, o.cue, k)
            ids = self._ids(side) if kind not in ("building", "plant", "post") else ()
            told = o.rows + side.rows
            return Spot(i, side.last, k, side.last, kind, ids, told, direction=o.direction, country=o.direction)
        if o.direction and self._text(j) in ("کشور", "کشورمان"):
            return Spot(i, j, j, j, kind, (HOME,), o.rows, direction=True)  # جنوب کشور, as the papers of Iran say
        pointed = self._text(j) in ("این", "همین", "آن") and self._text(j + 1) in POINTED
        if pointed and (o.facility or o.direction):
            return Spot(i, j + 1, i, j + 1, kind, (), o.rows)
        return self._unknown(o)

    def _unknown(self, o: _Opening) -> Spot | None:
        """A place that the gazetteer does not have, or a building without a name."""
        k, nearest = o.name, o.nearest.entry
        free_here = not overlaps(k, k, self.side_spans)
        if nearest.detail in ("unit", "facility") and free_here and k < len(self.tokens):
            bordering = nearest.value == "city" and o.nearest.last > o.nearest.first  # شهر مرزی قائم
            alone = (nearest.value in ("province", "district") or bordering) and self.alone(k)
            led = nearest.detail == "unit" and self._leads_to_name(k)
            trusting = k == o.after and (nearest.value in TRUSTED or alone or led)
            end = name_at(self.reading, k, trusting=trusting) if self._text(k) not in NO_NAME else None
            if end is not None and not overlaps(k, end, self.side_spans) and not self._verbal(k):
                return self._spot(o, end, k, o.told_kind)
        if o.direction and k == o.after and self._text(k).startswith("ال") and len(self._text(k)) > 4:
            end = name_at(self.reading, k)
            if end is not None and not overlaps(k, end, self.side_spans):
                return self._spot(o, end, k, o.kind)  # نزدیکی السدیس
        if nearest.value == "neighbourhood":
            end = self._of_words(k)
            if end is not None:
                return self._spot(o, end, k, o.told_kind)
        if o.facility:
            end = self._common_name(k) if o.kind in NAMED_BY_WORDS else None
            if end is not None:
                return self._spot(o, end, k, o.told_kind)
            after_what = self._after_what_it_is(k)
            if after_what is not None:
                return self._spot(o, after_what[1], after_what[0], o.told_kind)
            return self._facility(o)
        return self._border(o.first, o.cue) if o.kind == "region" else None

    def alone(self, k: int) -> bool:
        """Whether one word stands alone where a name is due, which may be a common one: `شهرستان [گنگ] را`."""
        ends = k + 1 >= len(self.tokens) or self._text(k + 1) in FUNCTION_WORDS or self.reading.is_break(k + 1)
        return ends and not self._text(k).endswith(("ی", "ند"))

    def _leads_to_name(self, k: int) -> bool:
        """Whether a word that nobody knows follows a common one, which is then the first of a name: `منطقه [خواجه]
        زرناوه`."""
        j = k + 1
        return (
            j < len(self.tokens)
            and free(self.reading, j)
            and not is_common(self.tokens[j].text)
            and j not in self.name_hits
            and j not in self.country_at
            and j not in self.cue_at
            and not overlaps(j, j, self.side_spans)
            and not self._verbal(k)
        )

    def _common_name(self, k: int) -> int | None:
        """The last token of a house's name of up to three free words: `بیمارستان [شهدای هفتم]`."""
        end = k
        while (
            end < len(self.tokens)
            and end - k < 3
            and free(self.reading, end)
            and not self._before_verb(end)
            and self.tokens[end].text not in NO_NAME
            and end not in self.cue_at
            and end not in self.name_hits
        ):
            end += 1
        return end - 1 if end > k else None

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
            and hit.first not in self.country_at  # در جنوب بغداد دو نفر ...
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

    def _before_verb(self, k: int) -> bool:
        return any(v.first == k + 1 for v in self.reading.verbs)

    def _verbal(self, k: int) -> bool:
        """Whether the word at `k` makes a verb with the next one (`منطقه واکنش نشان داد`)."""
        verbs = self.reading.verbs
        return any(v.first == k + 1 for v in verbs) and is_common(self.tokens[k].text)

    def _spot(self, o: _Opening, last: int, name: int, kind: str, *, opened: bool = False) -> Spot:
        """The place of an opening whose name stands from token `name` to `last`."""
        last = max(last, name)
        hits = [h for h in self.name_hits.get(name, []) if h.last <= max(last, h.first)]
        ids = tuple(h.entry.value for h in hits)
        told = o.rows + tuple(h.entry.row for h in hits)
        return Spot(o.first, last, name, last, kind, ids, told, quoted=opened, direction=o.direction)

    def _facility(self, o: _Opening) -> Spot | None:
        """A building or installation without a name, with its adjectives: `فرودگاه نظامی`, `یک بیمارستان`."""
        i, cue = o.first, o.cue
        last = o.nearest.last if o.nearest.entry.detail == "facility" else cue.last
        m = o.after
        while m in self.modifiers or (m in self.name_hits and self.name_hits[m][0].entry.detail != "country"):
            named = m not in self.modifiers
            last = self.name_hits[m][0].last if named else self.modifiers[m]
            m = last + 1
            if named:
                break
        if last + 1 == m and self._described(m):
            last = m  # استادیوم ورزشی در الف
        hits = [h for start in range(cue.last + 1, last + 1) for h in self.name_hits.get(start, [])]
        kind, owner = cue.entry.value, -1
        if not hits and (kind in COMMON_THINGS or self.tokens[cue.last].text.endswith(("ها", "های"))):
            at_once = last + 1 in self.cue_at and self.cue_at[last + 1].entry.detail == "unit"
            followed = overlaps(last + 1, last + 1, self.side_spans)
            one = i > 0 and self.tokens[i - 1].text == "یک"
            marker, at = marker_before(self.reading, i - one, over_assets=False)
            taken = self._text(last + 1) == "را" or (self._tells(TAKING) and self._listed(last + 1))
            word = self.tokens[cue.last].text
            plural = word.endswith(("های", "هایی")) and cue.rest != len("ای")  # مزرعه‌ای is one
            own = word.endswith(("اش", "شان", "ش")) and kind == "home"  # در خانه‌اش
            indefinite = one or own or (word.endswith("ی") and not plural)
            struck = indefinite and marker in ("to", "locative") and kind in ("plant", "market", "school", "home")
            said_where = kind == "base" and not followed and marker == "locative" and i - at <= 2
            # در استادیوم ورزشی در شرق الف
            said_where |= kind in AIMED and marker == "locative" and i - at <= 2 and self._lies(last + 1)
            # بزرگراهی در جنوب الف هدف قرار گرفت
            roadside = i > 0 and self.tokens[i - 1].text == "کنار"  # بمب کنار جاده‌ای
            somewhere = indefinite and not one and not roadside and kind != "base" and marker not in ("to", "against")
            said_where |= somewhere and self._lies(last + 1)
            aimed = kind in AIMED and (kind == "base" or not plural)
            aimed = aimed and (self._aimed_at(marker, i - at) or self._hit(i, last, taken=taken))
            if not at_once and not struck and not (kind == "base" and taken) and not said_where and not aimed:
                return None
            if aimed and not (at_once or struck or said_where) and (house := self.struck_house(i)) is not None:
                return house  # به محل اقامت سرپرست وزارت: told by whose it is
            if aimed and kind == "base" and last == o.nearest.last:
                owner = next((side.last for side in self.owned if side.first == last + 1 and side.code), -1)
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
        ids, told = tuple(h.entry.value for h in hits), tuple(h.entry.row for h in hits)
        return Spot(i, last, i, last, kind, ids, o.rows + told, owner_last=owner)

    def _described(self, k: int) -> bool:
        """Whether an adjective of the language after a house ends the phrase."""
        text = self._text(k)
        ends = self._text(k + 1) in ("در", "واقع", "را", "،", "")
        return ends and len(text) > 3 and text.endswith("ی") and is_common(text) and k not in self.name_hits

    def _listed(self, k: int) -> bool:
        """Whether a house opens a list that is an object: `[ساختمان استانداری]، زندان و فرماندهی پلیس را`."""
        if self._text(k) not in ("،", "و"):
            return False
        for j in range(k, min(k + LONGEST_LIST, len(self.tokens))):
            if self._text(j) == "را":
                return True
            verbal = j in self.reading.verbal or j in self.reading.dated
            if verbal or (self._text(j) in FUNCTION_WORDS and self._text(j) not in ("،", "و", "این")):
                return False
        return False

    def _lies(self, k: int) -> bool:
        """Whether it is told at once where a house lies, to which an act of force was done."""
        return self._text(k) in ("در", "واقع") and (self._tells(ATTACKS) or self._tells(OF_PLACES))

    def _aimed_at(self, marker: str, distance: int) -> bool:
        """Whether a house is what an attack was aimed at: `حمله به [ایستگاه پلیس]`, `حمله علیه یک [مرکز پلیس]`."""
        return marker in ("to", "against") and distance <= 2 and self._tells(ATTACKS)

    def _hit(self, first: int, last: int, *, taken: bool) -> bool:
        """Whether a house is what was struck or taken: `[انبار مهمات] را منهدم کردند`, `[پاسگاه مرزی] در الف هدف قرار
        گرفت`; not one whose owner strikes."""
        tokens, clause_of = self.tokens, self.reading.clause_of
        acts = [h for h in self.reading.layer("trigger") if h.first > last and clause_of[h.first] == clause_of[first]]
        if not any(h.entry.value in STRIKING for h in acts):
            return False
        if taken:
            return True
        start = first - (first > 0 and tokens[first - 1].text == "یک")
        opens = start == 0 or clause_of[start - 1] != clause_of[first] or tokens[start - 1].text in OPENS
        return opens and any(
            v.finite and (v.passive or v.verb in HAPPENS) and clause_of[v.first] == clause_of[first]
            for v in self.reading.verbs
            if v.first > last
        )

    def _struck_base(self, i: int, cue: Hit, owner: int) -> Spot | None:
        """A base that is told by whose it is, where it is what an attack struck: `به پایگاه‌های نظامی الف`, `پایگاه الف
        را`. The owner stays a side."""
        side = self.country_at.get(owner) or next((s for s in self.owned if s.first == owner), None)
        marker, _ = marker_before(self.reading, i, over_assets=False)
        if side is None:
            return None
        after = self.tokens[side.last + 1].text if side.last + 1 < len(self.tokens) else ""
        attacked = self._tells(ATTACKS)
        if not attacked or not (marker in ("to", "against") or after == "را" or side.is_object):
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
        attacked = self._tells(ATTACKS) or self._tells(OF_PLACES)
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
        return replace(_known(hits), glued=hit.glued)

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
            return replace(_known(hits), marker="outer", marker_at=spot.first)
        return None

    def _other_country(self, spot: Spot, country: str) -> bool:
        """Whether a place is known and lies in another country than the name after it: `جنوب لبنان، اسرائیل`."""
        places = dictionaries().places
        mine = {places[i].country for i in spot.ids}
        return bool(mine) and places[country].country not in mine
