"""Figures of people: whom they count, what happened to them, and figures that count nobody."""

from __future__ import annotations

from datetime import date

import pytest

from rasad.article import Article
from rasad.coding import code

Item = tuple[str, int | None, int | None]


def people(text: str) -> list[Item]:
    """The casualties of a text as kind, low and high, in the order of the kinds."""
    events = code(Article("1", text, published=date(2024, 5, 6))).events
    return sorted(((c.kind, c.low, c.high) for e in events for c in e.casualties), key=str)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("طالبان ۱۲ سرباز را در غزنی کشتند.", [("killed", 12, 12)]),
        ("در حمله هوایی به صنعا ۵ نفر کشته و ۱۰ نفر زخمی شدند.", [("killed", 5, 5), ("wounded", 10, 10)]),
        # a joint figure: the sum is known, the parts are not
        ("در حمله هوایی به صنعا ۵۲ نفر کشته و زخمی شدند.", [("killed", None, 52), ("wounded", None, 52)]),
        # nobody knows the most of each part of an open sum
        ("در حمله هوایی به صنعا بیش از صد نفر کشته و زخمی شدند.", [("killed", None, None), ("wounded", None, None)]),
        # one added to a figure without one
        ("ده سرباز و فرمانده پاسگاه در حمله طالبان کشته شدند.", [("killed", 1, 1), ("killed", 10, 10)]),
        # the figure of the deed counts nobody
        ("سردار یوسف بهرامی در یک سوءقصد در دمشق کشته شد.", [("killed", 1, 1)]),
        # the story's words and bounds stand for the headline's
        (
            "۸ شهید و ۱۹ زخمی در حمله هوایی به صنعا\nدر حمله هوایی به صنعا دست‌کم ۸ نفر شهید و ۱۹ نفر زخمی شدند.",
            [("killed", 8, None), ("wounded", 19, 19)],
        ),
        # "at least" binds the figure beside it
        (
            "در حمله هوایی به صنعا دست‌کم ۵ نفر کشته و ۱۰ نفر زخمی شدند.",
            [("killed", 5, None), ("wounded", 10, 10)],
        ),
        ("در حمله هوایی به صنعا ده‌ها نفر کشته شدند.", [("killed", 24, 99)]),
        ("در حمله هوایی به صنعا ۴۰ تا ۵۰ نفر کشته شدند.", [("killed", 40, 50)]),
        # a part is no second figure
        ("در حمله هوایی به صنعا هشت نفر از جمله شش کودک کشته شدند.", [("killed", 8, 8)]),
        # one of a noun of persons, and an act without a figure
        ("طالبان یک خبرنگار را در کابل کشتند.", [("killed", 1, 1)]),
        ("ارتش سوریه تروریست‌ها را در حمص به هلاکت رساند.", [("killed", None, None)]),
        # a noun governs the figure after it
        ("حمله طالبان به غزنی به کشته شدن هفت سرباز انجامید.", [("killed", 7, 7)]),
        # the whole body suffered
        ("نیروهای مرزی عراق یک گروه تروریست ده نفره را بازداشت کردند.", [("captured", 10, 10)]),
        ("در حمله هوایی به صنعا ۱۸ نفری که در بازار بودند کشته شدند.", [("killed", 18, 18)]),
        # either word takes the verb
        (
            "در حمله هوایی به صنعا ۳۰ کارگر کارخانه کشته یا زخمی شدند.",
            [("killed", None, 30), ("wounded", None, 30)],
        ),
        (
            "در حمله هوایی به پایگاه داعش در رقه چند تن از آنان کشته و زخمی شدند.",
            [("killed", None, None), ("wounded", None, None)],
        ),
        # two words for the same are one figure
        ("حمله هوایی به صنعا ده‌ها مجروح و مصدوم بر جای گذاشت.", [("wounded", 24, 99)]),
        # a list that spells a number out
        ("در حمله هوایی به صنعا دو نفر، یک زن و یک کودک، کشته شدند.", [("killed", 2, 2)]),
        ("در حمله طالبان به غزنی پنج پلیس، دو افسر و سه سرباز، کشته شدند.", [("killed", 5, 5)]),
        (
            "در حمله طالبان به غزنی یک زن و یک کودک کشته شدند.",
            [("killed", 1, 1), ("killed", 1, 1)],
        ),
        # parts, as Dari tells them
        ("در حمله هوایی به قندوز ۱۲ تن به شمول سه کودک کشته شدند.", [("killed", 12, 12)]),
        # the second of two
        ("در حمله طالبان به غزنی یک نفر کشته و دیگری زخمی شد.", [("killed", 1, 1), ("wounded", 1, 1)]),
        ("در حمله طالبان به غزنی یک سرباز کشته شد و یکی دیگر زخمی شد.", [("killed", 1, 1), ("wounded", 1, 1)]),
        ("یکی دیگر از فرماندهان داعش در حمله هوایی به رقه کشته شد.", [("killed", 1, 1)]),
        # who died of wounds is no second victim
        (
            "یک سرباز ترکیه که دیروز در حمله داعش به عفرین زخمی شده بود، در بیمارستان جان باخت.",
            [("killed", 1, 1)],
        ),
        # people are hurt, things are damaged
        ("در انفجار بمب در کابل دو کارگر آسیب دیدند.", [("wounded", 2, 2)]),
        ("در انفجار بمب در کابل سه مغازه آسیب دید.", []),
        ("منابع محلی از آسیب دیدن چهار کارگر در حمله پهپادی به اربیل خبر دادند.", [("wounded", 4, 4)]),
        ("در انفجار بمب در کابل پنج کودک جراحت برداشتند.", [("wounded", 5, 5)]),
        # who died beside somebody
        (
            "ارتش عراق از کشته شدن «کریم بهرامی» به همراه چهار تن از محافظانش در حمله هوایی به موصل خبر داد.",
            [("killed", 1, 1), ("killed", 4, 4)],
        ),
        (
            "فرمانده داعش در موصل، با پنج تن از افرادش، در حمله هوایی آمریکا کشته شد.",
            [("killed", 1, 1), ("killed", 5, 5)],
        ),
        # a grave counts nobody, the bodies in it do
        ("یک گور جمعی با اجساد ۴۰ ایزدی که داعش آنان را کشته بود، در سنجار پیدا شد.", [("killed", 40, 40)]),
        ("تلفات ارتش سوریه در درگیری با داعش در حمص سه کشته است.", [("killed", 3, 3)]),
        # books are no victims
        ("وزیر فرهنگ عراق از سوزاندن هزاران جلد کتاب به دست داعش در موصل خبر داد.", []),
        # several pupils
        ("داعش در حمله به روستایی در دیالی دانش آموزان را کشت.", [("killed", None, None)]),
    ],
)
def test_figures_of_people(text: str, items: list[Item]) -> None:
    assert people(text) == items


