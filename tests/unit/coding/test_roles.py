"""Who did it to whom, read from one sentence."""

from __future__ import annotations

import pytest

from rasad.article import Article
from rasad.coding import code


def sides(sentence: str) -> list[tuple[str, list[str], list[str]]]:
    """Type, initiators and targets of every event of a sentence."""
    return [
        (event.type, [m.quote for m in event.initiator], [m.quote for m in event.target])
        for event in code(Article(id="one", body=sentence)).events
    ]


@pytest.mark.parametrize(
    ("sentence", "initiators", "targets"),
    [
        ("گروهک جیش الظلم اقدام به ربایش شش تن از مرزبانان ارتش پاکستان کرد.", ["گروهک جیش الظلم"], None),
        ("فرودگاه، ساختمان استانداری و ریاست امنیت ملی در کنترل شورشیان طالبان قرار گرفت.", ["شورشیان طالبان"], []),
        ("دو آموزگار در بمب‌گذاری طالبان در کابل کشته شدند.", ["طالبان"], ["آموزگار"]),
        (
            "ارتش اوکراین اعلام کرد ۱۲ پهپاد پرتاب شده توسط ارتش روسیه را سرنگون کرده است.",
            ["ارتش اوکراین"],
            ["ارتش روسیه"],
        ),
        (
            "حزب‌الله: یک خودروی نظامی ارتش اسرائیل در القنطره هدف پهپادهای انتحاری قرار گرفت.",
            ["حزب‌الله"],
            ["ارتش اسرائیل"],
        ),
        (
            "ستوان دوم «نادر قاسمی» از نیروهای مرزبانی در درگیری با گروهک پژاک به شهادت رسید.",
            ["نیروهای مرزبانی"],
            ["گروهک پژاک"],
        ),
        ("افراد مسلح با حمله به یک اتوبوس، سه رهگذر را کشتند.", ["افراد مسلح"], ["اتوبوس", "رهگذر"]),
        (
            "به احتمال زیاد ارتش ترکیه با دو پهپاد به مواضع پ‌ک‌ک در دهوک حمله کرد.",
            ["ارتش ترکیه"],
            ["پ‌ک‌ک"],
        ),
        (
            "یک پهپاد آمریکایی با پدافند ارتش یمن در آسمان مأرب سرنگون شد.",
            ["پدافند ارتش یمن"],
            ["پهپاد آمریکایی"],
        ),
        (
            "پهپاد تهاجمی یک‌طرفه ایرانی توسط نیروهای آمریکایی در آسمان اربیل سرنگون شد.",
            ["نیروهای آمریکایی"],
            ["پهپاد تهاجمی یک‌طرفه ایرانی"],
        ),
        (
            "یک بمب‌گذار باعث کشته شدن سه سرباز ارتش عراق در سامرا شد.",
            ["بمب‌گذار"],
            ["سرباز ارتش عراق"],
        ),
        ("پلیس ترکیه شورشیان کرد را به ظن جنگ علیه دولت بازداشت کرد.", ["پلیس ترکیه"], ["شورشیان کرد"]),
        (
            "نیروهای فرانسوی پنج شورشی را در شمال مالی بازداشت کردند و گفتند که آنها راهزن بودند.",
            ["نیروهای فرانسوی"],
            ["شورشی"],
        ),
        (
            "سپاه پاسداران از حمله موشکی به پایگاه هوایی و مرکز فرماندهی ارتش آمریکا در اردن خبر داد.",
            ["سپاه پاسداران"],
            ["فرماندهی ارتش آمریکا"],
        ),
        (
            "گروهک تروریستی و ضد انقلاب پژاک سه مرزبان را ربود.",
            ["گروهک تروریستی و ضد انقلاب پژاک"],
            ["مرزبان"],
        ),
        ("حماس اسرائیل را مسئول حمله به یک کارخانه در سودان دانست.", ["حماس"], ["اسرائیل"]),
        ("سه راکت از جنوب لبنان به سمت اسرائیل شلیک شد.", [], ["اسرائیل"]),
        ("نفتکش سعودی در نزدیکی ینبع با موشک هدف قرار گرفت.", [], ["نفتکش سعودی"]),
        (
            "جنگنده‌های ائتلاف سعودی یک مدرسه را در صعده بمباران کردند.",
            ["جنگنده‌های ائتلاف سعودی"],
            ["مدرسه"],
        ),
        ("در حمله هوایی اسرائیل به غزه پنج نفر از جمله یک زن کشته شدند.", ["اسرائیل"], []),
        (
            "سخنگوی ارتش سوریه گفت: نیروی هوایی مواضع داعش را در تدمر بمباران کرد.",
            ["ارتش سوریه"],
            ["داعش"],
        ),
    ],
    ids=[
        "undertakes",
        "in-hands",
        "bombing-of",
        "shot-down",
        "own-drones",
        "member-of-a-body",
        "thing-and-victims",
        "adverb-before-a-subject",
        "shot-by-a-battery",
        "adjectives-of-a-drone",
        "caused-by",
        "object-before-against",
        "speaks-after-the-deed",
        "second-thing-after-to",
        "two-adjectives",
        "object-country-after-a-name",
        "state-fired-at",
        "ship-of-a-country",
        "school",
        "hit-by-chance",
        "spokesman",
    ],
)
def test_a_sentence_names_both_sides(sentence: str, initiators: list[str], targets: list[str] | None) -> None:
    told = sides(sentence)
    assert len(told) == 1
    assert told[0][1] == initiators
    if targets is not None:
        assert told[0][2] == targets


