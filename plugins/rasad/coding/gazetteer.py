"""From a place name to a place of the gazetteer, by the company it keeps.

`حلب`, `طرابلس` and `بلد` are each several places. The candidates of a name are weighed by what the text calls it, the
countries that the section speaks of, the places around and near it that are already resolved, and last the hand-made
list before the towns of GeoNames, larger towns before smaller. A name that no list knows keeps its mention and takes
the coordinates of the place that contains it, with that unit's precision: one unknown village never empties the answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import asin, cos, log10, radians, sin, sqrt

from rasad.article import Place
from rasad.coding.lexicon import dictionaries

#: Kinds from the widest to the narrowest.
WIDTH = {
    "country": 0,
    "sea": 1,
    "region": 2,
    "province": 3,
    "front": 4,
    "river": 4,
    "strait": 4,
    "mountain": 4,
    "district": 5,
    "island": 6,
    "city": 6,
    "town": 7,
}
EARTH_KM = 6371.0
#: Added to the population of the hand-made list's places (see `Dictionaries.place_weight`).
HAND_MADE = 10**8
#: A town with fewer people is known by its neighbours only.
SMALL = 150_000
_SETTLED = frozenset({"province", "district", "city", "town", "village", "neighbourhood"})


def width(kind: str) -> int:
    """How narrow a kind of place is: 0 for a country, 9 for a building."""
    return WIDTH.get(kind, 9)


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance, None where one has no coordinates."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return None
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def contains(outer: str, inner: str) -> bool:
    """Whether place `inner` lies in `outer` by the gazetteer's parents."""
    parents = dictionaries().place_parents
    seen: set[str] = set()
    while inner and inner not in seen:
        if inner == outer:
            return True
        seen.add(inner)
        inner = parents.get(inner, "")
    return False


class Context:
    """What a section has said of places so far."""

    def __init__(self, countries: Iterable[str] = ()) -> None:
        self.countries: Counter[str] = Counter(countries)
        self.resolved: list[Place] = []

    def note(self, place: Place | None) -> None:
        if place is not None:
            self.resolved.append(place)
            if place.country:
                self.countries[place.country] += 2

    def resolve(self, candidates: tuple[str, ...], kind: str) -> Place | None:
        """The likeliest of the candidate ids. `kind` is what the text calls it (`روستای`: village), or ''."""
        lexicon = dictionaries()
        best: tuple[float, str] | None = None
        for identity in candidates:
            score = self._score(identity, kind)
            if best is None or (score, identity) > best:
                best = (score, identity)
        if best is None or self._strange(best[1]):
            return None
        return lexicon.places[best[1]]

    def _strange(self, identity: str) -> bool:
        """Whether a small town lies in a country of which the article does not speak: another place of the same name,
        which no list knows, is meant."""
        lexicon = dictionaries()
        return (
            bool(self.countries)
            and lexicon.place_weight[identity] < SMALL
            and lexicon.places[identity].country not in self.countries
        )

    def _score(self, identity: str, kind: str) -> float:
        """How likely a candidate is: what the text calls it, whose country the section speaks of, what lies near or
        around it, and last how large it is."""
        lexicon = dictionaries()
        place = lexicon.places[identity]
        weight = lexicon.place_weight[identity]
        score = (0.5 if weight >= HAND_MADE else 0.0) + log10(weight % HAND_MADE + 10) / 7
        score += 0.5 * min(self.countries.get(place.country or "", 0), 5)
        if kind:
            if kind == place.kind:
                score += 1.2
            elif (kind == "province") != (place.kind == "province") and kind in _SETTLED and place.kind in _SETTLED:
                score -= 1.0
        elif place.kind in ("city", "town"):
            score += 0.15
        if lexicon.place_flags.get(identity):
            score -= 0.2
        recent = self.resolved[-6:]
        if any(
            other.id != identity
            and width(other.kind) < width(place.kind)
            and contains(other.id, identity)
            and other.kind != "country"
            for other in recent
        ):
            score += 1.0
        near = [d for other in recent if width(other.kind) >= 3 and (d := distance_km(place, other)) is not None]
        if near:
            score += 1.0 if min(near) < 120 else 0.4 if min(near) < 400 else -0.3
        return score

    def country(self) -> Place | None:
        """The country that the article speaks of most."""
        lexicon = dictionaries()
        for country, _ in self.countries.most_common():
            if country in lexicon.country_places:
                return lexicon.places[lexicon.country_places[country]]
        return None

    def container(self) -> Place | None:
        """What an unknown name lies in, where its sentence does not say: the province of the place named last."""
        if not self.resolved:
            return None
        return province_of(self.resolved[-1])


def province_of(place: Place) -> Place:
    """The province of a place, by the gazetteer's parents; the place itself if it lies in none."""
    lexicon = dictionaries()
    outer, seen = place, {place.id}
    while width(outer.kind) > width("province"):
        parent = lexicon.place_parents.get(outer.id, "")
        if parent not in lexicon.places or parent in seen:
            return place
        seen.add(parent)
        outer = lexicon.places[parent]
    return outer


def stand_in(container: Place) -> Place:
    """A container lending its coordinates to an unknown name in it: a town's surroundings are its district, a wider
    unit has its own precision."""
    precision = {"country": "country", "province": "province", "region": "province"}.get(container.kind, "district")
    return Place(
        container.id,
        container.name_fa,
        container.name_en,
        container.kind,
        container.country,
        container.latitude,
        container.longitude,
        precision,
    )
