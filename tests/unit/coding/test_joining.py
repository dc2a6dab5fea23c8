"""Which tellings of an article are one event, seen from outside: our own articles and the events they make."""

from __future__ import annotations

from datetime import date

import pytest

from rasad.article import Article, Event
from rasad.coding import code

LEAD = "جنگنده‌های ائتلاف سعودی بیمارستانی را در صنعا بمباران کردند و ۲۰ نفر کشته شدند."


def events(*sentences: str) -> list[Event]:
    return list(code(Article("1", "\n".join(sentences), published=date(2017, 6, 5))).events)


@pytest.mark.parametrize(
    "again",
    [
        "در این حمله ۲۰ نفر کشته و ده‌ها نفر زخمی شدند.",
        "حمله ائتلاف سعودی ده‌ها زخمی بر جای گذاشت.",
        "دو تن از کشته‌شدگان کودک بودند.",
        "شمار قربانیان این حمله به ۲۵ نفر رسید.",
        "به گفته شاهدان، این حملات ده‌ها کشته بر جای گذاشته است.",
    ],
)
def test_what_is_told_again_is_one_event(again: str) -> None:
    (event,) = events(LEAD, again)
    assert event.type == "air_strike"
    assert len(event.evidence) == 2


@pytest.mark.parametrize(
    "another",
    [
        "در حمله‌ای دیگر، توپخانه ائتلاف سعودی روستایی را در صعده هدف قرار داد.",
        "طالبان نیز در قندهار هفت سرباز را کشتند.",
        "در سال ۲۰۱۵ نیز جنگنده‌های ائتلاف سعودی بیمارستانی را در صنعا بمباران کردند و ۶ نفر کشته شدند.",
        "پس از این حمله، انصارالله با موشک پایگاهی را در نجران هدف قرار داد.",
    ],
)
def test_another_place_day_or_side_is_another_event(another: str) -> None:
    assert len(events(LEAD, another)) == 2


@pytest.mark.parametrize(
    ("first", "second", "made"),
    [
        ("ده‌ها نفر", "۶۰ نفر", 1),  # a vague figure and one that it holds
        ("دست‌کم ۵۰ نفر", "۵۵ نفر", 1),  # a bound and a figure near it
        ("۲۰ نفر", "۲۰ نفر", 1),
    ],
)
def test_figures_that_can_be_one_number_keep_nothing_apart(first: str, second: str, made: int) -> None:
    told = "در حمله هوایی به شهر تعز {} کشته شدند."
    assert len(events(told.format(first), "رسانه‌ها گفتند " + told.format(second))) == made


def test_an_exact_figure_against_another_keeps_two_attacks_apart() -> None:
    told = "در حمله هوایی به شهر تعز {} کشته شدند."
    assert len(events(told.format("۱۱ نفر"), "رسانه‌ها گفتند " + told.format("۳۷ نفر"))) == 2


def test_an_event_keeps_its_sources_places_and_figures_once() -> None:
    (event,) = events(LEAD, "به گزارش رویترز، در این حمله به بیمارستان صنعا ۲۰ نفر کشته شدند.")
    assert [(c.kind, c.low, c.high) for c in event.casualties] == [("killed", 20, 20)]
    assert [source.quote for source in event.attribution] == ["رویترز"]
    assert len({place.quote for place in event.places}) == len(event.places)


def test_a_suicide_bomber_told_later_is_the_cause_of_the_explosion() -> None:
    (event,) = events(
        "انفجار در بازار کویته ۱۲ کشته بر جای گذاشت.", "این انفجار را یک مهاجم انتحاری انجام داد و ۱۲ نفر کشته شدند."
    )
    assert event.type == "suicide_bombing"