@pytest.mark.parametrize(
    ("sentence", "initiators", "targets"),
    [
        ("ارتش آمریکا از کشته شدن ۵۳ شورشی در عملیاتی در موصل خبر داد.", ["ارتش آمریکا"], ["شورشی"]),
        (
            "یحیی سریع سخنگوی نیروهای مسلح یمن از شلیک دو موشک میان برد به تجمعات ارتش عربستان در جیزان خبر داد.",
            ["نیروهای مسلح یمن"],
            ["ارتش عربستان"],
        ),
        ("طالبان از تصرف شهر قندوز خبر داد.", ["طالبان"], []),
        ("نیروهای طالبان مدعی تصرف قندوز شدند.", ["نیروهای طالبان"], []),
        ("ارتش لبنان از کشته شدن دو سرباز در انفجار مین در عرسال خبر داد.", [], None),  # its own dead
        (
            "ارتش اسرائیل مدعی شد موشک‌هایی را که حزب‌الله به سوی پایگاه نظامیان این رژیم شلیک کرد رهگیری کرده است.",
            ["ارتش اسرائیل"],
            ["حزب‌الله"],
        ),
        ("گروه طالبان از اوایل بهار غزنی را در محاصره خود داشتند.", ["گروه طالبان"], []),
        (
            "نیروهای آمریکایی در تکریت سه فرد مسلح را که به یک ستون نظامی حمله کرده بودند، به قتل رساندند.",
            ["نیروهای آمریکایی"],
            ["فرد مسلح"],
        ),
        (
            "ارتش سوریه حوالی پادگان ارتش ترکیه واقع در روستای شرمخوار را بمباران کرد.",
            ["ارتش سوریه"],
            ["ارتش ترکیه"],
        ),
        (
            "حزب‌الله: یک انبار متعلق به ارتش اسرائیل در صفد با شلیک موشک هدف قرار گرفت.",
            ["حزب‌الله"],
            ["ارتش اسرائیل"],
        ),
        (
            "نفتکش ستاره شمال متعلق به یک تاجر اسرائیلی در دریای سرخ مورد حمله پهپادی قرار گرفت.",
            [],
            ["نفتکش"],
        ),
        ("سه سرباز توسط شورشیان به گروگان گرفته شدند.", ["شورشیان"], ["سرباز"]),
        (
            "پهپاد نیروی دریایی آمریکا توسط موشک زمین به هوای ایران نزدیک جاسک هدف قرار گرفت.",
            ["ایران"],
            ["پهپاد نیروی دریایی آمریکا"],
        ),
        (
            "در درگیری‌های شدید بین نیروهای طالبان و واحدهای ارتش افغانستان ده نفر کشته شدند.",
            ["نیروهای طالبان"],
            ["واحدهای ارتش افغانستان"],
        ),
        ("دو موتورسوار به سوی نیروهای بسیج تیراندازی کردند.", ["موتورسوار"], ["نیروهای بسیج"]),
        (
            "حمله ایران به یک اردوگاه ارتش آمریکا در کویت به کشته شدن دو سرباز آمریکایی منجر شد.",
            ["ایران"],
            ["ارتش آمریکا"],
        ),
        ("شیخ احمد یاسینی در حمله بالگردهای اسرائیل مجروح شد.", ["بالگردهای اسرائیل"], ["شیخ احمد یاسینی"]),
        (
            "ایمن سبعاوی برادرزاده ناتنی صدام در تکریت توسط نیروهای امنیتی دستگیر شد.",
            ["نیروهای امنیتی"],
            ["ایمن سبعاوی"],
        ),
        ("کریم احمدی، شاعر و مورخ افغان، به دست طالبان کشته شد.", ["طالبان"], ["کریم احمدی"]),
        (
            "سرنگونی پهپاد جاسوسی آمریکایی با نام «عقاب دریایی» توسط نیروهای مسلح ایران تأیید شد.",
            ["نیروهای مسلح ایران"],
            ["پهپاد جاسوسی آمریکایی"],
        ),
        ("این گروه چهل سرباز آمریکایی را کشت.", None, ["سرباز آمریکایی"]),
        ("در حمله پهپادی به نفتکش آرمان در دریای عمان دو ملوان کشته شدند.", [], ["نفتکش"]),
        ("فرانسه سیصد نیروی نظامی را برای خروج اتباع فرانسوی به سومالی اعزام کرد.", ["فرانسه"], []),
        (
            "مخالفان مسلح دولت سوریه به پایگاه ارتش سوریه در حلب حمله کردند.",
            ["مخالفان مسلح دولت سوریه"],
            ["ارتش سوریه"],
        ),
        (
            "حزب‌الله: تمامی محل‌های استقرار ارتش اسرائیل در شهرک «الخیام» با گلوله‌های توپخانه هدف قرار گرفت.",
            ["حزب‌الله"],
            ["ارتش اسرائیل"],
        ),
        (
            "حزب‌الله: ظهر امروز دو سکوی گنبد آهنین در پادگان راموت را با پهپاد انتحاری مورد اصابت قرار دادیم.",
            ["حزب‌الله"],
            ["گنبد آهنین"],
        ),
    ],
)
def test_who_did_it_to_whom(sentence: str, initiators: list[str] | None, targets: list[str] | None) -> None:
    (event,) = sides(sentence)
    if initiators is not None:
        assert event[1] == initiators
    if targets is not None:
        assert event[2] == targets


