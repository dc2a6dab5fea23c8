"""Which mention names a side when an article has several."""

from __future__ import annotations

from rasad.article import ActorMention
from rasad.coding.naming import Party, bare, related


def mention(quote: str, code: str | None = None) -> ActorMention:
    return ActorMention(quote, 0, len(quote), code)


def test_a_named_actor_goes_before_a_descriptive_one() -> None:
    party = Party()
    party.add([mention("این نیروها")], 1, headline=False)
    party.add([mention("ارتش سوریه", "SYRMIL")], 2, headline=False)
    assert [m.quote for m in party.mentions()] == ["ارتش سوریه"]


def test_a_part_that_grammar_proves_goes_before_a_guess() -> None:
    party = Party()
    party.add([mention("داعش", "ISIS")], 5, headline=False)
    party.add([mention("طالبان", "TALIBAN")], 2, headline=False)
    assert [m.quote for m in party.mentions()] == ["طالبان"]


def test_another_actor_joins_only_where_it_is_sure() -> None:
    sure, unsure = Party(), Party()
    for party, rank in ((sure, 1), (unsure, 2)):
        party.add([mention("داعش", "ISIS")], 0, headline=False)
        party.add([mention("طالبان", "TALIBAN")], rank, headline=False)
    assert [m.quote for m in sure.mentions()] == ["داعش", "طالبان"]
    assert [m.quote for m in unsure.mentions()] == ["داعش"]


def test_an_actor_is_related_to_its_parent_and_its_state() -> None:
    assert related("ISRAF", "ISRMIL")
    assert not related("ISIS", "TALIBAN")
    assert not related("ISIS", None)


def test_two_spellings_are_one_name() -> None:
    assert bare("«حزب‌الله»") == bare("حزب الله") == bare("حزب‌ الله")
    assert bare("عراقي") == bare("عراقی")
