"""Places in sentences: names known and unknown, lists, landmarks, and names that are no places."""

from __future__ import annotations

import pytest

from rasad.article import Article, Event
from rasad.coding import code
from rasad.coding.chains import sides
from rasad.coding.reading import Reading
from rasad.coding.spots import spots
from rasad.text import read


def named(text: str) -> list[str]:
    """The places of a sentence, without the quotation marks in them."""
    document = read(text)
    reading = Reading(document, document.sentences[0], None)
    taken = [(first, last) for _, first, last in reading.dates]
    found = spots(reading, sides(reading, taken + [(v.first, v.last) for v in reading.verbs]), taken)
    return [" ".join(w for w in reading.text(s.first, s.last).split() if w not in "«»") for s in found]


def only(text: str) -> Event:
    (event,) = code(Article("1", text)).events
    return event


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # known names
        ("درگیری در حلب ادامه یافت.", ["حلب"]),
        ("پهپادها خارکیف و اودسا را هدف قرار دادند.", ["خارکیف", "اودسا"]),
        ("انفجار در لشکرگاه سه کشته داشت.", ["لشکرگاه"]),
        # names with a place word
        ("نیروها شهر راهبردی تدمر را گرفتند.", ["شهر راهبردی تدمر"]),
        ("انفجار در حومه شرقی شهر درعا رخ داد.", ["حومه شرقی شهر درعا"]),
        ("حمله به فرودگاه نظامی تفتناز انجام شد.", ["فرودگاه نظامی تفتناز"]),
        # unknown names
        ("نیروها وارد روستای تل زردانه شدند.", ["روستای تل زردانه"]),
        ("نیروها منطقه شعیطان را گرفتند.", ["منطقه شعیطان"]),
        ("انفجار در پادگان افروزیه رخ داد.", ["پادگان افروزیه"]),
        # lists
        ("جنگنده‌ها شهرهای حلب، حمص و حماه را بمباران کردند.", ["شهرهای حلب", "حمص", "حماه"]),
        ("جنگنده‌ها مناطق «الورده، تل النمر و حی الزهور» را بمباران کردند.", ["مناطق الورده", "تل النمر", "حی الزهور"]),
        ("نیروها روستاهای «الف‌آباد» و «ب‌آباد» را گرفتند.", ["روستاهای الفآباد", "بآباد"]),
        ("درگیری در زرناوه و تدمر ادامه یافت.", ["زرناوه", "تدمر"]),
        ("مواضع را در ولسوالی‌های «اندر، قره‌باغ و ده‌یک» کوبیدند.", ["ولسوالیهای اندر", "قرهباغ", "دهیک"]),
        # a front that the dictionary of sides half knows, and things with a word before their name
        ("در جبهه دونتسک سه حمله دفع شد.", ["جبهه دونتسک"]),
        ("نیروگاه برق الزور هدف قرار گرفت.", ["نیروگاه برق الزور"]),
        ("در نزدیکی فرودگاه کابل انفجاری رخ داد.", ["نزدیکی فرودگاه کابل"]),
        # squares and streets of common words
        ("در تیراندازی در میدان آزادی تهران سه نفر کشته شدند.", ["میدان آزادی", "تهران"]),
        ("دو سرباز در خیابان پرستار شهر بصره کشته شدند.", ["خیابان پرستار", "شهر بصره"]),
        ("ارتش در میدان نبرد سوریه پیروز شد.", ["سوریه"]),
        # a district that is called like a man under arms
        ("سه نفر در شهرستان سرباز کشته شدند.", ["شهرستان سرباز"]),
        # roads by both their ends
        ("دو پلیس در جاده کابل - قندهار کشته شدند.", ["جاده کابل - قندهار"]),
        ("دو پلیس در محور بانه به سردشت کشته شدند.", ["محور بانه به سردشت"]),
        # a place that is pointed at has no name after it
        ("در همین شهر سه تن کشته شدند.", []),
        # houses told by whose they are
        ("مهاجمان به دفتر حزب دموکرات در کرکوک حمله کردند.", ["دفتر", "کرکوک"]),
        ("انفجاری در مقابل هتل دیپلمات‌ها رخ داد.", ["هتل"]),
        ("دفتر حزب در کرکوک بیانیه داد.", ["کرکوک"]),
        # only a place has surroundings
        ("ده نفر در حملات بغداد و اطراف آن کشته شدند.", ["بغداد"]),
        # a common word after a side is no name
        ("حمله به مرکز تازه تاسیس نظامیان انجام شد.", []),
        # a narrow place and the wider one right after it
        ("انفجار در استان الانبار عراق رخ داد.", ["استان الانبار", "عراق"]),
        ("حمله به مرکز پلیس شهر کرکوک سه کشته داشت.", ["مرکز پلیس", "شهر کرکوک"]),
        ("انفجار در منطقه سبز بغداد رخ داد.", ["منطقه سبز", "بغداد"]),
        # a known name that an article goes on with, and an unknown one after a side or a word for a name
        ("جنگنده‌ها منطقه حریب الزرناویه را بمباران کردند.", ["منطقه حریب الزرناویه"]),
        ("موشکی به تجمعات ارتش در نزدیکی الزرناوه شلیک شد.", ["نزدیکی الزرناوه"]),
        ("درگیری در منطقه موسوم به «گردنه باد» رخ داد.", ["منطقه موسوم به گردنه باد"]),
        # homes and waters
        ("انفجار در یک آپارتمان در استانبول رخ داد.", ["آپارتمان", "استانبول"]),
        ("او در خانه‌اش کشته شد.", ["خانهاش"]),
        ("نفتکش در آب‌های بین‌المللی هدف قرار گرفت.", ["آبهای بینالمللی"]),
        ("پهپاد در حریم هوایی عراق سرنگون شد.", ["حریم هوایی عراق"]),
        # what happens in a place is its own, whatever its country does
        ("انفجارهای دیروز کابل ده کشته داشت.", ["کابل"]),
        # bases told by whose they are, where they were struck
        ("موشک‌ها به پایگاه‌های نظامی آمریکا اصابت کرد.", ["پایگاههای نظامی"]),
        ("پهپادها پایگاه آمریکا را هدف قرار دادند.", ["پایگاه"]),
        # with its place word in the gazetteer
        ("موشکی به بندر ماهشهر اصابت کرد.", ["بندر ماهشهر"]),
        ("پهپادها پایگاه شیخ عیسی را هدف قرار دادند.", ["پایگاه شیخ عیسی"]),
        # parts of a country
        ("یک پهپاد در جنوب کشور سرنگون شد.", ["جنوب کشور"]),
        ("انفجار در شمال این شهر رخ داد.", ["شمال این شهر"]),
    ],
)
def test_places_are_found(text: str, places: list[str]) -> None:
    assert named(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "ارتش سوریه اعلام آمادگی کرد.",  # whose army it is
        "وزارت خارجه روسیه بیانیه داد.",
        "اهالی حلب تشییع کردند.",  # people of a place
        "استاندار کرکوک سخن گفت.",
        "صنعا خواستار آتش‌بس شد.",  # a capital that stands for its government
        "المیادین از درگیری خبر داد.",  # a network, not the district of that name
        "منطقه عملیاتی گسترش یافت.",  # an adjective is no name
        "این پایگاه خبری نوشت.",
        "نیروهای وابسته به عربستان آماده شدند.",
        "می‌کند و می‌رود.",  # Kindu lies across these words
        "پایگاه آمریکا هدف قرار گرفت.",
        "محاصره دریایی عربستان ادامه دارد.",
        "دو زخمی در بیمارستان جان باختند.",
        "پهپاد پس از تجاوز به حریم هوایی سرنگون شد.",  # what was entered before
        "این پهپادها تنها در ایران ساخته می‌شوند.",
        "ارتش موشک‌های ایران را هدف قرار داد.",  # whose they are
        "ارتش در مرحله نهم عملیات شرکت کرد.",
        "حمله به سایت‌های مرتبط با گروه انجام شد.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert named(text) == []


def test_the_owner_of_a_struck_base_is_named_with_it_and_stays_a_side() -> None:
    event = only("پهپادهای ایران پایگاه آمریکا را هدف قرار دادند.")
    assert [m.quote for m in event.places] == ["پایگاه آمریکا"]
    assert [m.code for m in event.target] == ["USA"]


def test_where_a_source_spoke_is_no_place_of_the_act() -> None:
    event = only(
        "وزیر دفاع ترکیه در جریان یک کنفرانس خبری در ساختمان وزارت در آنکارا گفت: "
        "ارتش مواضع داعش را در حلب بمباران کرد."
    )
    assert [m.quote for m in event.places] == ["حلب"]


def test_the_sentence_before_says_where() -> None:
    text = "نمایشگاهی در تدمر برپا بود. در پی این حمله سه سرباز ارتش سوریه کشته شدند."
    assert [m.quote for m in only(text).places] == ["تدمر"]
    text = "نمایشگاهی در تدمر برپا بود.\n\n* خبر دیگر\nدر پی این حمله سه سرباز ارتش سوریه کشته شدند."
    assert [m.quote for m in only(text).places] == []


def test_typography_makes_no_difference() -> None:
    clean = "نیروها شهرک‌های کفرنبل و خان‌شیخون را در حومهٔ ادلب گرفتند."
    glued = clean.replace("\u200c", "").replace("ی", "ي").replace("ک", "ك")
    squeeze = str.maketrans({"\u200c": None, " ": None, "ي": "ی", "ك": "ک"})
    assert [p.translate(squeeze) for p in named(clean)] == [p.translate(squeeze) for p in named(glued)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("ارتش سوریه روستای الجفره را در حومه دیرالزور بمباران کرد.", {"روستای الجفره": "at", "حومه دیرالزور": "in"}),
        ("جنگنده‌های روسیه تدمر را در استان حمص بمباران کردند.", {"تدمر": "at", "استان حمص": "in"}),
        ("جنگنده‌های آمریکا مواضع داعش را در استان دیرالزور بمباران کردند.", {"استان دیرالزور": "at"}),
        (
            "جنگنده‌های اسرائیل صور و نبطیه را در جنوب لبنان بمباران کردند.",
            {"صور": "at", "نبطیه": "at", "جنوب لبنان": "in"},
        ),
    ],
)
def test_containing_regions_are_in(text: str, roles: dict[str, str]) -> None:
    assert {m.quote: m.role for m in only(text).places} == roles


