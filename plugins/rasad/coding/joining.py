"""Whether a telling tells an event that the article has told before.

Two questions, in this order. What forbids it: another status, another day, another known side, another place, losses
that contradict (`Comparison.forbids`). What speaks for it: the text points back (`این حملات`), figures or losses are
told again, places and sides are shared, the lead opens what is told below (`Comparison.ties`). A telling joins where
nothing forbids it and the ties weigh enough; an invented event costs an analyst as much as a missed one, and losses
counted twice cost more (codebook, section 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rasad.article import ActorMention, Casualty, PlaceMention
from rasad.coding.casualties import People
from rasad.coding.draft import Draft
from rasad.coding.gazetteer import contains, width
from rasad.coding.governing import MUTUAL
from rasad.coding.kinds import VIOLENT_TYPES
from rasad.coding.kinship import kin
from rasad.coding.naming import bare
from rasad.coding.phrases import Side
from rasad.coding.reading import FUNCTION_WORDS, Reading
from rasad.coding.signs import only_named
from rasad.coding.telling import Telling
from rasad.coding.things import A_NEW_ONE, drones, ships
from rasad.coding.violence import guesses

#: Types that a means-less telling of the same event may stand under.
GENERIC = frozenset({"", "armed_clash", "violence_against_civilians"})
#: Types that an explosion is told under before its cause is.
EXPLOSIONS = {"bombing", "suicide_bombing"}
#: Types of deeds done to persons.
OF_PERSONS = frozenset({"violence_against_civilians", "abduction", "arrest"})
#: Types whose losses may be told under a generic one: `در این عملیات ... کشته شدند` after a capture.
HOLDING = frozenset({"territory_taken", "siege"})
#: A consequence reaches back over this many sentences.
REACH_BACK = 2
#: `این حملات` reaches back over this many sentences.
POINTS_BACK = 6
#: An act that is named, not told, reaches back over this many sentences.
NAMES_AGAIN = 4
#: From this many people on an equal figure is no accident.
MANY = 10
#: As narrow as a district: a place that two events of one kind rarely share in one article.
NARROW = 5
#: A figure agrees with a bound that is at most so many times smaller or larger: ten, then `at least` four.
WITHIN = 3
#: Up to this rank a doer is stated, not guessed.
STATED = 2
#: Numbers of dead that say `several` and no more.
SEVERAL = (3, None)
#: An event is told again before so many others are: of 16,000 articles none goes farther back than thirty. Without an
#: end to it, an article as long as a book would take a year.
LOOK_BACK = 64
#: A sentence tells a lead again that shares so much of the words of the shorter, of which there are so many.
REWORDED = 0.7
REWORDED_WORDS = 6
#: Words of the part of a country.
DIRECTIONS = frozenset({"شمال", "جنوب", "شرق", "غرب", "مرکز", "نقاط", "مناطق"})
#: So many tellings of an event say which ship it was.
EARLY = 8


@dataclass
class Comparison:
    """A telling beside an event. `position`: the number of the telling's sentence in the article."""

    draft: Draft
    telling: Telling
    places: list[PlaceMention]
    position: int

    @cached_property
    def kind(self) -> str:
        return self.telling.type or ""

    @cached_property
    def same_section(self) -> bool:
        return self.draft.section == self.telling.sentence.section

    @cached_property
    def gap(self) -> int:
        """How many sentences lie between."""
        return self.position - (self.draft.order[-1] if self.draft.order else self.position)

    @cached_property
    def violent(self) -> bool:
        """Whether both are acts of violence, of which a generic telling may tell a specific one."""
        if self.draft.type in HOLDING and self.kind in GENERIC and self.telling.points_back and self.same_section:
            return True
        return self.draft.type in VIOLENT_TYPES and (self.kind in VIOLENT_TYPES or self.kind == "")

    @property
    def _one_kind(self) -> bool:
        """Whether two types of violence can be one act's: one is generic or guessed, `این انفجار` may be a suicide
        bombing, and what points back takes the type of what was told."""
        return (
            self.kind in GENERIC
            or self.draft.type in GENERIC
            or {self.kind, self.draft.type} == EXPLOSIONS
            or self.one_ship
            or ((self.draft.guessed or guesses(self.telling)) and (self.sides > 0 or self.shared_places > 0))
            or (self.telling.points_back and self.gap <= REACH_BACK)
        )

    @cached_property
    def figures(self) -> tuple[int, int]:
        """How many figures are equal, and how many contradict."""
        return _figures(self.draft, self.telling)

    @property
    def equal(self) -> int:
        return self.figures[0]

    @property
    def different(self) -> int:
        return self.figures[1]

    @cached_property
    def sure(self) -> bool:
        """Whether a figure is equal that is too large for chance."""
        return bool(self.equal) and any(max(p.low or 0, p.high or 0) >= MANY for p in self.telling.casualties)

    @cached_property
    def exact(self) -> bool:
        """Whether such a figure is exact: a bound or a joint figure may be another side's claim of other dead."""
        exact = {c.low for c in self.draft.casualties if c.low == c.high}
        return self.sure and any(
            p.low == p.high and (p.low or 0) >= MANY and p.low in exact for p in self.telling.casualties
        )

    @cached_property
    def sides(self) -> int:
        """How many sides are shared; -1 where a known side is another's. Right below an event a name that differs is
        another name of that side, or a wrong one, where the other side and the place are told again, or one narrow
        place is: `حمله پهپادی انصارالله`, `یگان پهپادی ارتش یمن`."""
        shared, others = _sides_shared(self.draft, self.telling)
        if not shared and _answers(self.draft, self.telling):
            return -1
        if not others:
            return shared
        again = (self.one_spot and not self._returned) or (self.shared_places and shared)
        near = self.same_section and 0 < self.gap <= REACH_BACK and not self.telling.another
        return shared if again and near and self.draft.type == self.kind else -1

    @property
    def _returned(self) -> bool:
        """Whether the one who struck in one is struck in the other: an attack and the answer to it."""
        reading = self.telling.sentence.reading
        return any(
            side.code and _same_side(side, reading, mention)
            for mine, held in (
                (self.telling.initiator, self.draft.target),
                (self.telling.target, self.draft.initiator),
            )
            for side in mine
            for mention in held
        )

    @cached_property
    def reworded(self) -> bool:
        """Whether a lead is told again in its own words with another place or name, fuller or more exact: `از حمله به
        هدفی نظامی در جنوب عربستان با پهپاد خبر داد`, then `... هدفی نظامی در خمیس مشیط ...`."""
        if not self._lead_near or self.telling.another or self.draft.type != self.kind:
            return False
        if not (all(map(_wide, self.places)) or all(map(_wide, self.draft.places)) or self.one_spot):
            return False  # two towns
        mine = _content(self.telling.sentence.reading)
        return any(
            min(len(mine), len(held)) >= REWORDED_WORDS and len(mine & held) >= REWORDED * min(len(mine), len(held))
            for told in self.draft.tellings[:EARLY]
            for held in (_content(told.sentence.reading),)
        )

    @cached_property
    def same_doer(self) -> bool:
        """Whether both are told of one named doer."""
        reading = self.telling.sentence.reading
        return any(
            side.code and _same_side(side, reading, mention)
            for side in self.telling.initiator
            for mention in self.draft.initiator
        )

    @cached_property
    def shared_places(self) -> int:
        return _places_shared(self.draft.places, self.places)

    @cached_property
    def one_spot(self) -> bool:
        """Whether both name one narrow place: a town, a base, an airport."""
        return any(_narrow(b) and _one_place(a, b) for a in self.places for b in self.draft.places) or any(
            _narrow(b) and bare(b.quote) in bare(_words(self.telling.sentence.reading, side))
            for side in self.telling.target
            for b in self.draft.places
        )

    @cached_property
    def _ships(self) -> tuple[list[str | None], list[str | None]]:
        """The ships that each of the two names."""
        mine = ships(self.telling)
        return mine, [ship for told in self.draft.tellings[:EARLY] for ship in ships(told)] if mine else []

    @property
    def one_ship(self) -> bool:
        """Whether both tell of one ship that was struck: `پهپادی که کشتی «مرسر استریت» را هدف گرفت`. Where a number of
        ships is told they are several."""
        mine, held = self._ships
        return bool(mine and held) and None not in mine + held and not self._two_ships

    @property
    def _two_ships(self) -> bool:
        """Whether the ships bear different names."""
        mine, held = ({name for name in names if name} for names in self._ships)
        return bool(mine and held) and not mine & held

    @property
    def _two_persons(self) -> bool:
        """Whether each tells of persons of its own, by name: `کریم احمدی ترور شد. نادر قاسمی نیز پارسال ترور شد`."""
        if {self.kind, self.draft.type} - OF_PERSONS:
            return False
        mine = _persons_named(self.telling)
        held = [words for told in self.draft.tellings[:EARLY] for words in _persons_named(told)] if mine else []
        return bool(mine and held) and not any(a & b for a in mine for b in held)

    @cached_property
    def _drones(self) -> tuple[list[str | None], list[str | None]]:
        """The drones that each of the two tells to have been brought down."""
        if {self.kind, self.draft.type} != {"weapons_seized"}:
            return [], []
        mine = drones(self.telling)
        return mine, [drone for told in self.draft.tellings[:EARLY] for drone in drones(told)] if mine else []

    @property
    def one_drone(self) -> bool:
        """Whether both tell of one drone that was brought down: `پهپاد آمریکایی بر فراز تنگه سرنگون شد`."""
        mine, held = self._drones
        return bool(mine and held) and None not in mine + held and not self.telling.another

    @property
    def _that_drone(self) -> bool:
        """Whether a telling speaks of a drone as one that the reader knows: `پهپاد آمریکایی`, not `یک پهپاد`."""
        return self.one_drone and A_NEW_ONE not in self._drones[0]

    @cached_property
    def losses(self) -> int:
        """How many equipment losses are the same."""
        return sum(
            any(m.item == x.item and m.action == x.action and m.low == x.low for m in self.draft.materiel)
            for x in self.telling.losses
        )

    @property
    def lead(self) -> bool:
        """Whether the event is told only where the article, or its section, opens, so that what follows tells it at
        length."""
        return self.draft.headline_only or (self.draft.opening and self.same_section and 0 < self.gap <= REACH_BACK)

    def forbids(self) -> str:
        """What keeps the two apart; empty where nothing does."""
        draft, telling = self.draft, self.telling
        if draft.type != self.kind and not (self.violent and self._one_kind):
            return "another type"
        if (draft.status == "planned") != (telling.status == "planned"):
            return "planned and done"
        if _dates_clash(draft, telling):
            return "another day"
        if draft.background != telling.background and not (self._lead_near or self._told_before):
            return "background"
        if self.sides < 0 and not (self.exact or self._that_drone or (self.reworded and not self._returned)):
            return "another side"
        if self._two_ships:
            return "another ship"
        if self._two_persons:
            return "another person"
        places = self._other_places()
        if places:
            return places
        if self.different >= max(self.equal, 1) and not (telling.points_back and self.same_section):
            return "other figures"
        if (
            draft.type != self.kind
            and self.kind
            and draft.casualties
            and telling.casualties
            and not (self.equal or self._led or telling.consequence_only or only_named(telling))
        ):
            return "two kinds of acts, each with losses of its own"
        alike = self.equal or self.one_spot or self.one_drone or (self.sides > 1 and self.shared_places)
        if not self.same_section and not (draft.headline_only or alike):
            return "another section"
        if (
            telling.another
            and not telling.points_back
            and not (self.shared_places and draft.type == self.kind and self.sides >= 0 and not self.different)
        ):
            return "told as another"
        if draft.type != self.kind and not (
            self.equal
            or self._told_before
            or self._named_again
            or (self.shared_places and self.sides > 0)
            or self.one_ship
            or (self.sides > 1 and 0 < self.gap <= REACH_BACK and not telling.sentence.reading.has_cue("also"))
            or (draft.headline_only and (self.shared_places or self.sides > 0))
        ):
            return "another kind of act"
        return ""

    def _other_places(self) -> str:
        """Whether the places keep the two apart."""
        telling = self.telling
        tells_lead = bool(self.equal) and (self.draft.headline_only or telling.sentence.headline) and self.same_section
        one_thing = self.losses and self.sides > 0 and self.draft.type == self.kind and self.gap <= POINTS_BACK
        one_thing = one_thing or self._that_drone or self.reworded
        # در این انفجار که نزدیک مسجدی روی داد: a landmark in the place told before
        landmark = telling.points_back and self.same_section and not any(_named(place) for place in self.places)
        if _places_clash(self.draft.places, self.places) and not (self.sure or tells_lead or one_thing or landmark):
            return "another place"
        if (
            self.places
            and self.draft.places
            and not (self.shared_places or self.equal or only_named(telling) or self._led or one_thing)
        ):
            return "a place not named again"  # one place may lie in the other, but neither is named again
        return ""

    @property
    def _lead_near(self) -> bool:
        return self.lead and self.gap <= REACH_BACK

    @property
    def _told_before(self) -> bool:
        """Whether a telling by its own words tells of an act told before."""
        return self.telling.points_back or self.telling.consequence_only

    @property
    def _led(self) -> bool:
        """Whether one of the two is a lead, or points back."""
        return self.lead or self.telling.sentence.headline or self.telling.points_back

    @cached_property
    def _named_again(self) -> bool:
        """Whether a telling only names an attack, as one that the reader knows: `حملات ائتلاف ده‌ها کشته بر جای گذاشت`
        after the coalition's air strike, `حمله به باند فرودگاه` after the strike on that airport."""
        telling = self.telling
        return (
            self.violent
            and only_named(telling)
            and not telling.another
            and not _indefinite(telling)
            and 0 < self.gap <= NAMES_AGAIN
            and (self.one_spot or self.one_ship or (self.same_doer and not self.places))
        )

    @property
    def _names_nobody(self) -> bool:
        """Whether a telling right below names no side that is known and counts nobody."""
        telling = self.telling
        return (
            0 < self.gap <= REACH_BACK
            and self.sides >= 0
            and not telling.casualties
            and not any(side.code for side in telling.initiator + telling.target)
        )

    def ties(self) -> int:
        """What speaks for one event, in points; twenty are enough."""
        draft, telling = self.draft, self.telling
        score = 0
        if telling.points_back and self.violent and self.same_section and self.gap <= POINTS_BACK:
            score += 60 - self.gap
        if (
            telling.consequence_only
            and self.violent
            and self.same_section
            and 0 < self.gap <= REACH_BACK
            and not telling.another
            and (not self.places or self.shared_places)
        ):
            score += 50 - self.gap
        if self.equal:
            score += (30 if self.sure else 14) * self.equal
        score += 25 * self.losses + 20 * self.reworded
        if self._named_again or (self.one_ship and self.violent) or self.one_drone:
            score += 20
        if self.one_spot and draft.type == self.kind and not self.different and self.gap > 0:
            score += 12
        alike = (self.shared_places and self.sides > 0) or self.sides > 1
        if draft.type == self.kind or draft.headline_only or alike:
            score += 12 * self.shared_places + 10 * max(self.sides, 0)
            if self.shared_places and draft.type == self.kind and not telling.casualties and self.same_section:
                score += 8
            goes_on = not self.places and not self.different and self.gap <= NAMES_AGAIN and not telling.another
            if draft.type == self.kind and self.same_section and goes_on:
                score += 12 if self.sides > 0 else 0
                if only_named(telling) and not telling.casualties and self.sides >= 0 and self.kind in VIOLENT_TYPES:
                    score += 20  # named again, not told again
            if draft.type == self.kind in VIOLENT_TYPES and self.same_section and goes_on and self._names_nobody:
                score += 20  # the shells were fired from a truck: nobody and no place that were not told
            if draft.headline_only and self.same_section:
                score += 12
            elif draft.headline_only and draft.section == 0:
                score += 4
        return score

    @property
    def needed(self) -> int:
        """How many points make one event of the two."""
        if self.lead:
            return 12 if self.draft.headline_only else 10
        return 50 if self.gap == 0 else 20  # two tellings of one sentence were kept apart for a reason