@pytest.mark.parametrize(
    ("first", "again"),
    [
        # what one sums the other tells apart
        (
            "در حمله پهپادی به بندر حدیده دو نفر کشته شدند.",
            "در حمله پهپادی به بندر حدیده یک نگهبان و یک ملوان کشته شدند.",
        ),
        ("هشت سرباز پاکستانی در مرز کشته شدند", "در حمله انتحاری در باجور دست‌کم هشت سرباز پاکستانی کشته شدند."),
        ("سه شهید در حمله آمریکا به شهر قشم", "در حمله هوایی آمریکا به شهر قشم یک کودک به شهادت رسید."),
        # nobody and no place but those told
        ("حمله خمپاره‌ای داعش به شهر داقوق پنج کشته داشت.", "خمپاره‌ها از یک باغ شلیک شدند."),
        # another name of the side, or a wrong one
        (
            "حمله پهپادی انصارالله به فرودگاه ابها در جنوب عربستان.",
            "پهپادهای ارتش یمن فرودگاه ابها را هدف قرار دادند.",
        ),
        ("اسرائیل مواضع حماس را هدف قرار داد.", "جنگنده‌های اسرائیل مواضع حماس را بمباران کردند."),
        ("پهپادی نفتکش «ستاره دریا» را در دریای عمان هدف قرار داد.", "در حمله به این نفتکش دو ملوان کشته شدند."),
        ("پهپادی نفتکش «ستاره دریا» را در دریای عمان هدف قرار داد.", "موشکی به نفتکش اصابت کرد و دو ملوان کشته شدند."),
        # the words of the headline's figure
        (
            "زخمی شدن دو ملوان هندی در حمله حوثی‌ها",
            "موشک‌های حوثی‌ها به کشتی «ستاره» در دریای سرخ اصابت کرد و نه نفر، از جمله دو ملوان هندی، زخمی شدند.",
        ),
        # the name of a place with quotation marks and without
        (
            "درگیری ارتش عراق و داعش در منطقه مرزی «القائم» یک زخمی داشت.",
            "شبکه المنار از درگیری ارتش عراق و داعش در منطقه القائم خبر داد و گفت یک نفر زخمی شده است.",
        ),
    ],
)
def test_the_lead_and_the_story_below_it_are_one_event(first: str, again: str) -> None:
    assert len(events(first, again)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # three and one are four by chance
        (
            "بر اثر انفجار بمب در بغداد چهار رهگذر کشته شدند.",
            "در حمله افراد مسلح به مزرعه‌ای در صفوان سه سرباز کشته و یک نفر زخمی شد.",
        ),
        # an attack and the answer to it
        (
            "ارتش سعودی پایگاهی را در شهر حرض هدف حمله موشکی قرار داد.",
            "ارتش یمن مواضع نظامیان سعودی در شهر حرض را با موشک هدف قرار داد.",
        ),
        ("نفتکش «ستاره دریا» در دریای سرخ هدف قرار گرفت.", "نفتکش «باد شمال» در دریای سرخ هدف موشک قرار گرفت."),
        ("نفتکش «ستاره دریا» در دریای سرخ هدف موشک قرار گرفت.", "سه نفتکش در تنگه هرمز هدف پهپاد قرار گرفتند."),
    ],
)
def test_what_only_looks_alike_is_two_events(first: str, second: str) -> None:
    assert len(events(first, second)) == 2


def test_the_answer_to_an_attack_told_before_is_an_act_of_its_own() -> None:
    told = events(
        "حزب‌الله چند راکت به شمال اسرائیل شلیک کرد.",
        "در پاسخ به این حملات، توپخانه ارتش اسرائیل مناطقی را در جنوب لبنان هدف آتش قرار داد.",
    )
    assert [event.type for event in told] == ["shelling", "shelling"]


def test_weapons_that_were_told_before_point_back() -> None:
    (event,) = events(
        "در حمله خمپاره‌ای داعش به شهر داقوق پنج نفر کشته شدند.",
        "به گفته پلیس، این خمپاره‌ها از باغ‌های جنوب شهر شلیک شدند.",
    )
    assert event.type == "shelling"


def test_what_a_page_gives_twice_is_told_once() -> None:
    told = "توپخانه ارتش سوریه روستای عین‌ترما را هدف قرار داد.", "ده‌ها شهروند از حملات هوایی به دوما خبر دادند."
    once = events(*told)
    twice = events(*told, "ادامه گزارش", *told)
    assert [event.type for event in twice] == [event.type for event in once]
    assert len(twice[0].evidence) == 2