def test_an_unknown_village_takes_its_provinces_coordinates() -> None:
    village, province = only("ارتش سوریه روستای تل زردانه را در استان ادلب بمباران کرد.").places
    assert village.quote == "روستای تل زردانه"
    assert village.place is not None and province.place is not None
    assert (village.place.id, village.place.precision) == (province.place.id, "province")
    assert village.place.latitude == province.place.latitude


def test_a_village_near_a_town_is_only_as_exact_as_a_district() -> None:
    village = only("ارتش سوریه روستای تل زردانه را در حومه تدمر بمباران کرد.").places[0]
    assert village.place is not None
    assert village.place.precision == "district"


def test_a_part_of_this_country_lies_in_the_country_named_before() -> None:
    events = code(
        Article(
            "1",
            "جنگنده‌های آمریکا مواضع داعش را در رقه در سوریه بمباران کردند. جنگنده‌های روسیه نیز "
            "مواضع داعش را در جنوب این کشور بمباران کردند.",
        )
    ).events
    (south,) = [m for e in events for m in e.places if m.quote == "جنوب این کشور"]
    assert south.place is not None
    assert (south.place.country, south.place.precision) == ("SY", "country")


def test_this_town_is_the_town_named_before() -> None:
    events = code(
        Article(
            "1",
            "جنگنده‌های روسیه مواضع داعش را در تدمر بمباران کردند. ارتش سوریه نیز در این شهر "
            "پنج تروریست را بازداشت کرد.",
        )
    ).events
    assert [[m.quote for m in e.places] for e in events] == [["تدمر"], ["تدمر"]]


