"""Whether a telling tells an event that the article has told before.

Two questions, in this order. What forbids it: another status, another day, another known side, another place, losses
that contradict (`Comparison.forbids`). What speaks for it: the text points back (`این حملات`), figures or losses are
told again, places and sides are shared, the lead opens what is told below (`Comparison.ties`). A telling joins where
nothing forbids it and the ties weigh enough; an invented event costs an analyst as much as a missed one, and losses
counted twice cost more (codebook, section 1).
"""

from __future__ import annotations

from mypy_extensions import mypyc_attr

from rasad.article import PlaceMention
from rasad.coding.another import answers_it, at_another_time, days_clash, indefinite, long_before
from rasad.coding.draft import Draft
from rasad.coding.kinds import VIOLENT_TYPES
from rasad.coding.pointing import points_inside, those_counted
from rasad.coding.reading import FUNCTION_WORDS, Reading
from rasad.coding.same_figures import new_toll, repeated
from rasad.coding.same_places import gazetted, narrow, places_clash, wide
from rasad.coding.same_sides import STATED, answers, same_side, sides_shared
from rasad.coding.sharing import EARLY, REACH_BACK, Shared
from rasad.coding.signs import only_named
from rasad.coding.telling import Telling
from rasad.coding.violence import guesses
from rasad.once import once

#: Types that a means-less telling of the same event may stand under.
GENERIC = frozenset({"", "armed_clash", "violence_against_civilians"})
#: Types that an explosion is told under before its cause is.
EXPLOSIONS = {"bombing", "suicide_bombing"}
#: Types whose losses may be told under a generic one: `در این عملیات ... کشته شدند` after a capture.
HOLDING = frozenset({"territory_taken", "siege"})
#: Types of what is said: who threatens or accuses somebody goes on doing so for a whole article.
SPOKEN = frozenset({"threat", "accusation"})
#: Types of which an article rarely tells two without saying that they are two.
OPENED = frozenset({"protest", "suicide_bombing", "bombing", "siege", "withdrawal"})
#: Harm that names no act reaches back over so many sentences.
HARM_REACHES = 3
#: `این حملات` reaches back over this many sentences.
POINTS_BACK = 6
#: An act that is named, not told, reaches back over this many sentences.
NAMES_AGAIN = 4
#: An event is told again before so many others are: of 16,000 articles none goes farther back than thirty. Without an
#: end to it, an article as long as a book would take a year.
LOOK_BACK = 64
#: A sentence tells a lead again that shares so much of the words of the shorter, of which there are so many.
REWORDED = 0.7
REWORDED_WORDS = 6


