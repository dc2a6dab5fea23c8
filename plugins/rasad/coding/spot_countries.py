"""Countries and capitals as places: where they are no government, nobody's property and not accused."""

from __future__ import annotations

from rasad.coding.lexicon import dictionaries
from rasad.coding.match import Hit
from rasad.coding.phrases import Side, Spot
from rasad.coding.reading import FUNCTION_WORDS, Reading
from rasad.coding.spot_words import (
    AROUND,
    ATTACKS,
    BACK,
    BELONGING,
    BLAMING,
    CAPTURES,
    FALLS,
    IN_HANDS,
    LOST,
    MADE,
    MOVES,
    MUCH_OF,
    OF_GROUND,
    OF_PLACES,
)


class Countries:
    """The places, countries and sides of a sentence, and which of the countries are places."""

    def __init__(
        self,
        reading: Reading,
        cue_at: dict[int, Hit],
        name_hits: dict[int, list[Hit]],
        country_at: dict[int, Side],
        side_spans: list[tuple[int, int]],
        owned: list[Side],
    ) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.cue_at = cue_at
        self.name_hits = name_hits
        self.country_at = country_at
        self.side_spans = side_spans
        self.owned = owned
        self.owners = [*side_spans, *((s.first, s.last) for s in country_at.values())]
        self.modifiers = {h.first: h.last for h in reading.layer("modifier")}

    def _text(self, k: int) -> str:
        """The word at `k`, empty beyond the sentence."""
        return self.tokens[k].text if k < len(self.tokens) else ""

    def _tells(self, acts: frozenset[str]) -> bool:
        """Whether the sentence has a word for one of some acts."""
        return any(hit.entry.value in acts for hit in self.reading.layer("trigger"))

    def country(self, side: Side) -> Spot | None:
        """A bare country or capital is a place after a preposition of place, after `به` that follows an attack, or as
        the object of one; else it stands for its government."""
        marker, at = side.marker, side.marker_at
        if side.first > 1 and self.tokens[side.first - 2].text in BELONGING:
            return None
        near = any(
            name == marker and side.first - 1 == last
            for start in range(max(0, at), side.first)
            for name, last in self.reading.cue_starts.get(start, [])
        )
        attacked = self._tells(ATTACKS)
        capital = side.hits[0].entry.detail == "capital"
        moved = self._tells(MOVES)
        there = near and (
            marker == "locative" or (marker in ("from", "to") and moved) or (marker == "to" and (capital or attacked))
        )
        of_act = marker.startswith("trigger:") and marker.removeprefix("trigger:") in OF_PLACES and at < side.first
        if self._made_there(side.last):
            return None
        owned = not self._whole(side.first) and not moved  # نظامیان آلمانی | افغانستان را ترک کردند
        taken = side.is_object and marker != "with" and (attacked or moved) and not owned and not self._blamed(side)
        captured = capital and self._captured(side)
        if not there and not of_act and not taken and not captured and not self._and_around(side.last):
            return None
        ids = self._ids(side)
        return Spot(
            side.first,
            side.last,
            side.first,
            side.last,
            "city" if captured else "country",
            ids,
            side.rows,
            marker=marker,
            marker_at=at,
            glued=side.glued,
            country=not captured,
        )

    def _blamed(self, side: Side) -> bool:
        """Whether a country is accused of an attack, and is not where it was: `ایران را مسئول حمله دانستند`."""
        clause_of = self.reading.clause_of
        return any(
            hit.first > side.last and clause_of[hit.first] == clause_of[side.last] and hit.entry.value in BLAMING
            for hit in self.reading.layer("trigger")
        )

    def _captured(self, side: Side) -> bool:
        """Whether a capital is the town that was taken or lost: `کنترل کابل را به دست گرفت`, `بغداد را پس گرفتند`,
        `تصرف صنعا`, `کابل به دست شورشیان افتاد`; but `به کنترل بغداد درآمد`."""
        clause_of = self.reading.clause_of
        words = [h for h in self.reading.layer("trigger") if h.entry.value in CAPTURES]
        at = side.first - 1
        while at >= 0 and self.tokens[at].text in MUCH_OF:
            at -= 1
        owner = next((h for h in words if h.last == at), None)
        if owner is not None:
            before = self.tokens[owner.first - 1].text if owner.first else ""
            first = self.tokens[owner.first].text
            return before not in IN_HANDS and first not in IN_HANDS and owner.entry.value in OF_GROUND
        if at != side.first - 1 or not self._whole(side.first):
            return False
        later = [h for h in words if h.first > side.last and clause_of[h.first] == clause_of[side.last]]
        if side.is_object:
            back = any(
                v.verb == "گرفت" and v.first > side.last and self.tokens[v.first - 1].text in BACK
                for v in self.reading.verbs
            )
            return bool(later) or back
        if side.marker != "" or not later or later[0].entry.value not in LOST:
            return False
        verb = next((v for v in self.reading.verbs if v.finite and v.first > later[0].last), None)
        between = self.tokens[side.last + 1 : later[0].first]
        return verb is not None and verb.verb in FALLS and not any(t.text == "را" for t in between)

    def _and_around(self, last: int) -> bool:
        """Whether the surroundings of a place are told with it, which only a place has: `حملات بغداد و [اطراف آن]`."""
        after = [t.text for t in self.tokens[last + 1 : last + 4]]
        return len(after) == 3 and after[0] == "و" and after[1] in AROUND and after[2] in ("آن", "این")

    def _made_there(self, last: int) -> bool:
        """Whether the words after a place say that a thing was made there, or what lies beside it."""
        return any(t.text in MADE for t in self.tokens[last + 1 : last + 3])

    def _whole(self, first: int) -> bool:
        """Whether no noun before a country owns it: `موشک‌های ایران را` is no place, `ایران را` is one."""
        before = self.tokens[first - 1] if first else None
        return (
            before is None
            or before.kind != "word"
            or before.text in FUNCTION_WORDS
            or first - 1 in self.reading.verbal
            or first - 1 in self.reading.dated
            or any(b == first - 1 for _, b in self.owners)
            or any(h.last == first - 1 for hits in self.name_hits.values() for h in hits)
        )

    def _ids(self, side: Side) -> tuple[str, ...]:
        """The places that a bare country or capital means: a capital is a city where it is a place."""
        if side.hits[0].entry.detail == "capital":
            cities = tuple(h.entry.value for h in self.reading.layer("place") if h.first == side.first)
            if cities:
                return cities
        lexicon = dictionaries()
        actor = lexicon.actors.get(side.code or "")
        place = lexicon.country_places.get(actor.country) if actor else None
        return (place,) if place else ()
