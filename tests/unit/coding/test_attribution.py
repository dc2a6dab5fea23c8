"""Who says so: prepositions, subjects of words of speech, colons, lists, and speakers who go on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.article import Article, SourceMention
from rasad.coding import code
from rasad.coding.attribution import Attribution, Voices, attribution, publishes
from rasad.coding.chains import sides
from rasad.coding.reading import Reading
from rasad.coding.source_phrases import Speaker
from rasad.text import read


def attributed(reading: Reading) -> Attribution:
    taken = [(first, last) for _, first, last in reading.dates] + [(v.first, v.last) for v in reading.verbs]
    return attribution(reading, sides(reading, taken))


def test_an_agency_that_an_article_of_nobody_opens_with_is_its_publisher() -> None:
    text = "به گزارش ایسنا به نقل از الجزیره، ارتش سوریه مواضع داعش در حومه رقه را بمباران کرد."
    assert [m.quote for m in code(Article("1", text)).events[0].attribution] == ["الجزیره"]
    told = "ارتش سوریه مواضع داعش در حومه رقه را به گزارش ایسنا بمباران کرد."
    assert [m.quote for m in code(Article("1", told)).events[0].attribution] == ["ایسنا"]


def test_the_paper_that_asks_is_no_source_of_its_own_article() -> None:
    text = "سخنگوی ارتش عراق در گفت‌وگو با ایسنا گفت ده نفر در حمله به پاسگاه فلوجه کشته شدند."
    assert [m.quote for m in code(Article("1", text, agency="ISNA")).events[0].attribution] == ["سخنگوی ارتش عراق"]
    assert len(code(Article("1", text, agency="Mehr")).events[0].attribution) == 2


def test_whoever_meets_somebody_is_no_witness_of_it() -> None:
    text = "رویترز نوشت وزیر خارجه قطر از دیدار خود با رهبر طالبان درباره آتش‌بس در کابل خبر داد."
    assert [m.quote for m in code(Article("1", text)).events[0].attribution] == ["رویترز"]


def test_a_statement_that_goes_on_is_of_those_who_issued_it() -> None:
    text = (
        "داعش با انتشار بیانیه‌ای اعلام کرد که یک پاسگاه را در تکریت منفجر کرده است. به گزارش رویترز، ارتش عراق شهر "
        "الشرقاط را آزاد کرد. بر اساس این بیانیه، ده سرباز نیز در موصل کشته شدند."
    )
    assert [m.quote for m in code(Article("1", text)).events[-1].attribution] == ["داعش"]


def said(text: str) -> Attribution:
    document = read(text)
    reading = Reading(document, document.sentences[0], None)
    return attributed(reading)


def sources(text: str) -> list[str]:
    """The sources of a sentence, without quotation marks."""
    document = read(text)
    reading = Reading(document, document.sentences[0], None)
    found = attributed(reading).speakers
    return [" ".join(w for w in reading.text(s.first, s.last).split() if w not in '«»"') for s in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # به گزارش، به نقل از، به گفته
        ("به گزارش رویترز، سه نفر در کابل کشته شدند.", ["رویترز"]),
        ("به نقل از شبکه المنار، حمله دفع شد.", ["شبکه المنار"]),
        ("به گفته منابع محلی، درگیری ادامه دارد.", ["منابع محلی"]),
        ("درگیری به گزارش ایسنا به نقل از الجزیره پایان یافت.", ["ایسنا", "الجزیره"]),
        ("به گزارش گاردین، رویترز و الجزیره، حمله ادامه دارد.", ["گاردین", "رویترز", "الجزیره"]),
        # subjects that the dictionaries know, and that they do not
        ("ارتش اسرائیل اعلام کرد که دو سرباز زخمی شدند.", ["ارتش اسراییل"]),
        ("منابع نزدیک به شورشیان گفتند که پل منفجر شده است.", ["منابع نزدیک به شورشیان"]),
        ("یک مقام بیمارستانی فلسطینی گفت پنج نفر زخمی شدند.", ["یک مقام بیمارستانی فلسطینی"]),
        ("بهروز کیارشی گفت که راه بسته شده است.", ["بهروز کیارشی"]),
        ("یکی از ساکنان روستا گفت که صدای انفجار آمد.", ["یکی از ساکنان روستا"]),
        ("از سوی دیگر وزارت دفاع روسیه از تصرف شهر خبر داد.", ["وزارت دفاع روسیه"]),
        ("روز شنبه سخنگوی پلیس خبر داد که دو نفر بازداشت شدند.", ["سخنگوی پلیس"]),
        ("شبکه «اسکای نیوز» اعلام کرد که حمله پایان یافت.", ["شبکه اسکای نیوز"]),
        ("مقام‌های عراقی می‌گویند حمله ناکام ماند.", ["مقامهای عراقی"]),
        ("خبرگزاری فارس ادعا کرده او بازداشت شده است.", ["خبرگزاری فارس"]),
        # without the auxiliary; `آورده است`; what is told between `خبر` and its verb
        ("ارتش ترکیه هم گفته که سه پهپاد سرنگون شده است.", ["ارتش ترکیه"]),
        ("طالبان گفته نیروهایش از شهر خارج نشده‌اند.", ["طالبان"]),
        ("بنا به گفته ارتش ترکیه که نیرو فرستاده، راه باز است.", ["ارتش ترکیه"]),
        ("خبرگزاری رویترز آورده است که پل منفجر شد.", ["خبرگزاری رویترز"]),
        ("شبکه المنار خبر از تصرف سه روستا به دست ارتش داده است.", ["شبکه المنار"]),
        # abbreviations with dots; where an agency wrote from; a document that is told on
        ("به گزارش بی.بی.سی، سه نفر در کابل کشته شدند.", ["بی . بی . سی"]),
        ("بی.بی.سی: سه نفر در کابل کشته شدند.", ["بی . بی . سی"]),
        ("به گزارش رویترز از موصل نزار عمر سخنگوی پلیس گفت دو نفر زخمی شدند.", ["رویترز", "نزار عمر سخنگوی پلیس"]),
        ("در توییت وزارت خارجه عمان آمده است که پل منفجر شد.", ["وزارت خارجه عمان"]),
        ("در ادامه گزارش رویترز آمده است که پل منفجر شد.", ["رویترز"]),
        # a meeting and talks with the press are no verbs; whoever does not want to be named; places of two names
        ("بهروز کیارشی، ژنرال ارتش در نشست خبری روز جمعه گفت حمله دفع شد.", ["بهروز کیارشی"]),
        ("یک دیپلمات که نخواست شناخته شود، به رویترز گفته، دو نفر زخمی شدند.", ["یک دیپلمات", "رویترز"]),
        ("معاون استاندار سیستان و بلوچستان گفت دو نفر زخمی شدند.", ["معاون استاندار سیستان و بلوچستان"]),
        ("گروهی موسوم به دریای آرام اعلام کرد که کشتی غرق شد.", ["گروهی موسوم به دریای آرام"]),
        ("حزب‌الله و برخی منابع محلی گزارش دادند که پل منفجر شد.", ["حزبالله", "برخی منابع محلی"]),
        ("مسئولیت آن حمله را داعش بر عهده گرفت.", ["داعش"]),
        # a first name that is told who it is; `چنانکه` opens a sentence
        ("عبدالله، یکی از ساکنان روستا، گفت صدای انفجار آمد.", ["عبدالله"]),
        ("چنانکه مقام‌های محلی گفته‌اند، پل منفجر شده است.", ["مقامهای محلی"]),
        # words before a known source; a dash between adjectives; a name in quotation marks
        ("یک منبع آگاه امروز اعلام کرد که راه بسته شده است.", ["یک منبع آگاه"]),
        ("برخی منابع خبری اعلام کردند که راه بسته شده است.", ["برخی منابع خبری"]),
        ("به گزارش پایگاه خبری - تحلیلی روژان، سه نفر بازداشت شدند.", ["پایگاه خبری - تحلیلی روژان"]),
        ("تشکیلات «امنیت شهر اربیل» مدعی شد که پهپادی سرنگون شد.", ["تشکیلات امنیت شهر اربیل"]),
        ("رادیو آزاد عراق گزارش کرد که پل منفجر شد.", ["رادیو آزاد عراق"]),
        ("رادیو ارتش اسرائیل به نقل از یک منبع نظامی: دو سرباز زخمی شدند.", ["یک منبع نظامی", "رادیو ارتش اسراییل"]),
        ("یکی از آنها اعتراف کرد که بمب گذاشته است.", []),
        # reports tell it, and maybe somebody's
        ("گزارش‌های رسیده از منابع محلی حاکی است که شهر سقوط کرد.", ["منابع محلی"]),
        ("گزارش‌ها از ولایت هلمند، مرکز ولایت، حاکی است که شهر سقوط کرد.", []),
        ("بر طبق آمار وزارت بهداشت غزه سی نفر کشته شدند.", ["وزارت بهداشت غزه"]),
        ("چندی قبل رویترز نوشت که شهر سقوط کرد.", ["رویترز"]),
        # those who speak together; the country of an office is no speaker
        ("نروژ و دانمارک روز شنبه اعلام کردند که ناو آسیب دیده است.", ["نروژ", "دانمارک"]),
        ("نروژ، دانمارک و سوئد گفتند که ناو آسیب دیده است.", ["نروژ", "دانمارک", "سوید"]),
        ("مقامات نروژ و دانمارک اعلام کردند که ناو آسیب دیده است.", ["مقامات نروژ و دانمارک"]),
        # a title before a name in quotation marks, an apposition after a semicolon, a desk or agency before a dash
        ("سرهنگ «کریم راد» فرمانده گردان گفت که پل منفجر شده است.", ["سرهنگ کریم راد"]),
        ("بهروز کیارشی؛ از سخنگویان شورشیان گفت که راه بسته است.", ["بهروز کیارشی"]),
        ("گروه سیاسی - منابع نظامی اعلام کردند پل منفجر شد.", ["منابع نظامی"]),
        ("ایلنا سرهنگ کیارشی اعلام کرد پل منفجر شد.", ["سرهنگ کیارشی"]),
        ("درحالی‌که ارتش مدعی شده بود پل سالم است، شهر سقوط کرد.", ["ارتش"]),
        ("سخنگوی دولت خبر کشته شدن سه سرباز را تأیید کرد.", ["سخنگوی دولت"]),
        # reports by other words
        ("بر اساس گزارش‌های رسیده به رویترز، راه بسته است.", ["رویترز"]),
        ("بنا بر منابع محلی، راه بسته است.", ["منابع محلی"]),
        ("طبق گزارش اولیه پلیس، دو نفر زخمی شدند.", ["پلیس"]),
        ("طبق گزارش‌های اولیه، دو نفر زخمی شدند.", []),
        ("ادعای ارتش آمریکا: سه قایق غرق شد.", ["ارتش آمریکا"]),
        # two: who was told and who told
        ("یک افسر ارتش به رویترز گفت حمله ناکام ماند.", ["یک افسر ارتش", "رویترز"]),
        # a colon
        ("سخنگوی ارتش یمن: فرودگاه هدف قرار گرفت.", ["سخنگوی ارتش یمن"]),
        # a claim
        ("داعش مسئولیت این حمله را بر عهده گرفت.", ["داعش"]),
        # a statement
        ("در بیانیه ارتش عراق آمده است که شهر آزاد شد.", ["ارتش عراق"]),
    ],
)
def test_sources_are_found(text: str, names: list[str]) -> None:
    assert sources(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "ارتش سوریه به حملات خود ادامه داد.",  # no word of speech here
        "آخرین خبرها حاکی است که درگیری ادامه دارد.",  # what was said, not who
        "سه نفر در کابل کشته شدند.",
        "ساعت ۵: آتش‌بس آغاز شد.",
        "مذاکره و گفت و گو ادامه دارد.",
        "کشتی در خلیج فارس غرق شد.",
    ],
)
def test_nobody_is_quoted(text: str) -> None:
    assert sources(text) == []


@pytest.mark.parametrize(
    "text", ["وی افزود که حمله پایان یافت.", "این منبع گفت که حمله پایان یافت.", "و افزود که حمله پایان یافت."]
)
def test_a_pronoun_lets_the_last_speaker_go_on(text: str) -> None:
    assert said(text).continues


def test_the_speaker_of_the_sentence_before_goes_on() -> None:
    events = code(
        Article(
            "1",
            "سخنگوی ارتش یمن از حمله به فرودگاه نجران خبر داد. وی افزود که پهپادهای ارتش یمن پایگاه "
            "خمیس مشیط را نیز بمباران کردند.",
        )
    ).events
    assert events
    assert all([m.quote for m in event.attribution] == ["سخنگوی ارتش یمن"] for event in events)


def test_a_speaker_does_not_go_on_by_himself() -> None:
    events = code(
        Article("1", "ارتش یمن از حمله به فرودگاه نجران خبر داد. جنگنده‌های عربستان صعده را بمباران کردند.")
    ).events
    assert [m.quote for m in events[-1].attribution] == []


def test_a_lead_has_the_source_of_the_sentence_below() -> None:
    (event, *_) = code(
        Article(
            "1",
            "جنگنده‌های اسرائیل فرودگاه حلب را بمباران کردند. خبرگزاری سانا اعلام کرد که "
            "پروازها متوقف شده است. شاهدان گفتند که دود دیده می‌شود.",
        )
    ).events
    assert [m.quote for m in event.attribution] == ["خبرگزاری سانا"]


def test_the_accuser_is_no_source_of_his_accusation() -> None:
    for event in code(Article("1", "ایران آمریکا را به حمله به یک کشتی متهم کرد.")).events:
        if event.type == "accusation":
            assert event.attribution == ()


def test_the_publisher_is_no_source_in_its_own_opening() -> None:
    body = "به گزارش ایسنا، جنگنده‌های روسیه مواضع داعش را در تدمر بمباران کردند."
    (own,) = code(Article("1", body, agency="ISNA")).events
    (other,) = code(Article("1", body, agency="Mehr")).events
    assert own.attribution == ()
    assert [m.code for m in other.attribution] == ["ISNA"]


@pytest.mark.parametrize(
    ("agency", "source", "same"),
    [
        ("ISNA", "ISNA", True),
        ("www.isna.ir", "ISNA", True),
        ("Fars (Telegram)", "FARS", True),
        ("Mehr", "ISNA", False),
        (None, "ISNA", False),
        ("ISNA", None, False),
        ("ISNA", "no such source", False),
    ],
)
def test_publishers_are_known_by_their_names(agency: str | None, source: str | None, same: bool) -> None:
    assert publishes(agency, source) is same


def test_a_publisher_that_no_dictionary_knows_is_known_by_its_own_name() -> None:
    assert publishes("خبرگزاری افق", None, "خبرگزاری افق")
    assert publishes("افق", None, "خبرگزاري افق")
    assert not publishes("خبرگزاری افق", None, "منابع محلی")


def mention(quote: str) -> SourceMention:
    return SourceMention(quote, 0, len(quote), None)


def heard(voices: Voices, text: str, *names: str, continues: bool = False) -> list[str]:
    document = read(text)
    reading = Reading(document, document.sentences[0], None)
    found = [Speaker(0, 0, None, 1, ()) for _ in names]
    return [m.quote for m in voices.hear(reading, Attribution(found, continues), [mention(name) for name in names])]


def test_an_open_quotation_keeps_its_speaker() -> None:
    voices = Voices()
    assert heard(voices, "او گفت: «حمله آغاز شد", "الف") == ["الف"]
    assert heard(voices, "دو نفر کشته شدند") == ["الف"]
    assert heard(voices, "و پایان یافت»") == ["الف"]
    assert heard(voices, "سه نفر زخمی شدند") == []


def test_the_lines_after_a_colon_are_his() -> None:
    voices = Voices()
    assert heard(voices, "بیانیه ارتش:", "ارتش") == ["ارتش"]
    assert heard(voices, "فرودگاه هدف قرار گرفت") == ["ارتش"]
    assert heard(voices, "دیگری گفت", "ب") == ["ب"]
    assert heard(voices, "فرودگاه هدف قرار گرفت") == []


@given(st.text("گفتاعلمکرده به:«»،. \u200cXوی", max_size=60))
def test_any_text_has_an_answer(text: str) -> None:
    document = read(text)
    for sentence in document.sentences:
        reading = Reading(document, sentence, None)
        if reading.tokens:
            for speaker in attributed(reading).speakers:
                assert 0 <= speaker.first <= speaker.last < len(reading.tokens)


def test_an_accusation_has_no_source_but_the_press() -> None:
    text = "به گزارش رویترز، وزیر دفاع ترکیه گفت که ارتش سوریه را مسئول حمله به پایگاه می‌داند و دمشق را متهم کرد."
    accusations = [event for event in code(Article("1", text)).events if event.type == "accusation"]
    assert {tuple(m.quote for m in event.attribution) for event in accusations} == {("رویترز",)}


def test_the_publisher_is_no_source_wherever_its_report_stands() -> None:
    lines = "\n".join(f"سخنگوی پلیس در بند {n} سخن گفت." for n in ("یک", "دو", "سه", "چهار", "پنج"))
    text = f"{lines}\nبه گزارش ایسنا، ارتش سوریه مواضع داعش را در تدمر بمباران کرد."
    (event,) = code(Article("1", text, agency="ISNA")).events
    assert "ایسنا" not in [m.quote for m in event.attribution]
    (event,) = code(Article("1", text, agency="Fars")).events
    assert "ایسنا" in [m.quote for m in event.attribution]
