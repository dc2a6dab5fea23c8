"""The noun phrases of a sentence that name sides: chains of nouns, names and adjectives, as in `تروریست‌های مسلح داعش`,
`نیروی هوایی ارتش سوریه`, `رزمندگان حزب‌الله`."""

from __future__ import annotations

from rasad.coding.lexicon import dictionaries
from rasad.coding.marks import mark
from rasad.coding.match import Hit
from rasad.coding.phrase_words import (
    ASSETS,
    BLAMED,
    COUNTERS,
    DASHES,
    DEICTIC,
    DESKS,
    GOVERNING,
    GROUND,
    LEARNED,
    LIMBS,
    LINKS,
    MACHINES,
    MEMBER,
    NAMED_BODIES,
    OF_THESE,
    OPPOSED,
    PEACEFUL,
    PORTIONS,
    STANDING,
)
from rasad.coding.phrases import Side, content, text_at
from rasad.coding.reading import QUOTES, Reading


def sides(reading: Reading, taken: list[tuple[int, int]]) -> list[Side]:
    """The sides named in a sentence, in order. `taken`: token spans that are something else (dates, verbs)."""
    chains = _Chains(reading, taken)
    found: list[Side] = []
    i = 0
    while i < len(reading.tokens):
        if chains.begins(i):
            found.append(chains.side(i))
            i = found[-1].last
        i += 1
    mark(reading, found)
    return found


