"""From tellings to events: which tellings of an article are one event, and what each adds to it.

A headline or lead and the story below it, a later sentence that points back (`این حملات`), casualties told after the
attack: one event with several evidence spans. Another place, another day, another side or another figure: another event
(codebook, section 1).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from rasad.article import (
    ActorMention,
    Casualty,
    Event,
    EventDate,
    Materiel,
    Mention,
    PlaceMention,
    Reason,
    SourceMention,
)
from rasad.coding.acts import Act, acts
from rasad.coding.another import answers_it
from rasad.coding.attribution import Voices, confirms, of_another_clause, only_occasion, publishes, signs_the_line
from rasad.coding.bearers import Bearers
from rasad.coding.dating import GOES_ON, OF_WORDS, Days, date_of, first_day
from rasad.coding.draft import Draft
from rasad.coding.gate import at_peace, first_look, speaks_of_war, with_surroundings
from rasad.coding.joining import GENERIC, home_of
from rasad.coding.kinds import VIOLENT_TYPES, decide, named_aside, since_lately
from rasad.coding.kinship import kind_of
from rasad.coding.lexicon import dictionaries
from rasad.coding.machines import manned
from rasad.coding.mentions import extend, extend_places, unique
from rasad.coding.naming import related
from rasad.coding.openings import tells_no_act
from rasad.coding.persons import name_beside
from rasad.coding.phrases import Side
from rasad.coding.pointing import points_back, points_inside
from rasad.coding.reading import Reading
from rasad.coding.roles import assign
from rasad.coding.same_places import gazetted, places_clash
from rasad.coding.scene import Scene, best
from rasad.coding.signs import only_named
from rasad.coding.source_phrases import Speaker
from rasad.coding.tally import Tally
from rasad.coding.targets import SUFFERS, aim, targets
from rasad.coding.telling import VIOLENT, Sentence, Telling, read_sentence, tellings
from rasad.coding.topic import CARRIED_RANK, Topic
from rasad.coding.violence import guesses
from rasad.text import DateExpression, Document

#: Kinds of actors that attack.
FIGHTING = frozenset(
    {
        "state",
        "government",
        "military",
        "air_force",
        "navy",
        "militia",
        "rebel",
        "terrorist",
        "coalition",
        "intelligence",
    }
)
#: Over so many sentences an accusation names the doer of an attack.
BLAMED_WITHIN = 3
#: An agency names itself in one of so many first sentences.
OPENING = 3
#: Over so many sentences a speaker confirms what was told.
CONFIRMED_WITHIN = 3
#: Over so many sentences the press quotes whoever goes on.
QUOTED_WITHIN = 2
#: What lies more days back than this is told as background: what the article reports is newer.
BACKGROUND = 60
#: What lies more days back than this is history, which an article about no war only remembers.
HISTORY = 8 * 365


@dataclass
class Unmade:
    """A trigger that made no event, and why."""

    quote: Mention
    row: str
    why: str


class Assembler:
    """Assembles the events of one article."""

    def __init__(
        self, document: Document, published_on: date | None, agency: str | None = None, *, explaining: bool = True
    ) -> None:
        self.document = document
        self.agency = agency
        self.explaining = explaining
        self.published_on = published_on
        self.drafts: list[Draft] = []
        self.unmade: list[Unmade] = []
        self.position = 0
        self.opened = 0
        self.conflict = False
        self.aside = False
        self.scene = Scene()
        self.topic = Topic()
        self.voices = Voices()
        self.days = Days()
        self.said: dict[int, tuple[int, list[SourceMention]]] = {}
        self.codes: dict[int, set[str]] = {}
        self.cited: set[int] = set()
        self.bearers: dict[int, Bearers] = defaultdict(Bearers)
        self.told: dict[tuple[str, ...], list[Draft | None]] = {}
        self.named_days: dict[int, DateExpression | None] = {}

    def run(self) -> list[Event]:
        read = [
            [
                (Reading(self.document, sentence, self.published_on), sentence is section.headline)
                for sentence in (*((section.headline,) if section.headline is not None else ()), *section.sentences)
            ]
            for section in self.document.sections
        ]
        readings = [reading for section in read for reading, _ in section]
        hot, self.conflict, self.aside = first_look(readings)
        if hot and not self.conflict:
            self._walk(read, hot, trying=True)  # where they tell nothing, those around them need no reading
            if self.drafts and at_peace(readings):
                hot = {n for n in hot if speaks_of_war(readings[n])}
            if not self.drafts or not hot:
                return []
            self._start()
        if hot:
            self._walk(read, with_surroundings(hot))
        drafts = [d for d in self.drafts if d.type]
        _blame(drafts)
        for draft in drafts:
            self._source_below(draft)
            self._day_below(draft)
        return [self._event(d) for d in drafts]

    def _start(self) -> None:
        self.drafts = []
        self.unmade = []
        self.position = 0
        self.scene = Scene()
        self.topic = Topic()
        self.said = {}
        self.codes = {}
        self.bearers.clear()
        self.told = {}
        self.named_days = {}

    def _walk(self, read: list[list[tuple[Reading, bool]]], close: set[int], *, trying: bool = False) -> None:
        """Read the sentences at these positions closely, in order; `trying`: only as far as to see an event."""
        position = -1
        for number, section in enumerate(read):
            self.scene.turn()
            self.topic.turn()
            self.voices = Voices()
            self.days = Days()
            self.opened = self.position + 1 + any(headline for _, headline in section)
            for reading, headline in section:
                position += 1
                if position in close:
                    if trying and self.drafts:
                        return
                    self._sentence(reading, headline=headline, section=number, trying=trying)
                else:
                    self.position += 1

    def _sentence(self, reading: Reading, *, headline: bool, section: int, trying: bool = False) -> None:
        self.position += 1
        if not reading.tokens:
            return
        told = acts(reading)
        trying = trying and not self.explaining
        if trying and (all(act.modality == "unreal" for act in told) or (self.aside and named_aside(reading, told))):
            return
        read = read_sentence(reading, told, headline=headline, section=section, conflict=self.conflict)
        read.aside = self.aside
        mentions, speakers = ({}, []) if trying else self._heard(read)
        self.named_days[self.position] = first_day(read.dates)
        if speakers and confirms(reading):
            self._confirmed(speakers, section)
        found, dropped = tellings(read)
        for act, why in dropped:
            self._unmade(reading, act, why)
        another = reading.cues.get("another", [])
        # a page may give its lead, or its whole text, twice: word for word what was told is told again
        texts = tuple(reading.sentence.texts)
        before = self.told.get(texts, [])
        homes: list[Draft | None] = [None] * len(found)
        self.told.setdefault(texts, homes)
        for n, telling in enumerate(found):
            telling.points_back = points_back(telling)
            # از صبح امروز تاکنون ۸۸ نفر کشته شدند: the sum of several acts is no one's of them
            summed = reading.has_cue("cumulative") and since_lately(telling)
            telling.another = summed or any(telling.span[0] <= h.first <= telling.span[1] for h in another)
            telling.heard = bool(speakers)
            assign(telling)
            why_not = decide(telling)
            if telling.amid and not any(draft.type in VIOLENT_TYPES for draft in self.drafts):
                why_not = "ordinary diplomacy"
            if why_not is not None:
                self._refuse(telling, why_not)
                continue
            telling.initiator = manned(telling)
            aim(telling)
            self.topic.resolve(telling)
            telling.date = telling.own_day = date_of(telling)
            self._await(telling)
            old = telling.date is not None and self._is_background(telling.date)
            telling.background = old and telling.status != "planned"
            if telling.background and not self.conflict and self._days_back(telling.date) > HISTORY:
                self._refuse(telling, "history")
                continue
            if telling.date is None and telling.status != "planned":
                telling.date = self.days.carried(telling, self.position)
                if telling.date is not None:
                    telling.because("date", "carried over from the act before")
            if telling.status != "planned":
                self.days.tell(telling.date, self.position)
            if _saying(telling, speakers):
                rows = [row for speaker in read.attribution.speakers for row in speaker.rows if row]
                telling.because(
                    "attribution", "names its source" if rows else "its source goes on", tuple(dict.fromkeys(rows))
                )
            if not trying:
                again = before[n] if n < len(before) else None
                homes[n] = self._place(telling, mentions, _saying(telling, speakers), again)
            elif self._opens(telling):
                self.drafts.append(_draft(telling))
        if headline and self.days.position != self.position:  # هشت عملیات از صبح امروز
            self.days.tell(self.named_days[self.position], self.position)
        self.topic.hear(read, self.position)

    def _heard(self, read: Sentence) -> tuple[dict[int, PlaceMention], list[SourceMention]]:
        """Where a sentence is, by spot, and who says so."""
        for side in read.sides:
            actor = dictionaries().actors.get(side.code or "")
            if actor and actor.country:
                self.scene.context.countries[actor.country] += 1
        mentions = self.scene.read(read)
        self.bearers[read.section].hear(read.reading, read.attribution.speakers)
        named = [(s, s.mention(read.reading)) for s in read.attribution.speakers]
        speakers = [
            mention
            for s, mention in named
            if not (
                (s.verb_at < 0 or s.told_to)
                and publishes(self.agency, s.code, mention.quote, opening=self._opens_with(read, s))
            )
            and not signs_the_line(read.reading, s, self.agency)
        ]
        speakers = self.voices.hear(read.reading, read.attribution, speakers)
        self.said[self.position] = (read.section, speakers)
        codes = {side.code for side in read.sides if side.code} | {s.code for s, _ in named if s.code}
        self.codes[self.position] = codes
        self.cited |= {m.start for s, m in named if s.verb_at < 0 and m.code in dictionaries().source_names}
        return mentions, speakers

    def _opens_with(self, read: Sentence, speaker: Speaker) -> bool:
        """Whether an article opens with a source as agencies do: `به گزارش الف، ...`."""
        tokens = read.reading.tokens
        return self.position <= OPENING and speaker.first == 2 and tokens[1].text == "گزارش"

    def _confirmed(self, speakers: list[SourceMention], section: int) -> None:
        """Who confirms the news is a source of what was told right before: `فرماندار این خبر را تأیید کرد`."""
        last = max((d.order[-1] for d in self.drafts if d.section == section), default=-1)
        if last >= self.position - CONFIRMED_WITHIN:
            for draft in self.drafts:
                if draft.order[-1] == last and draft.type not in OF_WORDS:
                    extend(draft.attribution, speakers)

    def _press_before(self, telling: Telling, doers: list[ActorMention], speakers: list[SourceMention]) -> None:
        """The press that quotes whoever accuses or threatens quotes him still where he goes on: `به گزارش الف، ارتش گفت
        ... . ارتش ... را متهم کرد`."""
        press = dictionaries().press
        if any(m.code in press for m in speakers):
            return
        names = {m.code for m in doers if m.code}
        for at in range(self.position - 1, self.position - 1 - QUOTED_WITHIN, -1):
            section, before = self.said.get(at, (-1, []))
            if section != telling.sentence.section:
                return
            cited = [m for m in before if m.code in press]
            if cited:
                if telling.sentence.attribution.continues or names & self.codes[at]:
                    speakers += cited
                return

    def _source_below(self, draft: Draft) -> None:
        """A lead has the agency that the sentence below it cites (`به گزارش الف`), which tells the same at length; one
        without a source has whoever speaks there."""
        opens = draft.order[-1] == 1 or self.said.get(draft.order[-1] - 1, (-1, []))[0] != draft.section
        section, speakers = self.said.get(draft.order[-1] + 1, (-1, []))
        if opens and section == draft.section and draft.type not in OF_WORDS:
            cited = [m for m in speakers if m.start in self.cited]
            extend(draft.attribution, cited if draft.attribution else speakers)

    def _day_below(self, draft: Draft) -> None:
        """A headline has the day that the sentence below it names, which tells the same at length."""
        if not draft.headline_only or draft.date.start is not None or draft.type not in GOES_ON:
            return
        at = draft.order[-1] + 1
        day = self.named_days.get(at)
        if day is not None and self.said.get(at, (-1, []))[0] == draft.section:
            quote = self.document.mention(day.start, day.end)
            draft.date = EventDate(day.first, day.last, "day", quote)
            draft.reasons.append(Reason("date", "the day of the sentence below", ()))

    def _await(self, telling: Telling) -> None:
        """What has a day to come is planned, whatever its verb: `مذاکرات فردا برگزار می‌شود`."""
        day = telling.date.first if telling.date is not None else None
        if day is None or self.published_on is None or day <= self.published_on:
            return
        topics = {hit.last + 1 for hit in telling.sentence.reading.cues.get("topic", [])}
        spoken_about = only_named(telling) and any(act.first in topics for act in telling.acts)
        if telling.status == "happened" and telling.type not in OF_WORDS and not spoken_about:
            telling.status = "planned"
            telling.because("status", "a day to come")

    def _days_back(self, expression: DateExpression | None) -> int:
        """How many days before publication a day lies; none where one of the two is not known."""
        if expression is None or expression.last is None or self.published_on is None:
            return 0
        return (self.published_on - expression.last).days

    def _is_background(self, expression: DateExpression) -> bool:
        """Whether a day is too old to be what the article reports. Without a day of publication a bare year
        (`در سال ۲۰۱۷`) is."""
        if self.published_on is None:
            return expression.precision == "year"
        return self._days_back(expression) > BACKGROUND

    def _refuse(self, telling: Telling, why: str) -> None:
        """Note why a telling makes no event."""
        for act in telling.acts:
            self._unmade(telling.sentence.reading, act, why)

    def _unmade(self, reading: Reading, act: Act, why: str) -> None:
        if self.explaining:
            self.unmade.append(Unmade(reading.mention(act.first, act.last), act.rows[0], why))

    def _place(
        self,
        telling: Telling,
        mentions: dict[int, PlaceMention],
        speakers: list[SourceMention],
        again: Draft | None,
    ) -> Draft | None:
        """Put a telling into the event it tells, or open a new one. `again`: the event that the same words told."""
        places = self.scene.of(telling, mentions)
        home = again or home_of(self.drafts, telling, places, self.position)
        if home is None:
            if not self._opens(telling):
                return None
            home = _draft(telling)
            self.drafts.append(home)
        self._add(home, telling, places, speakers)
        return home

    def _opens(self, telling: Telling) -> bool:
        """Whether a telling tells an event by itself; one without a type gets that of its losses."""
        told = telling.spots or telling.casualties or telling.losses
        said = telling.type in ("accusation", "threat")
        told_before = telling.type in VIOLENT_TYPES and any(draft.type == telling.type for draft in self.drafts)
        again = told_before and not answers_it(telling)
        if telling.points_back and (again or (only_named(telling) and not told and not said)):
            self._refuse(telling, "points back to nothing told")
            return False
        why_not = tells_no_act(telling, lead=self.position <= 1)
        if why_not:
            self._refuse(telling, why_not)
            return False
        if telling.type == "":
            if not telling.casualties:
                if not telling.losses or telling.frame != "seize":
                    return False
                telling.type = "weapons_seized"
            elif all(p.kind == "displaced" for p in telling.casualties):
                self._refuse(telling, "flight from no act told")
                return False
            elif any(p.side and p.side.armed for p in telling.casualties):
                telling.type = "armed_clash"
            else:
                telling.type = "violence_against_civilians"
        return True

    def _add(self, draft: Draft, telling: Telling, places: list[PlaceMention], speakers: list[SourceMention]) -> None:
        sentence = telling.sentence
        reading = sentence.reading
        kind = telling.type or ""
        finds_cause = draft.type == "bombing" and kind == "suicide_bombing"
        guess = guesses(telling)
        better_known = kind not in GENERIC and (draft.type in GENERIC or (draft.guessed and not guess))
        if "truce_violation" in (kind, draft.type):
            better_known = kind in VIOLENT_TYPES  # how a truce was broken says more than that it was
        if (kind and better_known) or not draft.type or finds_cause:
            draft.type = kind
            draft.guessed = guess
        draft.tellings.append(telling)
        draft.order.append(self.position)
        draft.headline_only = draft.headline_only and sentence.headline
        draft.opening = draft.opening and self.position <= self.opened
        if telling.status != "happened" and len(draft.tellings) == 1:
            draft.status = telling.status
        elif telling.status == "denied":
            draft.status = "denied" if draft.status != "happened" else draft.status
        doers = [_actor(telling, s) for s in telling.initiator]
        draft.doers.add(doers, telling.initiator_rank, headline=sentence.headline)
        answered = self.topic.answered(telling)
        self.topic.lend_to(draft, telling, self.position)
        self.topic.tell(doers, self.position)
        draft.struck.add([_actor(telling, s) for s in telling.target], telling.target_rank, headline=sentence.headline)
        if not draft.places and self.scene.nameless(places):
            lent = self.scene.lent(telling)
            if lent:
                telling.because("places", "carried over from the act before")
            elif not places:
                lent = self.scene.of_speaker(telling) or self.scene.of_crowd(telling)
            places = places + lent
            draft.around = draft.around or ([] if answered else self.scene.around(telling))
        known = [m for m in places if gazetted(m)]  # سربازانی که در این حمله زخمی شدند در آلمان بستری‌اند
        if telling.points_back and points_inside(telling) == "something of it" and places_clash(draft.places, known):
            telling.weak.update((m.start, m.end) for m in places)
        self.scene.tell(best(places, telling.weak))
        extend_places(draft.places, places, draft.weak, telling.weak)
        own = telling.frame in ("accuse", "threaten")
        if own and not doers:  # the speaker of a sentence before goes on
            press = dictionaries().source_names
            voices = [m for m in speakers if m.code not in press] or speakers
            doers = [ActorMention(m.quote, m.start, m.end, m.code) for m in voices[:1]]
            draft.doers.add(doers, SUFFERS, headline=False)
        if own:
            speakers = list(speakers)
            self._press_before(telling, doers, speakers)
        spans = [(m.start, m.end) for m in doers] if own else []
        extend(draft.attribution, [m for m in speakers if not any(a < m.end and m.start < b for a, b in spans)])
        _count(draft.tally, telling)
        expression = telling.date
        better = draft.spoken_day and not telling.spoken_day and expression is not None and expression.first is not None
        if expression is not None and (draft.date.start is None or better):
            draft.spoken_day = telling.spoken_day
            # `امروز` of an article without a day of publication is no date.
            precision = expression.precision if expression.first else "none"
            draft.date = EventDate(
                expression.first,
                expression.last,
                precision,  # type: ignore[arg-type]
                self.document.mention(expression.start, expression.end),
            )
        main = any(a.voice != "noun" for a in telling.acts)
        draft.evidence.append((main and not sentence.headline, reading.mention(*telling.span)))
        draft.reasons.extend(Reason(name, rule, rows) for name, rule, rows in telling.reasons)

    def _where(self, draft: Draft) -> list[PlaceMention]:
        """The places of an event; where they are houses without a name, also those around them."""
        if not self.scene.nameless(draft.places):
            return draft.places
        return draft.places + [m for m in draft.around if m not in draft.places]

    def _event(self, draft: Draft) -> Event:
        initiator = draft.initiator
        target = targets(draft, initiator)
        evidence = [m for main, m in draft.evidence if main] + [m for main, m in draft.evidence if not main]
        return Event(
            draft.type,
            tuple(unique(evidence)),
            draft.status,  # type: ignore[arg-type]
            tuple(initiator),
            tuple(target),
            tuple(self.scene.with_roles([] if draft.type in OF_WORDS else best(self._where(draft), draft.weak))),
            draft.date,
            tuple(draft.tally.counted()),
            tuple(draft.materiel),
            tuple(self._reported(draft, [*initiator, *target])),
            tuple(draft.reasons),
        )

    def _reported(self, draft: Draft, sides: list[ActorMention]) -> list[SourceMention]:
        """Who says so, a person by his name. An accusation or a threat is the speaker's own act: only the press that
        tells it is a source."""
        told = draft.attribution
        if draft.type in ("accusation", "threat"):
            told = [m for m in told if m.code in dictionaries().source_names]
        elif draft.type in ("talks", "agreement"):  # whoever meets somebody and says so is no witness of it
            parties = {(m.start, m.end) for m in sides}
            told = [m for m in told if not any(a < m.end and m.start < b for a, b in parties)]
        named: list[SourceMention] = []
        extend(named, [self.bearers[draft.section].named(m) for m in told])
        return named


def _count(tally: Tally, telling: Telling) -> None:
    """Add the figures of a telling to those of its event."""
    reading, headline = telling.sentence.reading, telling.sentence.headline
    for people in telling.casualties:
        words = reading.mention(people.first, people.last)
        item = Casualty(
            words.quote, words.start, words.end, people.kind, people.low, people.high, people.who, people.code
        )
        tally.add_people(item, headline=headline)
    for loss in telling.losses:
        words = reading.mention(loss.first, loss.last)
        thing = Materiel(words.quote, words.start, words.end, loss.item, loss.action, loss.low, loss.high, loss.code)
        tally.add_loss(thing, headline=headline)


#: Speech that does not say that a deed was done: `آمریکا حمله گروه را محکوم کرد`.
CONDEMNING = frozenset({"محکوم"})


def _saying(telling: Telling, speakers: list[SourceMention]) -> list[SourceMention]:
    """Those of a sentence's sources who say what a telling tells: not who speaks because of it."""
    if telling.type in OF_WORDS:
        return speakers
    reading = telling.sentence.reading
    apart = {
        speaker.mention(reading).start
        for speaker in telling.sentence.attribution.speakers
        if all(only_occasion(reading, speaker, act.first) for act in telling.acts)
        or of_another_clause(reading, speaker, telling.acts)
        or (reading.tokens[speaker.verb_at].text in CONDEMNING and not telling.sentence.attribution.continues)
    }
    return [mention for mention in speakers if mention.start not in apart]