def test_those_whom_a_strike_only_hurt_give_way_to_what_it_struck() -> None:
    (event,) = code(
        Article(
            "1",
            "کشتی تجاری «آرمان» که تحت مدیریت یک شرکت است در دریای عمان هدف حمله پهپادی قرار گرفت. "
            "در این حمله دو شهروند یونانی و بریتانیایی کشته شدند.",
        )
    ).events
    assert [m.quote for m in event.target] == ["کشتی تجاری «آرمان»"]


def test_a_capital_where_attacks_were_is_no_doer() -> None:
    (event,) = sides("ارتش عراق گفت ۱۴ سرباز در حملات مختلف بغداد و اطراف آن کشته شدند.")
    assert event[1] == []


def test_words_that_point_back_stand_for_the_side_told_before() -> None:
    told = sides("القاعده مسئولیت حمله به کاروان را پذیرفت. گروه مذکور چهل سرباز آمریکایی را کشت.")
    assert told[-1][1] == ["القاعده"]


def test_whom_a_bystander_of_an_undertaking_is_no_doer() -> None:
    (event,) = sides("با وجود هشدار به دشمن، ارتش سوریه اقدام به بمباران مواضع داعش در تدمر کرد.")
    assert event[1] == ["ارتش سوریه"]


def test_what_is_held_by_the_speaker_of_the_sentence_is_no_doer() -> None:
    (event,) = sides("ارتش سوریه شهر تدمر را در کنترل خود گرفت.")
    assert event[1] == ["ارتش سوریه"]


@pytest.mark.parametrize(
    ("sentence", "initiators", "targets"),
    [
        (
            "حزب‌الله شهر صفد را موشک‌باران کرد و ارتش اسرائیل مواضع این گروه را در صور بمباران کرد.",
            "ارتش اسرائیل",
            "حزب‌الله",
        ),
        (
            "ارتش اسرائیل مدعی شد نیروی هوایی این رژیم مواضع حزب‌الله را در صور بمباران کرد.",
            "ارتش اسرائیل",
            "حزب‌الله",
        ),
    ],
    ids=["this-group", "air-force-of-this-regime"],
)
def test_a_pointing_noun_is_the_side_named_before(sentence: str, initiators: str, targets: str) -> None:
    assert ("air_strike", [initiators], [targets]) in sides(sentence)


def test_the_air_force_of_this_regime_has_the_code_of_the_regime() -> None:
    text = "ارتش اسرائیل مدعی شد نیروی هوایی این رژیم مواضع حزب‌الله را در صور بمباران کرد."
    (event,) = code(Article(id="air-force", body=text)).events
    assert [mention.code for mention in event.initiator] == ["ISRMIL"]


def test_citizens_of_this_country_are_not_the_country() -> None:
    (event,) = sides("دولت هند اعلام کرد دو تن از شهروندان این کشور در کابل توسط طالبان کشته شدند.")
    assert event[1:] == (["طالبان"], ["شهروندان این کشور"])


def test_who_killed_a_counted_somebody_is_no_victim() -> None:
    (event,) = sides("گزارش‌ها از کشته شدن ۴ تن توسط نیروهای امنیتی در اهواز حکایت دارد.")
    assert event == ("violence_against_civilians", ["نیروهای امنیتی"], [])