class _Chains:
    """How a chain of nouns goes on in a sentence, word by word."""

    def __init__(self, reading: Reading, taken: list[tuple[int, int]]) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.chain = _chain_hits(reading)
        self.modifiers: dict[int, int] = {hit.first: hit.last for hit in reading.layer("modifier")}
        self.place_at = {hit.first: hit for hit in reading.layer("place")}
        self.source_at = {hit.first: hit for hit in reading.layer("source")}
        self.verbs_at = {verb.first for verb in reading.verbs}
        self.blocked = {i for a, b in taken for i in range(a, b + 1)}
        # شمال, حومه
        self.directions = {hit.first for hit in reading.layer("placecue") if hit.entry.detail == "side"}

    def begins(self, i: int) -> bool:
        """Whether a side begins at token `i`."""
        hit = self.chain.get(i)
        if hit is None or i in self.blocked:
            return False
        # حملات موشکی و پهپادی ایران: `a drone` takes no ezafe, so this is an adjective
        if self.tokens[i].text == "پهپادی" and i + 1 in self.chain:
            return False
        return i not in self.source_at or self.source_at[i].last <= hit.last

    def side(self, first: int) -> Side:
        """The side that begins at token `first`."""
        hits = [self.chain[first]]
        last = hits[0].last
        while (link := self._next(hits, last)) is not None:
            last, hit = link
            if hit is not None:
                hits.append(hit)
        return _side(self.reading, first, last, hits)

    def _next(self, hits: list[Hit], last: int) -> tuple[int, Hit | None] | None:
        """Where the next word or name of a chain ends that reaches to `last`, and the name."""
        reading, chain = self.reading, self.chain
        j = last + 1
        while j < len(self.tokens) and self.tokens[j].text in QUOTES and j - last <= 1:
            j += 1
        # a plural before what it belongs to ends in های: `تروریست‌ها | دولت عراق را تهدید کردند`
        if j >= len(self.tokens) or j in self.blocked or (j in chain and self.tokens[last].text.endswith("ها")):
            return None
        if self.tokens[j].text in LEARNED:
            return None  # افراد مسلح | ملا نصیر را کشتند
        if self._told_before(hits[0], last, j):
            return None
        following = chain.get(j)
        if (
            following is not None
            and not _new_name(hits[-1], following)
            and not _of_an_office(hits, following)
            and not _object_of_its_own(reading, hits[-1], following)
        ):
            return following.last, following
        linked = _linked(reading, j, chain)
        if linked is not None:  # before the adjectives, of which وابسته is one; whom a state backs is not the state
            return linked.last, linked if linked.entry.layer != "country" else None
        if j in self.modifiers and self.modifiers[j] not in self.blocked:
            return self.modifiers[j], None
        owner = _joined_adjective(reading, j, self.modifiers, chain) or _after_model(reading, j, hits[-1], chain)
        if owner is not None:
            return owner.last, owner
        if self._of_a_place(hits[-1], last, j):
            return self.place_at[j].last, None
        if self._pointed(hits[0], j):
            return j + 1, None
        name = self._behind(hits, last, j)
        return (name.last, name) if name is not None else None

    def _told_before(self, head: Hit, last: int, j: int) -> bool:
        """Whether a body that `این` points at ends before the plural noun at token `j`: `این گروه | زندانیان را رها
        کرد`."""
        return (
            head.first == last
            and last > 0
            and self.tokens[last].text in NAMED_BODIES
            and self.tokens[last - 1].text in DEICTIC
            and j in self.chain
            and self.chain[j].entry.layer == "noun"
            and self.tokens[self.chain[j].last].text.endswith(("ان", "ها", "های", "ین"))
        )

    def _of_a_place(self, noun: Hit, last: int, j: int) -> bool:
        """Whether the place at token `j` says where a noun is from: `نظامیان حلب`; `پهپادها | حلب را` is no ezafe."""
        return (
            j in self.place_at
            and j == last + 1
            and self.place_at[j].last + 1 not in self.verbs_at  # از آزادی چهار مرزبان خبر داد
            and noun.entry.layer == "noun"
            and not self.tokens[last].text.endswith("ها")
        )

    def _pointed(self, head: Hit, j: int) -> bool:
        """Whether `این کشور` stands at token `j` and belongs to a noun: `نظامیان این کشور`; `نیروهای دولتی | این شهر را
        گرفتند` is no ezafe."""
        if head.entry.layer != "noun" or self.tokens[j].text not in DEICTIC:
            return False
        word = text_at(self.reading, j + 1)
        taken = word in GROUND and text_at(self.reading, j + 2) == "را" and _opens(self.reading, head.first)
        return word in OF_THESE and not taken

    def _behind(self, hits: list[Hit], last: int, j: int) -> Hit | None:
        """The name behind a word or a quotation that no dictionary has: `گروهی از [نظامیان]`, `پهپاد جاسوسی «نام»
        [آمریکا]`, `نیروهای تیپ گیواتی [ارتش]`."""
        reading, following = self.reading, self.chain.get(j + 1)
        if (
            following is not None
            and self.tokens[j].text == "از"
            and len(hits) == 1
            and self.tokens[hits[0].first].text in PORTIONS
        ):
            return following
        closing = _closing_quote(reading, last + 1)
        country = self.chain.get(closing + 1) if closing else None
        if country is not None and country.entry.layer == "country":
            return country
        if following is None or following.entry.layer == "noun" or hits[0].entry.layer != "noun":
            return None
        unknown = (
            content(reading, j)
            and j not in self.chain
            and self.tokens[j].text not in ASSETS
            and j not in reading.covered("trigger")
            and j not in self.directions
            and not any(a <= j <= b for _, a, b in reading.quantities)
        )
        return following if unknown and not _new_name(hits[-1], following) else None