@pytest.mark.parametrize(
    "text",
    [
        "شورای ۲۵ نفره عراق حمله هوایی به کربلا را بررسی کرد.",
        "در حمله هوایی به صنعا ۳۰ درصد شهر ویران شد.",
        "ارتش سوریه پس از ۵ ساعت درگیری با داعش وارد حمص شد.",
        "پلیس تهران نوزاد ربوده‌شده را در حمله به یک خانه پیدا کرد.",
    ],
)
def test_figures_that_count_nobody(text: str) -> None:
    assert people(text) == []


def test_a_people_and_an_institution_are_no_single_victim() -> None:
    assert people("ارتش سوریه مردم حمص را کشت.") == [("killed", None, None)]
    assert people("تروریست‌ها دولت عراق را در بغداد ربودند.") == []
    assert people("تروریست‌ها وزیر عراق را در بغداد ربودند.") == [("abducted", 1, 1)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ملا تورنهیل در حمله پهپادی آمریکا در وزیرستان کشته شد.", ["ملا تورنهیل"]),
        # the victim, and not whose sister she was
        ("میسون کریمی، خواهر کریم هاشمی، معاون وزیر، با گلوله داعش در بغداد کشته شد.", ["میسون کریمی"]),
        # those whom a figure counts, and no part of them
        ("در حمله هوایی به صنعا ده نفر از جمله سه کودک کشته شدند.", [None]),
        # the number that a later sentence tells in full
        ("حمله طالبان به غزنی سه کشته بر جای گذاشت. در این حمله سه سرباز کشته شدند.", ["سرباز"]),
    ],
)
def test_who_suffered(text: str, names: list[str | None]) -> None:
    events = code(Article("1", text, published=date(2024, 5, 6))).events
    assert [c.who and c.who.quote for e in events for c in e.casualties] == names
