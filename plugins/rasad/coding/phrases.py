"""The noun phrases of a sentence that name sides and places, with the word that marks each one's part in it.

A side is a chain of nouns: `تروریست‌های مسلح داعش`, `نیروی هوایی ارتش سوریه`, `رزمندگان حزب‌الله`. Its marker is the
preposition before it (`توسط` the doer, `علیه` and `به` the target, `با` the other side), the event noun it hangs on by
ezafe (`حمله تروریست‌ها`), or nothing. `را` after it makes it the object.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rasad.coding.lexicon import dictionaries, squeeze
from rasad.coding.match import Hit
from rasad.coding.phrase_words import (
    ADVERB_NOUNS,
    ADVERBS,
    ASSETS,
    BLAMED,
    CONJUNCTIONS,
    COUNTERS,
    DASHES,
    DEICTIC,
    DESKS,
    ENDED,
    GOVERNING,
    GROUND,
    INSTRUMENTAL,
    LIMBS,
    LINKS,
    MACHINES,
    MANY,
    MEMBER,
    ON_ONE_HAND,
    OPPOSED,
    PEACEFUL,
    PORTIONS,
    SITES,
    SPHERES,
    STANDING,
    TAKES_NO_FIGURE,
    TO,
)
from rasad.coding.reading import FUNCTION_WORDS, QUOTES, Reading


@dataclass
class Side:
    """A noun phrase that names a side: tokens `first` to `last`, the figure before it not included."""

    first: int
    last: int
    code: str | None
    kind: str
    noun_class: str
    rows: tuple[str, ...]
    marker: str = ""
    marker_at: int = -1
    is_object: bool = False
    bare_country: bool = False
    glued: int = 0
    coordinated: bool = False
    genitive: bool = False
    asset: bool = False
    hits: list[Hit] = field(default_factory=list)

    @property
    def armed(self) -> bool | None:
        """True for armed sides, False for the unarmed, None where the words don't say."""
        if self.noun_class in ("armed", "unit", "leader"):
            return True
        if self.noun_class in ("civilian", "crowd"):
            return False
        if self.kind in (
            "military",
            "air_force",
            "navy",
            "militia",
            "rebel",
            "terrorist",
            "police",
            "coalition",
            "intelligence",
        ):
            return True
        if self.kind in ("civilian",):
            return False
        return None


@dataclass
class Spot:
    """A noun phrase that names a place: tokens `first` to `last`; `name_first` to `name_last` is the name in it."""

    first: int
    last: int
    name_first: int
    name_last: int
    kind: str
    ids: tuple[str, ...]
    rows: tuple[str, ...]
    marker: str = ""
    marker_at: int = -1
    is_object: bool = False
    quoted: bool = False
    glued: int = 0
    country: bool = False
    direction: bool = False
    owner_last: int = -1

    @property
    def whole_last(self) -> int:
        """The last token with the owner told after the place: `پایگاه‌های الف`."""
        return max(self.last, self.owner_last)


def _content(reading: Reading, i: int) -> bool:
    """Whether a token is an ordinary word that a chain of nouns may run over."""
    token = reading.tokens[i]
    return token.kind in ("word", "latin") and token.text not in FUNCTION_WORDS


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
    adjectives = {hit.first for hit in reading.layer("modifier") if not hit.rest}
    # ولسوالی: a district, no ولسوال
    districts = {
        hit.first: hit.rest for hit in reading.layer("placecue") if hit.first == hit.last and hit.entry.detail == "unit"
    }
    for layer in ("actor", "noun", "country"):
        for hit in reading.layer(layer):
            if (hit.glued and layer == "noun") or hit.first in verbal or (layer == "noun" and hit.first in within):
                continue
            if layer == "noun" and reading.tokens[hit.first].text in BLAMED and _text(reading, hit.last + 1) == "به":
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


def _text(reading: Reading, i: int) -> str:
    """The word at token `i`, empty after the end."""
    return reading.tokens[i].text if i < len(reading.tokens) else ""


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
    """Whether a noun of persons with ی is an adjective: `مناطق روستایی`, `خوابگاه دانشجویی`."""
    word = reading.tokens[hit.first].text
    return hit.first == hit.last and word.endswith("ی") and (hit.rest > 0 or word in ("روستایی", "دولتی", "انتحاری"))