def _chain_hits(reading: Reading) -> dict[int, Hit]:
    """For each token, the longest hit that can head or continue a side, starting there."""
    best: dict[int, Hit] = {}
    order = {"actor": 0, "noun": 1, "country": 2, "source": 3}
    verbal = set(reading.verbal)
    # کشته، زخمی، شهید say what happened before they say to whom
    verbal |= {
        hit.first
        for hit in reading.layer("trigger")
        if hit.entry.value in ("killed", "wounded", "martyr", "corpse", "missing", "wounding", "planted", "fire")
    }
    # حمله انتحاری: the word is part of the act's
    within = {i for hit in reading.layer("trigger") for i in range(hit.first + 1, hit.last + 1)} & {
        hit.first for hit in reading.layer("noun") if hit.entry.detail == "armed" and hit.first == hit.last
    }
    # حمله تروریست ها: a plural is no adjective
    adjectives = {
        hit.first
        for hit in reading.layer("modifier")
        if not hit.rest and reading.tokens[hit.last].text not in ("ها", "های", "هایی")
    }
    # ولسوالی: a district, no ولسوال
    districts = {
        hit.first: hit.rest for hit in reading.layer("placecue") if hit.first == hit.last and hit.entry.detail == "unit"
    }
    for layer in ("actor", "noun", "country"):
        for hit in reading.layer(layer):
            if (hit.glued and layer == "noun") or hit.first in verbal or (layer == "noun" and hit.first in within):
                continue
            if layer == "noun" and reading.tokens[hit.first].text in BLAMED and text_at(reading, hit.last + 1) == "به":
                continue  # X را متهم به همکاری با Y کرد
            if layer == "noun" and hit.rest > districts.get(hit.first, hit.rest):
                continue
            if reading.tokens[hit.first].text in COUNTERS or _is_desk(reading, hit) or _no_person(reading, hit):
                continue
            if (
                layer == "noun"
                and (hit.first in adjectives or _of_a_thing(reading, hit) or reading.tokens[hit.first].text in STANDING)
                and _hangs_on_a_noun(reading, hit)
            ):
                continue
            held = best.get(hit.first)
            if held is None or (-hit.last, hit.rest, order[hit.entry.layer]) < (
                -held.last,
                held.rest,
                order[held.entry.layer],
            ):
                best[hit.first] = hit
    return best


def _opens(reading: Reading, i: int) -> bool:
    """Whether token `i` opens its sentence or clause."""
    return (
        i == 0 or reading.is_break(i - 1) or reading.tokens[i - 1].text == "که" or reading.tokens[i - 1].text in QUOTES
    )


def _is_desk(reading: Reading, hit: Hit) -> bool:
    """Whether a group is the desk that a story opens with: `گروه سیاسی - ...`."""
    following = reading.tokens[hit.last + 1].text if hit.last + 1 < len(reading.tokens) else ""
    return hit.first <= 1 and reading.tokens[hit.first].text in ("گروه", "سرویس") and following in DESKS


def _no_person(reading: Reading, hit: Hit) -> bool:
    """Whether a noun of persons is none: `متجاوز از ۶۰ نفر` is more than sixty, `نقص عضو` a limb."""
    tokens = reading.tokens
    if tokens[hit.first].text == "طالبانی" and hit.first == hit.last:  # جلال طالبانی; but فرماندهان طالبانی
        return hit.first == 0 or hit.first - 1 not in reading.covered("noun", "modifier")
    if tokens[hit.first].text == "متجاوز":
        return [t.text for t in tokens[hit.first + 1 : hit.first + 2]] == ["از"]
    return hit.entry.value == MEMBER and hit.first > 0 and tokens[hit.first - 1].text in LIMBS


def _of_a_thing(reading: Reading, hit: Hit) -> bool:
    """Whether a noun of persons with ی is an adjective: `مناطق روستایی`, `خوابگاه دانشجویی`; or `فعال` says that a
    thing works: `بیمارستان‌های فعال`."""
    word = reading.tokens[hit.first].text
    if word == "فعال" and hit.first == hit.last:  # but یک فعال جبهه
        return not any(actor.first == hit.last + 1 for actor in reading.layer("actor"))
    return hit.first == hit.last and word.endswith("ی") and (hit.rest > 0 or word in ("روستایی", "دولتی", "انتحاری"))


