"""The words by which a place is told from what stands around it."""

from __future__ import annotations

#: Parts of a state that have a capital.
PROVINCES = frozenset({"استان", "ولایت", "ایالت", "شهرستان", "ولسوالی"})
#: Place words whose following word is a name even where it is a common word (`روستای سنگ سفید`).
TRUSTED = frozenset({"town", "village"})
#: Things that are too common to say where by themselves (`راه`, `ساختمان`).
COMMON_THINGS = frozenset(
    {"ground", "centre", "building", "crossing", "market", "school", "plant", "post", "base", "home"}
)
#: Words after a place word that make no name of what follows (`شهر بزرگ`, `منطقه خاورمیانه` is the gazetteer's).
NO_NAME = frozenset(
    {
        "بزرگ",
        "کوچک",
        "مهم",
        "دیگر",
        "مختلف",
        "مسکونی",
        "مرزی",
        "نظامی",
        "امنیتی",
        "مذکور",
        "یادشده",
        "مزبور",
        "تحت",
        "مورد",
        "اصلی",
        "جدید",
        "قدیمی",
        "ما",
        "شما",
        "مجاور",
        "اطراف",
        "متعدد",
        "عملیاتی",
        "ممنوعه",
        "حضور",
        "سبز",
        "آزاد",
        "اشغالی",
        "جنگی",
        "درگیری",
        "نبرد",
        "مقاومت",
        "هایی",
        "صنعتی",
        "کشاورزی",
        "مرکزی",
        "شمالی",
        "جنوبی",
        "شرقی",
        "غربی",
        "ساحلی",
        "پیرامون",
        "حادثه",
        "انفجار",
        "حمله",
        "جهان",
        "کشور",
        "دنیا",
        "ها",
        "های",
        "واقع",
        "خود",
        "محل",
        "حایل",
        "امن",
        "راهبردی",
        "استراتژیک",
        "تاریخی",
        "باستانی",
        "نفتی",
        "کوهستانی",
        "مهمی",
        "زادگاه",
        "محاصره",
        "جنگزده",
        "همجوار",
        "زیادی",
        "متعددی",
        "وسیعی",
        "مختلفی",
        "گستردهای",
        "بسیاری",
        "دورافتاده",
        "مستقر",
        "وابسته",
        "متعلق",
        "یک",
        "دو",
        "سه",
        "چند",
        "چندین",
        "پیرامونی",
        "باقیمانده",
        "الحاقی",
        "اقماری",
    }
)
#: What lies around a place.
AROUND = frozenset({"اطراف", "حومه", "حوالی", "پیرامون", "نواحی"})
#: Words before a place word that stands for a place told before.
POINTING = frozenset({"این", "همین", "آن", "همان"})
#: Words after `میدان` and `خط` that make no name of a square.
NO_SQUARE = frozenset(
    {"نبرد", "جنگ", "عمل", "مبارزه", "مین", "تیر", "نبردهای", "جنگهای", "رقابت", "سیاست", "رزم", "جهاد"}
)
#: Houses that are told by whose they are.
OWNED = frozenset({"building", "plant", "market", "school", "mosque", "post", "home", "hospital", "ground", "centre"})
#: So many words tell whose a house is.
LONGEST_OWNER = 6
#: So many words a list of houses has.
LONGEST_LIST = 14
#: Words for roads, and what stands between their two ends.
ROADS = frozenset({"جاده", "محور", "بزرگراه", "اتوبان", "آزادراه", "شاهراه", "مسیر", "راهآهن"})
ROAD_MARKS = frozenset({"-", "–", "—", "_", "/", "به", "تا"})
#: Acts against what flies: it was shot down in the airspace that it had entered.
DOWNING = frozenset({"shotdown", "shooting_down", "intercept", "target"})
#: Cues that open another phrase.
PREPOSITIONS = frozenset({"agent", "against", "to", "with", "between", "object", "locative", "from", "aftermath"})
#: Words with which somebody is accused of an act.
BLAMING = frozenset({"accuse", "blame"})
#: Words that put an attack beside a house.
BESIDE = frozenset(
    {"مقابل", "جلوی", "جلو", "نزدیکی", "نزدیک", "کنار", "مجاورت", "روبهروی", "روبروی", "پشت", "بیرون", "ورودی"}
)
#: Words of the kind `این شهر`, which stand for the place named last.
POINTED = frozenset(
    {
        "شهر",
        "کشور",
        "منطقه",
        "استان",
        "روستا",
        "شهرک",
        "بندر",
        "ولایت",
        "شهرستان",
        "ناحیه",
        "جزیره",
        "محله",
        "ولسوالی",
        "مناطق",
        "پایگاه",
        "فرودگاه",
    }
)
#: Institutions whose names are ordinary words: `دانشکده علوم اجتماعی`, `بیمارستان قلب`.
NAMED_BY_WORDS = frozenset({"hospital", "school", "mosque"})
#: Acts that go from one place to another.
MOVES = frozenset({"deploy", "leave", "exit", "retreat", "sat_back", "flee", "fled", "evacuate"})
#: Ground taken, lost or surrounded, whose capital is a town and no government: `کابل را تصرف کردند`.
CAPTURES = frozenset(
    {"take", "control", "in_hand", "fell_to", "fall", "mastered", "gained_control", "siege", "changed_hands"}
)
#: The same of which the town is the subject: `کابل سقوط کرد`.
LOST = frozenset({"fell_to", "fall", "changed_hands", "take", "in_hand", "siege"})
#: Those of them whose ezafe leads to the ground: `سقوط کابل`.
OF_GROUND = frozenset({"take", "control", "fall", "siege"})
#: Words before them with which the ezafe leads to in whose hands it is: `در کنترل بغداد`.
IN_HANDS = frozenset({"در", "به", "تحت", "زیر"})
#: Words that make a taking back of `گرفت`, and light verbs with which a town is lost.
BACK = frozenset({"پس", "باز", "بازپس"})
FALLS = frozenset({"کرد", "شد", "افتاد", "درآمد", "گرفت", "گردید"})
#: Words of how much of a town was taken, between it and the word of taking: `کنترل تمام کابل`.
MUCH_OF = frozenset({"بیشتر", "تمام", "تمامی", "کل", "همه", "شهر", "کامل"})
#: The country that `کشور` means where nothing else is said.
HOME = "ir"
#: نیروهای وابسته به عربستان: whose they are, not where.
BELONGING = frozenset(
    {"وابسته", "مرتبط", "مربوط", "متعلق", "نزدیک", "وفادار", "منتسب", "متمایل", "منسوب", "نسبت", "راجع"}
)
ATTACKS = frozenset(
    {
        "attack",
        "aggression",
        "airraid",
        "shellraid",
        "groundraid",
        "terrorraid",
        "bombard",
        "fire",
        "impact",
        "target",
        "attacked",
        "blow",
        "shellrain",
        "infiltrate",
        "deploy",
        "chemical",
    }
)
#: What is done to things where they come from: `پهپادی که در الف ساخته می‌شود` flew elsewhere.
MADE = frozenset({"تولید", "ساخته", "ساخت", "طراحی", "مونتاژ", "متولد", "ثبت", "هممرز", "همسایه"})
#: Acts that are of a place, never of a government: `انفجارهای دیروز کابل`.
OF_PLACES = frozenset({"explosion", "planted", "suicide", "clash", "protested", "protest"})
#: Numbers of towns that are named together: `[دو] روستای الف و ب`.
SEVERAL = frozenset({"دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "چند", "چندین"})
#: Words before the names of some of many: `شهرهایی [چون] الف و ب`.
LIKE = frozenset({"چون", "مانند", "نظیر", "همچون", "همانند", "مثل"})
#: Words for which a name is given: `منطقه موسوم به «الف»`.
CALLED = frozenset({"موسوم", "معروف", "مشهور"})
#: Houses that say where an attack was by being what it struck.
AIMED = frozenset({"base", "post", "building", "market", "school", "centre", "ground"})
#: What strikes, takes or destroys a house.
TAKING = frozenset({"take", "fell_to", "in_hand"})
STRIKING = ATTACKS | TAKING | {"destroyed", "demolish", "torched", "exploded"}
#: Light verbs of what happens to the subject: `هدف قرار گرفت`, `منهدم شد`.
HAPPENS = frozenset({"گرفت", "شد", "گردید", "دید"})
#: Words before the subject of a clause.
OPENS = frozenset({":", "،", "؛", "که", "و", "«"})