@mypyc_attr(native_class=False)
class Comparison(Shared):
    """Whether a telling and an event are one."""

    @once
    def violent(self) -> bool:
        """Whether both are acts of violence, of which a generic telling may tell a specific one."""
        if self.draft.type in HOLDING and self.kind in GENERIC and self.telling.points_back and self.same_section:
            return True
        if self.breach:
            return True
        return self.draft.type in VIOLENT_TYPES and (self.kind in VIOLENT_TYPES or self.kind == "")

    @once
    def breach(self) -> bool:
        """Whether one tells that a truce was broken and the other by what: `آتش‌بس را نقض کرد و شهر را بمباران کرد`."""
        kinds = {self.kind, self.draft.type}
        return (
            "truce_violation" in kinds
            and not VIOLENT_TYPES.isdisjoint(kinds)
            and self.gap <= REACH_BACK
            and self.same_section
            and not self.telling.another
            and (self.same_doer or not (self.telling.initiator and self.draft.initiator))
        )

    @once
    def inside(self) -> bool:
        """Whether a telling tells of the very act that it points at, so that what it names besides is no other act's:
        `سربازانی که در این حمله زخمی شدند، در آلمان درمان می‌شوند`."""
        near = self.telling.points_back and self.same_section and self.gap <= POINTS_BACK
        return near and points_inside(self.telling) != ""

    @once
    def those(self) -> bool:
        """Whether a telling points at the persons whom an event counted: `این سه مرد دستگیر شدند`."""
        if not (self.same_section and (self.violent or self.draft.type == self.kind)):
            return False
        numbers = those_counted(self.telling)
        return bool(numbers) and any(c.low == c.high and c.low in numbers for c in self.draft.casualties)

    @once
    def repeated(self) -> bool:
        """Whether the words of a headline's figure stand in the story."""
        return self.lead and self.gap <= REACH_BACK and repeated(self.draft, self.telling)

    @once
    def new_toll(self) -> bool:
        """Whether a telling gives anew the toll of an act that it names by its place or side: `شمار کشته‌های انفجار کابل
        به ۱۵ نفر رسید`."""
        return new_toll(self.telling) and (self.one_spot or (self.sides > 0 and self.shared_places > 0))

    @property
    def _one_kind(self) -> bool:
        """Whether two types of violence can be one act's: one is generic or guessed, `این انفجار` may be a suicide
        bombing, and what points back takes the type of what was told."""
        return (
            self.kind in GENERIC
            or self.draft.type in GENERIC
            or self.breach
            or {self.kind, self.draft.type} == EXPLOSIONS
            or self.one_ship
            or ((self.draft.guessed or guesses(self.telling)) and (self.sides > 0 or self.shared_places > 0))
            or (self.telling.points_back and self.gap <= REACH_BACK)
        )

    @once
    def sides(self) -> int:
        """How many sides are shared; -1 where a known side is another's. Right below an event a name that differs is
        another name of that side, or a wrong one, where the other side and the place are told again, or one narrow
        place is: `حمله پهپادی انصارالله`, `یگان پهپادی ارتش یمن`."""
        shared, others = sides_shared(self.draft, self.telling)
        if not shared and answers(self.draft, self.telling):
            return -1
        if not others or self._same_speech or self._of_the_struck:
            return shared
        again = (self.one_spot and not self._returned) or (self.shared_places and shared)
        near = self.same_section and 0 < self.gap <= REACH_BACK and not self.telling.another
        return shared if again and near and self.draft.type == self.kind else -1

    @property
    def _same_speech(self) -> bool:
        """Whether somebody goes on threatening or accusing, and against whom is only guessed the second time, or the
        act is pointed at that was spoken of: `ایران را متهم کرد`, then `وی گفت این حملات نشان دست داشتن ... است`."""
        guessed = self.telling.target_rank > STATED or self.inside
        return self.draft.type == self.kind in SPOKEN and self.same_doer and guessed

    @property
    def _of_the_struck(self) -> bool:
        """Whether those who are counted were in a thing or place that an event told right before struck, whoever they
        are: `به نفتکش اسرائیلی حمله شد و دو نفر کشته شدند`, then `دو ملوان هندی آن کشته شدند`."""
        telling = self.telling
        return (
            self.draft.type == self.kind
            and 0 < self.gap <= REACH_BACK
            and self.same_section
            and self.equal > 0
            and not self.different
            and not (telling.another or self._also)
            and telling.target_rank > STATED
            and any(told.target and told.target_rank <= STATED for told in self.draft.tellings[:EARLY])
            and sum(people.low or 0 for people in telling.casualties) > 1
            and not (telling.initiator and self.draft.initiator and not self.same_doer)
        )

    @property
    def _returned(self) -> bool:
        """Whether the one who struck in one is struck in the other: an attack and the answer to it."""
        reading = self.telling.sentence.reading
        return any(
            side.code and same_side(side, reading, mention)
            for mine, held in (
                (self.telling.initiator, self.draft.target),
                (self.telling.target, self.draft.initiator),
            )
            for side in mine
            for mention in held
        )

    @once
    def reworded(self) -> bool:
        """Whether a lead is told again in its own words with another place or name, fuller or more exact: `از حمله به
        هدفی نظامی در جنوب عربستان با پهپاد خبر داد`, then `... هدفی نظامی در خمیس مشیط ...`."""
        if not self._lead_near or self.telling.another or self.draft.type != self.kind:
            return False
        if not (self.all_wide or self.one_spot):
            return False  # two towns
        mine = _content(self.telling.sentence.reading)
        return any(
            min(len(mine), len(held)) >= REWORDED_WORDS and len(mine & held) >= REWORDED * min(len(mine), len(held))
            for told in self.draft.tellings[:EARLY]
            for held in (_content(told.sentence.reading),)
        )

    def forbids(self) -> str:
        """What keeps the two apart; empty where nothing does."""
        draft, telling = self.draft, self.telling
        if draft.type != self.kind and not (self.violent and self._one_kind):
            return "another type"
        if (draft.status == "planned") != (telling.status == "planned"):
            return "planned and done"
        if self._at_another_time or (self._answers_it and not self.same_doer):
            return "told of another time"
        if days_clash(draft, telling) and not (self.those or self._of_wounds):
            return "another day"
        if draft.background != telling.background and not (self._lead_near or self._of_that_day):
            return "background"
        if long_before(draft, telling):
            return "told of another time"
        retold = self.those or self.repeated or self._of_wounds
        if (
            self.sides < 0
            and not self._condemned
            and not (self.exact or retold or self.that_drone or (self.reworded and not self._returned))
            and not (self.inside and self.gap <= REACH_BACK and not telling.another)
            and not (self._headed and not self._returned)
        ):
            return "another side"
        if self.two_ships:
            return "another ship"
        if self.two_persons:
            return "another person"
        places = self._other_places()
        if places:
            return places
        retold = retold or self.new_toll or (telling.points_back and self.same_section)
        if self.different >= max(self.equal, 1) and not retold:
            return "other figures"
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
            or self.breach
            or self.those
            or self.repeated
            or self._below_headline
            or self._blast
            or self._named_again
            or self._of_wounds
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
        if self.draft.type == self.kind == "threat" and self.same_doer:
            return ""  # where the act happened that is to be answered
        tells_lead = bool(self.equal) and (self.draft.headline_only or telling.sentence.headline) and self.same_section
        one_thing = self.losses and self.sides > 0 and self.draft.type == self.kind and self.gap <= POINTS_BACK
        one_thing = one_thing or self.that_drone or self.reworded
        # در این انفجار که نزدیک مسجدی روی داد: a landmark in the place told before
        landmark = telling.points_back and self.same_section and not any(gazetted(place) for place in self.places)
        one_act = self.sure or tells_lead or one_thing or landmark or self.inside or self.those or self.repeated
        one_act = one_act or self._around or (self._headed and self.all_wide)
        if places_clash(self.draft.places, self.places) and not one_act:
            return "another place"
        # درگیری ارتش و شورشیان در شمال عراق, then in one of its towns
        both = self.sides > 1 and self.gap <= REACH_BACK and self.all_wide
        if (
            self.places
            and self.draft.places
            and not (self.shared_places or self.equal or only_named(telling) or self._led or one_act or both)
        ):
            return "a place not named again"  # one place may lie in the other, but neither is named again
        return ""

    @property
    def _around(self) -> bool:
        """Whether the story names only the region of a place in its headline that the gazetteer does not know:
        `حمله به روستای نوده`, then `... مناطقی در استان مرزی را هدف گرفت`."""
        unknown = self.draft.headline_only and all(narrow(b) and not gazetted(b) for b in self.draft.places)
        same = self.draft.type == self.kind and self.sides > 0 and self.gap <= REACH_BACK
        return unknown and same and all(map(wide, self.places)) and not (self.telling.another or self._also)

    @property
    def _below_headline(self) -> bool:
        """Whether a telling opens the story of a headline."""
        below = self.draft.headline_only and self.same_section and self.gap == 1
        return below and not (self.telling.another or self._also)

    @property
    def _headed(self) -> bool:
        """Whether it tells an act of the kind that the headline names, whatever sides and places are called there:
        `حملات موشکی حزب‌الله به اسرائیل`, then `نیروهای مقاومت لبنان شهر صفد را با موشک زدند`."""
        return self._below_headline and self.draft.type == self.kind

    @property
    def _opened(self) -> bool:
        """Whether a telling right below a lead tells an act of the same narrow kind, and nothing that was not told:
        `تظاهرات دانشجویان به خشونت کشید`, then `صدها دانشجو در برابر دانشگاه تجمع کردند`."""
        return (
            self.lead
            and self.draft.type == self.kind in OPENED
            and self.same_section
            and 0 < self.gap <= REACH_BACK
            and not self.places
            and not self.different
            and self.sides >= 0
            and not (self.telling.another or self._also)
        )

    @property
    def _lead_near(self) -> bool:
        return self.lead and self.gap <= REACH_BACK

    @property
    def _told_before(self) -> bool:
        """Whether a telling by its own words tells of an act told before."""
        return self.telling.points_back or self.telling.consequence_only

    @property
    def _of_that_day(self) -> bool:
        """Whether a telling that tells of an act told before has no other day of its own for it: `در سال ۲۰۱۷ سی نفر
        کشته شدند`."""
        telling = self.telling
        return telling.points_back or (telling.consequence_only and telling.own_day is None)

    @property
    def _led(self) -> bool:
        """Whether one of the two is a lead, or points back."""
        return self.lead or self.telling.sentence.headline or self.telling.points_back

    @property
    def _also(self) -> bool:
        """Whether a telling adds an act of its own to what was told: `یک سرباز نیز در انفجار بمب کشته شد`."""
        return self.telling.sentence.reading.has_cue("also") and not self._told_before

    @once
    def _named_again(self) -> bool:
        """Whether a telling only names an attack, as one that the reader knows: `حملات ائتلاف ده‌ها کشته بر جای گذاشت`
        after the coalition's air strike, `حمله به باند فرودگاه` after the strike on that airport."""
        telling = self.telling
        return (
            self.violent
            and only_named(telling)
            and not telling.another
            and not indefinite(telling)
            and 0 < self.gap <= NAMES_AGAIN
            and (
                (self.one_spot and not self.another_doer)
                or self.one_ship
                or (self.same_doer and not self.places)
                or self._day_named
            )
        )

    @once
    def _at_another_time(self) -> bool:
        return at_another_time(self.telling)

    @once
    def _answers_it(self) -> bool:
        return answers_it(self.telling)

    @property
    def _day_named(self) -> bool:
        """Whether one attack is named by the day of an event at one of its places: `حمله روز شنبه به نیروهای ائتلاف در
        کابل را محکوم کرد` after the bombing of that Saturday in Kabul."""
        day, date = self.telling.own_day, self.draft.date
        return (
            day is not None
            and day.first == day.last == date.start == date.end
            and day.first is not None
            and self.shared_places > 0
            and not any(act.plural for act in self.telling.acts)
        )

    @property
    def _condemned(self) -> bool:
        """Whether somebody condemns, by its day and place, the attack that the article tells, whomever he names as its
        victims: `ناتو حمله روز شنبه به نیروهای ائتلاف در کابل را محکوم کرد`."""
        told = self.telling.sentence.reading.tokens
        return self._day_named and self.one_spot and any(token.text == "محکوم" for token in told)

    @once
    def _of_wounds(self) -> bool:
        """Whether a telling counts those who died later of an attack told before: `ده نفری که در حمله روز شنبه زخمی شده
        بودند، جان باختند`."""
        telling = self.telling
        hurt = [
            act
            for act in telling.acts
            if act.trigger.consequence == "wounded" and telling.sentence.reading.embedded(act.first) is not None
        ]
        if not hurt or not any(a.trigger.consequence == "killed" and a.first > hurt[0].last for a in telling.acts):
            return False
        day, date = telling.own_day, self.draft.date
        same_day = day is not None and day.first is not None and day.first == date.start
        known = telling.points_back or same_day or date.start is None
        near = self.same_section and 0 < self.gap <= REACH_BACK and self.sides >= 0
        return near and known and not telling.another

    @property
    def _blast(self) -> bool:
        """Whether a telling right below tells how the bomb of a suicide attack went off (`یک مهاجم بمب را منفجر کرده
        است`), or one of the two tells the explosions of the other at its place: `صدای انفجار در شهر شنیده شد`."""
        bomb = {self.kind, self.draft.type} == EXPLOSIONS and not self.places and self._names_nobody
        heard = self.shared_places > 0 and self.gap <= REACH_BACK and (self.draft.guessed or guesses(self.telling))
        return (bomb or (heard and "bombing" in (self.kind, self.draft.type))) and not self.telling.another

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

    @property
    def _goes_on(self) -> bool:
        """Whether a telling right below tells an act of the same kind, and neither a side nor a place that would be
        another one: `مهاجمان از دو سو به پاسگاه یورش بردند` after the attack of that group."""
        return (
            self.draft.type == self.kind
            and self.same_section
            and self.gap == 1
            and self.sides == 0
            and not self.different
            and not (self.places and self.draft.places)
            and not (self.telling.another or self._also)
        )

    def ties(self) -> int:
        """What speaks for one event, in points; twenty are enough."""
        draft, telling = self.draft, self.telling
        score = 0
        if telling.points_back and self.violent and self.same_section and self.gap <= POINTS_BACK:
            score += 60 - self.gap - 20 * places_clash(draft.places, self.places)
        if (
            telling.consequence_only
            and self.violent
            and self.same_section
            and 0 < self.gap <= HARM_REACHES
            and not telling.another
            and (not self.places or self.shared_places)
        ):
            score += 50 - self.gap
        if telling.points_back and draft.type == self.kind in HOLDING and self.same_section and self.gap <= POINTS_BACK:
            score += 30 if not self.places or self.shared_places else 0  # اما این شهر به دست شورشیان افتاد
        if self.equal:
            score += (30 if self.sure else 14) * self.equal
        score += 20 * self._goes_on + 25 * self.losses + 20 * self.reworded + 12 * self._opened
        if self._named_again or (self.one_ship and self.violent) or self.one_drone or self._blast:
            score += 20
        score += 20 * self._of_wounds + 50 * self.breach + 40 * self.those + 20 * self.repeated + 20 * self.new_toll
        if self.one_spot and draft.type == self.kind and not self.different and self.gap > 0:
            score += 12
        alike = (self.shared_places and self.sides > 0) or self.sides > 1
        if draft.type == self.kind or draft.headline_only or alike:
            score += 12 * self.shared_places + 10 * max(self.sides, 0)
            if self.shared_places and draft.type == self.kind and not telling.casualties and self.same_section:
                score += 8
            near = self.gap <= NAMES_AGAIN or self.kind in SPOKEN
            placeless = not self.places or self.kind == "threat"
            goes_on = placeless and not self.different and near and not telling.another
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
        if self.gap == 0 and self.sure and self.one_spot and self.draft.type == self.kind:
            return 20  # a line that runs over its headline
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


def _content(reading: Reading) -> frozenset[str]:
    """The words of a sentence that say something."""
    return frozenset(t.text for t in reading.tokens if t.kind == "word" and t.text not in FUNCTION_WORDS)