def home_of(drafts: list[Draft], telling: Telling, places: list[PlaceMention], position: int) -> Draft | None:
    """The event that a telling tells again: the one with the strongest ties, the latest of equals."""
    best: tuple[int, Draft] | None = None
    for draft in reversed(drafts[-LOOK_BACK:]):
        pair = Comparison(draft, telling, places, position)
        if pair.forbids():
            continue
        ties = pair.ties()
        if ties >= pair.needed and (best is None or ties > best[0]):
            best = (ties, draft)
    return best[1] if best else None


def _persons_named(telling: Telling) -> list[set[str]]:
    """The words of the names of those who suffered and are known by no more than a name."""
    reading = telling.sentence.reading
    return [
        set(reading.text(p.first, p.last).split())
        for p in telling.casualties
        if p.side is not None and p.side.kind == "person" and not p.code
    ]


def _content(reading: Reading) -> frozenset[str]:
    """The words of a sentence that say something."""
    return frozenset(t.text for t in reading.tokens if t.kind == "word" and t.text not in FUNCTION_WORDS)


def _indefinite(telling: Telling) -> bool:
    """Whether an act is named as a new one: `یک حمله`, `حمله‌ای`, `سه حمله`."""
    tokens = telling.sentence.reading.tokens
    act = telling.acts[0]
    counted = any(last == act.first - 1 for _, _, last in telling.sentence.reading.quantities)
    return counted or tokens[act.first].text.endswith(("\u200cای", "اتی")) or tokens[act.first - 1].text == "یک"


