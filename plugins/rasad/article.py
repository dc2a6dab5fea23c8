"""The records that pass between Rasad's stages.

An `Article` is what was received. Reading it gives a `rasad.text.Document`; coding the document gives `Event` records,
gathered in a `CodedArticle`. Everything is immutable and plain, so it can cross a process boundary.

All offsets are `str` offsets (code points, end exclusive) into `Article.body` exactly as it was received. The fields of
an event and the meaning of each value are those of the codebook, section 3; `as_json` writes exactly its names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any, Literal

#: Articles without a time zone are read as Iran's (UTC+03:30; Iran has kept no summer time since 2022).
IRAN = timezone(timedelta(hours=3, minutes=30))

EventStatus = Literal["happened", "planned", "denied", "failed"]
DatePrecision = Literal["day", "week", "month", "year", "none"]
PlaceRole = Literal["at", "in"]
CasualtyKind = Literal["killed", "wounded", "captured", "missing", "abducted", "surrendered", "displaced"]
MaterielAction = Literal["destroyed", "damaged", "captured", "shot_down", "defused"]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was received.

    `published` is a `datetime` with a time zone where the source gave a time, a `date` where it gave only a day, and
    None where it gave nothing: a missing date is never replaced by the day of loading.
    """

    id: str
    body: str
    title: str | None = None
    agency: str | None = None
    published: datetime | date | None = None
    url: str | None = None

    @property
    def published_on(self) -> date | None:
        """The day of publication in the source's own time zone."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the raw body: `body[start:end] == quote`."""

    quote: str
    start: int
    end: int

    def as_json(self) -> dict[str, Any]:
        return {"quote": self.quote, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class ActorMention(Mention):
    """Who acted or was acted upon. `code` is the actor's code in `lexicon/actors.csv`, None where nobody is known."""

    code: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {"quote": self.quote, "start": self.start, "end": self.end, "code": self.code}


@dataclass(frozen=True, slots=True)
class SourceMention(Mention):
    """Who says so. `code` is the source's code in `lexicon/sources.csv` (or an actor's code), None where unknown."""

    code: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {"quote": self.quote, "start": self.start, "end": self.end, "code": self.code}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    `precision` says what the coordinates stand for: `exact` (the place itself), `town`, `district`, `province`,
    `country` (the centre of the containing unit). Degrees are WGS 84.
    """

    id: str
    name_fa: str
    name_en: str
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name_fa": self.name_fa,
            "name_en": self.name_en,
            "kind": self.kind,
            "country": self.country,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "precision": self.precision,
        }


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """Where it happened: `at` the most specific names, `in` the containing regions."""

    role: PlaceRole = "at"
    place: Place | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "role": self.role,
            "place": self.place.as_json() if self.place else None,
        }


@dataclass(frozen=True, slots=True)
class EventDate:
    """When it happened, both days included. `mention` is the words it was read from."""

    start: date | None = None
    end: date | None = None
    precision: DatePrecision = "none"
    mention: Mention | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "precision": self.precision,
            "quote": self.mention.quote if self.mention else None,
            "quote_start": self.mention.start if self.mention else None,
            "quote_end": self.mention.end if self.mention else None,
        }


@dataclass(frozen=True, slots=True)
class Casualty(Mention):
    """One figure of people. `low` and `high` are inclusive bounds, None where the text sets none."""

    kind: CasualtyKind = "killed"
    low: int | None = None
    high: int | None = None
    who: Mention | None = None
    who_code: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "who": self.who.quote if self.who else None,
            "low": self.low,
            "high": self.high,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "who_start": self.who.start if self.who else None,
            "who_end": self.who.end if self.who else None,
            "who_code": self.who_code,
        }


@dataclass(frozen=True, slots=True)
class Materiel(Mention):
    """One figure of equipment; `item` is one of the codebook's nouns, `owner_code` the actor who lost it."""

    item: str = "other"
    action: MaterielAction = "destroyed"
    low: int | None = None
    high: int | None = None
    owner_code: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "item": self.item,
            "action": self.action,
            "low": self.low,
            "high": self.high,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "owner_code": self.owner_code,
        }


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field holds what it holds: the rule's name and the dictionary rows it used (`file.csv:row id`)."""

    field: str
    rule: str
    rows: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {"field": self.field, "rule": self.rule, "rows": list(self.rows)}


@dataclass(frozen=True, slots=True)
class Event:
    """One event as one article tells it (one row of `fact_report`)."""

    type: str
    evidence: tuple[Mention, ...]
    status: EventStatus = "happened"
    initiator: tuple[ActorMention, ...] = ()
    target: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    date: EventDate = field(default_factory=EventDate)
    casualties: tuple[Casualty, ...] = ()
    materiel: tuple[Materiel, ...] = ()
    attribution: tuple[SourceMention, ...] = ()
    reasons: tuple[Reason, ...] = ()

    def as_json(self, *, explain: bool = False) -> dict[str, Any]:
        """The event as the codebook's section 3 writes it, with resolved values beside the raw ones."""
        row: dict[str, Any] = {
            "type": self.type,
            "status": self.status,
            "initiator": [m.as_json() for m in self.initiator],
            "target": [m.as_json() for m in self.target],
            "places": [m.as_json() for m in self.places],
            "attribution": [m.as_json() for m in self.attribution],
            "date": self.date.as_json(),
            "casualties": [c.as_json() for c in self.casualties],
            "materiel": [m.as_json() for m in self.materiel],
            "evidence": [m.as_json() for m in self.evidence],
        }
        if explain:
            row["reasons"] = [r.as_json() for r in self.reasons]
        return row


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """What coding one article gave. `events` is empty for an article that tells none."""

    id: str
    events: tuple[Event, ...] = ()

    def as_json(self, *, explain: bool = False) -> dict[str, Any]:
        return {"id": self.id, "events": [event.as_json(explain=explain) for event in self.events]}
