"""What marks the part of a phrase in its sentence: the preposition before it (`توسط` the doer, `علیه` and `به` the
target, `با` the other side), the event noun it hangs on by ezafe (`حمله تروریست‌ها`), or nothing. `را` after it makes it
the object.
"""

from __future__ import annotations

from rasad.coding.lexicon import dictionaries
from rasad.coding.names import is_common
from rasad.coding.phrase_words import (
    ADVERB_NOUNS,
    ADVERBS,
    ASSETS,
    CONJUNCTIONS,
    ENDED,
    GATHERED,
    INSTRUMENTAL,
    ON_ONE_HAND,
    SITES,
    SPHERES,
    TAKES_NO_FIGURE,
    TO,
)
from rasad.coding.phrases import TOWNS, Side, content, text_at
from rasad.coding.reading import FUNCTION_WORDS, QUOTES, Reading

#: Phrases whose `بر` leads to no target.
BESIDES = frozenset({("علاوه", "بر"), ("افزون", "بر")})
#: Words that may stand between a phrase and its `را`.
OF_ITS_OWN = frozenset({"خود", "خویش", "خودشان", "دیگر", "مذکور", "یادشده"})
#: How far behind a machine with its model or name its `را` may stand.
LONGEST_MODEL = 16
#: The cues that mark a phrase, the surest first.
MARKING = ("agent", "against", "between", "object", "locative", "with", "to", "from", "aftermath")


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
        if i + 1 == first and i > 1 and _of_spheres(reading, i):
            i -= 3  # پایگاه موشک‌های زمین به زمین ارتش
            continue
        if token.text == "به" and i and reading.tokens[i - 1].text in SPHERES and i + 1 < first:
            i -= 2  # موشک زمین به هوای ارتش
            continue
        if token.text in ("به", "بر") and reading.tokens[i + 1].text in ADVERB_NOUNS and i + 1 < first:
            return ("" if reading.tokens[i + 1].text in ENDED else "from"), i  # به گزارش عصر ایران: its owner
        cue = _cue_ending(reading, i)
        if cue is not None:
            return cue
        if token.text == "جان" and i and reading.tokens[i - 1].text == "به":
            return "to", i - 1  # سوءقصد به جان وزیر
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


def _of_spheres(reading: Reading, i: int) -> bool:
    """Whether the words up to token `i` say between what a missile flies: `زمین به زمین`, `سطح به هوای`."""
    words = [t.text for t in reading.tokens[i - 2 : i + 1]]
    return words[0] in SPHERES and words[1] == "به" and words[2].removesuffix("ی") in SPHERES


def _cue_ending(reading: Reading, i: int) -> tuple[str, int] | None:
    """The cue that ends at token `i` and marks what follows, with its first token."""
    starts = dict(reversed(reading.cue_ends.get(i, ())))
    name = next((name for name in MARKING if name in starts), None)
    if name is None:
        return None
    start = starts[name]
    if name == "object":
        return "", i
    if name == "to" and start and (reading.tokens[start - 1].text, reading.tokens[start].text) in BESIDES:
        return "besides", start - 1  # علاوه بر الف، پایگاه ب نیز هدف قرار گرفت
    if name == "between" and start and reading.tokens[start - 1].text == "به":
        return "to", start - 1  # به میان زائران پرتاب کرد
    if name == "agent" and text_at(reading, i + 1) == "دیگر":
        return "", i  # از سوی دیگر محله‌های شهر گلوله‌باران شد
    return ("with" if name == "aftermath" and reading.tokens[start].text == "با" else name), start


def _of_a_site(reading: Reading, act: int) -> bool:
    """Whether the word of an act says what a site is for: `محل استقرار نیروها`, `مراکز تجمع نیروها`."""
    return act > 0 and reading.tokens[act - 1].text in SITES


def _instrument(reading: Reading, i: int) -> int | None:
    """Where a weapon before a side makes it the doer: `به ضرب گلوله نظامیان`, `با موشک‌های گروه`, `هدف پهپاد ارتش`."""
    for j in range(i - 1, max(i - 4, -1), -1):
        word = reading.tokens[j].text
        if word in INSTRUMENTAL:
            return j
        if word in FUNCTION_WORDS or reading.is_break(j):
            return None
    return None


