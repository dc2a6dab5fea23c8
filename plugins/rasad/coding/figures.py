"""Figures: the quantities of a sentence that count people or things, each with the words that it counts.

`ده نفر از ساکنان شهر` counts the inhabitants, `سه ساختمان بلند` the buildings; money, times and sizes count nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from rasad.coding.match import Hit
from rasad.coding.phrases import Side
from rasad.coding.reading import FUNCTION_WORDS, Reading
from rasad.text import Quantity

#: Units that are counted but are no people and no equipment.
NOT_PEOPLE = frozenset({"money", "distance", "time", "percent", "weight", "ordinal", "year", "times"})
#: Words before the parts of a figure.
PARTS = (["ازجمله"], ["منجمله"], ["شامل"], ["شمول"], ["بهشمول"], ["بشمول"])
#: Words that `یک` counts nothing before.
SUCH = frozenset({"چنین", "چنان"})
#: Classifiers of things that are read and bred: `هزاران جلد کتاب را سوزاندند`.
OF_THINGS = frozenset({"جلد", "نسخه", "راس", "رأس", "اصله"})
#: Adjectives of size.
SIZES = frozenset({"نفره", "نفری"})


@dataclass
class Figure:
    """A quantity with the words it counts: tokens `first` to `last`."""

    first: int
    last: int
    low: int | None
    high: int | None
    side: Side | None
    item: Hit | None
    people: bool
    used: bool = False
    quantity: Quantity | None = None

    @property
    def whole_last(self) -> int:
        """The last token with those whom it counts."""
        return max(self.last, self.side.last if self.side else 0)


def figures(reading: Reading, named: list[Side]) -> list[Figure]:
    """The quantities of a sentence that count people or things, each with what it counts."""
    result: list[Figure] = []
    items = {hit.first: hit for hit in reading.layer("item")}
    by_first = {side.first: side for side in named}
    suffered = {i for hit in reading.layer("trigger") for i in range(hit.first, hit.last + 1)}
    tokens = reading.tokens
    part = -1  # where the last part of a larger figure ends
    for quantity, first, last in reading.quantities:
        if quantity.unit in NOT_PEOPLE or _size(reading, last):
            continue
        if not OF_THINGS.isdisjoint(token.text for token in tokens[last : last + 2]):
            continue
        if part_of_another(reading, first) or (part >= 0 and _next_part(reading, part, first, suffered)):
            part = max([last, *(s.last for s in named if first <= s.first <= last + 1)])
            continue
        if quantity.low == quantity.high == 0:
            continue  # نقطه صفر مرزی
        if tokens[last].text == "یک" and last + 1 < len(tokens) and tokens[last + 1].text in SUCH:
            continue  # یک چنین حمله‌ای
        end, side, item = last, None, None
        # a side may have swallowed the figure's classifier or begin inside the quantity (تعدادی تروریست)
        side = next((s for s in named if first <= s.first <= last + 1), None)
        j = last + 1
        if j < len(tokens) and tokens[j].text in ("از", "دیگر", "عضو", "تن"):
            j += 1
            if tokens[j - 1].text == "دیگر":
                end = j - 1
                if j < len(tokens) and tokens[j].text == "از":
                    j += 1
        if side is None:
            side = by_first.get(j)
        if side is None and tokens[j - 1].text == "از" and j < len(tokens) and tokens[j].text != "جمله":
            # ده نفر از ساکنان این شهر: the partitive names whom, known word or not
            side = next((s for s in named if j <= s.first <= j + 2), None)
        if tokens[first].text == "یکی" and j + 1 < len(tokens) and tokens[j].text in ("این", "آن", "همین"):
            j += 1  # یکی از این راکت‌ها
        item = items.get(j) or next((items[k] for k in range(first, last + 1) if k in items), None)
        between = j < len(tokens) and tokens[j].text not in FUNCTION_WORDS and j not in suffered
        if item is None and j + 1 in items and between and side is None:
            item = items[j + 1]  # سه ساختمان بلند; but شش کشته برجای گذاشت counts no towers
        if side is not None and item is not None and item.first < side.first:
            side = None
        one_thing = tokens[first].text == "یکی" and item is not None and side is None  # یکی از این راکت‌ها
        people = (quantity.unit == "people" and not one_thing) or (side is not None and item is None)
        if side is not None and item is None:
            end = max(end, side.last)
        if item is not None and (quantity.unit != "people" or one_thing):
            people = False
            end = max(end, item.last)
            k = end + 1
            modifiers = {h.first: h.last for h in reading.layer("modifier")}
            while k in modifiers:
                end = modifiers[k]
                k = end + 1
        result.append(Figure(first, end, quantity.low, quantity.high, side, item, people, quantity=quantity))
    return result


def part_of_another(reading: Reading, first: int) -> bool:
    """A figure inside a larger one: `هشت نفر از جمله شش غیرنظامی`, `۱۲ تن به شمول سه پولیس`."""
    before = [t.text for t in reading.tokens[max(0, first - 3) : first]]
    return before[-2:] in (["از", "جمله"], ["به", "شمول"]) or before[-1:] in PARTS


def _next_part(reading: Reading, part: int, first: int, told: set[int]) -> bool:
    """Whether a figure is listed with the part before it: `هفت نفر از جمله سه کودک و [دو زن] کشته شدند`; but `ده نفر از
    جمله سه کودک کشته و [دو زن] زخمی شدند` counts others."""
    gap = range(part + 1, first)
    return 0 < len(gap) <= 3 and reading.tokens[first - 1].text in ("و", "،") and told.isdisjoint(gap)


def _size(reading: Reading, last: int) -> bool:
    """Whether a figure is the size of a body and no count of those who suffered: `شورای ۲۵ نفره`; but `۱۸ نفری که کشته
    شدند` and `یک گروه ده نفره را بازداشت کردند` count them."""
    if reading.tokens[last].text not in SIZES:
        return False
    return last + 1 >= len(reading.tokens) or reading.tokens[last + 1].text not in ("که", "را")
