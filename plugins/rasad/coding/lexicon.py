"""The dictionaries as the coder needs them: every form folded, without spaces, with the row it belongs to.

Matching ignores spaces and half-spaces inside a form (`حزب‌الله`, `حزب الله` and the glued `حزبالله` are one),
so clean,
spaced and glued text give the same matches. Whether a match respects the words of the text is `rasad.coding.match`'s
business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from rasad.article import Place
from rasad.lexicon import rows
from rasad.text import fold

Layer = Literal[
    "actor",
    "noun",
    "country",
    "place",
    "source",
    "item",
    "trigger",
    "verb",
    "means",
    "cue",
    "modifier",
    "speech",
    "placecue",
]

#: Layers whose forms take the endings of nouns (تروریست‌ها، حمله‌ای).
INFLECTED: frozenset[str] = frozenset(
    {"actor", "noun", "country", "item", "trigger", "means", "source", "placecue", "modifier"}
)


class Entry(NamedTuple):
    """One dictionary row under one of its forms. `row` names it for explanations: `actors.csv:SYR_ARMY`."""

    layer: Layer
    row: str
    value: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of triggers.csv. `frame` and `consequence` are the two halves of the file's `frame` (`harm:killed`)."""

    id: str
    pos: str
    frame: str
    consequence: str
    type: str | None
    active: frozenset[str]
    passive: frozenset[str]
    nominal: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A row of verb_forms.csv."""

    verb: str
    tense: str
    negative: bool
    passive: bool


@dataclass(frozen=True, slots=True)
class Actor:
    """A row of actors.csv, or a country standing for its state."""

    code: str
    name_fa: str
    kind: str
    country: str
    parent: str


def squeeze(form: str) -> str:
    """A form as it is matched: folded, and without spaces."""
    return fold(form).replace(" ", "")


#: Between the words of a form: a space, a half-space, or after a hyphen.
_JOINT = re.compile("[ \u200c\u00a0]+|(?<=[-–.])")
_HYPHENS = frozenset("-–.")


def _joints(form: str) -> frozenset[int]:
    """Where the words of a form meet, as positions in its squeezed letters."""
    positions: set[int] = set()
    length = 0
    for part in _JOINT.split(form.strip()):
        hyphen = part[:1] in _HYPHENS or part[-1:] in _HYPHENS
        length += len(squeeze(part))
        positions.update((length, length - 1) if hyphen else (length,))
    return frozenset(positions)


class Dictionaries:
    """Every dictionary, read once. `forms` maps a squeezed form to its entries."""

    def __init__(self) -> None:
        self.forms: dict[str, list[Entry]] = {}
        self.spellings: dict[str, set[str]] = {}
        self._joints: dict[str, frozenset[int]] = {}
        self.triggers: dict[str, Trigger] = {}
        self.verb_forms: dict[str, VerbForm] = {}
        self.verb_roles: dict[str, str] = {}
        self.event_verbs: dict[str, Trigger] = {}
        self.actors: dict[str, Actor] = {}
        self.ranges: dict[tuple[str, str], str] = {}
        self.fronts: set[tuple[str, str]] = set()
        self.source_names: dict[str, tuple[str, ...]] = {}
        self.home_agencies: set[str] = set()
        self.press: set[str] = set()
        self.places: dict[str, Place] = {}
        self.place_parents: dict[str, str] = {}
        self.place_flags: dict[str, str] = {}
        self.place_weight: dict[str, int] = {}
        self.country_places: dict[str, str] = {}
        self._read_grammar()
        self._read_verbs()
        self._read_triggers()
        self._read_actors()
        self._read_places()
        self._read_things()

    def _alternatives(self, row: dict[str, str], *columns: str) -> Iterator[str]:
        seen: set[str] = set()
        for column in columns:
            cell = row.get(column) or ""
            for squeezed, spelling in zip(squeeze(cell).split("|"), cell.split("|"), strict=True):
                if squeezed:
                    self.spellings.setdefault(squeezed, set()).add(spelling)
                if squeezed and squeezed not in seen:
                    seen.add(squeezed)
                    yield squeezed

    def joints(self, form: str) -> frozenset[int] | None:
        """Where the words of a squeezed form meet in any of its spellings: only there may a text have a space. None for
        names of places, which old archives cut anywhere."""
        if form not in self.spellings:
            return None
        found = self._joints.get(form)
        if found is None:
            found = frozenset().union(*(_joints(spelling) for spelling in self.spellings[form]))
            self._joints[form] = found
        return found

    def _add(self, form: str, entry: Entry) -> None:
        entries = self.forms.setdefault(form, [])
        if entry not in entries:
            entries.append(entry)

    def _read_grammar(self) -> None:
        for row in rows("cues"):
            for form in self._alternatives(row, "forms"):
                self._add(form, Entry("cue", f"cues.csv:{row['cue']}", row["cue"]))
        for row in rows("means"):
            for form in self._alternatives(row, "forms"):
                self._add(form, Entry("means", f"means.csv:{row['means']}", row["means"]))
        for row in rows("modifiers"):
            for form in self._alternatives(row, "form"):
                self._add(form, Entry("modifier", f"modifiers.csv:{row['form']}", row["form"]))
        for row in rows("speech"):
            for form in self._alternatives(row, "forms"):
                self._add(form, Entry("speech", f"speech.csv:{row['id']}", row["kind"], row["verbs"]))
        for row in rows("place_words"):
            for form in self._alternatives(row, "forms"):
                self._add(form, Entry("placecue", f"place_words.csv:{row['kind']}", row["kind"], row["class"]))

        self.ranges = {(row["attacker"], row["struck"]): row["means"] for row in rows("ranges")}
        self.fronts = {(row["attacker"], row["struck"]) for row in rows("ranges") if row["front"] == "1"}

    def _read_verbs(self) -> None:
        for row in rows("verbs"):
            self.verb_roles[row["verb"].partition("#")[0]] = row["roles"]
        self.verb_roles["است"] = "aux"
        for form, negative in (("است", 0), ("نیست", 1), ("هستند", 0), ("هست", 0), ("نیستند", 1), ("هستیم", 0)):
            key = squeeze(form)
            self.verb_forms[key] = VerbForm("است", "present", bool(negative), False)
            self._add(key, Entry("verb", "verbs.csv:است", key))
        table = rows("verb_forms")
        # folding one long text is many times faster than folding each form of it
        for row, key in zip(table, squeeze("\n".join(row["form"] for row in table)).split("\n"), strict=True):
            if key not in self.verb_forms:
                self.spellings.setdefault(key, set()).add(row["form"])
                self.verb_forms[key] = VerbForm(
                    row["verb"], row["tense"], row["negative"] == "1", row["passive"] == "1"
                )
                self._add(key, Entry("verb", f"verbs.csv:{row['verb']}", key))

    def _read_triggers(self) -> None:
        for row in rows("triggers"):
            frame, _, consequence = row["frame"].partition(":")
            self.triggers[row["id"]] = Trigger(
                row["id"],
                row["pos"],
                frame,
                consequence,
                row["type"] or None,
                frozenset(row["active"].split()),
                frozenset(row["passive"].split()),
                row["nominal"] == "1",
                row["weak"] == "1",
            )
            if row["pos"] == "verb":
                self.event_verbs.update(dict.fromkeys(row["active"].split(), self.triggers[row["id"]]))
                continue  # found by its verb forms
            for form in self._alternatives(row, "forms"):
                self._add(form, Entry("trigger", f"triggers.csv:{row['id']}", row["id"]))

    def _read_actors(self) -> None:
        for row in rows("countries"):
            code = row["actor_code"]
            self.actors.setdefault(code, Actor(code, row["name_fa"], "state", row["iso2"], ""))
            for form in self._alternatives(row, "name_fa", "forms"):
                self._add(form, Entry("country", f"countries.csv:{row['iso2']}", code, "name"))
            for form in self._alternatives(row, "demonyms"):
                self._add(form, Entry("country", f"countries.csv:{row['iso2']}", code, "demonym"))
            for form in self._alternatives(row, "capital_forms"):
                self._add(form, Entry("country", f"countries.csv:{row['iso2']}", code, "capital"))
        for row in rows("actors"):
            self.actors[row["code"]] = Actor(row["code"], row["name_fa"], row["kind"], row["country"], row["parent"])
            for form in self._alternatives(row, "name_fa", "forms"):
                self._add(form, Entry("actor", f"actors.csv:{row['code']}", row["code"], row["kind"]))
        for row in rows("actor_nouns"):
            for form in self._alternatives(row, "lemma", "forms"):
                self._add(form, Entry("noun", f"actor_nouns.csv:{row['lemma']}", row["lemma"], row["class"]))
        for row in rows("sources"):
            self.source_names[row["code"]] = tuple(
                name.casefold()
                for name in (row["code"], row["name_en"], row["name_fa"], *row["forms"].split("|"))
                if name
            )
            if row["kind"] in ("agency", "network", "paper", "site"):
                self.press.add(row["code"])
            if row["country"] == "IR" and row["kind"] in ("agency", "network"):
                self.home_agencies.add(row["code"])
            for form in self._alternatives(row, "name_fa", "forms"):
                self._add(form, Entry("source", f"sources.csv:{row['code']}", row["code"], row["kind"]))

    def _read_places(self) -> None:
        for name in ("places", "places_geonames"):
            table = rows(name)
            names = squeeze("\n".join(f"{row['name_fa']}|{row['forms']}" for row in table)).split("\n")
            for row, forms in zip(table, names, strict=True):
                if row["id"] in self.places:
                    continue
                latitude = float(row["latitude"]) if row["latitude"] else None
                longitude = float(row["longitude"]) if row["longitude"] else None
                self.places[row["id"]] = Place(
                    row["id"],
                    row["name_fa"],
                    row["name_en"],
                    row["kind"],
                    row["country"] or None,
                    latitude,
                    longitude,
                    row["precision"],
                )
                self.place_parents[row["id"]] = row["parent"]
                self.place_flags[row["id"]] = row.get("flags") or ""
                self.place_weight[row["id"]] = int(row.get("population") or 0) + (10**8 if name == "places" else 0)
                if row["kind"] == "country":
                    self.country_places[row["country"]] = row["id"]
                for form in dict.fromkeys(forms.split("|")):
                    if len(form) > 2 or (form and not row.get("flags")):
                        self._add(form, Entry("place", f"{name}.csv:{row['id']}", row["id"], row["kind"]))

    def _read_things(self) -> None:
        for row in rows("materiel"):
            for form in self._alternatives(row, "forms"):
                self._add(form, Entry("item", f"materiel.csv:{row['item']}", row["item"]))


@cache
def dictionaries() -> Dictionaries:
    """The dictionaries of this process, read at the first call."""
    return Dictionaries()