def test_a_sentence_without_a_place_takes_none_from_another_act() -> None:
    events = code(
        Article("1", "جنگنده‌های روسیه مواضع داعش را در تدمر بمباران کردند. ارتش ترکیه پنج عضو پ‌ک‌ک را بازداشت کرد.")
    ).events
    assert [m.quote for m in events[-1].places] == []


def test_an_answer_is_not_where_the_other_side_struck() -> None:
    body = "داعش شهر کرکوک را گلوله‌باران کرد. ارتش عراق یک انبار مهمات این گروه را بمباران کرد."
    shelling, answer = code(Article("1", body)).events
    assert [place.quote for place in shelling.places] == ["شهر کرکوک"]
    assert not answer.places


def test_an_act_of_another_time_is_not_where_the_one_before_it_was() -> None:
    body = "در حمله طالبان به غزنی سه سرباز کشته شدند. روز جمعه نیز دو سرباز در حمله طالبان کشته شدند."
    assert [[place.quote for place in event.places] for event in code(Article("1", body)).events] == [["غزنی"], []]


def test_the_place_in_the_name_of_a_source() -> None:
    event = only("وزارت بهداشت غزه اعلام کرد در حملات ارتش اسرائیل ۳۰ نفر کشته شدند.")
    assert [m.quote for m in event.places] == ["غزه"]


