"""Whom a section has named so far, for words that stand for a side told before: `این گروه`, `نیروهای این کشور`,
`تکفیری‌ها`; and for verbs without a subject, whose doer is that of the sentence before: `همچنین مواضعی را هدف قرار
داد`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rasad.article import ActorMention
from rasad.coding.draft import Draft
from rasad.coding.governing import AGENTIVE, speaks
from rasad.coding.kinship import akin
from rasad.coding.own_acts import downed
from rasad.coding.parts import GUESS, main_act
from rasad.coding.phrase_words import ADVERBS
from rasad.coding.phrases import Side
from rasad.coding.pointing import STANDS_FOR, points
from rasad.coding.reading import FUNCTION_WORDS, QUOTES
from rasad.coding.telling import VIOLENT, Sentence, Telling

#: Nouns of a state's forces that need its name: `نیروی هوایی` after `ارتش اسرائیل`.
BRANCHES = frozenset({"نیروی هوایی", "نیروی دریایی", "نیروی زمینی", "پدافند هوایی", "توپخانه"})
#: Kinds of actors that have such branches.
FORCES = frozenset({"military", "air_force", "navy", "coalition"})
#: Nouns of fighters that an article calls by name elsewhere, and the kinds of actors that they call so.
FIGHTERS = {
    "تروریست": frozenset({"terrorist"}),
    "تکفیری": frozenset({"terrorist"}),
    "شورشی": frozenset({"rebel", "militia", "terrorist"}),
    "شبه‌نظامی": frozenset({"militia", "rebel", "terrorist"}),
}
#: Frames whose dropped subject is the doer of the sentence before.
CARRIED = (VIOLENT & AGENTIVE) | {"harm", "arrest", "take", "seize", "siege", "demolish", "loss"}
#: Frames whose passive goes on with what a doer struck, and the words that say that it does.
STRUCK_TOO = frozenset({"hit", "attack"})
GOES_ON = frozenset({"نیز", "همچنین", "هم"})
#: Over so many sentences a subject is carried.
REACH = 2
#: A carried subject is as sure as a guess.
CARRIED_RANK = GUESS + 1
#: Words that may open a clause without being its subject.
OPENERS = frozenset({"همچنین", "همزمان", "نیز", "سپس", "وی", "او", "آنها", "آنان"})


@dataclass
class Named:
    """A side as a sentence of the section names it."""

    mention: ActorMention
    kind: str
    position: int


@dataclass
class Topic:
    """The sides that a section has named, and who did what it told last."""

    named: list[Named] = field(default_factory=list)
    doers: tuple[ActorMention, ...] = ()
    told_at: int = -99
    speaker: ActorMention | None = None

    def turn(self) -> None:
        """A new section begins: nothing carries over."""
        self.named = []
        self.doers = ()
        self.told_at = -99
        self.speaker = None

    def resolve(self, telling: Telling) -> None:
        """Give words that stand for a side the name of that side."""
        telling.initiator = [self._named(telling, side, telling.target) for side in telling.initiator]
        telling.target = [self._named(telling, side, telling.initiator) for side in telling.target]

    def lend_to(self, draft: Draft, telling: Telling, position: int) -> None:
        """Give an event the sides that only the sentence before tells."""
        headline = telling.sentence.headline
        draft.doers.add(self.lend(telling, position), CARRIED_RANK, headline=headline)
        draft.struck.add(self.launcher(telling, position), CARRIED_RANK, headline=headline)

    def lend(self, telling: Telling, position: int) -> tuple[ActorMention, ...]:
        """The doers of the sentence before, for a verb without a subject; empty for any other."""
        act = main_act(telling)
        if telling.initiator:
            return ()
        we = telling.sentence.reading.tokens[act.verb_last].text.endswith("یم")
        if act.voice == "active" and telling.frame in CARRIED and we and self.speaker is not None:
            telling.because("initiator", "who says we")
            return (self.speaker,)
        if not self.doers or position - self.told_at > REACH:
            return ()
        if self._struck_too(telling):
            telling.because("initiator", "who struck what was told before")
            return self.doers
        if act.voice != "active" or telling.frame not in CARRIED or not _subjectless(telling):
            return ()
        struck = [side.code for side in telling.target if side.code]
        if any(m.code and akin(m.code, code) for m in self.doers for code in struck):
            return ()
        telling.because("initiator", "subject of the sentence before")
        return self.doers

    def answered(self, telling: Telling) -> bool:
        """Whether another known side acts than the one whose act was told before: `گروه شهری را گلوله‌باران کرد. ارتش
        یک پایگاه را هدف گرفت`."""
        mine = [side.code for side in telling.initiator if side.code]
        return bool(mine and self.doers) and all(m.code and not akin(m.code, code) for m in self.doers for code in mine)

    def launcher(self, telling: Telling, position: int) -> tuple[ActorMention, ...]:
        """Whose missiles or drones were shot down, where only the sentence before tells who launched them: `گروه چند
        موشک شلیک کرد. ارتش گفت موشک‌ها رهگیری شده‌اند`; empty where anybody is known."""
        if telling.type != "weapons_seized" or any(side.code for side in telling.target) or not downed(telling):
            return ()
        if not self.doers or position - self.told_at > REACH:
            return ()
        mine = [side.code for side in telling.initiator if side.code]
        if not mine or any(not m.code or akin(m.code, code) for m in self.doers for code in mine):
            return ()
        telling.because("target", "who launched it before")
        return self.doers

    def _struck_too(self, telling: Telling) -> bool:
        """Whether a passive goes on with the strikes of a doer: `گروه مواضع ارتش را زد. تجمع نظامیان نیز هدف قرار
        گرفت`."""
        act = main_act(telling)
        if act.voice != "passive" or telling.frame not in STRUCK_TOO:
            return False
        reading = telling.sentence.reading
        words = {t.text for t, clause in zip(reading.tokens, reading.clause_of, strict=True) if clause == act.clause}
        codes = [side.code for side in telling.target]
        return bool(words & GOES_ON and codes) and all(
            code and m.code and not akin(m.code, code) for m in self.doers for code in codes
        )

    def tell(self, doers: list[ActorMention], position: int) -> None:
        """Who did what a sentence told."""
        if doers:
            self.doers, self.told_at = tuple(doers), position

    def hear(self, sentence: Sentence, position: int) -> None:
        """Keep the sides that a sentence names."""
        for side in sentence.sides:
            if side.code and side.kind:
                self.named.append(_name(sentence, side, position))
                if any(s.first <= side.first and side.last <= s.last for s in sentence.attribution.speakers):
                    self.speaker = self.named[-1].mention

    def _named(self, telling: Telling, side: Side, others: list[Side]) -> Side:
        if side.code:
            return side
        found = self._antecedent(telling.sentence, side, {s.code for s in others if s.code})
        if found is None:
            return side
        name = replace(side, code=found.mention.code, kind=found.kind)
        if not (side.first < side.last and points(telling.sentence, side) and _few(telling.sentence, side)):
            telling.names[id(name)] = found.mention
        return name

    def _antecedent(self, sentence: Sentence, side: Side, others: set[str | None]) -> Named | None:
        """The side named before that a phrase without a name stands for."""
        tokens = sentence.reading.tokens
        word = tokens[side.last].text
        if word in STANDS_FOR and points(sentence, side):
            if side.first < side.last and not side.armed:
                return None  # شهروندان این کشور are no state
            told = [*self.named, *_here(sentence, side)]
            before = [n for n in told if n.kind in STANDS_FOR[word] and n.mention.code not in others]
            return before[-1] if before else None
        lemma = side.hits[0].entry.value if side.hits else ""
        if len(side.hits) > 1 or not side.armed:
            return None
        kinds = FORCES if lemma in BRANCHES else FIGHTERS.get(lemma, frozenset())
        if lemma in FIGHTERS and not (
            tokens[side.first].text.endswith(("ان", "ها", "های")) and not _counted(sentence, side)
        ):
            return None
        before = [n for n in [*self.named, *_here(sentence, side)] if n.kind in kinds]
        codes = {n.mention.code for n in before}
        if lemma in BRANCHES:
            return before[-1] if _one_state(codes) and before[-1].mention.code not in others else None
        return before[-1] if len(codes) == 1 and before[-1].mention.code not in others else None


def _here(sentence: Sentence, side: Side) -> list[Named]:
    """The sides that the same sentence names before a phrase."""
    return [_name(sentence, s, -1) for s in sentence.sides if s.last < side.first and s.code and s.kind]


def _name(sentence: Sentence, side: Side, position: int) -> Named:
    """The name in a phrase: `ارتش اسرائیل` in `سخنگوی ارتش اسرائیل`."""
    name = next((hit for hit in side.hits if hit.entry.value == side.code), None)
    first, last, glued = (name.first, name.last, name.glued) if name else (side.first, side.last, side.glued)
    words = sentence.reading.mention(first, last, glued)
    kind = "military" if side.kind == "state" and side.noun_class in ("armed", "unit") else side.kind
    return Named(ActorMention(words.quote, words.start, words.end, side.code), kind, position)


def _one_state(codes: set[str | None]) -> bool:
    """Whether actors are all of one state."""
    known = [code for code in codes if code]
    return bool(known) and all(akin(known[0], code) for code in known)


def _counted(sentence: Sentence, side: Side) -> bool:
    """Whether a figure stands before a phrase: `۱۲ تروریست` are no group that was named."""
    return any(first <= side.first <= last + 2 for _, first, last in sentence.reading.quantities)


def _few(sentence: Sentence, side: Side) -> bool:
    """Whether a phrase tells of some men of a state told before, who are named by it: `سه نظامی این کشور`, `یکی از
    افسران این رژیم`; the members of a group stand for it."""
    if sentence.reading.tokens[side.last].text not in ("کشور", "رژیم"):
        return False
    before = [t.text for t in sentence.reading.tokens[max(0, side.first - 2) : side.first]]
    return _counted(sentence, side) or before == ["یکی", "از"]


def _subjectless(telling: Telling) -> bool:
    """Whether the clause of the act opens with an adverb or a preposition and has no bare noun that could be its
    subject."""
    sentence = telling.sentence
    reading = sentence.reading
    act = main_act(telling)
    clause = [i for i, c in enumerate(reading.clause_of) if c == reading.clause_of[act.first] and i < act.first]
    if not clause:
        return False
    if any(
        s.marker in ("", "and") and not s.is_object and not s.genitive and not s.asset and not speaks(sentence, s)
        for s in sentence.sides
        if s.first < act.first
    ):
        return False
    first = next((i for i in clause if reading.tokens[i].text not in QUOTES and not reading.is_break(i)), None)
    if first is None:
        return False
    text = reading.tokens[first].text
    return text in OPENERS or text in ADVERBS or text in FUNCTION_WORDS - {"این", "آن"} or first in reading.dated