def _dates_clash(draft: Draft, telling: Telling) -> bool:
    mine = telling.own_day
    if telling.spoken_day or draft.spoken_day:
        return False  # the source spoke on another day than it speaks of
    if mine is None or mine.first is None or mine.last is None or draft.date.start is None or draft.date.end is None:
        return False
    return bool(mine.last < draft.date.start or draft.date.end < mine.first)


def _near_names(a: PlaceMention, b: PlaceMention) -> bool:
    left, right = bare(a.quote), bare(b.quote)
    if left in right or right in left:
        return True
    if _named(a) and _named(b) and a.place and b.place:
        return contains(a.place.id, b.place.id) or contains(b.place.id, a.place.id)
    return False


def _named(mention: PlaceMention) -> bool:
    """Whether the gazetteer knows the name itself; an unknown name borrows the place that contains it."""
    return mention.place is not None and bare(mention.place.name_fa) in bare(mention.quote)


def _places_clash(held: list[PlaceMention], new: list[PlaceMention]) -> bool:
    if not held or not new:
        return False
    return not any(_near_names(a, b) or _one_place(a, b) for a in held for b in new)


def _places_shared(held: list[PlaceMention], new: list[PlaceMention]) -> int:
    shared = 0
    for a in new:
        for b in held:
            if _one_place(a, b):
                shared += 1
                break
    return min(shared, 2)