def test_an_attack_without_named_means_takes_those_that_another_sentence_names() -> None:
    (event,) = events(
        "آمریکا به بندر جاسک در استان هرمزگان حمله کرد.",
        "ارتش آمریکا با شلیک پنج موشک بندر جاسک را هدف قرار داد.",
    )
    assert event.type == "shelling"


def test_the_aircraft_that_a_drone_is_called_later_is_that_drone() -> None:
    (event,) = events(
        "نیروهای مسلح یمن یک پهپاد شناسایی ارتش عربستان را سرنگون کردند.",
        "این هواپیما با سلاح مناسب در آسمان استان الجوف سرنگون شد.",
    )
    assert event.type == "weapons_seized"


def test_two_persons_by_name_are_two_events() -> None:
    told = events("کریم بهرامنیا در اربیل ترور شد.", "نادر قاسملویی از رهبران حزب نیز پارسال ترور شد.")
    assert [event.target[0].quote for event in told] == ["کریم بهرامنیا", "نادر قاسملویی"]


def test_a_lead_in_the_words_of_the_story_with_a_wider_place_is_that_story() -> None:
    told = "سخنگوی نیروهای مسلح یمن ظهر دوشنبه از حمله به یک هدف نظامی حساس در {} با پهپادهای قاصف خبر داد."
    (event,) = events(told.format("جنوب عربستان"), told.format("شهر خمیس مشیط"))
    assert event.type == "air_strike"
    assert len(events(told.format("شهر ابها"), told.format("شهر خمیس مشیط"))) == 2


@pytest.mark.parametrize(
    ("first", "again", "places"),
    [
        (
            "توپخانه ارتش سوریه شهر دوما را هدف قرار داد و ده غیرنظامی کشته شدند.",
            "به گفته پزشکان، کودکانی که در این حمله زخمی شدند در بیمارستانی در بیروت بستری‌اند.",
            ["شهر دوما"],
        ),
        (
            "موشک‌های روسیه به بازار خارکیف اصابت کرد.",
            "وزارت دفاع اوکراین گفت این موشک‌ها از بلگورود شلیک شده‌اند.",
            ["بازار خارکیف"],
        ),
        (
            "در درگیری ارتش و طالبان در قندوز پنج سرباز زخمی شدند.",
            "این درگیری در شهرستان امام‌صاحب روی داد.",
            ["قندوز", "شهرستان امام‌صاحب"],
        ),
    ],
)
def test_what_a_pointer_names_besides_is_no_other_act(first: str, again: str, places: list[str]) -> None:
    (event,) = events(first, again)
    assert [place.quote for place in event.places] == places


@pytest.mark.parametrize(
    "other",
    [
        "پس از این حمله، توپخانه ارتش شهر عدن را هدف قرار داد.",
        "این حمله چند روز پس از انفجاری روی داد که در بازار عدن ده کشته بر جای گذاشت.",
        "جزئیاتی از این حمله منتشر نشده، اما پنج سرباز در شهر عدن کشته شدند.",
    ],
)
def test_a_pointer_to_what_came_before_another_act(other: str) -> None:
    assert len(events("حمله هوایی به شهر تعز سه کشته داشت.", other)) == 2


@pytest.mark.parametrize(
    ("told", "types"),
    [
        ("ارتش اسرائیل بار دیگر آتش‌بس را نقض کرد و شهر صور را بمباران کرد.", ["air_strike"]),
        ("ارتش اسرائیل آتش‌بس را نقض کرد. جنگنده‌های اسرائیل شهر صور را در جنوب لبنان بمباران کردند.", ["air_strike"]),
        ("ارتش اسرائیل امروز آتش‌بس را نقض و شهرک خیام را گلوله‌باران کرد.", ["shelling"]),
        # the answer to it is another's
        (
            "ارتش اسرائیل آتش‌بس را نقض کرد. حزب‌الله با موشک به پایگاه میرون حمله کرد.",
            ["truce_violation", "shelling"],
        ),
        ("ارتش سوریه بار دیگر آتش‌بس را نقض کرد.", ["truce_violation"]),
    ],
)
def test_a_truce_is_broken_by_the_act_told_with_it(told: str, types: list[str]) -> None:
    assert [event.type for event in events(told)] == types


