"""Which words stand for a figure that several tellings tell."""

from __future__ import annotations

from rasad.article import Casualty, Materiel, Mention
from rasad.coding.tally import Tally


def killed(low: int | None, high: int | None, quote: str, start: int) -> Casualty:
    return Casualty(quote, start, start + len(quote), "killed", low, high)


def wounded(low: int | None, high: int | None, quote: str, start: int) -> Casualty:
    return Casualty(quote, start, start + len(quote), "wounded", low, high)


def drone(quote: str, start: int) -> Materiel:
    return Materiel(quote, start, start + len(quote), "drone", "shot_down", 1, 1)


def test_the_story_replaces_the_headline_with_its_words_and_bounds() -> None:
    tally = Tally()
    tally.add_people(killed(8, 8, "۸ شهید", 0), headline=True)
    tally.add_people(killed(8, None, "دست‌کم ۸ نفر", 60), headline=False)
    tally.add_people(killed(8, 8, "۸ تن", 200), headline=False)
    assert [c.quote for c in tally.casualties] == ["دست‌کم ۸ نفر"]


def test_a_joint_figure_told_in_full_and_a_vague_one_are_not_counted() -> None:
    tally = Tally()
    tally.add_people(killed(3, None, "تعداد زیادی", 0), headline=False)
    tally.add_people(killed(None, 50, "۵۰ کشته و زخمی", 60), headline=False)
    tally.add_people(wounded(None, 50, "۵۰ کشته و زخمی", 60), headline=False)
    tally.add_people(killed(10, 10, "۱۰ تن", 200), headline=False)
    tally.add_people(wounded(40, 40, "۴۰ تن", 220), headline=False)
    assert [c.quote for c in tally.counted()] == ["۱۰ تن", "۴۰ تن"]


def test_single_persons_of_a_number_told_elsewhere_are_not_counted_again() -> None:
    tally = Tally()
    tally.add_people(killed(2, 2, "دو خدمه", 0), headline=False)
    for quote, start in (("یک نگهبان", 100), ("یک راننده", 112)):
        who = Mention(quote[3:], start + 3, start + len(quote))
        tally.add_people(Casualty(quote, start, who.end, "killed", 1, 1, who), headline=False)
    assert [c.quote for c in tally.counted()] == ["دو خدمه"]


def test_the_first_words_of_the_story_stay_and_a_headline_replaces_nothing() -> None:
    tally = Tally()
    tally.add_people(killed(8, 8, "هشت نفر", 60), headline=False)
    tally.add_people(killed(8, 8, "۸ شهید", 0), headline=True)
    tally.add_people(killed(8, 8, "هشت سرباز", 300), headline=False)
    assert [c.quote for c in tally.casualties] == ["هشت نفر"]


def test_another_figure_is_another_figure() -> None:
    tally = Tally()
    tally.add_people(killed(8, 8, "۸ شهید", 0), headline=True)
    tally.add_people(killed(9, 9, "نه نفر", 60), headline=False)
    assert [c.low for c in tally.casualties] == [8, 9]


def test_the_fuller_words_name_a_thing() -> None:
    tally = Tally()
    tally.add_loss(drone("پهپاد", 10), headline=False)
    tally.add_loss(drone("یک فروند پهپاد شناسایی", 90), headline=False)
    tally.add_loss(drone("پهپاد", 200), headline=False)
    assert [m.quote for m in tally.materiel] == ["یک فروند پهپاد شناسایی"]
