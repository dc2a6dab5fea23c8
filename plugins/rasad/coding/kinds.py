"""Which type of event a telling is, and whether it is one at all: the frame of its words chooses the family that
decides."""

from __future__ import annotations

from collections.abc import Callable

from rasad.coding.acts import Act
from rasad.coding.control import block, deploy, exercise, siege, take, withdraw
from rasad.coding.custody import arrest, demolish, liberate, release, seize
from rasad.coding.dealings import accuse, agree, aid, protest, sanction, talk, threaten, violate
from rasad.coding.figures import COUNTING
from rasad.coding.pointing import THESE
from rasad.coding.reading import Reading
from rasad.coding.roles import main_act
from rasad.coding.signs import has, known, only_named
from rasad.coding.telling import CONSEQUENCES, VIOLENT, Telling
from rasad.coding.violence import violence

#: A toll summed from a day this long before publication is that of a war, not of one act.
SAME_ACT_DAYS = 7
#: So many are killed by no one act: `۱۷ هزار شهید ترور`.
OF_A_WAR = 10_000
#: How many words may stand between `درباره` and the act that is spoken about.
TOPIC_NEAR = 4
VIOLENT_TYPES = frozenset(
    {
        "air_strike",
        "shelling",
        "bombing",
        "suicide_bombing",
        "chemical_attack",
        "armed_clash",
        "violence_against_civilians",
    }
)
#: Who decides for a frame; violence for every other. Each sets the type and returns None, or why there is no event.
FAMILIES: dict[str, Callable[[Telling], str | None]] = {
    "take": take,
    "fall": take,
    "liberate": liberate,
    "siege": siege,
    "block": block,
    "withdraw": withdraw,
    "deploy": deploy,
    "exercise": exercise,
    "arrest": arrest,
    "seize": seize,
    "demolish": demolish,
    "release": release,
    "talk": talk,
    "agree": agree,
    "violate": violate,
    "accuse": accuse,
    "threaten": threaten,
    "aid": aid,
    "sanction": sanction,
    "protest": protest,
}


def decide(telling: Telling) -> str | None:
    """Set the type of a telling. Returns None, or why it is no event."""
    if has(telling, "anniversary"):
        return "anniversary"
    if any(p.kind in ("killed", "wounded") and (p.low or p.high or 0) >= OF_A_WAR for p in telling.casualties):
        return "toll of a war"
    if _summed_since(telling) or ("cumulative" in telling.sentence.reading.cues and telling.consequence_only):
        return "cumulative toll"
    if only_named(telling) and _spoken_about(telling):
        return "only spoken about"
    if telling.sentence.aside:
        aside = _told_aside(telling)
        if aside:
            return aside
    return FAMILIES.get(telling.frame, violence)(telling)


def _summed_since(telling: Telling) -> bool:
    """Whether a toll is summed over many acts, from a day long past or the beginning until now, and so belongs to none:
    `از دوم مارس تاکنون ۲۰۰ نفر در حملات کشته شده‌اند`, `از آغاز حملات تاکنون`; but `از شب گذشته تاکنون`."""
    reading = telling.sentence.reading
    sums = [hit.first for hit in reading.cues.get("cumulative", [])]
    until_now = [i for i in sums if reading.tokens[i].text in ("تا", "تاکنون")]
    only_harm_told = all(a.voice == "noun" or a.frame in CONSEQUENCES for a in telling.acts)
    if not (until_now and telling.casualties and only_harm_told):
        return False
    if any(reading.tokens[i].text == "از" for i in sums):
        return True
    return any(
        (reading.published_on - expression.first).days > SAME_ACT_DAYS
        for expression, first, last in reading.dates
        if reading.published_on
        and expression.first
        and "از" in [t.text for t in reading.tokens[max(0, first - 1) : first + 1]]
        and any(first < i <= last + 8 for i in until_now)
    )


def _spoken_about(telling: Telling) -> bool:
    """Whether an act is only what somebody speaks about or reacts to, with no day, place or number of its own:
    `با اشاره به سرنگونی پهپاد گفت`, `در پی سرنگونی پهپاد خواستار خویشتن‌داری شد`; but `درباره حمله به حلب گفت`."""
    if telling.sentence.headline or telling.points_back or telling.status == "denied":
        return False
    if any(rule == "claim of responsibility" for _, rule, _ in telling.reasons):
        return False
    if telling.own_day or telling.spots or any(p.low or p.high for p in telling.casualties):
        return False
    reading = telling.sentence.reading
    first, last = telling.span
    if any(first <= a <= last for _, a, _ in telling.sentence.dates):
        return False
    start = telling.acts[0].first
    for hit in reading.cues.get("topic", []):
        between = reading.tokens[hit.last + 1 : start]
        if 0 <= len(between) <= TOPIC_NEAR and not any(
            reading.is_break(i) or i in reading.verbal for i in range(hit.last + 1, start)
        ):
            return True
    return False


def named_aside(reading: Reading, told: list[Act]) -> bool:
    """Whether all that a sentence of an article about another matter tells is only named, with nobody counted and
    nothing pointed back to: what `decide` would refuse, seen before the sentence is read closely."""
    if reading.sentence.is_headline or reading.has_cue("pointing", "of_those"):
        return False
    these = [i for i, token in enumerate(reading.tokens) if token.text in THESE]
    return all(
        act.voice == "noun"
        and act.frame not in COUNTING
        and not (act.frame in VIOLENT and any(i < act.first for i in these))
        for act in told
        if act.modality != "unreal"
    )


def _told_aside(telling: Telling) -> str | None:
    """Why an act is only touched on by an article that is about another matter, or None: there an event needs a verb of
    its own, and somebody who is known."""
    counted = any(p.low or p.high for p in telling.casualties)
    if telling.sentence.headline or telling.points_back:
        return None
    if only_named(telling) and not any((p.low or p.high or 0) > 1 for p in telling.casualties):
        return "only named in an article about another matter"
    if telling.status != "happened":
        return "not told as done in an article about another matter"
    if has(telling, "mourning"):
        return "mourning"
    sides = telling.initiator + telling.target
    bearing = any(s.armed and (s.code or counted) for s in sides + [p.side for p in telling.casualties if p.side])
    warlike = has(telling, "conflict") or bearing
    if telling.frame not in FAMILIES and not warlike and not telling.sentence.reading.layer("means"):
        return "no sign of war in an article about another matter"
    main = main_act(telling)
    if any(first <= main.first <= last for first, last in telling.sentence.reading.relatives):
        return "told aside in an article about another matter"
    if all(a.trigger.weak for a in telling.acts) and not (known(telling.initiator) and known(telling.target)):
        return "weak word in an article about another matter"
    if not (known(telling.initiator + telling.target) or counted or telling.losses):
        return "nobody known in an article about another matter"
    return None
