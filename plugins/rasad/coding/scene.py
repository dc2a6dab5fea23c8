"""Where a section's events are: every place of a sentence resolved, and what carries over from the sentences before.

A place carries over where the text points back: `در این شهر`, or an act told as the outcome of another (`در این
حملات ده نفر کشته شدند`). An act of its own that names no place is where the one before it was, as long as nothing that
is told of it later says where; but no two acts are one for a place that was not named with both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest

from rasad.article import Place, PlaceMention, PlaceRole
from rasad.coding.another import at_another_time
from rasad.coding.elsewhere import at_another_end, named_in_passing
from rasad.coding.gazetteer import Context, contains, stand_in, width
from rasad.coding.lexicon import dictionaries
from rasad.coding.phrases import Spot
from rasad.coding.telling import Sentence, Telling

#: What `این شهر` can stand for, by kind of place.
POINTED = {
    "شهر": frozenset({"city", "town"}),
    "شهرک": frozenset({"town", "village", "city"}),
    "روستا": frozenset({"village", "town"}),
    "استان": frozenset({"province"}),
    "ولایت": frozenset({"province"}),
    "کشور": frozenset({"country"}),
    "منطقه": frozenset({"region", "district", "front", "city", "town", "village", "neighbourhood", "province"}),
    "بندر": frozenset({"city", "port", "town"}),
    "جزیره": frozenset({"island"}),
    "محله": frozenset({"neighbourhood"}),
}
#: Types whose place the act before may lend.
LENDING = frozenset(
    {
        "air_strike",
        "shelling",
        "bombing",
        "suicide_bombing",
        "chemical_attack",
        "armed_clash",
        "violence_against_civilians",
        "weapons_seized",
        "territory_taken",
        "siege",
        "abduction",
        "destruction",
        "",
    }
)
#: Sources whose name says where they are printed, not where they speak of.
PAPERS = frozenset({"agency", "network", "paper", "site", "channel", "monitor"})
#: A place carries over this many sentences.
REACH = 2
#: So many places told before are remembered: `این شهر` is not one of a hundred pages back.
REMEMBERED = 300
#: Words for people who are where they live.
CROWDS = frozenset({"مردم", "اهالی", "ساکنان", "باشندگان", "شهروندان", "مردمان"})
#: A place is told again with these words before it.
_POINTING = ("این", "همین", "آن")
#: Words before `این شهر` where it is where the act was.
BEFORE_POINTING = frozenset({"در", "به", "از", "شهر", "حومه", "داخل", "شمال", "جنوب", "شرق", "غرب", "مرکز"})
#: The same where it is what was taken: `اما این شهر به تصرف شورشیان درآمد`, `کنترل این شهر را به دست گرفت`.
BEFORE_TAKEN = frozenset(
    {"،", "؛", ":", "اما", "ولی", "و", "که", "بر", "کنترل", "تصرف", "سقوط", "اشغال", "آزادی", "آزادسازی", "محاصره"}
)
#: As narrow as a city.
CITY = 6
#: Kinds that lie in or near a city which is named with them: the city is where they are, not where it happened.
PARTS_OF_TOWNS = frozenset({"village", "neighbourhood", "region"})
#: As narrow as a name that no gazetteer knows.
UNKNOWN = 9


@dataclass
class Scene:
    """The places that a section has told so far. `countries`: those that it names as sides too, `abroad` the ones of
    whose forces it speaks, which may be elsewhere; `landmarks`: houses without a name."""

    context: Context = field(default_factory=Context)
    told: list[PlaceMention] = field(default_factory=list)
    countries: list[PlaceMention] = field(default_factory=list)
    abroad: set[tuple[int, int]] = field(default_factory=set)
    kinds: dict[tuple[int, int], str] = field(default_factory=dict)
    widths: dict[tuple[int, int], int] = field(default_factory=dict)
    within: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    landmarks: set[tuple[int, int]] = field(default_factory=set)
    last: list[PlaceMention] = field(default_factory=list)
    here: list[PlaceMention] = field(default_factory=list)
    before: list[PlaceMention] = field(default_factory=list)
    position: int = 0
    last_position: int = 0

    def turn(self) -> None:
        """Another section begins: only the countries spoken of go on."""
        self.context = Context(self.context.countries)
        self.told = []
        self.countries = []
        self.last = []
        self.here = []
        self.before = []

    def read(self, sentence: Sentence) -> dict[int, PlaceMention]:
        """Every place of a sentence as a mention, by the spot's identity; the wide ones are resolved first, for they
        tell where the narrow ones are."""
        mentions: dict[int, PlaceMention] = {}
        self.position += 1
        for spot in sorted(sentence.spots, key=lambda s: (width(s.kind) if s.ids else 10, s.first)):
            kind = "" if spot.direction or spot.first == spot.name_first else spot.kind
            place = self.context.resolve(spot.ids, kind) if spot.ids else None
            narrow = UNKNOWN
            if place is not None:
                self.context.note(place)
                near = sentence.reading.tokens[spot.first].text in ("نزدیکی", "حوالی", "اطراف", "حاشیه", "مجاورت")
                narrow = min(width(place.kind), 5) if spot.direction and not near else width(place.kind)
                if spot.quoted:
                    narrow = UNKNOWN  # the names of a list are told as equals
                if spot.first != spot.name_first and not spot.direction and width(spot.kind) >= 8:
                    narrow = UNKNOWN  # فرودگاه صنعا: a thing in a place
            else:
                container = (
                    self._pointed_at(sentence, spot)
                    or self._container(sentence, spot, mentions)
                    or self.context.container()
                )
                place = stand_in(container) if container else None
            words = sentence.reading.mention(spot.first, spot.whole_last, spot.glued)
            mention = PlaceMention(words.quote, words.start, words.end, "at", place)
            mentions[id(spot)] = mention
            self.widths[mention.start, mention.end] = narrow
            self.kinds[mention.start, mention.end] = place.kind if place is not None and spot.ids else spot.kind
            if spot.first == spot.name_first and not spot.ids and spot.marker != "and":
                self.landmarks.add((mention.start, mention.end))
        self._as_equals(sentence, mentions)
        named = _countries(sentence)
        self.countries += named
        self.widths.update({(m.start, m.end): width("country") for m in named if (m.start, m.end) not in self.widths})
        armed = [sentence.reading.mention(s.first, s.last) for s in sentence.sides if s.armed]
        self.abroad |= {(m.start, m.end) for m in named for a in armed if a.start <= m.start and m.end <= a.end}
        self.before, self.here = self.here, list(mentions.values())
        self.told = [*self.told[-REMEMBERED:], *(mentions[id(s)] for s in sentence.spots)]
        return mentions

    def _as_equals(self, sentence: Sentence, mentions: dict[int, PlaceMention]) -> None:
        """The members of a list are as narrow as the narrowest of them: `شهرستان‌های الف، ب و پ`; a place told right
        after another is around it: `منطقه الف در ب`."""
        words = [token.text for token in sentence.reading.tokens]
        spots = sentence.spots
        group = spots[:1]
        for before, spot in zip_longest(spots, spots[1:]):
            gap = words[before.whole_last + 1 : spot.first] if spot else ["."]
            after = gap in ([], ["در"], ["واقع", "در"], ["،", "واقع", "در"])
            if spot and after and self.widths[_span(mentions, spot)] <= self.widths[_span(mentions, before)]:
                self.within.setdefault(_span(mentions, before), _span(mentions, spot))
            listed = 0 < len(gap) <= 2 and set(gap) <= {"و", "،", "«", "»"}
            if spot and listed and not spot.direction and self.widths[_span(mentions, spot)] >= width("province"):
                group.append(spot)
                continue
            if len(group) > 1 and not group[0].direction and "و" in words[group[0].first : group[-1].first]:
                narrow = max(self.widths[_span(mentions, s)] for s in group)
                self.widths.update({_span(mentions, s): narrow for s in group})
            group = [spot] if spot else []

    def _pointed_at(self, sentence: Sentence, spot: Spot) -> Place | None:
        """What `جنوب این کشور` and `مرکز این استان` are parts of."""
        tokens = sentence.reading.tokens
        if spot.last == spot.first or tokens[spot.last - 1].text not in _POINTING:
            return None
        kinds = POINTED.get(tokens[spot.last].text, frozenset())
        for mention in reversed(self.told):
            if mention.place is not None and self.kinds.get((mention.start, mention.end)) in kinds:
                return mention.place
        return self.context.country() if "country" in kinds else None

    def _container(self, sentence: Sentence, spot: Spot, mentions: dict[int, PlaceMention]) -> Place | None:
        """The known place that an unknown one lies in: the next one that the sentence names after it."""
        after = [s for s in sentence.spots if s.first > spot.last and s.ids and id(s) in mentions and s.marker != "and"]
        return mentions[id(after[0])].place if after and after[0].first - spot.last <= 6 else None

    def of(self, telling: Telling, mentions: dict[int, PlaceMention]) -> list[PlaceMention]:
        """The places of a telling: those that the sentence gives it, without where its source was or wrote from; and
        those that `این شهر` stands for."""
        reading = telling.sentence.reading
        speakers = telling.sentence.attribution.speakers
        reaches = {s.last for s in speakers}  # یک منبع در شهر الف در استان ب: where the source is
        sure: list[PlaceMention] = []
        doubtful: list[PlaceMention] = []
        for spot in telling.spots:
            before = reading.tokens[spot.first - 1].text if spot.first else ""
            if before == "از" and any(s.last == spot.first - 2 and s.verb_at < 0 for s in speakers):
                continue  # به گزارش رویترز از بغداد
            if at_another_end(telling, spot):
                continue
            follows = any(0 < spot.first - r <= 2 and reading.tokens[r + 1].text == "در" for r in reaches) or any(
                r > speakers[0].last and spot.first == r + 1 for r in reaches if speakers
            )
            if follows:
                reaches.add(spot.last)
            aside = (
                follows
                or any(b <= spot.first <= c and b - 1 in reaches for b, c in reading.relatives)
                or any(s.last < spot.first < s.verb_at and s.verb_at - s.last <= 6 for s in speakers)
                or any(s.last < spot.first < s.verb_at < telling.acts[0].first for s in speakers)
            )
            mention = mentions[id(spot)]
            (doubtful if aside else sure).append(mention)
            if aside or named_in_passing(telling, spot):
                telling.weak.add((mention.start, mention.end))
        kept = {id(mention) for mention in sure or doubtful}
        rows = dict.fromkeys(row for spot in telling.spots if id(mentions[id(spot)]) in kept for row in spot.rows)
        if kept:
            telling.because("places", "named with the act" if sure else "named with its source", tuple(rows))
        pointed = self.pointed(telling)
        if pointed:
            telling.because("places", "pointed back to")
        return (sure or doubtful) + pointed

    def pointed(self, telling: Telling) -> list[PlaceMention]:
        """The places that `این شهر` and `این استان` of a telling stand for."""
        tokens = telling.sentence.reading.tokens
        own = {(m.start, m.end) for m in self.last_of(telling)}
        inside = {i for spot in telling.sentence.spots for i in range(spot.first, spot.whole_last + 1)}
        first, last = telling.span
        found: list[PlaceMention] = []
        led = BEFORE_POINTING | (BEFORE_TAKEN if telling.type in ("territory_taken", "siege") else frozenset())
        for i in range(first, min(last, len(tokens) - 2) + 1):
            if tokens[i].text not in _POINTING or tokens[i + 1].text not in POINTED:
                continue
            before = tokens[i - 1].text if i else "،"
            if before not in led:
                continue
            if before == "از" and not any(a.frame == "withdraw" for a in telling.acts):
                continue
            named = self._told_before(telling, i)
            if named is not None and (named.start, named.end) not in own and named not in found:
                found.append(named)
                if i in inside:  # غرب این کشور says more than the country
                    telling.weak.add((named.start, named.end))
        return found

    def _told_before(self, telling: Telling, i: int) -> PlaceMention | None:
        """The place that the pointing word at token `i` means: the last of its kind; of countries, those named as sides
        count too, first those of the sentence and those of whose forces it does not speak."""
        reading = telling.sentence.reading
        tokens = reading.tokens
        kinds = POINTED[tokens[i + 1].text]
        here = reading.document.raw_span(tokens[i].start, tokens[i].end)[0]
        told = [m for m in self.told if self.kinds.get((m.start, m.end)) in kinds and m.end <= here]
        if "country" in kinds and tokens[i - 1].text in ("در", "به", "از", "داخل"):
            told = sorted((*told, *(m for m in self.countries if m.end <= here)), key=lambda m: m.start)
            start = reading.document.raw_span(tokens[0].start, tokens[0].end)[0]
            told = [m for m in told if m.start >= start] or told
            told = [m for m in told if (m.start, m.end) not in self.abroad] or told
        return told[-1] if told else None

    def of_speaker(self, telling: Telling) -> list[PlaceMention]:
        """The place in the name of the source, for deaths and attacks of which nothing else says where: `وزارت بهداشت
        غزه اعلام کرد که ده نفر کشته شدند`."""
        speakers = telling.sentence.attribution.speakers
        elsewhere = [s for s in telling.sentence.spots if not any(p.first <= s.first <= p.last for p in speakers)]
        if (telling.type or "") not in LENDING or elsewhere:
            return []
        reading = telling.sentence.reading
        flags = dictionaries().place_flags
        for speaker in speakers:
            hits = [
                h
                for h in reading.layer("place")
                if speaker.first < h.first
                and h.last <= speaker.last
                and h.entry.detail in ("city", "province", "region", "town")
                and not flags.get(h.entry.value)
            ]
            papers = any(
                speaker.first <= h.first <= speaker.last and h.entry.detail in PAPERS for h in reading.layer("source")
            )
            if hits and not papers:
                last = hits[-1]
                place = self.context.resolve(tuple(h.entry.value for h in hits if h.first == last.first), "")
                words = reading.mention(last.first, last.last)
                mention = PlaceMention(words.quote, words.start, words.end, "at", place)
                self.widths[mention.start, mention.end] = width(place.kind) if place else UNKNOWN
                return [mention]
        return []

    def of_crowd(self, telling: Telling) -> list[PlaceMention]:
        """The place that a crowd is told to be of, where nothing else says where it protested: `مردم [کابل] تظاهرات
        کردند`."""
        reading = telling.sentence.reading
        for side in telling.initiator if telling.type == "protest" else ():
            hits = [h for h in reading.layer("place") if side.first < h.first and h.last <= side.last]
            if hits and reading.tokens[side.first].text in CROWDS:
                place = self.context.resolve(tuple(h.entry.value for h in hits if h.first == hits[0].first), "")
                words = reading.mention(hits[0].first, hits[0].last)
                mention = PlaceMention(words.quote, words.start, words.end, "at", place)
                self.widths[mention.start, mention.end] = width(place.kind) if place else UNKNOWN
                return [mention]
        return []

    def last_of(self, telling: Telling) -> list[PlaceMention]:
        """The places named in the telling's own sentence."""
        count = len(telling.sentence.spots)
        return self.told[len(self.told) - count :] if count else []

    def lent(self, telling: Telling) -> list[PlaceMention]:
        """The places of the act before, for a telling that points back to it and names none; where no act was told
        there, those that the sentence before names (`مراسمی در الف برپا بود. در پی این حمله ده نفر کشته شدند`)."""
        if (telling.type or "") not in LENDING or not (telling.points_back or telling.consequence_only):
            return []
        return self.last if self.last and self.position - self.last_position <= REACH else self.before

    def around(self, telling: Telling) -> list[PlaceMention]:
        """The places of the act before, for a telling that names none: the text goes on with where it is, unless it
        tells of another act or time (`روز جمعه نیز به پاسگاهی حمله شد`)."""
        if (telling.type or "") not in LENDING or telling.another or telling.background or at_another_time(telling):
            return []
        return self.last if self.position - self.last_position <= REACH else []

    def nameless(self, places: list[PlaceMention]) -> bool:
        """Whether no place of these has a name, so that where it is was told before: `به یک پاسگاه حمله کردند`."""
        return all((m.start, m.end) in self.landmarks for m in places)

    def tell(self, places: list[PlaceMention]) -> None:
        """Remember where the last act was."""
        if places:
            self.last, self.last_position = places, self.position

    def with_roles(self, places: list[PlaceMention]) -> list[PlaceMention]:
        """The containing regions marked `in`: a place that contains another of the event, or is wider in kind."""
        if len(places) < 2:
            return places
        widths = [self.widths.get((p.start, p.end), UNKNOWN) for p in places]
        narrowest = max(widths)
        result = []
        for mention, wide in zip(places, widths, strict=True):
            inner = any(
                other is not mention
                and mention.place
                and other.place
                and mention.place.id != other.place.id
                and self.widths.get((other.start, other.end), UNKNOWN) > wide
                and contains(mention.place.id, other.place.id)
                for other in places
            )
            around = wide == CITY and any(
                self.widths.get((other.start, other.end), 0) > CITY
                and self.kinds.get((other.start, other.end)) in PARTS_OF_TOWNS
                for other in places
                if other is not mention
            )
            span = (mention.start, mention.end)
            held = any(self.within.get((other.start, other.end)) == span for other in places)
            role: PlaceRole = "in" if inner or around or held or (wide < CITY <= narrowest) else "at"
            result.append(PlaceMention(mention.quote, mention.start, mention.end, role, mention.place))
        return result


