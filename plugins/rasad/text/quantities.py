"""Figures: how many, of what kind, and how sure.

    >>> from rasad.text import quantities, read
    >>> document = read("دست‌کم سه هزار و ۲۰۰ نفر آواره شدند.")
    >>> [(q.low, q.high, q.unit) for q in quantities(document, document.sentences[0])]
    [(3200, None, 'people')]

Bounds are the codebook's (section 3): exact and about: low = high; at least, more than: low; at most, up to: high;
`۴۰ تا ۵۰`: 40 and 50; vague words by numbers.csv. Figures that count no person or thing (money, distances, hours, ages,
percentages, ordinals, years, parts of dates) are given with that unit, so that a reader can pass them over.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from rasad.text.folding import fold
from rasad.text.ordinals import ORDINALS
from rasad.text.tokens import Words, is_number

if TYPE_CHECKING:
    from rasad.text.document import Document, Sentence

QuantityKind = Literal["exact", "range", "at_least", "at_most", "about", "vague", "singular"]
#: The word lists beside the dictionaries.
DATA = Path(__file__).parents[1] / "lexicon" / "text"
#: No count of people or things is as large; a longer run of digits is an identifier.
LARGEST = 10**12


class Quantity(NamedTuple):
    """One figure. Offsets are folded: `start:end` takes in comparator and classifier (`دست‌کم ۳ نفر`),
    `value_start:value_end` the number alone. `unit`: people, vehicle, object, money, distance, time, percent, weight,
    ordinal, times, year, none."""

    start: int
    end: int
    low: int | None
    high: int | None
    value_start: int
    value_end: int
    kind: QuantityKind
    unit: str = "none"
    classifier: str = ""


class _Words(NamedTuple):
    numbers: dict[str, tuple[str, int]]
    vague: dict[tuple[str, ...], tuple[int, int | None]]
    units: dict[str, str]
    pairs: dict[tuple[str, str], str]
    before: dict[tuple[str, ...], str]
    after: dict[tuple[str, ...], str]
    glued: dict[str, tuple[str, ...]]
    glued_forms: frozenset[str]
    first: frozenset[str]
    values: frozenset[str]
    openers: frozenset[str]
    comparing: frozenset[str]
    halves: frozenset[str]
    halves_with: frozenset[tuple[str, str]]
    vaguely: frozenset[str]


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a word list, comments left out."""
    with open(DATA / name, encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def _words() -> _Words:
    numbers: dict[str, tuple[str, int]] = {}
    vague: dict[tuple[str, ...], tuple[int, int | None]] = {}
    for row in read_rows("numbers.csv"):
        parts = tuple(fold(row["word"]).split())
        if row["kind"] == "vague":
            bounds = (int(row["value"]), int(row["high"]) if row["high"] else None)
            vague[parts] = bounds
            if len(parts) > 1:
                vague[("".join(parts),)] = bounds
        else:
            numbers[parts[0]] = (row["kind"], int(row["value"]))
    for base, plural in (("ده", "دهها"), ("صد", "صدها"), ("میلیون", "میلیونها")):
        vague[(base, "ها")] = vague[(plural,)]
    units: dict[str, str] = {}
    pairs: dict[tuple[str, str], str] = {}
    for row in read_rows("units.csv"):
        for form in row["forms"].split("|"):
            parts = tuple(fold(form).split())
            if len(parts) == 2:
                pairs[(parts[0], parts[1])] = row["class"]
            else:
                units.setdefault(parts[0], row["class"])
    before: dict[tuple[str, ...], str] = {}
    after: dict[tuple[str, ...], str] = {}
    for row in read_rows("comparators.csv"):
        table = before if row["place"] == "before" else after
        for form in row["forms"].split("|"):
            parts = tuple(fold(form).split())
            table[parts] = row["kind"]
            if len(parts) > 1:
                table[("".join(parts),)] = row["kind"]
    first = frozenset({*numbers, *(key[0] for key in vague)})
    openers = frozenset({*first, *(key[0] for key in before), "تا", "بین", "میان", _HALF})
    # در, دست ... open a figure only as در حدود, دست کم
    halves = {key[0] for key in before} - {key[0] for key in before if len(key) == 1} - first - {"تا", "بین", "میان"}
    comparing = frozenset(key[0] for table in (before, after) for key in table)
    glued = _glued_words(numbers, units)
    return _Words(
        numbers,
        vague,
        units,
        pairs,
        before,
        after,
        glued,
        frozenset(glued),
        first,
        frozenset({*first, *glued, _HALF}),
        openers,
        comparing,
        frozenset(halves),
        frozenset((key[0], key[1]) for key in before if len(key) > 1),
        frozenset(key[0] for key in vague),
    )


@cache
def number_words() -> frozenset[str]:
    """The folded words that a number can begin with."""
    return frozenset(_words().numbers)


def _glued_words(numbers: dict[str, tuple[str, int]], units: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Words that lost their spaces or half-spaces: `پنجاهوسه`, `سهنفر`, `هزارو`, `یکنفر`."""
    table: dict[str, tuple[str, ...]] = {}
    tens = [w for w, (kind, _) in numbers.items() if kind in ("ten", "hundred")]
    ones = [w for w, (kind, _) in numbers.items() if kind in ("unit", "ten") and w != "یکی"]
    for high, low in product(tens, ones):
        table[high + "و" + low] = (high, "و", low)
    for word in [*tens, "هزار", "میلیون", "میلیارد"]:
        table[word + "و"] = (word, "و")
    for word in (*ones, *tens):
        table[word + "و" + _HALF] = (word, "و", _HALF)
    table["هردو"] = ("هر", "دو")
    for word in ones:
        for scale in ("هزار", "میلیون", "میلیارد"):
            table.setdefault(word + scale, (word, scale))
        for unit in ("نفر", "تن", "فروند", "دستگاه", "قبضه"):
            table.setdefault(word + unit, (word, unit))
    return {glued: parts for glued, parts in table.items() if glued not in numbers and glued not in units}


def words_apart(texts: list[str]) -> list[str]:
    """The texts of tokens with glued number words (`پنجاهوسه`) cut: what figures and dates are read from."""
    glued = _words().glued
    if _words().glued_forms.isdisjoint(texts):
        return texts
    return [part for text in texts for part in glued.get(text, (text,))]


_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
#: Thousands with dots (`۱.۲۵۰ نفر`): only before what is counted in ones, for `۱.۲۵۰ درصد` is a decimal.
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")


def _digits(token: str) -> int | None:
    """The value of a token of digits; None for decimals, times, dates and identifiers."""
    if not token.isdecimal() and not ("/" < token < ":" and _DIGITS.fullmatch(token)):
        return None
    value = int(token.replace(",", "")) if len(token) < 20 else LARGEST
    return value if value < LARGEST else None


def quantities(document: Document, sentence: Sentence | None = None) -> list[Quantity]:
    """The figures of a sentence (of all sentences, where none is given), in order, none inside another."""
    if sentence is None:
        return [quantity for each in document.sentences for quantity in quantities(document, each)]
    words = _words()
    if words.values.isdisjoint(sentence.texts) and not sentence.has_digit:
        return []  # more than every other sentence
    tokens = sentence.words
    openers = words.openers
    if sentence.has_digit:
        places = [i for i, text in enumerate(tokens) if text in openers or "/" < text < ":"]
    else:
        places = [i for i, text in enumerate(tokens) if text in openers]
    found: list[Quantity] = []
    done = 0
    for i in places:
        text = tokens[i]
        if i < done:
            continue
        if text in words.halves and (i + 1 == len(tokens) or (text, tokens[i + 1]) not in words.halves_with):
            continue
        made = _quantity(tokens, i)
        if made is not None:
            quantity, done = made
            found.append(quantity)
    return found


def _quantity(tokens: Words, i: int) -> tuple[Quantity, int] | None:
    """The figure that begins at token `i` with its comparator, and the token after it."""
    words = _words()
    start = i
    kind: str = "exact"
    opener = tokens[i]
    between = opener in ("بین", "میان")
    if opener in words.comparing and (comparator := _match(words.before, tokens, i)) is not None:
        kind, i = comparator
    elif opener == "تا" and (i == 0 or not _ends_value(tokens[i - 1])):
        kind, i = "at_most", i + 1
    elif between:
        i += 1
    value = _value(tokens, i)
    if value is None:
        return None
    low, high, j, sort = value
    if sort == "exact" and low is not None and kind == "exact" and (ranked := _rank(tokens, j, low)) is not None:
        number, end = ranked
        span = tokens.start(i), tokens.end(end - 1)
        return Quantity(*span, number, number, *span, "exact", "ordinal"), end
    first = i
    if sort == "exact" and low is not None:
        upper = _upper(tokens, j, low, between=between)
        if upper is not None:
            low, high, j = upper
            sort = "range"
        elif between:
            start = i
    if sort == "exact":
        if kind == "at_least":
            high = None
        elif kind == "at_most":
            low = None
        following = tokens[j] if j < len(tokens) else ""
        if following in words.comparing and (after := _match(words.after, tokens, j)) is not None:
            kind, j = after
            high = None
        elif following == "و" and low is not None and low >= 20 and low % 10 == 0 and j + 1 < len(tokens):
            more = tokens[j + 1]
            if more in _SOME:
                kind, low, high, j = "at_least", low + 1, _below_next(low) if more == "چند" else None, j + 2
    else:
        kind = sort
    last = j
    unit, classifier, end = _unit(tokens, first, j)
    scale = _LARGE.get(classifier, 1)
    low, high = low and low * scale, high and high * scale
    if kind == "exact" and sort == "exact" and (more_after := _match(words.after, tokens, end)) is not None:
        kind, end = more_after  # ۳ نفر یا بیشتر
        high = None
    if kind == "exact" and tokens[first] in ("یک", "یکی") and j - first == 1:
        kind = "singular"
        if tokens[first] == "یکی":
            if j >= len(tokens) or tokens[j] not in ("از", "دیگر"):
                return None
            unit = "people" if unit == "none" else unit
    begin = tokens.start(start)
    value_begin = begin if first == start else tokens.start(first)
    value_stop = (value_begin + len(tokens[first])) if last == first + 1 else tokens.end(last - 1)
    stop = value_stop if end == last else tokens.end(end - 1)
    return Quantity(begin, stop, low, high, value_begin, value_stop, cast(QuantityKind, kind), unit, classifier), end


def _rank(tokens: Words, j: int, low: int) -> tuple[int, int] | None:
    """The rank that a round number is the beginning of, and the token after it: `صد و [دهم]`, `پنجاه و [سومین] روز`."""
    if low % 10 or j + 1 >= len(tokens) or tokens[j] != "و":
        return None
    step = ORDINALS.get(tokens[j + 1].removesuffix("ین"))
    room = 100 if low % 100 == 0 else 10
    return (low + step, j + 2) if step is not None and low > 0 and step < room else None


#: What makes a round number open: `بیست و چند نفر`, `صد و اندی نفر`.
_SOME = frozenset({"چند", "اندی"})


def _below_next(low: int) -> int:
    """The last number before the next round one: 29 for 20, 199 for 100."""
    step = 10
    while low % (step * 10) == 0:
        step *= 10
    return low + step - 1


def _match(table: dict[tuple[str, ...], str], tokens: Words, i: int) -> tuple[str, int] | None:
    if i >= len(tokens) or tokens[i] not in _words().comparing:
        return None
    texts = tuple(tokens[i : i + 3])
    for length in range(len(texts), 0, -1):
        key = texts[:length]
        if key in table:
            return table[key], i + length
    return None


def _upper(tokens: Words, j: int, low: int, *, between: bool) -> tuple[int, int, int] | None:
    """The upper end of a range: `۲۰ تا ۳۰`, `سه یا چهار`, `بین ۲۰ و ۳۰`. `۲ تا ۳ هزار` scales both ends."""
    if j + 1 >= len(tokens):
        return None
    link = tokens[j]
    if low < 10 and _words().numbers.get(link) == ("unit", low + 1):
        return low, low + 1, j + 1  # دو سه نفر
    if link in ("-", "–", "—") and not _is_dash(tokens, j):
        return None
    if not (link in ("تا", "الی", "یا", "-", "–", "—") or (link == "و" and between)):
        return None
    second = exact_number(tokens, j + 1)
    if second is None or second[0] == low:
        return None
    high, end = second
    if high < low:  # ۵-۴ نفر, written from the right
        counted = _words().units.get(tokens[end], "times") if end < len(tokens) else "times"
        return (high, low, end) if link in ("-", "–", "—") and low <= 2 * high + 2 and counted != "times" else None
    scale = {"هزار": 1000, "میلیون": 10**6}.get(tokens[end - 1])
    if scale and low < 1000 and low * scale < high:
        low *= scale
    if link == "یا" and high - low > max(low, 2):
        return None
    return low, high, end


def _is_dash(tokens: Words, j: int) -> bool:
    """Whether a dash stands between two numbers alone (`۲۰-۳۰ نفر`); a third makes a date or a telephone number."""
    after = tokens[j + 2] if j + 2 < len(tokens) else ""
    before = tokens[j - 2] if j > 1 else ""
    return is_number(tokens[j - 1]) and is_number(tokens[j + 1]) and "-" not in (before, after)


def _ends_value(token: str) -> bool:
    return is_number(token) or token in _words().numbers or token in ("نفر", "تن")


def _value(tokens: Words, i: int) -> tuple[int | None, int | None, int, str] | None:
    """The value at token `i`: low, high, the next token, and exact or vague."""
    words = _words()
    texts = tuple(tokens[i : i + 3]) if i < len(tokens) and tokens[i] in words.vaguely else ()
    for length in range(len(texts), 0, -1):
        key = texts[:length]
        if key not in words.vague or _is_vague_no_more(tokens, i):
            continue
        low, high = words.vague[key]
        j = i + length
        following = words.numbers.get(tokens[j]) if j < len(tokens) else None
        if following and following[1] >= 10 and (key[0] in ("چند", "چندین") or following[0] == "scale"):
            scale = following[1]
            return low * scale, high * scale if high else None, j + 1, "vague"
        return low, high, j, "vague"
    exact = exact_number(tokens, i)
    return (exact[0], exact[0], exact[1], "exact") if exact else None


def _is_vague_no_more(tokens: Words, i: int) -> bool:
    """Whether a vague word is another: `هر چند` is although, `امنیت جمعی` collective security."""
    if tokens[i] == "چند":
        return i > 0 and tokens[i - 1] == "هر"
    following = tokens[i + 1] if i + 1 < len(tokens) else ""
    return tokens[i] == "جمعی" and following not in ("از", "دیگر")


_FRACTION = re.compile(r"(\d{1,3})[./](\d{1,3})")
#: What a half is written as: `دو و نیم میلیون`, `یک‌ونیم میلیون`.
_HALF = "نیم"


def _fraction(tokens: Words, i: int) -> tuple[int, int] | None:
    """A fraction of thousands or millions: `۲.۵ میلیون`, `۲/۵ میلیون`, `دو و نیم میلیون`, `نیم میلیون`."""
    text = tokens[i]
    if not is_number(text) and text != _HALF and (i + 1 == len(tokens) or tokens[i + 1] != "و"):
        return None
    words = _words().numbers
    texts = tokens[i : i + 4]
    decimal = _FRACTION.fullmatch(texts[0])
    if decimal is not None:
        tenths, scale_at = float(f"{decimal[1]}.{decimal[2]}"), 1
    elif texts[0] == _HALF:
        tenths, scale_at = 0.5, 1
    elif texts[1:3] == ["و", _HALF]:
        whole = _digits(tokens[i]) or words.get(texts[0], ("", 0))[1]
        tenths, scale_at = (whole + 0.5, 3) if 0 < whole < 1000 else (0.0, 3)
    else:
        return None
    role, scale = words.get(texts[scale_at], ("", 0)) if scale_at < len(texts) else ("", 0)
    if role != "scale" or not tenths:
        return None
    end = i + scale_at + 1
    more = words.get(tokens[end], ("", 0)) if end < len(tokens) else ("", 0)
    if more[0] == "scale" and more[1] > scale:  # ۱.۴ هزار میلیارد
        scale, end = scale * more[1], end + 1
    return round(tenths * scale), end


#: Persons that are counted without a classifier.
_PERSONS = frozenset({
    "سرباز", "نظامی", "تروریست", "زندانی", "آواره", "شهید", "کشته", "زخمی", "مجروح", "مفقود", "فلسطینی", "غیرنظامی",
    "خانوار", "خانواده", "اسیر", "شهروند", "مهاجر", "پناهجو", "رزمنده", "کودک", "زن", "معترض", "دانشآموز", "مرد", "فرد",
    "پلیس", "مامور", "افسر", "سرنشین", "مسافر", "عضو", "پاسدار", "مهاجم", "شورشی", "شبهنظامی", "مظنون", "گروگان", "جسد",
    "خبرنگار", "پزشک", "کارگر", "دانشجو", "دختر", "پسر", "داعشی", "مرزبان",
})  # fmt: skip
#: Numbers that are mostly another word (`نه` is no, `سی` a letter's name): they count only what follows them.
_DOUBTFUL = frozenset({"نه", "سی"})
#: The first words of weekdays that are written in two (`سه شنبه`).
_OF_WEEKDAYS = frozenset({"یک", "دو", "سه", "چهار", "پنج"})


def _is_number(tokens: Words, i: int) -> bool:
    """Whether a word that can be a number is one: not in `سه شنبه`, `نه تنها`, `بی بی سی`."""
    text, following = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else ""
    if text in _OF_WEEKDAYS:
        return following != "شنبه"
    if text not in _DOUBTFUL:
        return True
    words = _words()
    if following in ("و", "تا", "الی", "یا"):  # سی و دو، نه تا ده
        after = tokens[i + 2] if i + 2 < len(tokens) else None
        return after is not None and (is_number(after) or after in words.numbers or after == _HALF) and (after != text)
    return (
        following in _PERSONS
        or words.units.get(following, "times") != "times"
        or words.numbers.get(following, ("",))[0] == "scale"
        or following in month_names()
    )


def _dotted(tokens: Words, i: int) -> tuple[int, int] | None:
    """Thousands with dots before persons or things that are counted one by one: `۱.۲۵۰ نفر`."""
    if i + 1 >= len(tokens) or not is_number(tokens[i]) or not _DOTTED.fullmatch(tokens[i]):
        return None
    counted = tokens[i + 1]
    if counted not in _PERSONS and _words().units.get(counted) not in ("people", "vehicle", "object"):
        return None
    value = int(tokens[i].replace(".", ""))
    return (value, i + 1) if value < LARGEST else None


def exact_number(tokens: Words, i: int) -> tuple[int, int] | None:
    """A number in digits, words or both: `۲ هزار و ۴۲۹`, `سه هزار دویست و دوازده`; and the token after it."""
    if i >= len(tokens) or not _is_number(tokens, i):
        return None
    alone = _number_alone(tokens, i)
    if alone is not None:
        return alone, i + 1
    fraction = _fraction(tokens, i)
    if fraction is not None:
        return fraction
    dotted = _dotted(tokens, i)
    if dotted is not None:
        return dotted
    numbers = _words().numbers
    total, group, seen = 0, 0, False
    room = 10**15  # each scale must be smaller than the one before
    j = i
    while j < len(tokens):
        token = tokens[j]
        digits = _digits(token)
        joined = j > i and tokens[j - 1] == "و"
        if digits is not None:
            if seen and ((group and not _in_words_and_digits(tokens, j, group)) or digits >= room or not joined):
                break
            group += digits
        elif token in numbers:
            kind, value = numbers[token]
            if token == "صد" and 0 < group < 10 and not joined:
                group *= 100  # پنج صد, as Dari writes it
                j += 1
                continue
            if value >= room or (kind != "scale" and seen and not (_adds(group, value) if group else total)):
                break
            if kind == "scale":
                total += (group or 1) * value
                group, room = 0, value
            else:
                group += value
        elif (
            token == "و"
            and seen
            and j + 1 < len(tokens)
            and (_continues(tokens[j + 1], group, room, total) or _in_words_and_digits(tokens, j + 1, group))
        ):
            j += 1
            continue
        else:
            break
        seen = True
        j += 1
    return (total + group, j) if seen else None


def _in_words_and_digits(tokens: Words, i: int, group: int) -> bool:
    """Whether digits go on with hundreds in words: `دو صد و ۴۱ هزار`."""
    digits = _digits(tokens[i])
    scale = _words().numbers.get(tokens[i + 1]) if i + 1 < len(tokens) else None
    hundreds = group > 0 and group % 100 == 0
    return hundreds and digits is not None and digits < 100 and scale is not None and scale[0] == "scale"


def _number_alone(tokens: Words, i: int) -> int | None:
    """A number that is one word or one run of digits, and that nothing after it can go on with: most are."""
    numbers = _words().numbers
    text, following = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else ""
    if following == "و" or following in numbers or "/" < following < ":":
        return None
    return numbers[text][1] if text in numbers else _digits(text)


def _adds(group: int, value: int) -> bool:
    """Whether a word can follow in the same group: hundreds, then tens, then ones."""
    return (group % 100 == 0 and value < 100) or (group % 10 == 0 and group % 100 >= 20 and value < 10)


def _continues(token: str, group: int, room: int, total: int) -> bool:
    """Whether what follows و goes on with the number (`بیست و سه`) rather than begins another (`سه و پنج`)."""
    digits = _digits(token)
    if digits is not None:
        return group == 0 and total > 0 and digits < room
    entry = _words().numbers.get(token)
    if entry is None or entry[1] >= room:
        return False
    if entry[0] == "scale":
        return group == 0 and total > 0
    return _adds(group, entry[1]) if group else total > 0


#: Words before a number in digits that make it a year, a time or the name of something.
_NAMED = {
    "سال": "year",
    "ساعت": "time",
    "شماره": "ordinal",
    "ماده": "ordinal",
    "بند": "ordinal",
    "کانال": "ordinal",
    "قطعنامه": "ordinal",
    "شبکه": "ordinal",
    "اف": "ordinal",
    "اس": "ordinal",
    "شاهد": "ordinal",
    "میگ": "ordinal",
    "سوخو": "ordinal",
    "تی": "ordinal",
    "کا": "ordinal",
    "لشکر": "ordinal",
    "تیپ": "ordinal",
    "گردان": "ordinal",
    "هنگ": "ordinal",
    "گروه": "ordinal",
}
#: Adjectives of size, and how many each one means.
_LARGE = {"میلیونی": 10**6, "میلیاردی": 10**9}
#: Units whose figures count no person and no thing.
_UNCOUNTED = frozenset({"times", "money", "distance", "time", "percent", "weight"})


def _unit(tokens: Words, first: int, j: int) -> tuple[str, str, int]:
    """The unit after a number, its word, and the token after it. Parts of dates have the unit time or year; what says
    how large something is (`جمعیت ۸ میلیونی`) counts nothing and has the unit times."""
    words = _words()
    before = tokens[first - 1] if first else ""
    following = tokens[j] if j < len(tokens) else ""
    after = tokens[j + 1] if j + 1 < len(tokens) else ""
    if before in _NAMED and is_number(tokens[first]):
        return _NAMED[before], "", j
    if following in _LARGE:
        return "times", following, j + 1
    months = month_names()
    if following in months or (following == "ماه" and before == "از"):
        return "time", "", j
    if (
        j - first == 1
        and "," not in tokens[first]
        and (before in months or following in ("میلادی", "شمسی", "خورشیدی", "هجری", "قمری") or before == "ماه")
        and 1300 <= (_digits(tokens[first]) or 0) <= 2100
    ):
        return "year", "", j
    if (following, after) in words.pairs:
        return words.pairs[(following, after)], f"{following} {after}", j + 2
    unit = words.units.get(following)
    if unit is None or (unit == "ordinal" and not tokens.together(j - 1, j)):
        return "none", "", j
    return unit, following, j if unit in _UNCOUNTED and unit == "times" else j + 1


@cache
def month_names() -> frozenset[str]:
    """The folded names of the months of three calendars, also with «ماه»."""
    names = {fold(form).replace(" ", "") for row in read_rows("months.csv") for form in row["forms"].split("|")}
    return frozenset(names | {name + "ماه" for name in names})