def _hangs_on_a_noun(reading: Reading, hit: Hit) -> bool:
    """Whether a noun that is also an adjective is one here: `مانور نظامی رژیم`, `حمله تروریستی`; not `یک نظامی`."""
    before = hit.first - 1
    if before > 1 and reading.tokens[before].text == "و":  # خودروهای نظامی و غیرنظامی
        other = next((h for h in reading.layer("modifier") if h.last == before - 1 and not h.rest), None)
        return other is not None and _hangs_on_a_noun(reading, other)
    if before < 0 or not _content(reading, before):
        return False
    start = reading.tokens[before].start
    if any(
        first <= before <= last and (quantity.unit == "people" or start < quantity.value_end)
        for quantity, first, last in reading.quantities
    ):
        return False
    return not any(v.first <= before <= v.last for v in reading.verbs)


def sides(reading: Reading, taken: list[tuple[int, int]]) -> list[Side]:
    """The sides named in a sentence, in order. `taken`: token spans that are something else (dates, verbs)."""
    chain = _chain_hits(reading)
    modifiers: dict[int, int] = {hit.first: hit.last for hit in reading.layer("modifier")}
    place_at = {hit.first: hit for hit in reading.layer("place")}
    source_at = {hit.first: hit for hit in reading.layer("source")}
    verbs_at = {verb.first for verb in reading.verbs}
    blocked = {i for a, b in taken for i in range(a, b + 1)}
    n = len(reading.tokens)
    found: list[Side] = []
    i = 0
    while i < n:
        hit = chain.get(i)
        # حملات موشکی و پهپادی ایران: `a drone` takes no ezafe, so this is an adjective
        adjective = reading.tokens[i].text == "پهپادی" and i + 1 in chain
        if hit is None or adjective or i in blocked or (i in source_at and source_at[i].last > hit.last):
            i += 1
            continue
        hits = [hit]
        last = hit.last
        while last + 1 < n:
            j = last + 1
            while j < n and reading.tokens[j].text in QUOTES and j - last <= 1:
                j += 1
            if j >= n or j in blocked or (j in chain and reading.tokens[last].text.endswith("ها")):
                break  # a plural before what it belongs to ends in های: `تروریست‌ها | دولت عراق را تهدید کردند`
            following = chain.get(j)
            if (
                following is not None
                and not _new_name(hits[-1], following)
                and not _of_an_office(hits, following)
                and not _object_of_its_own(reading, hits[-1], following)
            ):
                hits.append(following)
                last = following.last
                continue
            linked = _linked(reading, j, chain)
            if linked is not None:  # before the adjectives, of which وابسته is one
                if linked.entry.layer != "country":  # whom a state backs is not the state
                    hits.append(linked)
                last = linked.last
                continue
            if j in modifiers and modifiers[j] not in blocked:
                last = modifiers[j]
                continue
            joined = _joined_adjective(reading, j, modifiers, chain)
            if joined is not None:
                hits.append(joined)
                last = joined.last
                continue
            owner = _after_model(reading, j, hits[-1], chain)
            if owner is not None:
                hits.append(owner)
                last = owner.last
                continue
            if (
                j in place_at
                and j == last + 1
                and place_at[j].last + 1 not in verbs_at  # از آزادی چهار مرزبان خبر داد
                and hits[-1].entry.layer == "noun"
                and not reading.tokens[last].text.endswith("ها")
            ):  # `پهپادها حلب را` is no ezafe
                last = place_at[j].last
                continue
            if (
                j + 1 < n
                and reading.tokens[j].text in DEICTIC
                and hits[0].entry.layer == "noun"
                and reading.tokens[j + 1].text
                in ("کشور", "رژیم", "گروه", "گروهک", "جنبش", "سازمان", "منطقه", "استان", "شهر", "ولایت")
                and not (reading.tokens[j + 1].text in GROUND and _text(reading, j + 2) == "را" and _opens(reading, i))
            ):  # `نیروهای دولتی | این شهر را گرفتند` is no ezafe
                last = j + 1
                continue
            if (
                reading.tokens[j].text == "از"
                and j + 1 in chain
                and len(hits) == 1
                and reading.tokens[hits[0].first].text in PORTIONS
            ):  # گروهی از نظامیان
                hits.append(chain[j + 1])
                last = chain[j + 1].last
                continue
            # a name in quotation marks between the thing and whose it is: پهپاد جاسوسی «نام» آمریکا
            closing = _closing_quote(reading, last + 1)
            if closing and closing + 1 < n and closing + 1 in chain and chain[closing + 1].entry.layer == "country":
                hits.append(chain[closing + 1])
                last = chain[closing + 1].last
                continue
            # one unknown word between a noun and a known name: نیروهای تیپ گیواتی ارتش
            if (
                j + 1 < n
                and _content(reading, j)
                and j not in chain
                and j + 1 in chain
                and hits[0].entry.layer == "noun"
                and chain[j + 1].entry.layer != "noun"
                and j not in blocked
                and reading.tokens[j].text not in ASSETS
                and j not in reading.covered("trigger")
                and not any(a <= j <= b for _, a, b in reading.quantities)
                and not any(hit.first == j and hit.entry.detail == "side" for hit in reading.layer("placecue"))
                and not _new_name(hits[-1], chain[j + 1])
            ):
                hits.append(chain[j + 1])
                last = chain[j + 1].last
                continue
            break
        found.append(_side(reading, i, last, hits))
        i = last + 1
    _mark(reading, found)
    return found


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
            if not _content(reading, k) or k in reading.verbal or k in counted or token.text in ASSETS:
                return None
            unknown += len(token.text) > 4
    return None