@pytest.mark.parametrize(
    ("again", "made"),
    [
        ("این پنج نفر روز جمعه در خانه‌ای بازداشت شدند.", 1),
        ("این پنج تروریست در حومه شهر بازداشت شدند.", 1),
        ("سه تروریست دیگر در بصره بازداشت شدند.", 2),
    ],
)
def test_the_persons_who_were_counted_are_pointed_at(again: str, made: int) -> None:
    assert len(events("نیروهای امنیتی پنج تروریست را در کرکوک دستگیر کردند.", again)) == made


@pytest.mark.parametrize(
    ("toll", "made"),
    [
        ("شمار کشته‌های انفجار کویته به ۱۵ نفر رسید.", 1),
        ("آمار قربانیان انفجار کویته به ۱۵ نفر افزایش یافت.", 1),
        ("شمار کشته‌های انفجار پیشاور به ۱۵ نفر رسید.", 2),
        ("در انفجار دیگری در کویته ۱۵ نفر کشته شدند.", 2),
    ],
)
def test_a_toll_that_rises_is_that_of_the_act_it_names(toll: str, made: int) -> None:
    assert len(events("انفجار بمب در بازار کویته ۱۰ کشته داشت.", toll)) == made


@pytest.mark.parametrize(
    "again",
    [
        "این شهر در پی عقب‌نشینی ارتش به دست طالبان افتاد.",
        "اما این شهر امروز به تصرف طالبان درآمد.",
        "شهر بدون درگیری از سوی طالبان تصرف شد.",
    ],
)
def test_a_town_that_was_taken_is_pointed_at(again: str) -> None:
    (event,) = events("طالبان شهر فراه را تصرف کرد.", "باران می‌بارید.", again)
    assert event.type == "territory_taken"


def test_a_threat_goes_on_for_a_whole_article() -> None:
    between = ["هوا ابری بود.", "بازارها باز بودند.", "مدارس تعطیل شدند.", "باران می‌بارید.", "شب فرا رسید."]
    threat = "نخست‌وزیر اسرائیل تاکید کرد که پاسخ اسرائیل دردناک خواهد بود."
    (event,) = events("نخست‌وزیر اسرائیل حزب‌الله را به حمله تهدید کرد.", *between, threat)
    assert event.type == "threat"


def test_how_a_suicide_bomb_went_off_is_no_second_bombing() -> None:
    (event,) = events("در انفجار انتحاری در فرودگاه کابل ۱۷۰ نفر کشته شدند.", "یک مهاجم بمب را منفجر کرده است.")
    assert event.type == "suicide_bombing"


@pytest.mark.parametrize(
    ("again", "made"),
    [
        ("بامداد شنبه کشتی هدف حمله پهپادی قرار گرفت و دو ملوان هندی آن جان باختند.", 1),
        ("دو ملوان هندی نیز در حمله پهپادی دیگری کشته شدند.", 2),
        ("سه ملوان هندی نیز در حمله‌ای پهپادی کشته شدند.", 2),
    ],
)
def test_who_died_on_a_ship_that_was_struck_is_of_any_country(again: str, made: int) -> None:
    struck = events("نفتکش اسرائیلی هدف حمله پهپادی قرار گرفت و دو نفر کشته شدند.", again)
    assert [event.type for event in struck] == ["air_strike"] * made


@pytest.mark.parametrize(
    ("again", "made"),
    [
        # nothing that was not told, in other words
        ("روز دوشنبه صدها کارگر عراقی علیه حمله ارتش تظاهرات کردند.", 1),
        ("صدها کارگر نیز علیه حمله ارتش تظاهرات کردند.", 2),
    ],
)
def test_a_protest_right_below_a_lead_is_the_lead_s(again: str, made: int) -> None:
    told = events("تظاهرات معترضان علیه حمله ارتش در بصره برگزار شد.", again)
    assert [event.type for event in told].count("protest") == made


