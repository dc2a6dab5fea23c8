"""Whether a telling and an event name one place, or places of which one lies in the other."""

from __future__ import annotations

from rasad.article import PlaceMention
from rasad.coding.gazetteer import contains, width
from rasad.coding.naming import bare

#: As narrow as a district: a place that two events of one kind rarely share in one article.
NARROW = 5
#: Words of the part of a country.
DIRECTIONS = frozenset({"شمال", "جنوب", "شرق", "غرب", "مرکز", "نقاط", "مناطق"})
#: Words of parts of a country of which none is another.
PARTS = frozenset({"شمال", "جنوب", "شرق", "غرب", "پایتخت", "پايتخت"})


def places_clash(held: list[PlaceMention], new: list[PlaceMention]) -> bool:
    """Whether two lists name places of which none is, or lies in, one of the other."""
    if not held or not new:
        return False
    return not any(_near_names(a, b) or one_place(a, b) for a in held for b in new)


def places_shared(held: list[PlaceMention], new: list[PlaceMention]) -> int:
    """How many places two lists share; more than two say no more."""
    shared = 0
    for a in new:
        for b in held:
            if one_place(a, b):
                shared += 1
                break
    return min(shared, 2)


def one_place(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether two mentions name one place."""
    left, right = bare(a.quote), bare(b.quote)
    if left in right or right in left:
        return True
    few, many = sorted((parts_of(a), parts_of(b)), key=len)
    if len(few) > 1 and few <= many:
        return True  # فرودگاه صنعا, فرودگاه بین‌المللی «صنعا»
    if not (a.place and b.place and a.place.id == b.place.id and gazetted(a) and gazetted(b)):
        return False
    parts = {a.quote.split()[0], b.quote.split()[0]}  # پایتخت افغانستان and شمال افغانستان are no one place
    return len(parts) < 2 or not parts <= PARTS


def parts_of(mention: PlaceMention) -> set[str]:
    """The words of a place's mention, as they are compared."""
    return {bare(word) for word in mention.quote.split()}


def narrow(mention: PlaceMention) -> bool:
    """Whether a place is no wider than a district: a name that the gazetteer does not know is a village's."""
    return not (mention.place is not None and gazetted(mention) and width(mention.place.kind) < NARROW)


def wide(mention: PlaceMention) -> bool:
    """Whether a place is a region or a country: `جنوب عربستان`."""
    return not narrow(mention) or mention.quote.split()[0] in DIRECTIONS


def gazetted(mention: PlaceMention) -> bool:
    """Whether the gazetteer knows the name itself; an unknown name borrows the place that contains it."""
    return mention.place is not None and bare(mention.place.name_fa) in bare(mention.quote)


def _near_names(a: PlaceMention, b: PlaceMention) -> bool:
    left, right = bare(a.quote), bare(b.quote)
    if left in right or right in left:
        return True
    if gazetted(a) and gazetted(b) and a.place and b.place:
        return contains(a.place.id, b.place.id) or contains(b.place.id, a.place.id)
    return False