def _one_place(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether two mentions name one place."""
    left, right = bare(a.quote), bare(b.quote)
    if left in right or right in left:
        return True
    few, many = sorted((set(a.quote.split()), set(b.quote.split())), key=len)
    if len(few) > 1 and few <= many:
        return True  # فرودگاه صنعا, فرودگاه بین‌المللی صنعا
    return bool(a.place and b.place and a.place.id == b.place.id and _named(a) and _named(b))


def _narrow(mention: PlaceMention) -> bool:
    """Whether a place is no wider than a district: a name that the gazetteer does not know is a village's."""
    return not (mention.place is not None and _named(mention) and width(mention.place.kind) < NARROW)


def _wide(mention: PlaceMention) -> bool:
    """Whether a place is a region or a country: `جنوب عربستان`."""
    return not _narrow(mention) or mention.quote.split()[0] in DIRECTIONS


def _sides_shared(draft: Draft, telling: Telling) -> tuple[int, int]:
    """How many sides a telling shares with a draft, and how many known sides are another's."""
    shared = others = 0
    mutual = telling.frame in MUTUAL or draft.frame in MUTUAL
    for mine, held, other in (
        (telling.initiator, draft.initiator, draft.target),
        (telling.target, draft.target, draft.initiator),
    ):
        pool = held + (other if mutual else [])
        if not mine or not pool:
            continue
        match = any(_same_side(side, telling.sentence.reading, mention) for side in mine for mention in pool)
        if match:
            shared += 1
        elif held and all(s.code for s in mine) and all(m.code for m in held):
            others += 1
    return shared, others


def _answers(draft: Draft, telling: Telling) -> bool:
    """Whether the doer of a telling is the one whom an attack by nobody named struck: `راکت‌هایی به سمت اسرائیل شلیک
    شد`, then `توپخانه ارتش اسرائیل جنوب لبنان را هدف قرار داد`."""
    if telling.frame in MUTUAL or draft.frame in MUTUAL or draft.initiator or not draft.target:
        return False
    reading = telling.sentence.reading
    return bool(telling.initiator and telling.initiator_rank <= STATED) and all(
        side.code and any(m.code and _same_side(side, reading, m) for m in draft.target) for side in telling.initiator
    )


def _words(reading: Reading, side: Side) -> str:
    return reading.mention(side.first, side.last).quote


def _same_side(side: Side, reading: Reading, mention: ActorMention) -> bool:
    if side.code and mention.code and (side.code in kin(mention.code) or mention.code in kin(side.code)):
        return True
    mine = bare(_words(reading, side))
    held = bare(mention.quote)
    return mine in held or held in mine


def _figures(draft: Draft, telling: Telling) -> tuple[int, int]:
    """How many figures are equal and how many contradict: `ده‌ها زخمی` goes with sixty wounded, fifty dead do not."""
    equal = different = 0
    summed = _summed(draft.casualties, telling.casualties)
    for people in telling.casualties:
        same_kind = [c for c in draft.casualties if c.kind == people.kind]
        if (people.low is None and people.high is None) or (people.low, people.high) == SEVERAL:
            continue
        if any(c.low == people.low and c.high == people.high for c in same_kind):
            # one victim is too common to tell two acts of different kinds for one
            equal += not (people.low == people.high == 1 and draft.type != telling.type)
        elif summed or any(_bound_of(c, people) for c in same_kind):
            equal += 1
        elif any((c.low, c.high) != (None, None) and not _agree(c, people) for c in same_kind) and not any(
            _agree(c, people) or (draft.headline_only and _part_of(c, people)) for c in same_kind
        ):
            different += 1
    return equal, different


def _bound_of(held: Casualty, told: People) -> bool:
    """Whether one figure is the other with `at least` before it: `هشت پلیس کشته شدند`, `دست‌کم هشت پلیس`."""
    return held.low is not None and held.low == told.low and held.low > 1 and None in (held.high, told.high)


def _part_of(held: Casualty, told: People) -> bool:
    """Whether those who are counted below a headline may be some of those whom it counts: `سه شهید در حمله به شهر`,
    `در این حمله یک کودک شهید شد`."""
    return held.low is not None and told.high is not None and told.high < held.low


def _summed(held: list[Casualty], told: list[People]) -> bool:
    """Whether one telling sums what the other tells apart: `دو نفر کشته شدند` and `یک ملوان و یک نگهبان کشته شدند`,
    `شمار شهدا و مجروحان به ۳۱ نفر رسید` and `۴ نفر شهید و ۲۷ نفر زخمی شدند`."""
    for few, many in ((held, told), (told, held)):
        for kinds in (("killed",), ("wounded",), ("killed", "wounded")):
            parts = [p.low for p in many if p.kind in kinds and p.low is not None and p.low == p.high]
            whole = [p.high for p in few if p.kind in kinds and p.high is not None and p.low in (None, p.high)]
            one = len(parts) > 1 and len(set(whole)) == 1 and len(whole) <= len(kinds) and sum(parts) == whole[0]
            if one and (len(kinds) == 1 or whole[0] >= MANY):
                return True
    return False


def _agree(held: Casualty, told: People) -> bool:
    """Whether two figures can be one number: one is vague or a bound, and the other lies within."""
    if held.low == held.high and told.low == told.high:
        return held.low == told.low
    if (held.low, held.high) == (None, None):
        return False
    floor = max(held.low or 0, told.low or 0)
    highs = [x for x in (held.high, told.high) if x is not None]
    lows = [x for x in (held.low, told.low) if x is not None]
    if highs and floor > min(highs):
        return False
    if len(highs) == len(lows) == 2 or held.low is None or told.low is None:
        return True  # at most fifty dead and wounded, ten of them dead
    return any(a <= WITHIN * b and b <= WITHIN * a for a in _bounds(held) for b in _bounds(told))


def _bounds(figure: Casualty | People) -> list[int]:
    return [x for x in (figure.low, figure.high) if x]
