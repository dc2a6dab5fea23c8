"""When an act was: the day of its own clause, else of its sentence, else carried over where the text goes on.

A day in a relative clause about something else counts only where there is no other; one that says when a source spoke
(`روز جمعه اعلام کرد که`) is no day of the act, unless the act is words.
"""

from __future__ import annotations

from dataclasses import dataclass

from rasad.coding.elsewhere import told_until
from rasad.coding.scene import LENDING
from rasad.coding.telling import Telling
from rasad.text import DateExpression

#: A day carries over this many sentences.
REACH = 2
#: Types that go on with the day of the sentence before without a word that says so.
GOES_ON = LENDING - {""}
#: Acts of words: the day when the source spoke is that of the act, and no act before lends one.
OF_WORDS = frozenset({"accusation", "threat", "sanction"})
#: Verbs that tell of an act named before them when it was: `در این حمله که روز شنبه [رخ] داد`.
HAPPENED = frozenset({"رخ", "روی", "اتفاق", "صورت", "انجام", "وقوع", "افتاد"})


def date_of(telling: Telling) -> DateExpression | None:
    """The day that a telling's own sentence gives it."""
    first, last = telling.span
    sentence = telling.sentence
    relatives = sentence.reading.relatives
    spoken = [s.verb_at for s in sentence.attribution.speakers if s.verb_at >= 0]
    act = telling.acts[0]
    clause_of = sentence.reading.clause_of
    until = max(told_until(telling, each) for each in telling.acts)
    if any(t.text in HAPPENED for t in sentence.reading.tokens[telling.acts[-1].last + 1 : last + 1]):
        until = clause_of[-1]
    ranked = []
    for expression, a, _ in sentence.dates:
        speech = any(a < verb < act.first and verb - a <= 8 for verb in spoken)
        inside = first <= a <= last
        if not inside and a > first:
            continue
        if clause_of[a] > until:  # دستگیر شدند که اعترافاتشان جمعه پخش شد
            continue
        aside = any(b <= a <= c and not b <= act.first <= c for b, c in relatives)
        told = speech or aside
        ranked.append((expression.first is None, not inside, told, abs(a - act.first), a, expression, speech))
    ranked.sort(key=lambda item: item[:5])
    if not ranked:
        return None
    unresolved, outside, apart = ranked[0][:3]
    rule = (
        "no day in these words"
        if unresolved
        else "the day when a source spoke"
        if apart
        else "the day of the sentence"
        if outside
        else "the day of the act"
    )
    telling.spoken_day = apart and not unresolved
    if ("date", rule, ()) not in telling.reasons:
        telling.because("date", rule)
    if ranked[0][6] and not unresolved and telling.type not in OF_WORDS:
        return None  # وزارت دفاع روز جمعه اعلام کرد که: no day of the act
    return ranked[0][5]


@dataclass
class Days:
    """The day of the last act of a section, and the sentence that told it."""

    last: DateExpression | None = None
    position: int = 0

    def carried(self, telling: Telling, position: int) -> DateExpression | None:
        """The day of the act before, for a telling that goes on with it: `در این حمله`, `همچنین`, `در حمله‌ای دیگر`, or
        an act of violence told in the very next sentence."""
        if telling.type in OF_WORDS:
            return None
        if self.last is None or self.last.precision != "day" or position - self.position > REACH:
            return None
        if position == self.position or (position - self.position == 1 and telling.type in GOES_ON):
            return self.last
        first, last = telling.span
        reading = telling.sentence.reading
        goes_on = (
            telling.another
            or telling.points_back
            or any(first <= hit.first <= last for name in ("also", "pointing") for hit in reading.cues.get(name, []))
        )
        return self.last if goes_on else None

    def tell(self, day: DateExpression | None, position: int) -> None:
        """Remember the day of an act."""
        if day is not None:
            self.last, self.position = day, position