def _blame(drafts: list[Draft]) -> None:
    """Whoever a section accuses of an attack is its doer where nobody else is: `این بمب‌گذاری را به طالبان نسبت داد`."""
    for accusation in drafts:
        if accusation.type != "accusation" or accusation.status == "denied" or not accusation.initiator:
            continue
        accused = [m for m in accusation.target if kind_of(m.code) in FIGHTING]
        if not accused or accusation.struck.rank > 1:
            continue
        if not any(a.frame in VIOLENT for t in accusation.tellings for a in t.sentence.acts):
            continue
        near = [
            d
            for d in drafts
            if d.type in VIOLENT_TYPES
            and not d.initiator
            and d.section == accusation.section
            and min(abs(a - b) for a in d.order for b in accusation.order) <= BLAMED_WITHIN
            and not any(related(m.code, n.code) for m in d.target for n in accused)
        ]
        if len(near) == 1:
            near[0].doers.add(accused, CARRIED_RANK + 1, headline=False)
            near[0].reasons.append(Reason("initiator", "who is accused of it", ()))


def _draft(telling: Telling) -> Draft:
    """A new event."""
    return Draft(
        telling.type or "",
        telling.frame,
        telling.sentence.section,
        background=telling.background,
        guessed=guesses(telling),
    )


def _actor(telling: Telling, side: Side) -> ActorMention:
    if id(side) in telling.names:
        return telling.names[id(side)]
    reading = telling.sentence.reading
    name = name_beside(reading, side)
    words = reading.mention(*name) if name else reading.mention(side.first, side.last, side.glued)
    return ActorMention(words.quote, words.start, words.end, side.code)
