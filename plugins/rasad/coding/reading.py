"""One sentence, read: its words, what the dictionaries found in them, verbs, clauses, figures and dates.

Everything later in the coder works on token positions of a `Reading`; `mention` turns them into a quote of the raw
body.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from mypy_extensions import mypyc_attr

from rasad.article import Mention
from rasad.coding.lexicon import Layer, dictionaries
from rasad.coding.match import PARTIES, Hit, LookedUp, matcher
from rasad.once import once
from rasad.text import DateExpression, Document, Quantity, Sentence, Token, dates, quantities

#: Words that make a noun one that the reader knows.
THESE = frozenset({"این", "همین"})
#: Punctuation that ends a phrase; quotation marks do not.
BREAKS = frozenset("،؛:؟!.,;?()[]/|-–—…\n\t")
QUOTES = frozenset("«»\"'“”‘’ˈ")
#: Words that no phrase runs over.
FUNCTION_WORDS = frozenset(
    {
        "و",
        "که",
        "را",
        "در",
        "از",
        "به",
        "با",
        "بر",
        "تا",
        "یا",
        "اما",
        "ولی",
        "هم",
        "نیز",
        "برای",
        "این",
        "آن",
        "توسط",
        "علیه",
        "ضد",
        "میان",
        "بین",
        "طی",
        "پس",
        "پیش",
        "بعد",
        "قبل",
        "همچنین",
        "چون",
        "زیرا",
        "اگر",
        "مگر",
        "نه",
        "هر",
        "همه",
        "روی",
        "سوی",
        "ضمن",
        "جز",
        "مانند",
        "مثل",
        "حتی",
        "نزد",
        "سپس",
        "وی",
        "او",
        "خود",
        "آنها",
        "آنان",
        "بدون",
        "درباره",
        "پیرامون",
    }
)

#: What is left of `گفت‌وگو` behind a space.
OF_TALKS = frozenset({"وگو", "وگوی", "وگویی", "وگوها", "وگوهای"})
#: Words before `نشست`, a meeting, which is no verb there.
BEFORE_MEETINGS = frozenset({"در", "این", "آن", "یک", "به", "از", "طی", "هر", "پایان", "حاشیه", "جریان", "برای"})
#: Words before `برد` where it is how far a weapon reaches.
REACHES = frozenset({"میان", "دور", "کوتاه", "بلند", "با", "دارای", "حداکثر", "متوسط", "نزدیک"})
#: Layers whose words are no names of places.
NO_PLACES: tuple[Layer, ...] = (
    "trigger",
    "verb",
    "modifier",
    "noun",
    "speech",
    "means",
    "item",
    "cue",
    "actor",
    "source",
)


class Verb(NamedTuple):
    """A verb group: tokens `first` to `last`."""

    first: int
    last: int
    verb: str
    tense: str
    negative: bool
    passive: bool

    @property
    def finite(self) -> bool:
        return self.tense not in ("infinitive", "participle")


@mypyc_attr(native_class=False)
@dataclass
class Reading:
    """A sentence with everything found in it."""

    document: Document
    sentence: Sentence
    published_on: date | None

    @once
    def tokens(self) -> tuple[Token, ...]:
        """The words of the sentence."""
        return self.sentence.tokens

    @once
    def _looked_up(self) -> LookedUp:
        return matcher().look_up(self.sentence.texts)

    @once
    def first_hits(self) -> dict[Layer, list[Hit]]:
        """What decides whether the sentence is read closely: words of acts and of war, armed actors."""
        return matcher().first_hits(self._looked_up)

    @once
    def _parties(self) -> dict[Layer, list[Hit]]:
        return matcher().party_hits(self._looked_up)

    @once
    def _others(self) -> dict[Layer, list[Hit]]:
        return matcher().other_hits(self._looked_up)

    def counted(self, cue: str) -> int:
        """How often a cue that decides what an article is about stands in the sentence."""
        return sum(hit.entry.value == cue for hit in self.first_hits.get("cue", ()))

    def layer(self, layer: Layer) -> list[Hit]:
        """What the dictionaries of a layer find, in order."""
        return (self._parties if layer in PARTIES else self._others).get(layer, [])

    @once
    def cues(self) -> dict[str, list[Hit]]:
        """The cue phrases by name."""
        found: dict[str, list[Hit]] = {}
        for hit in self.layer("cue"):
            found.setdefault(hit.entry.value, []).append(hit)
        return found

    @once
    def cue_starts(self) -> dict[int, list[tuple[str, int]]]:
        """Cues by their first token: name and last token."""
        found: dict[int, list[tuple[str, int]]] = {}
        for hit in self.layer("cue"):
            found.setdefault(hit.first, []).append((hit.entry.value, hit.last))
        return found

    @once
    def cue_ends(self) -> dict[int, list[tuple[str, int]]]:
        """Cues by their last token: name and first token."""
        found: dict[int, list[tuple[str, int]]] = {}
        for hit in self.layer("cue"):
            found.setdefault(hit.last, []).append((hit.entry.value, hit.first))
        return found

    @once
    def verbs(self) -> list[Verb]:
        """The verb groups in order. `کرد` before a noun it could belong to stays a verb: names of peoples are the actor
        dictionary's (`کردهای عراق`)."""
        forms = dictionaries().verb_forms
        groups: list[Verb] = []
        for hit in self.layer("verb"):
            if groups and groups[-1].first == hit.first:
                continue
            form = forms[hit.entry.value]
            if form.verb == "گفت" and [t.text for t in self.tokens[hit.last + 1 : hit.last + 3]] in (
                ["و", "گو"],
                ["و", "گوی"],
            ):
                continue  # گفت و گو
            if form.verb == "گفت" and self.tokens[min(hit.last + 1, len(self.tokens) - 1)].text in OF_TALKS:
                continue  # در گفت وگو با
            if self.tokens[hit.first].text == "نشست" and self.tokens[hit.first - 1].text in BEFORE_MEETINGS:
                continue  # در نشست خبری
            if self.tokens[hit.first].text == "نبرد":
                continue  # the battle, and not what somebody did not carry
            if self.tokens[hit.first].text == "برد" and self.tokens[hit.first - 1].text in REACHES:
                continue  # موشک میان برد
            if self.tokens[hit.first].text == "ساخت" and any(c.first == hit.last + 1 for c in self.layer("country")):
                continue  # پهپادهای ساخت ایران
            if form.verb == "کرد" and form.tense == "past" and self._kurdish(hit):
                continue
            tense = "participle" if form.tense != "infinitive" and self._describes(hit) else form.tense
            if groups and form.verb == "شد" and self._carries(groups[-1], hit):
                done = groups.pop()  # به گروگان گرفته شدند: the passive of a light verb
                groups.append(
                    Verb(done.first, hit.last, done.verb, tense, form.negative or done.negative, passive=True)
                )
                continue
            if tense == "participle" and self._says_that(form.verb, hit):
                tense = "past"  # ارتش گفته که
            groups.append(Verb(hit.first, hit.last, form.verb, tense, form.negative, form.passive))
        return groups

    @staticmethod
    def _carries(before: Verb, hit: Hit) -> bool:
        """Whether a `شد` makes the participle of a light verb right before it passive: `هدف قرار داده شد`."""
        return (
            before.last + 1 == hit.first
            and before.tense == "participle"
            and not before.passive
            and dictionaries().verb_roles.get(before.verb) == "light"
        )

    def _says_that(self, verb: str, hit: Hit) -> bool:
        """Whether a participle of speech leaves out its auxiliary before `که`: `ارتش گفته که`."""
        following = self.tokens[hit.last + 1].text if hit.last + 1 < len(self.tokens) else ""
        before = self.tokens[hit.first - 1].text if hit.first else ""
        return following == "که" and before not in ("به", "بنابر", "بر") and dictionaries().verb_roles[verb] == "speech"

    def _describes(self, hit: Hit) -> bool:
        """Whether a passive that leaves out its auxiliary describes the noun before it: `دو مرزبان ربوده شده میرجاوه`,
        `نوزاد ربوده‌شده را`; but `دو مرزبان ربوده شده و ...`, `ربوده شده.`"""
        if not self.tokens[hit.last].text.endswith("شده") or hit.last + 1 >= len(self.tokens):
            return False
        following = self.tokens[hit.last + 1]
        return following.kind == "word" and following.text not in ("و", "که", "تا", "اما", "ولی", "یا")

    def _kurdish(self, hit: Hit) -> bool:
        """Whether `کرد` is the people (`نیروهای کرد سوریه`): it follows a person noun and no verb-making word."""
        before = hit.first - 1
        if before < 0:
            return True
        nouns = {n.last for n in self.layer("noun")}
        makers = {t.last for t in self.layer("trigger")} | {s.last for s in self.layer("speech")}
        following = self.tokens[hit.last + 1] if hit.last + 1 < len(self.tokens) else None
        return (
            before in nouns
            and before not in makers
            and following is not None
            and following.kind == "word"
            and following.text not in ("و", "که", "تا")
        )

    @once
    def verbal(self) -> frozenset[int]:
        """The tokens of verb groups."""
        return frozenset(i for verb in self.verbs for i in range(verb.first, verb.last + 1))

    @once
    def dated(self) -> dict[int, int]:
        """The tokens of dates, each with the first of its date."""
        return {i: first for _, first, last in self.dates for i in range(first, last + 1)}

    @once
    def acts_at_end(self) -> dict[int, Hit]:
        """The words of acts by their last token."""
        return {hit.last: hit for hit in self.layer("trigger")}

    def covered(self, *layers: Layer) -> frozenset[int]:
        """The tokens of what the dictionaries of some layers find."""
        if layers not in self._covered:
            hits = (hit for layer in layers for hit in self.layer(layer))
            self._covered[layers] = frozenset(i for hit in hits for i in range(hit.first, hit.last + 1))
        return self._covered[layers]

    @once
    def _covered(self) -> dict[tuple[Layer, ...], frozenset[int]]:
        return {}

    @once
    def clause_of(self) -> list[int]:
        """The clause number of every token: a clause ends with its finite verb, or with a participle that stands for
        one."""
        ends = {verb.last for verb in self.verbs if verb.finite or self._stands_for_finite(verb)}
        numbers, clause = [], 0
        for i in range(len(self.tokens)):
            numbers.append(clause)
            if i in ends or self.tokens[i].text == "؛":
                clause += 1
        return numbers

    def _stands_for_finite(self, verb: Verb) -> bool:
        """Whether a participle of a light verb leaves out its auxiliary before `اما`: `خبری منتشر نشده، اما ...`.
        Before `و` the clause goes on, mostly with the same subject, place and day: `شهر را محاصره کرده و ...`."""
        following, after = (self.tokens[i].text if i < len(self.tokens) else "" for i in (verb.last + 1, verb.last + 2))
        but = following == "،" and after in ("اما", "ولی")
        return but and verb.tense == "participle" and dictionaries().verb_roles.get(verb.verb) in ("light", "passive")

    @once
    def relatives(self) -> list[tuple[int, int]]:
        """Relative clauses: from a `که` after a noun to the verb that closes it (`افرادی که خود را پلیس نامیده
        بودند`)."""
        verbal = {v.last for v in self.verbs} | {hit.last for hit in self.layer("speech")}
        found: list[tuple[int, int]] = []
        for i, token in enumerate(self.tokens):
            if token.text != "که" or i == 0 or i - 1 in verbal or (found and i <= found[-1][1]):
                continue
            before = self.tokens[i - 1]
            if (
                before.text not in QUOTES
                and before.text != "را"
                and (self.is_break(i - 1) or before.text in FUNCTION_WORDS)
            ):
                continue
            close = next((v for v in self.verbs if v.finite and v.first > i), None)
            later = next((v for v in self.verbs if close is not None and v.finite and v.first > close.last), None)
            if close is not None and later is not None:
                found.append((i, close.last))
        return found

    def embedded(self, i: int) -> tuple[int, int] | None:
        """The relative clause that a token stands in."""
        return next(((a, b) for a, b in self.relatives if a <= i <= b), None)

    @once
    def quantities(self) -> list[tuple[Quantity, int, int]]:
        """Quantities with their first and last token."""
        spans = [(d.start, d.end) for d, _, _ in self.dates]
        return [
            (q, *self.token_span(q.start, q.end))
            for q in quantities(self.document, self.sentence)
            if not any(q.start < end and start < q.end for start, end in spans)
        ]

    @once
    def dates(self) -> list[tuple[DateExpression, int, int]]:
        """Date expressions with their first and last token."""
        return [(d, *self.token_span(d.start, d.end)) for d in dates(self.document, self.sentence, self.published_on)]

    @once
    def claims(self) -> frozenset[int]:
        """The tokens of words that name no place: those of other dictionaries, and dates."""
        claimed = {i for layer in NO_PLACES for hit in self.layer(layer) for i in range(hit.first, hit.last + 1)}
        return frozenset(claimed.union(*(range(a, b + 1) for _, a, b in self.dates)))

    def token_span(self, start: int, end: int) -> tuple[int, int]:
        """First and last token of a folded span."""
        first = next((i for i, token in enumerate(self.tokens) if token.end > start), len(self.tokens) - 1)
        last = first
        while last + 1 < len(self.tokens) and self.tokens[last + 1].start < end:
            last += 1
        return first, last

    def text(self, first: int, last: int) -> str:
        return " ".join(token.text for token in self.tokens[first : last + 1])

    def mention(self, first: int, last: int, glued: int = 0) -> Mention:
        """The raw quote of tokens `first` to `last`, without the quotation marks and commas around it; a mark whose
        fellow stands within stays, and brings its fellow (`شهرک «سدروت»`)."""
        text = [token.text for token in self.tokens]
        while first < last and (
            text[first] in BREAKS
            or (text[first] in QUOTES and not (text[first] == "«" and "»" in text[first + 1 : last]))
        ):
            first += 1
        while last > first and (
            text[last] in BREAKS or (text[last] in QUOTES and not (text[last] == "»" and "«" in text[first + 1 : last]))
        ):
            last -= 1
        inside = text[first : last + 1]
        if inside.count("«") > inside.count("»") and text[last + 1 : last + 2] == ["»"]:
            last += 1
        return self.document.mention(self.tokens[first].start + glued, self.tokens[last].end)

    def is_break(self, i: int) -> bool:
        """Whether no phrase runs over this token."""
        token = self.tokens[i]
        return token.text in BREAKS or (token.kind == "punct" and token.text not in QUOTES)

    def has_cue(self, *names: str) -> bool:
        return any(name in self.cues for name in names)

    def whole(self) -> Mention:
        """The sentence as evidence."""
        return self.mention(0, len(self.tokens) - 1)


def overlaps(first: int, last: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether tokens `first` to `last` touch any of the spans."""
    return any(first <= b and a <= last for a, b in spans)
