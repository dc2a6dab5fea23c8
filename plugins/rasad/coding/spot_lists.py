"""Places that are named together: the further names of a list that one place opened, and the two ends of a road."""

from __future__ import annotations

from rasad.coding.names import free, name_at
from rasad.coding.phrases import Spot
from rasad.coding.reading import FUNCTION_WORDS, QUOTES, Reading, overlaps
from rasad.coding.spot_finder import Finder
from rasad.coding.spot_words import ROAD_MARKS, ROADS, SEVERAL


def lists(finder: Finder, found: list[Spot]) -> list[Spot]:
    """Add the further names of a list that a place opened: `مناطق «الف، ب» و «پ»`, `شهرک‌های الف و ب`."""
    starts = {s.first: s for s in found}
    taken = {i for s in found for i in range(s.first, s.last + 1)}
    result: list[Spot] = []
    for spot in found:
        result.append(spot)
        if spot.first == spot.name_first and spot.ids and not spot.country:
            result += _before_known(finder, spot, taken)
        opens = spot.quoted or (spot.first != spot.name_first and not spot.direction) or spot.ids
        if spot.country or not opens:
            continue
        _list_after(finder, spot, starts, taken, result)
    result.sort(key=lambda s: s.first)
    return result


def _before_known(finder: Finder, known: Spot, taken: set[int]) -> list[Spot]:
    """Unknown names of a list that ends with a known one: `در الف و تدمر`."""
    tokens = finder.tokens
    found: list[Spot] = []
    j = known.first - 1
    while (
        j >= 2
        and tokens[j].text in ("و", "،")
        and j - 1 not in taken
        and name_at(finder.reading, j - 1) == j - 1
        and tokens[j - 2].text in ("در", "و", "،")
    ):
        found.append(Spot(j - 1, j - 1, j - 1, j - 1, known.kind, (), known.rows))
        if tokens[j - 2].text == "در":
            for n, spot in enumerate(reversed(found)):
                spot.marker, spot.marker_at = ("locative", j - 2) if n == 0 else ("and", spot.first - 1)
            taken.update(s.first for s in found)
            return found
        j -= 2
    return []


def _list_after(finder: Finder, first: Spot, starts: dict[int, Spot], taken: set[int], result: list[Spot]) -> None:
    tokens = finder.tokens
    inside = first.quoted
    plural = any(
        t.text.endswith(("های", "هایی", "مناطق", "نواحی", "محورهای", "ولایات", "ها")) or t.text in ("مناطق", "نواحی")
        for t in tokens[first.first : first.name_first]
    )
    counted = first.first > 0 and (tokens[first.first - 1].kind == "number" or tokens[first.first - 1].text in SEVERAL)
    plural = plural or (counted and first.first != first.name_first)  # دو روستای الف و ب
    j = first.last + 1
    while j < len(tokens):
        text = tokens[j].text
        if text in QUOTES:
            inside = not inside
            j += 1
            continue
        if text not in ("،", "و"):
            return
        k = j + 1
        opened = inside
        if k < len(tokens) and tokens[k].text == "و":
            k += 1
        if k < len(tokens) and tokens[k].text in QUOTES:
            opened = True
            k += 1
        if k >= len(tokens):
            return
        if k in starts:
            j = starts[k].last + 1
            inside = opened and not starts[k].quoted if starts[k].quoted else opened
            continue
        if k in taken or overlaps(k, k, finder.side_spans):
            return
        if opened:
            end = k
            while (
                end + 1 < len(tokens)
                and tokens[end + 1].text not in QUOTES
                and tokens[end + 1].text not in ("،", "و")
                and end - k < 5
            ):
                end += 1
            if tokens[k].text in FUNCTION_WORDS:
                return
        elif k in finder.name_hits:
            end = finder.name_hits[k][0].last
        else:
            able = plural and free(finder.reading, k)
            named = name_at(finder.reading, k, trusting=finder.alone(k)) if able else None
            if named is None:
                return
            end = named
        hits = finder.name_hits.get(k, [])
        new = Spot(
            k,
            end,
            k,
            end,
            first.kind,
            tuple(h.entry.value for h in hits),
            tuple(h.entry.row for h in hits) or first.rows[:1],
            quoted=opened,
            marker="and",
            marker_at=j,
        )
        result.append(new)
        taken.update(range(k, end + 1))
        starts[k] = new
        inside = opened
        j = end + 1


def roads(reading: Reading, found: list[Spot]) -> list[Spot]:
    """A road is named by both its ends: `جاده الف - ب`, `محور الف به ب`."""
    tokens = reading.tokens
    result: list[Spot] = []
    for spot in found:
        road = result[-1] if result else None
        if (
            road is not None
            and tokens[road.first].text in ROADS
            and road.first != road.name_first
            and spot.first == spot.name_first
            and (spot.first == road.last + 1 or spot.first == road.last + 2)
            and all(t.text in ROAD_MARKS for t in tokens[road.last + 1 : spot.first])
            and not spot.country
        ):
            road.last = road.name_last = spot.last
            continue
        result.append(spot)
    return result