def _hangs_on_a_noun(reading: Reading, hit: Hit) -> bool:
    """Whether a noun that is also an adjective is one here: `مانور نظامی رژیم`, `حمله تروریستی`; not `یک نظامی`."""
    before = hit.first - 1
    if before > 1 and reading.tokens[before].text == "و":  # خودروهای نظامی و غیرنظامی
        other = next((h for h in reading.layer("modifier") if h.last == before - 1 and not h.rest), None)
        return other is not None and _hangs_on_a_noun(reading, other)
    if before < 0 or not content(reading, before):
        return False
    start = reading.tokens[before].start
    if any(
        first <= before <= last and (quantity.unit == "people" or start < quantity.value_end)
        for quantity, first, last in reading.quantities
    ):
        return False
    return not any(v.first <= before <= v.last for v in reading.verbs)


def _linked(reading: Reading, j: int, chain: dict[int, Hit]) -> Hit | None:
    """The name that a link at token `j` leads to: `نیروهای وابسته به [عربستان]`."""
    tokens = reading.tokens
    if j + 2 >= len(tokens) or (tokens[j].text, tokens[j + 1].text) not in LINKS:
        return None
    return chain.get(j + 3 if tokens[j + 2].text in ("از", "به") else j + 2)


def _joined_adjective(reading: Reading, j: int, modifiers: dict[int, int], chain: dict[int, Hit]) -> Hit | None:
    """The name behind two adjectives that a و at token `j` joins: `ارتش تروریستی و کودک‌کش [آمریکا]`."""
    tokens = reading.tokens
    if tokens[j].text != "و" or j - 1 not in reading.covered("modifier") or j + 1 not in modifiers:
        return None
    k = j + 1
    while k in modifiers:
        k = modifiers[k] + 1
    name = chain.get(k)
    return name if name is not None and name.entry.layer in ("country", "actor") else None


def _after_model(reading: Reading, j: int, machine: Hit, chain: dict[int, Hit]) -> Hit | None:
    """Whose a machine is whose model stands at token `j`: `جنگنده‌های اف-۱۶ [آمریکا]`. A model has a figure or Latin
    letters, and nothing but short words beside them; an adjective of a country may stand behind others (`پهپاد تهاجمی
    یک‌طرفهٔ [ایرانی]`)."""
    if machine.entry.detail != "unit" or not reading.tokens[machine.first].text.startswith(MACHINES):
        return None
    proven = False
    unknown = 0
    counted = {t for _, first, last in reading.quantities for t in range(first, last + 1)}
    for k in range(j, min(j + 5, len(reading.tokens))):
        token = reading.tokens[k]
        if k in chain:
            country = chain[k].entry.layer == "country"
            if proven and not unknown:
                return chain[k] if country or chain[k].entry.layer == "actor" else None
            ezafe = not reading.tokens[machine.last].text.endswith("ها")
            return chain[k] if country and chain[k].entry.detail == "demonym" and ezafe and unknown < 3 else None
        if token.kind in ("number", "latin"):
            proven = True
        elif token.text not in DASHES:
            if not content(reading, k) or k in reading.verbal or k in counted or token.text in ASSETS:
                return None
            unknown += len(token.text) > 4
    return None


def _new_name(last: Hit, following: Hit) -> bool:
    """Whether a name after a name is another side: `دولت یمن امارات را` and `داعش خلبانی را` have two; `ارتش آزاد
    سوریه`
    and `عناصر داعش` one."""
    if last.entry.layer == "noun":
        return False
    if following.entry.layer == "noun":
        return True
    if following.entry.layer == "country":
        if following.entry.detail == "demonym":
            return False
        if last.entry.layer == "country":
            return True
        actors = dictionaries().actors
        land = actors[last.entry.value].country if last.entry.value in actors else ""
        return (
            bool(land)
            and last.entry.detail in ("state", "government", "military")
            and actors[following.entry.value].country != land
        )
    actors = dictionaries().actors
    if last.entry.layer == "country" and last.entry.detail != "demonym":
        return True  # ترکیه پ‌ک‌ک را: a body stands before its country
    if last.entry.layer == "country" and following.entry.detail in ("terrorist", "rebel", "militia"):
        # مقام‌های عراقی داعش را: not of Iraq
        return actors[following.entry.value].country != actors[last.entry.value].country
    if last.entry.layer == following.entry.layer == "actor":
        lands = {actors[hit.entry.value].country for hit in (last, following) if hit.entry.value in actors}
        if len(lands) == 2 and "" not in lands:
            return True  # ارتش اسرائیل حماس را: no army is a movement's of another country
    return following.entry.detail in ("state", "person") or last.entry.detail == "state"