def mark(reading: Reading, found: list[Side]) -> None:
    for k, side in enumerate(found):
        stops = frozenset(i for s in found[:k] for i in range(s.first, s.last + 1))
        start = next((a for _, a, b in reading.quantities if _counts(reading, a, b, side.first)), side.first)
        side.marker, side.marker_at = marker_before(reading, start, stops=stops)
        if side.marker in TAKES_NO_FIGURE and start < side.first and _pointed(reading, side.marker_at):
            side.marker = ""  # در این عملیات ۴ نفر: `this` noun takes no counted owner
        if side.marker == "to" and start < side.first and _place_between(reading, side.marker_at, start):
            side.marker = ""  # در حمله به شهر حلب ۱۹ نفر کشته شدند
        if side.marker == "locative" and _town_before(reading, side.marker_at, start):
            side.marker = ""  # در موصل [نیروهای ارتش] مواضع داعش را هدف گرفتند: a town is not theirs
        side.is_object = _object_after(reading, side.last, found)
        if side.is_object and side.marker.startswith(("trigger:", "to")) and _between(reading, side.marker_at, start):
            side.marker = ""  # پس از پاکسازی روستا [سه تروریست] را: a counted object begins
        if side.marker == "from" and text_at(reading, side.marker_at - 1) in GATHERED and side.marker_at:
            side.marker, side.marker_at = marker_before(reading, side.marker_at - 1, stops=stops)
        side.asset, side.genitive = _hangs(reading, start, side, found[:k])
        if side.asset and side.marker == "locative" and side.marker_at and text_at(reading, side.marker_at - 1) in TO:
            side.marker, side.marker_at = "to", side.marker_at - 1  # شلیک موشک به نزدیکی مواضع ارتش
        if side.marker == "to" and text_at(reading, side.marker_at - 1) == "متعلق" and side.marker_at:
            _owns(reading, side, stops)
        if side.genitive and side.marker == "" and text_at(reading, side.marker_at + 1) in ENDED:
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
            # a comma alone divides subject and object (`رئیس‌جمهور، روسیه را`): a list ends with و or with «، و»
            if gap in (["و"], ["،", "و"], ["و", "همچنین"], ["و", "نیز"]) or (
                gap == ["،"] and _list_goes_on(reading, side.last)
            ):
                side.marker, side.marker_at, side.coordinated = before.marker, before.marker_at, True
    # the object marker of a coordination belongs to all its members
    for k in range(len(found) - 1, 0, -1):
        if found[k].coordinated and found[k].is_object:
            found[k - 1].is_object = True


def _counts(reading: Reading, first: int, last: int, noun: int) -> bool:
    """Whether a figure at tokens `first` to `last` counts the noun at token `noun`: `سه تن از سربازان`, not `سه تن توسط
    سربازان`."""
    if not first < noun <= last + 2:
        return False
    between = reading.tokens[last + 1].text if noun == last + 2 else ""
    return between == "از" or between not in FUNCTION_WORDS


def _pointed(reading: Reading, noun: int) -> bool:
    """Whether `این` stands before a noun."""
    return noun > 0 and reading.tokens[noun - 1].text in ("این", "همین", "آن")


def _between(reading: Reading, noun: int, start: int) -> bool:
    """Whether a word stands between the event noun or the preposition at token `noun` and the figure that opens a
    phrase at `start`."""
    act = next((hit for hit in reading.layer("trigger") if hit.first == noun), None)
    last = act.last if act is not None else noun
    return (
        any(first == start for _, first, _ in reading.quantities) and start - last > 1 and content(reading, start - 1)
    )