def test_acts_of_words_happen_nowhere() -> None:
    for event in code(Article("1", "ایران آمریکا را به حمله به یک کشتی در خلیج فارس متهم کرد.")).events:
        if event.type in ("accusation", "threat", "sanction"):
            assert event.places == ()


def test_every_place_is_cut_from_the_body() -> None:
    body = "خبر: نیروها روستاهاى «حويجة صكر» و «البغيلية» را در دير الزور گرفتند."
    for event in code(Article("1", body)).events:
        for mention in event.places:
            assert body[mention.start : mention.end] == mention.quote


def test_a_line_broken_by_word_within_a_paragraph_is_one_line() -> None:
    body = "جنگنده‌های ارتش سوریه مواضع داعش{}را در حومه حلب بمباران کردند."
    (broken,) = code(Article("a", body.format("\x0b"))).events
    (whole,) = code(Article("a", body.format(" "))).events
    assert [m.quote for m in broken.target] == [m.quote for m in whole.target] == ["داعش"]
    assert [m.quote for m in broken.initiator] == ["جنگنده‌های ارتش سوریه"]


def test_an_act_that_names_no_place_is_where_the_one_before_it_was() -> None:
    first = "جنگنده‌های ارتش سوریه مواضع داعش را در حومه حلب بمباران کردند. "
    _, second = code(Article("a", first + "توپخانه ارتش سوریه مواضع جبهه النصره را گلوله‌باران کرد.")).events
    assert [p.quote for p in second.places] == ["حومه حلب"]
    later = first + "هوا سرد است. " * 3 + "توپخانه ارتش سوریه مواضع جبهه النصره را گلوله‌باران کرد."
    assert [p.quote for p in code(Article("a", later)).events[-1].places] == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # where something was fired from, if it is told where it struck
        ("چند موشک از خاک لبنان به سوی شمال اسرائیل شلیک شد.", ["شمال اسرائیل"]),
        ("از داخل سوریه به سمت بندر حیفا سه راکت پرتاب شد.", ["بندر حیفا"]),
        ("ارتش نقاطی از جنوب لبنان را گلوله‌باران کرد.", ["جنوب لبنان"]),
        ("مواضع داعش در روستای «زرناوه» از حومه رقه گلوله‌باران شد.", ["روستای «زرناوه»", "حومه رقه"]),
        # where people were brought
        ("سه مرزبان در میرجاوه ربوده و به داخل خاک پاکستان منتقل شدند.", ["میرجاوه"]),
        # a country that is named as a side
        ("ارتش کلمبیا اعلام کرد که ۱۸ شورشی را در این کشور کشته است.", ["کلمبیا"]),
        ("در عراق ناامنی است و ۱۴ سرباز آمریکا در این کشور کشته شدند.", ["عراق"]),
        # airspace that was entered
        ("یک پهپاد آمریکایی که وارد حریم هوایی ایران شده بود سرنگون شد.", ["حریم هوایی ایران"]),
        # the desk of an agency
        ("سرویس ترکیه - سه سرباز در انفجار مین در شرناق کشته شدند.", ["شرناق"]),
        # a crowd is where it lives, where nothing else is told
        ("مردم کابل علیه پاکستان تظاهرات کردند.", ["کابل"]),
        ("مردم یمن دیروز در صنعا علیه آمریکا تظاهرات کردند.", ["صنعا"]),
        # a border without a name
        ("دو سرباز پاکستانی در تبادل آتش در منطقه مرزی کشته شدند.", ["منطقه مرزی"]),
        # what another clause tells
        ("نیروهای داعش به شنگال حمله کردند و هنوز صدها نفر در موصل زندگی می‌کنند.", ["شنگال"]),
        # what talks were about, and where they were
        ("نمایندگان روسیه و ترکیه درباره آتش‌بس در ادلب توافق کردند.", []),
        ("نمایندگان طالبان و آمریکا درباره جنگ افغانستان در دوحه مذاکره کردند.", ["دوحه"]),
    ],
)
def test_where_an_act_was_not(text: str, places: list[str]) -> None:
    assert [place.quote for place in only(text).places] == places


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        # a place told right after another is around it, known or not
        ("در منطقه زرناوه بغداد سه نظامی کشته شدند.", ["at", "in"]),
        ("سه سرباز در روستای زرناوه در اربیل کشته شدند.", ["at", "in"]),
        # those of a list are equals
        ("طالبان شهرستان‌های زرناوه، کنگ و خاشرود را در استان نیمروز تصرف کردند.", ["at", "at", "at", "in"]),
    ],
)
def test_what_is_around_a_place(text: str, roles: list[str]) -> None:
    assert [place.role for place in only(text).places] == roles


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # a side of a capital, whatever word follows; the waters of a country; provinces with two names
        ("در انفجار بمب در محله الشعب در شمال بغداد یک کارگر کشته شد.", ["محله الشعب", "شمال بغداد"]),
        ("سربازان با حمله به خانه‌ای در جنوب بغداد کریم هاشمی را دستگیر کردند.", ["جنوب بغداد"]),
        ("یک نفتکش یونانی در آب‌های عمان هدف حمله پهپادی قرار گرفت.", ["آب‌های عمان"]),
        ("پنج مرزبان در استان سیستان و بلوچستان ربوده شدند.", ["استان سیستان و بلوچستان"]),
        # a district named by a common word, but not by an adjective
        ("طالبان شهرستان گنگ را تصرف کرد.", ["شهرستان گنگ"]),
        ("طالبان شهرستان مرزی را تصرف کرد.", []),
        # the names of several, common words among them; a common word that an unknown one follows
        ("ارتش روستاهای کفرا و ریحان را گلوله‌باران کرد.", ["روستاهای کفرا", "ریحان"]),
        ("ارتش دو روستای کفرا و ریحان را گلوله‌باران کرد.", ["روستای کفرا", "ریحان"]),
        ("طالبان شهرهایی چون لادا و ماکین را تصرف کرد.", ["شهرهایی چون لادا", "ماکین"]),
        ("موشکی به منطقه خواجه زرناوه در هرات خورد و سه نفر کشته شدند.", ["منطقه خواجه زرناوه", "هرات"]),
        ("ارتش منطقه را محاصره کرد.", []),
        # one of its kind, told where it lies
        ("بزرگراهی در شرق حلب هدف حمله هوایی روسیه قرار گرفت.", ["بزرگراهی", "شرق حلب"]),
        ("در حمله افراد مسلح به رستورانی در غرب کابل ده نفر کشته شدند.", ["رستورانی", "غرب کابل"]),
        # an object of force is where it was, one of blame is not
        ("آمریکا ایران را هدف حمله موشکی قرار داد.", ["ایران"]),
        ("گروه هفت ایران را به حمله پهپادی به کشتی در سواحل عمان که دو کشته داشت متهم کرد.", ["سواحل عمان"]),
    ],
)
def test_places_of_several_kinds(text: str, places: list[str]) -> None:
    assert [place.quote for place in code(Article("1", text)).events[0].places] == places