def test_who_speaks_too_is_not_struck() -> None:
    told = sides("نیروی دریایی سپاه نیز گفت: «سه نفتکش متخلف مورد اصابت قرار گرفتند.»")
    assert all("نیروی دریایی سپاه" not in targets for _, _, targets in told)


def test_the_arrested_of_a_shortened_clause_did_nothing() -> None:
    told = {
        kind: (doers, struck) for kind, doers, struck in sides("در این عملیات ۴ تروریست بازداشت و ۲ تروریست کشته شدند.")
    }
    assert all("تروریست" not in " ".join(doers) for doers, _ in told.values())


def test_those_who_accuse_together_are_no_doers_of_what_they_tell() -> None:
    struck, blamed = sides(
        "فرانسه، ایتالیا و پرتغال گفته‌اند، به احتمال زیاد روسیه با پهپاد به یک کشتی تجاری در دریای سیاه حمله کرده است."
    )
    told = {event[0]: event[1:] for event in (struck, blamed)}
    assert told["air_strike"] == (["روسیه"], ["کشتی تجاری"])
    assert told["accusation"][1] == ["روسیه"]


def test_who_opens_a_relative_clause_did_what_it_tells() -> None:
    told = sides("شورشیانی که سه سرباز ارتش سوریه را در ادلب کشته بودند، به روستاهای شمال گریختند.")
    assert (["شورشیانی"], ["سرباز ارتش سوریه"]) in [(doers, struck) for _, doers, struck in told]


def test_the_country_of_the_fighting_is_no_side() -> None:
    told = sides("درگیری‌های افغانستان میان ارتش و طالبان در شهر زرنج ادامه دارد.")
    assert all("افغانستان" not in doers + struck for _, doers, struck in told)


def test_who_only_answers_an_attack_did_not_do_it() -> None:
    told = sides("نخست‌وزیر عراق در واکنش به حملات داعش به سامرا دستور آماده‌باش داد.")
    assert all("نخست‌وزیر عراق" not in doers for _, doers, _ in told)


def test_who_frees_captives_is_the_doer_and_their_captors_the_target() -> None:
    told = sides("چهار گروگان آلمانی با تلاش نیروهای امنیتی عراق از بند داعش آزاد شدند.")
    assert ("withdrawal", ["نیروهای امنیتی عراق"], ["داعش"]) in told


@pytest.mark.parametrize(
    "sentence",
    [
        "فرمانده ستاد مشترک روز جمعه گفت بقایای پهپادی که کشتی «نسیم» را در دریای عمان هدف گرفت یافت شد.",
        "به گزارش عصر ایران، صدها شبه‌نظامی طالبان به شهر قندوز حمله کردند.",
    ],
    ids=["subject-of-a-verb-of-speech", "paper-named-for-a-country"],
)
def test_who_reports_a_strike_did_not_do_it(sentence: str) -> None:
    for _, doers, struck in sides(sentence):
        assert not {"فرمانده ستاد مشترک", "ایران"} & set(doers + struck)


def test_a_state_that_is_only_spoken_of_is_not_struck() -> None:
    told = sides("پهپاد توان رسیدن به حریم عراق را ندارد، اما ارتش ترکیه دهوک را بمباران کرد.")
    assert all("عراق" not in struck for _, _, struck in told)


def test_those_among_the_counted_are_no_target_of_their_own() -> None:
    (event,) = sides("ارتش سوریه ۳۰ غیرنظامی از جمله زنان و کودکان را در درعا کشت.")
    assert event[2] == ["غیرنظامی"]


def test_soldiers_of_another_side_are_hit_beside_the_target() -> None:
    (event,) = sides("سه سرباز آمریکایی در حمله طالبان به کاروان ارتش افغانستان در هلمند کشته شدند.")
    assert event == ("armed_clash", ["طالبان"], ["کاروان ارتش افغانستان", "سرباز آمریکایی"])


def test_who_puts_the_blame_on_another_claims_nothing() -> None:
    told = sides("ارتش اسرائیل مسئولیت حمله به حیفا را بر عهده حزب‌الله می‌داند.")
    assert all("ارتش اسرائیل" not in doers for kind, doers, _ in told if kind != "accusation")


def test_a_ship_far_from_its_verb_is_struck() -> None:
    told = sides("ایران با پهپاد به نفتکش «نسیم»، تحت مدیریت یک شرکت یونانی، در دریای عمان حمله کرده است.")
    assert ("air_strike", ["ایران"], ["نفتکش «نسیم»"]) in told


def test_a_threatened_attack_names_the_state_that_is_threatened() -> None:
    told = sides("وزیر دفاع ترکیه تهدید کرد که ارتش این کشور آماده حمله به سوریه است.")
    assert ("threat", ["سوریه"]) in [(kind, struck) for kind, _, struck in told]