def _of_an_office(hits: list[Hit], following: Hit) -> bool:
    """Whether the name of a fighting body after the officials of a country is another side: `مقامات افغان طالبان را`,
    not `رزمندگان لبنانی حزب‌الله`."""
    return (
        following.entry.layer == "actor"
        and following.entry.detail in ("terrorist", "rebel", "militia")
        and hits[-1].entry.layer == "country"
        and hits[0].entry.layer == "noun"
        and hits[0].entry.detail == "authority"
    )


def _object_of_its_own(reading: Reading, last: Hit, following: Hit) -> bool:
    """Whether `را` makes a country after a name another side: `حماس اسرائیل را`, not `انصارالله یمن را`. A capital is
    always one: `شورشیان گروه کابل را`."""
    if following.entry.detail == "capital" and last.entry.layer in ("actor", "country"):
        return text_at(reading, following.last + 1) == "را"
    if last.entry.layer != "actor" or following.entry.layer != "country" or following.entry.detail == "demonym":
        return False
    actors = dictionaries().actors
    one, other = actors.get(last.entry.value), actors.get(following.entry.value)
    return text_at(reading, following.last + 1) == "را" and bool(
        one and other and one.country and one.country != other.country
    )


def _closing_quote(reading: Reading, i: int) -> int | None:
    """The closing mark of a short quotation that opens at token `i`."""
    if i >= len(reading.tokens) or reading.tokens[i].text not in QUOTES:
        return None
    for j in range(i + 2, min(i + 6, len(reading.tokens))):
        if reading.tokens[j].text in QUOTES:
            return j
    return None


def _side(reading: Reading, first: int, last: int, hits: list[Hit]) -> Side:
    actors = dictionaries().actors
    named = [h for h in hits if h.entry.layer == "actor"]
    countries = [h for h in hits if h.entry.layer == "country"]
    nouns = [h for h in hits if h.entry.layer == "noun"]
    head = named[0] if named else countries[0] if countries else None
    code = head.entry.value if head else None
    kind = actors[code].kind if code and code in actors else ""
    # اعضای شورای شهر are what the council is, اعضای گروه what the group is
    member = len(nouns) > 1 and nouns[0].entry.value == MEMBER
    noun_class = nouns[1 if member else 0].entry.detail if nouns else ""
    if nouns and nouns[0].entry.value == MEMBER and not member and _peaceful(reading, nouns[0].last):
        noun_class = "authority"
    words = [t.text for t in reading.tokens[first : last + 1]]
    if noun_class == "crowd" and "مسلح" in words:
        noun_class = "armed"
    if head is not None and kind in GOVERNING and OPPOSED & set(words[: head.first - first]):
        code, kind = None, ""  # مخالفان مسلح نظام بشار اسد are not his
    return Side(
        first,
        last,
        code,
        kind,
        noun_class,
        tuple(h.entry.row for h in hits),
        bare_country=len(hits) == 1 and bool(countries) and countries[0].entry.detail != "demonym",
        glued=hits[0].glued,
        hits=hits,
    )


def _peaceful(reading: Reading, member: int) -> bool:
    """Whether the member at a token is one of a body without arms: `اعضای یک خانواده`, `اعضای حزب ...`."""
    return any(t.text in PEACEFUL for t in reading.tokens[member + 1 : member + 3] if t.kind == "word")