def _span(mentions: dict[int, PlaceMention], spot: Spot) -> tuple[int, int]:
    mention = mentions[id(spot)]
    return mention.start, mention.end


def _countries(sentence: Sentence) -> list[PlaceMention]:
    """The countries that a sentence names, as sides too: `ارتش [کلمبیا] ۱۸ شورشی را در این کشور کشت`. Not one of whose
    forces or agency it speaks right before: `حملات [آمریکا] در این کشور`, `[خبرگزاری فرانسه]`."""
    reading = sentence.reading
    lexicon = dictionaries()
    press = reading.covered("source")
    found = []
    for hit in reading.layer("country"):
        actor = lexicon.actors.get(hit.entry.value)
        place = lexicon.country_places.get(actor.country) if actor and actor.country else None
        after = [token.text for token in reading.tokens[hit.last + 1 : hit.last + 3]]
        people = hit.entry.detail in ("demonym", "capital") or hit.rest
        if people or place is None or hit.first in press or after == ["در", "این"]:
            continue
        words = reading.mention(hit.first, hit.last, hit.glued)
        found.append(PlaceMention(words.quote, words.start, words.end, "at", lexicon.places[place]))
    return found


def best(places: list[PlaceMention], weak: set[tuple[int, int]]) -> list[PlaceMention]:
    """The places of an act without those that are named in passing, where there are others."""
    return [m for m in places if (m.start, m.end) not in weak] or places