def _list_goes_on(reading: Reading, last: int) -> bool:
    """Whether a list goes on after the token `last`: another comma and a و, or a و, within a few words."""
    words = [t.text for t in reading.tokens[last + 1 : last + 8]]
    return bool(words) and (words[0] == "و" or (words[0] == "،" and "و" in words))


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
    """Whether `را` makes a country after a name another side: `حماس اسرائیل را`, not `انصارالله یمن را`."""
    if last.entry.layer != "actor" or following.entry.layer != "country" or following.entry.detail == "demonym":
        return False
    actors = dictionaries().actors
    one, other = actors.get(last.entry.value), actors.get(following.entry.value)
    return _text(reading, following.last + 1) == "را" and bool(
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


def _object_after(reading: Reading, last: int, found: list[Side]) -> bool:
    """Whether `را` makes the phrase that ends at `last` an object: at once, or after the place that belongs to it
    (`مواضع داعش در سوریه و عراق را`)."""
    following = next((t.text for t in reading.tokens[last + 1 : last + 12] if t.text not in QUOTES), "")
    if following == "که":  # پهپادی که قصد حمله داشت را سرنگون کردند
        close = next((b for a, b in reading.relatives if a == last + 1), len(reading.tokens))
        return _text(reading, close + 1) == "را"
    named = following == "به" and _text(reading, last + 2) == "نام"  # یک شبه‌نظامی به نام «الف» را
    if following == "مدل" or named:  # پهپاد آمریکایی مدل ام کیو ۹ را
        end = next((j for j in range(last + 2, min(last + 8, len(reading.tokens))) if j in reading.verbal), last + 8)
        return any(t.text == "را" for t in reading.tokens[last + 2 : min(end, last + 8)])
    if following in ("واقع", "مستقر"):  # پایگاه ارتش واقع در روستای الف را
        following = "در"
    if following not in ("را", "در"):
        return False
    # در این عملیات سه خودرو را: another object begins
    verbal = {v.first for v in reading.verbs} | {first for _, first, _ in reading.quantities}
    verbal |= {hit.first for hit in reading.layer("item")}
    others = {s.first for s in found if not s.bare_country}
    countries = {s.first for s in found if s.bare_country}
    led = reading.covered("place", "placecue") | {
        i for i, ends in reading.cue_ends.items() if any(name == "locative" for name, _ in ends)
    }
    opened = False
    for j in range(last + 1, min(last + 12, len(reading.tokens))):
        text = reading.tokens[j].text
        if text == "را":
            return True
        if text in QUOTES:
            continue
        if not opened and text in ("واقع", "مستقر"):
            continue
        if not opened and text != "در":
            return False
        opened = True
        if (
            j in verbal
            or (j in others and reading.tokens[j - 1].text not in ASSETS)
            # با رد مسئولیت ایران در این حادثه اسرائیل را: not «در سوریه و عراق را»
            or (j in countries and j - 1 not in led and reading.tokens[j - 1].text not in ("در", "و", "،"))
            or (reading.is_break(j) and text != "،")
            or text in ("که", "به", "با", "توسط", "علیه")
        ):
            return False
    return False


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


def marker_before(
    reading: Reading, first: int, *, over_assets: bool = True, stops: frozenset[int] = frozenset()
) -> tuple[str, int]:
    """The word that marks the phrase starting at token `first`: the name of a cue, `trigger:ID` for the event noun that
    it hangs on, `and` for a coordination, `` for none; and that word's token."""
    triggers, dated = reading.acts_at_end, reading.dated
    i = first - 1
    steps = 0
    while i >= 0 and steps < 7:
        token = reading.tokens[i]
        if i in stops:
            return "", i
        if i in dated:  # حملات [روز گذشته] ارتش; a day that opens the clause marks nothing: در روز جمعه ارتش
            i = dated[i] - 1
            if i not in triggers and i - 1 in triggers and i in reading.covered("modifier"):
                i -= 1  # عملیات گسترده [دیروز] ارتش
            if i not in triggers:
                return "", i + 1
            continue
        if i == first - 1 and any(hit.last == i for hit in reading.layer("means")):
            weapon = _instrument(reading, i)
            if weapon is not None:
                return "agent", weapon
        if token.text == "به" and i and reading.tokens[i - 1].text in SPHERES and i + 1 < first:
            i -= 2  # موشک زمین به هوای ارتش
            continue
        if token.text in ("به", "بر") and reading.tokens[i + 1].text in ADVERB_NOUNS and i + 1 < first:
            return ("" if reading.tokens[i + 1].text in ENDED else "from"), i  # به گزارش عصر ایران: its owner
        ends = reading.cue_ends.get(i)
        if ends:
            for name in ("agent", "against", "between", "object", "locative", "with", "to", "from", "aftermath"):
                for cue, start in ends:
                    if cue == name:
                        if name == "object":
                            return "", i
                        if name == "aftermath" and reading.tokens[start].text == "با":
                            return "with", start
                        return name, start
        if i in triggers and triggers[i].entry.value == "surely":
            return "", i  # به احتمال زیاد [ارتش] حمله کرده است: nothing hangs on a word of guessing
        if i in triggers and _of_a_site(reading, triggers[i].first):
            i = triggers[i].first - 1
            continue
        if i in triggers and token.text not in ASSETS:
            return f"trigger:{triggers[i].entry.value}", triggers[i].first
        if i in reading.verbal:
            return "", i
        if token.text == "و":
            return "and", i
        if reading.is_break(i) or token.text in CONJUNCTIONS:
            return ("and", i) if token.text == "،" else ("", i)
        if not over_assets and token.text not in QUOTES:
            return "", i
        if token.text in FUNCTION_WORDS:
            return "", i
        i -= 1
        steps += 1
    return "", max(i, 0)


def _of_a_site(reading: Reading, act: int) -> bool:
    """Whether the word of an act says what a site is for: `محل استقرار نیروها`, `مراکز تجمع نیروها`."""
    return act > 0 and reading.tokens[act - 1].text in SITES


def _hangs(reading: Reading, start: int, side: Side, before: list[Side]) -> tuple[bool, bool]:
    """Whether a side is the owner of the thing named before it (`مواضع داعش`), and whether it hangs on another noun
    (`دکل مخابراتی ارتش`)."""
    i = start - 1
    skipped = reading.covered("modifier")
    while i >= 0 and (reading.tokens[i].text in QUOTES or i in skipped):
        i -= 1
    if i < 0:
        return False, False
    token = reading.tokens[i]
    if token.text in ASSETS or i in reading.covered("item"):
        return True, True
    if i in reading.acts_at_end and _of_a_site(reading, reading.acts_at_end[i].first):
        return True, True
    if token.kind != "word" or token.text in FUNCTION_WORDS or token.text in ADVERBS or reading.is_break(i):
        return False, False
    if i in reading.verbal or i in reading.dated or i in reading.covered("cue", "trigger", "speech", "place"):
        return False, False
    return False, not any(s.first <= i <= s.last for s in before)


def _instrument(reading: Reading, i: int) -> int | None:
    """Where a weapon before a side makes it the doer: `به ضرب گلوله نظامیان`, `با موشک‌های گروه`, `هدف پهپاد ارتش`."""
    for j in range(i - 1, max(i - 4, -1), -1):
        word = reading.tokens[j].text
        if word in INSTRUMENTAL:
            return j
        if word in FUNCTION_WORDS or reading.is_break(j):
            return None
    return None


def _counts(reading: Reading, first: int, last: int, noun: int) -> bool:
    """Whether a figure at tokens `first` to `last` counts the noun at token `noun`: `سه تن از سربازان`, not `سه تن توسط
    سربازان`."""
    if not first < noun <= last + 2:
        return False
    between = reading.tokens[last + 1].text if noun == last + 2 else ""
    return between == "از" or between not in FUNCTION_WORDS


def _pointed(reading: Reading, noun: int) -> bool:
    """Whether `این` stands before a noun."""
    return noun > 0 and reading.tokens[noun - 1].text in ("این", "همین")


def _place_between(reading: Reading, marker: int, start: int) -> bool:
    """Whether the preposition at token `marker` has a place of its own before token `start`."""
    return any(marker < hit.first and hit.last < start for hit in reading.layer("place"))


def _mark(reading: Reading, found: list[Side]) -> None:
    for k, side in enumerate(found):
        stops = frozenset(i for s in found[:k] for i in range(s.first, s.last + 1))
        start = next((a for _, a, b in reading.quantities if _counts(reading, a, b, side.first)), side.first)
        side.marker, side.marker_at = marker_before(reading, start, stops=stops)
        if side.marker in TAKES_NO_FIGURE and start < side.first and _pointed(reading, side.marker_at):
            side.marker = ""  # در این عملیات ۴ نفر: `this` noun takes no counted owner
        if side.marker == "to" and start < side.first and _place_between(reading, side.marker_at, start):
            side.marker = ""  # در حمله به شهر حلب ۱۹ نفر کشته شدند
        side.is_object = _object_after(reading, side.last, found)
        side.asset, side.genitive = _hangs(reading, start, side, found[:k])
        if side.asset and side.marker == "locative" and side.marker_at and _text(reading, side.marker_at - 1) in TO:
            side.marker, side.marker_at = "to", side.marker_at - 1  # شلیک موشک به نزدیکی مواضع ارتش
        if side.marker == "to" and _text(reading, side.marker_at - 1) == "متعلق" and side.marker_at:
            _owns(reading, side, stops)
        if side.genitive and side.marker == "" and _text(reading, side.marker_at + 1) in ENDED:
            side.genitive = False  # به احتمال زیاد ارتش
        if side.asset and side.marker == "and" and reading.tokens[side.marker_at].text == "و":
            # حمله به پایگاه هوایی و مرکز فرماندهی ارتش: the second thing stands where the first does
            marker, at = marker_before(reading, side.marker_at, stops=stops)
            if marker in ("to", "against", "from", "locative"):
                side.marker, side.marker_at = marker, at
        if side.marker == "and" and k and side.marker_at - found[k - 1].last <= 4:
            before = found[k - 1]
            gap = [t.text for t in reading.tokens[before.last + 1 : start] if t.text not in QUOTES]
            hand = next((phrase for phrase in ON_ONE_HAND if tuple(gap[: len(phrase)]) == phrase), ())
            gap = gap[len(hand) :]
            # a comma alone divides subject and object (`رئیس‌جمهور، روسیه را`): a list ends with و
            if gap in (["و"], ["و", "همچنین"], ["و", "نیز"]) or (gap == ["،"] and _list_goes_on(reading, side.last)):
                side.marker, side.marker_at, side.coordinated = before.marker, before.marker_at, True
    # the object marker of a coordination belongs to all its members
    for k in range(len(found) - 1, 0, -1):
        if found[k].coordinated and found[k].is_object:
            found[k - 1].is_object = True


def _owns(reading: Reading, side: Side, stops: frozenset[int]) -> None:
    """Whose the thing is that `متعلق به` says more of: a force's or a state's thing stands for it as after an ezafe
    (`حمله به کشتی متعلق به اسرائیل`), a merchant's ship does not."""
    if side.noun_class in ("civilian", "authority", "crowd") or not (side.code or side.armed):
        side.marker = "owner"
        return
    side.asset = True
    side.marker, side.marker_at = marker_before(reading, side.marker_at - 1, stops=stops)


def plural(reading: Reading, side: Side) -> bool:
    """Whether the noun of a side means several: `سربازان`, `نیروها`, `افراد مسلح`."""
    head = reading.tokens[side.first].text
    if head in MANY:
        return True
    if side.hits and side.hits[0].entry.layer == "noun" and head.startswith(squeeze(side.hits[0].entry.value)):
        rest = head[len(squeeze(side.hits[0].entry.value)) :]
        if rest in ("", "ی", "ای", "ش", "اش", "یی"):
            return reading.tokens[min(side.first + 1, side.last)].text in ("ها", "های")
    following = reading.tokens[side.first + 1].text if side.first + 1 <= side.last else ""
    return (
        head.endswith(("ها", "های", "هایی", "ان", "ین", "ات"))
        or following in ("ها", "های")
        or head in ("نیروهای", "عناصر", "اعضای", "افراد", "نیرو", "اتباع", "رزمندگان")
    )
