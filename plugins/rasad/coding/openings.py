"""Which tellings tell no act by themselves: they add to an event that was told before, or remember one."""

from __future__ import annotations

from rasad.coding.reading import overlaps
from rasad.coding.signs import only_named, told_by_its_verb
from rasad.coding.telling import Telling
from rasad.coding.violence import MEANS_UNSAID, VICTIMS_UNSAID, decided_by


def tells_no_act(telling: Telling, *, lead: bool) -> str:
    """Why a telling opens no event, empty where it does; `lead`: it stands in the first sentence of its article."""
    if _vague(telling) or (not lead and _of_nobody_nowhere(telling)):
        return "harm of no act told"
    return "only named, not told" if _spoken_of(telling) else ""


def _vague(telling: Telling) -> bool:
    """Whether harm is told with nobody counted or known, no doer, day or place: `مردانی به شهادت رسیدند`. It may be
    that of an act told before, and tells none by itself; but `دیپلمات را ربودند`, `او را ترور کردند` name a deed."""
    if not telling.consequence_only or telling.type == "" or telling.sentence.headline:
        return False
    if any(a.trigger.consequence == "abducted" or (a.trigger.type and a.voice != "noun") for a in telling.acts):
        return False
    spans = [(first, last) for _, first, last in telling.sentence.reading.quantities]
    counted = any(p.low or p.high or p.code or overlaps(p.first, p.last, spans) for p in telling.casualties)
    return not (counted or telling.losses or telling.spots or telling.initiator or telling.own_day)


def _of_nobody_nowhere(telling: Telling) -> bool:
    """Whether harm to people who are not said to bear arms is told with no place and no known doer: `آمار کشته‌ها به
    ۲۰ نفر رسید`, `اجساد چهار تن تحویل داده شد`."""
    unsaid = telling.type == "" or decided_by(telling, VICTIMS_UNSAID)
    placed = bool(telling.spots) or telling.sentence.headline
    return unsaid and bool(telling.casualties) and not placed and not any(s.code for s in telling.initiator)


def _spoken_of(telling: Telling) -> bool:
    """Whether an attack without means is only named, and no verb and no day tells it: `با اشاره به حملات گروه در پایتخت
    گفت`. An operation has its name for a verb: `عملیاتی را در غرب کشور آغاز کرد`."""
    if not decided_by(telling, MEANS_UNSAID) or not only_named(telling) or telling.frame == "operation":
        return False
    told = telling.own_day is not None or telling.sentence.headline
    return not told and not any(told_by_its_verb(telling.sentence.reading, act) for act in telling.acts)