def _place_between(reading: Reading, marker: int, start: int) -> bool:
    """Whether the preposition at token `marker` has a place or a name of its own before token `start`: `در حمله به
    گلوریا استارلند دو ملوان کشته شدند`."""
    if any(marker < hit.first and hit.last < start for hit in reading.layer("place")):
        return True
    words = [reading.tokens[i] for i in range(marker + 1, start) if reading.tokens[i].text not in QUOTES]
    return len(words) > 1 and all(t.kind == "word" and not is_common(t.text) for t in words)


def _town_before(reading: Reading, marker: int, start: int) -> bool:
    """Whether the preposition at token `marker` has a town of its own right before a side, or before the machines in
    its name: `در موصل [بالگردهای] ارتش`; but `در حومه [نیروهای]`, `در پایگاه الازرق ارتش آمریکا`."""
    end = start - 1
    armed_with = {i for hit in reading.layer("means") for i in range(hit.first, hit.last + 1)}
    while end > marker and end in armed_with:
        end -= 1
    places = dictionaries().places
    return any(
        marker < hit.first and hit.last == end and hit.entry.value in places and places[hit.entry.value].kind in TOWNS
        for hit in reading.layer("place")
    )


def _object_after(reading: Reading, last: int, found: list[Side]) -> bool:
    """Whether `را` makes the phrase that ends at `last` an object: at once, or after the place that belongs to it
    (`مواضع داعش در سوریه و عراق را`)."""
    following = next((t.text for t in reading.tokens[last + 1 : last + 12] if t.text not in QUOTES), "")
    if following in OF_ITS_OWN and text_at(reading, last + 2) == "را" and reading.tokens[last].text.endswith("های"):
        return True  # دیپلمات‌های خود را از شهر خارج کرد; but مهاجم خود را منفجر کرد
    if following == "که":  # پهپادی که قصد حمله داشت را سرنگون کردند
        close = next((b for a, b in reading.relatives if a == last + 1), len(reading.tokens))
        return text_at(reading, close + 1) == "را"
    named = following == "به" and text_at(reading, last + 2) == "نام"  # یک شبه‌نظامی به نام «الف» را
    if following == "مدل" or named:  # پهپاد آمریکایی مدل ام کیو ۹ را
        reach = min(last + LONGEST_MODEL, len(reading.tokens))
        end = next((j for j in range(last + 2, reach) if j in reading.verbal), reach)
        return any(t.text == "را" for t in reading.tokens[last + 2 : end])
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
            # با نفی نقش آن کشور در این ماجرا دولت را: not «در سوریه و عراق را»
            or (j in countries and j - 1 not in led and reading.tokens[j - 1].text not in ("در", "و", "،"))
            or (reading.is_break(j) and text != "،")
            or text in ("که", "به", "با", "توسط", "علیه")
        ):
            return False
    return False


def _hangs(reading: Reading, start: int, side: Side, before: list[Side]) -> tuple[bool, bool]:
    """Whether a side is the owner of the thing named before it (`مواضع داعش`), and whether it hangs on another noun
    (`دکل مخابراتی ارتش`)."""
    i = start - 1
    skipped = reading.covered("modifier")
    while i >= 0 and (reading.tokens[i].text in QUOTES or i in skipped):
        i -= 1
    if i > 1 and _of_spheres(reading, i):
        i -= 3  # پایگاه موشک‌های زمین به زمین [ارتش]
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


def _owns(reading: Reading, side: Side, stops: frozenset[int]) -> None:
    """Whose the thing is that `متعلق به` says more of: a force's or a state's thing stands for it as after an ezafe
    (`حمله به کشتی متعلق به اسرائیل`), a merchant's ship does not."""
    if side.noun_class in ("civilian", "authority", "crowd") or not (side.code or side.armed):
        side.marker = "owner"
        return
    side.asset = True
    side.marker, side.marker_at = marker_before(reading, side.marker_at - 1, stops=stops)


def _list_goes_on(reading: Reading, last: int) -> bool:
    """Whether a list goes on after the token `last`: another comma and a و, or a و, within a few words."""
    words = [t.text for t in reading.tokens[last + 1 : last + 8]]
    return bool(words) and (words[0] == "و" or (words[0] == "،" and "و" in words))
