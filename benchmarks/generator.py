"""Articles and what coding them gives, made up: as many as a benchmark of the warehouse needs.

A war is told: on every day some strikes and clashes, each told by one to four agencies in words that differ. A few
towns see most of it, some reports name only a province or no place that is known, and some do not say when. Everything
follows from the seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rasad import lexicon
from rasad.article import (
    ActorMention,
    Article,
    Casualty,
    Event,
    EventDate,
    Materiel,
    Mention,
    Place,
    PlaceMention,
    SourceMention,
)

#: Events told in one article, and events that happen in a day.
TOLD = 4
DAILY = 200
#: Shares of the reports that name a province only, a place that nobody knows, and no day.
COARSE, NOWHERE, UNDATED = 0.15, 0.08, 0.12

_SIDES = ("SYRMIL", "ISIS", "FSA", "HEZBOLLAH", "RUSAF", "TURMIL")
_SOURCES = ("IRNA", "ISNA", "FARS", "MEHR", "TASNIM", "HAMSHAHRI")
_AGENCIES = tuple(
    f"خبرگزاری {name}" for name in ("سپهر", "دماوند", "کارون", "هامون", "الوند", "زاگرس", "تفتان", "بینالود")
)
_TELLINGS = {
    "air_strike": ("جنگنده‌ها شهر {} را بمباران کردند", "در حملهٔ هوایی به {} انبارها آتش گرفت"),
    "shelling": ("توپخانه حومهٔ {} را کوبید", "چند گلولهٔ خمپاره به {} خورد"),
    "armed_clash": ("نیروهای دو طرف در {} درگیر شدند", "درگیری در اطراف {} تا شب ادامه یافت"),
    "bombing": ("بمبی در بازار {} منفجر شد", "انفجار خودروی بمب‌گذاری‌شده {} را لرزاند"),
}
_NOWHERE = "آن‌سوی دشت"


@dataclass(frozen=True, slots=True)
class _Happening:
    """What happened: told by the articles that follow."""

    type: str
    day: date
    place: Place | None
    sides: tuple[str, str]
    killed: int
    tanks: int
    dated: bool

    @property
    def place_name(self) -> str:
        return self.place.name_fa if self.place else _NOWHERE


@cache
def places(precision: str) -> tuple[tuple[Place, ...], tuple[float, ...]]:
    """Places of this precision in the gazetteer, and how often the war comes to each: few see most of it."""
    found = tuple(
        Place(row["id"], row["name_fa"], row["name_en"] or row["name_fa"], row["kind"], row["country"] or None,
              float(row["latitude"]), float(row["longitude"]), row["precision"])
        for row in lexicon.rows("places")
        if row["latitude"] and row["precision"] == precision and row["country"] in {"SY", "IQ", "YE"}
    )  # fmt: skip
    return found, tuple(1 / (rank + 5) for rank in range(len(found)))


def articles(
    reports: int, *, seed: int = 1, since: date = date(2015, 1, 1), daily: int = DAILY
) -> Iterator[tuple[Article, list[Event]]]:
    """Articles with what they tell, `reports` events in all, `TOLD` in each, from the day `since` on: `daily` events
    a day, of which each is told about twice."""
    chance = random.Random(seed)
    told: list[_Happening] = []
    number = 0
    day = since
    while number * TOLD < reports:
        if len(told) < TOLD:
            told += [
                told_of for each in _day(chance, day, daily) for told_of in [each] * chance.choice((1, 1, 2, 2, 3, 4))
            ]
            chance.shuffle(told)
            day += timedelta(days=1)
        events = [told.pop() for _ in range(TOLD)]
        yield _article(chance, f"made-{seed}-{number}", events)
        number += 1


def _day(chance: random.Random, day: date, daily: int) -> list[_Happening]:
    return [
        _Happening(chance.choice(tuple(_TELLINGS)), day, _where(chance), _two(chance), chance.randint(1, 60),
                   chance.choice((0, 0, 0, 1, 3)), chance.random() >= UNDATED)
        for _ in range(daily)
    ]  # fmt: skip


def _where(chance: random.Random) -> Place | None:
    share = chance.random()
    if share < NOWHERE:
        return None
    found, weights = places("province" if share < NOWHERE + COARSE else "town")
    return chance.choices(found, weights)[0]


def _two(chance: random.Random) -> tuple[str, str]:
    one, other = chance.sample(_SIDES, 2)
    return one, other


def _article(chance: random.Random, article_id: str, told: list[_Happening]) -> tuple[Article, list[Event]]:
    sentences: list[str] = []
    events: list[Event] = []
    start = 0
    published = max(each.day for each in told)
    for each in told:
        killed = each.killed + chance.choice((0, 0, 0, 2))
        lead = f"منابع محلی روز {each.day.day} گفتند " if each.dated else "منابع محلی امروز گفتند "
        act = chance.choice(_TELLINGS[each.type]).format(each.place_name)
        losses = f" و {each.tanks} تانک نابود شد" if each.tanks else ""
        sentence = f"{lead}{act}؛ {killed} نفر کشته شدند{losses} (شمارهٔ {chance.randint(1, 10_000)})."
        events.append(_event(each, sentence, start, killed, chance.choice(_SOURCES)))
        sentences.append(sentence)
        start += len(sentence) + 1
    body = " ".join(sentences)
    agency = chance.choice(_AGENCIES)
    return Article(article_id, body, title="اخبار میدان", agency=agency, published=published), events


def _event(each: _Happening, sentence: str, start: int, killed: int, source: str) -> Event:
    def at(quote: str) -> tuple[str, int, int]:
        where = start + sentence.index(quote)
        return quote, where, where + len(quote)

    subject = sentence.split()[4 if each.dated else 3]
    return Event(
        type=each.type,
        evidence=(Mention(sentence, start, start + len(sentence)),),
        initiator=(ActorMention(*at(subject), code=each.sides[0]),),
        target=(ActorMention(*at(subject), code=each.sides[1]),),
        places=(PlaceMention(*at(each.place_name), place=each.place),),
        date=(EventDate(each.day, each.day, "day", Mention(*at(f"روز {each.day.day}"))) if each.dated else EventDate()),
        casualties=(Casualty(*at(f"{killed} نفر"), kind="killed", low=killed, high=killed, who_code=each.sides[1]),),
        materiel=(
            (
                Materiel(
                    *at(f"{each.tanks} تانک"), item="tank", low=each.tanks, high=each.tanks, owner_code=each.sides[1]
                ),
            )
            if each.tanks
            else ()
        ),
        attribution=(SourceMention(*at("منابع محلی"), code=source),),
    )