@pytest.mark.parametrize(
    ("again", "made"),
    [
        ("منابع پزشکی گفتند مهاجم انتحاری ده‌ها شهروند افغان را زخمی کرد.", 1),
        ("در حمله انتحاری دیگری نیز شماری از شهروندان افغان زخمی شدند.", 2),
        ("در قندهار مهاجم انتحاری ده‌ها شهروند افغان را زخمی کرد.", 2),
    ],
)
def test_whom_a_suicide_attack_hurt_may_be_told_below_it(again: str, made: int) -> None:
    assert len(events("حمله انتحاری در نزدیکی فرودگاه کابل رخ داد.", again)) == made


def test_what_an_act_pointed_at_answers_is_another_act() -> None:
    first, answered = events(
        "حزب‌الله پایگاهی را در شمال اسرائیل با موشک هدف قرار داد.",
        "حزب‌الله گفت این حملات موشکی در واکنش به حملات هوایی اسرائیل به روستاهای مرزی لبنان بود.",
    )
    assert (first.type, answered.type) == ("shelling", "air_strike")
    assert [side.quote for side in answered.initiator] == ["اسرائیل"]


def test_who_is_among_the_dead_was_counted() -> None:
    (event,) = events("طالبان در تخار ۱۲ پلیس را کشتند.", "در میان کشته‌شدگان یک فرمانده پلیس است.")
    assert [people.low for people in event.casualties] == [12, 1]


def test_equal_figures_of_two_peoples_are_no_tie() -> None:
    first, second = events(
        "انفجار بمب کنار جاده در غرب عراق هشت سرباز آمریکایی را کشت.",
        "باران می‌بارید.",
        "در پی انفجار خودرویی در عراق دست‌کم هشت عراقی جان باختند.",
    )
    assert [event.casualties[0].low for event in (first, second)] == [8, 8]


@pytest.mark.parametrize(
    ("again", "made"),
    [
        ("ارتش ترکیه بامداد امروز مناطقی را در استان دهوک با موشک هدف گرفت.", 1),
        ("ارتش ترکیه بامداد امروز شهر زاخو را با موشک هدف گرفت.", 2),
        ("ارتش ترکیه مناطقی را در استان دهوک نیز با موشک هدف گرفت.", 2),
    ],
)
def test_the_region_of_a_village_that_nobody_knows(again: str, made: int) -> None:
    assert len(events("حمله موشکی ترکیه به روستای نوکند", again)) == made


@pytest.mark.parametrize(
    ("headline", "below", "made"),
    [
        (
            "حملات موشکی حزب‌الله به مواضع ارتش اسرائیل",
            "رادیو ارتش اسرائیل اعلام کرد نیروهای مقاومت لبنان شهر صفد را هدف حملات راکتی قرار دادند.",
            1,
        ),
        (
            "دستگیری یک سرکرده القاعده در عراق",
            "وزارت کشور عراق اعلام کرد احمد سبعاوی در نزدیکی تکریت بازداشت شد.",
            1,
        ),
        (
            "بمباران جنوب لبنان توسط جنگنده‌های اسرائیل",
            "همزمان، در پی انفجار پهپاد حزب‌الله در شمال اسرائیل سه سرباز اسرائیلی زخمی شدند.",
            2,
        ),
    ],
)
def test_what_opens_the_story_of_a_headline_is_told_again(headline: str, below: str, made: int) -> None:
    assert len(events(headline, below)) == made


@pytest.mark.parametrize(
    ("again", "made"),
    [
        ("نخست‌وزیر اسرائیل تاکید کرد که به حمله راکتی در جلیل پاسخ سختی خواهد داد.", 1),
        ("حزب‌الله تاکید کرد که به حمله هوایی در بیروت پاسخ سختی خواهد داد.", 2),
    ],
)
def test_where_the_act_was_that_is_to_be_answered_keeps_no_threat_apart(again: str, made: int) -> None:
    told = events("نخست‌وزیر اسرائیل حزب‌الله را به حمله تهدید کرد.", again)
    assert [event.type for event in told].count("threat") == made
