"""When an act was: the day of its own clause, else of its sentence, else carried over where the text goes on.

A day in a relative clause about something else counts only where there is no other; one that says when a source spoke
(`روز جمعه گفت که`) is no day of the act, unless the act is words or is the news that was told that day (`روز جمعه اعلام
کرد که`).
"""

from __future__ import annotations

from dataclasses import dataclass

from rasad.coding.elsewhere import told_until
from rasad.coding.scene import LENDING
from rasad.coding.telling import Telling
from rasad.text import DateExpression

#: A day carries over this many sentences.
REACH = 1
#: Words of what was before the act told last: `پیش از این نیز ... ربوده شد`.
EARLIER = frozenset({"پیشتر", "قبلا", "پیشازاین", "قبلازاین", "پیشازآن", "قبلازآن"})
#: Types that go on with the day of the sentence before without a word that says so.
GOES_ON = LENDING - {""}
#: Acts of words: the day when the source spoke is that of the act, and no act before lends one.
OF_WORDS = frozenset({"accusation", "threat", "sanction"})
#: Verbs with which news is told: its day is that of the news where nothing tells another.
NEWS = frozenset({"اعلام", "خبر", "گزارش", "ادعا", "مدعی"})
#: Before an act for which somebody is held or sought, or that was before another: its day is its own.
OF_ANOTHER = frozenset(
    {"ارتباط", "رابطه", "اتهام", "ظن", "جرم", "مظنون", "متهم", "مظنونان", "متهمان", "عاملان", "عوامل", "عامل", "دست"}
)
#: So many words after an act its day may stand.
NEAR = 5
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
        if _of_another(telling, a):
            continue
        aside = any(b <= a <= c and not b <= act.first <= c and not _of_the_act(telling, b, c) for b, c in relatives)
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
    if (
        ranked[0][6]
        and not unresolved
        and telling.type not in OF_WORDS
        and not (ranked[0][5].precision == "day" and _as_news(telling, ranked[0][4]))
    ):
        return None  # وزیر دفاع روز جمعه گفت که: no day of the act
    return ranked[0][5]


def _of_the_act(telling: Telling, first: int, last: int) -> bool:
    """Whether a relative clause says when the act before it was: `در حمله‌ای [که صبح جمعه در الف رخ داد]`."""
    words = {token.text for token in telling.sentence.reading.tokens[first : last + 1]}
    return bool(words & HAPPENED) and any(0 <= first - act.last <= NEAR for act in telling.acts)


def _as_news(telling: Telling, at: int) -> bool:
    """Whether a source told an act of violence as the news of the day at token `at`: `ارتش عصر جمعه اعلام کرد که
    پایگاهی را بمباران کرده است`."""
    sentence = telling.sentence
    tokens = sentence.reading.tokens
    verbs = {s.verb_at for s in sentence.attribution.speakers}
    news = any(at < verb < telling.acts[-1].first and tokens[verb].text in NEWS for verb in verbs)
    done = any(act.voice != "noun" and act.modality != "planned" for act in telling.acts)
    return news and done and telling.type in GOES_ON


def _of_another(telling: Telling, at: int) -> bool:
    """Whether the day at token `at` is that of an act of which somebody is accused: `به اتهام دست داشتن در [انفجار] روز
    جمعه دستگیر شد`."""
    reading = telling.sentence.reading
    before = [act for act in telling.sentence.acts if act.voice == "noun" and act.last < at]
    act = max(before, key=lambda each: each.last, default=None)
    if act is None or act in telling.acts or at - act.last > NEAR:
        return False
    if any(reading.is_break(i) or i in reading.verbal for i in range(act.last + 1, at)):
        return False
    return any(token.text in OF_ANOTHER for token in reading.tokens[max(0, act.first - NEAR) : act.first])


def _earlier(telling: Telling) -> bool:
    """Whether a telling says that it was before what was told: `پیش از این نیز دو سرباز ربوده شده بودند`."""
    first = telling.span[0]
    words = [token.text for token in telling.sentence.reading.tokens[first : telling.acts[0].first + 1]]
    return any(words[i] in EARLIER or "".join(words[i : i + 3]) in EARLIER for i in range(len(words)))


def first_day(dates: list[tuple[DateExpression, int, int]]) -> DateExpression | None:
    """The first day that a sentence names, resolved."""
    return next((each for each, _, _ in dates if each.first is not None and each.precision == "day"), None)


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
        if _earlier(telling):
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
