"""The words by which the noun phrases of sides and places are told from what stands around them (`chains`, `marks`)."""

from __future__ import annotations

#: Nouns that belong to a side and stand before its name (`مواضع داعش`): the side is what was struck.
ASSETS = frozenset(
    {
        "مواضع",
        "موضع",
        "پایگاه",
        "پایگاههای",
        "مقر",
        "مقرهای",
        "تجمع",
        "تجمعات",
        "خودروهای",
        "خودروی",
        "خودرو",
        "کاروان",
        "خطوط",
        "مراکز",
        "مرکز",
        "انبار",
        "انبارهای",
        "سنگر",
        "سنگرهای",
        "استحکامات",
        "ادوات",
        "تجهیزات",
        "اهداف",
        "محل",
        "مناطق",
        "حضور",
        "تاسیسات",
        "سامانه",
        "سامانههای",
        "اردوگاه",
        "پاسگاه",
        "قرارگاه",
        "ستون",
        "گشتی",
        "گشتیهای",
        "زیرساختهای",
        "تانک",
        "تانکهای",
        "سایت",
        "سایتهای",
        "منازل",
        "خانه",
        "خانههای",
        "پناهگاه",
        "مخفیگاه",
        "دفتر",
    }
)
#: Links inside a name: `شبه‌نظامیان وابسته به شورای انتقالی`.
LINKS = (
    ("وابسته", "به"),
    ("موسوم", "به"),
    ("معروف", "به"),
    ("متعلق", "به"),
    ("مورد", "حمایت"),
    ("تحت", "حمایت"),
    ("تحت", "امر"),
    ("وفادار", "به"),
    ("نزدیک", "به"),
    ("منتسب", "به"),
    ("تحت", "فرمان"),
    ("تحت", "رهبری"),
)
#: Classifiers of people: a figure's, never a side of their own.
COUNTERS = frozenset({"نفر", "تن", "نفرات"})
#: Words before a weapon that make its owner the doer.
INSTRUMENTAL = frozenset({"با", "ضرب", "شلیک", "اصابت", "هدف", "آتش", "وسیله", "اثر", "توسط"})
#: Words that stand before a subject and are no noun that it hangs on.
ADVERBS = frozenset(
    {
        "همچنین",
        "نیز",
        "سپس",
        "همزمان",
        "دیگر",
        "بار",
        "رسما",
        "اکنون",
        "بعد",
        "پیش",
        "گذشته",
        "جاری",
        "شب",
        "روز",
        "صبح",
        "امروز",
        "دیروز",
        "دیشب",
        "بامداد",
        "شامگاه",
        "عصر",
        "ظهر",
        "ساعت",
        "تاکنون",
        "هنوز",
        "البته",
        "بویژه",
        "فوری",
        "دقایقی",
        "ساعاتی",
        "پایان",
        "حال",
        "حالی",
        "میلادی",
        "شمسی",
        "ترتیب",
        "مقابل",
        "ادامه",
        "ابتدا",
        "نهایت",
        "خبر",
        "لحظاتی",
        "باز",
        "کل",
        "تنها",
        "فقط",
        "دستکم",
        "حداقل",
        "بیش",
        "یک",
        "دو",
        "سه",
        "چند",
        "چندین",
        "تعدادی",
        "شماری",
        "نفر",
        "تن",
        "عضو",
        "گفتنی",
        "اینکه",
        "درحالی",
        "حالیکه",
        "گزارش",
        "نقل",
        "ناگهان",
        "بلافاصله",
        "متقابلا",
        "سرانجام",
        "اخیرا",
        "ظاهرا",
        "احتمالا",
        "مجددا",
        "دوباره",
        "متعاقبا",
        "هماکنون",
        "امشب",
        "عملا",
        "بارها",
        "همواره",
    }
)
#: Words that a clause begins after: its subject hangs on nothing before them.
CONJUNCTIONS = frozenset(
    {"که", "تا", "اما", "ولی", "یا", "آنکه", "اینکه", "آنجاکه", "هنگامیکه", "زمانیکه", "درحالیکه", "درحالی", "چنانچه"}
)
#: Desks of a paper, after `گروه`.
DESKS = frozenset(
    {
        "سیاسی",
        "اجتماعی",
        "فرهنگی",
        "اقتصادی",
        "ورزشی",
        "حوادث",
        "علمی",
        "شهری",
        "هنری",
        "ادب",
        "اندیشه",
        "بینالملل",
        "بین",
    }
)
#: Nouns that make an adverb with `به` or `بر`, after which a subject begins: `به احتمال زیاد ارتش`.
ADVERB_NOUNS = frozenset(
    {
        "احتمال",
        "اساس",
        "پایه",
        "طور",
        "صورت",
        "شکل",
        "نحوی",
        "شدت",
        "سرعت",
        "تازگی",
        "زودی",
        "تدریج",
        "خاطر",
        "منظور",
        "عنوان",
        "نوشته",
        "گزارش",
        "گفته",
        "ادعای",
        "مناسبت",
        "بهانه",
        "ظن",
        "جرم",
        "اتهام",
        "تلافی",
        "خلاف",
        "موازات",
        "وقت",
        "مدت",
        "ویژه",
        "رغم",
        "واسطه",
        "سبب",
    }
)
#: Those of them that no owner follows.
ENDED = frozenset({"احتمال", "طور", "صورت", "شکل", "نحوی", "شدت", "سرعت", "تازگی", "زودی", "تدریج", "ویژه"})
#: Words for a part of a side.
PORTIONS = frozenset({"گروه", "گروهی", "گروههایی", "دسته", "بخشی", "عده", "اعضایی", "فردی", "افرادی", "عضوی"})
#: Marks of event nouns whose owners are not counted.
TAKES_NO_FIGURE = frozenset({"trigger:operation", "trigger:attack", "trigger:airraid", "trigger:shellraid"})
#: Words that with `به` say what somebody is charged with.
BLAMED = frozenset({"متهم", "مظنون", "محکوم"})
#: One of a body, armed or not as the body is.
MEMBER = "عضو"
#: Words before `عضو` where it is a limb.
LIMBS = frozenset({"نقص", "قطع", "پیوند", "اهدا", "اهدای"})
#: Bodies whose members bear no arms, as the word after `عضو` that no dictionary of sides has.
PEACEFUL = frozenset({"بدن", "حزب", "تیم", "کادر", "انجمن", "اتحادیه", "باشگاه", "کانون", "فراکسیون", "خانواده"})
#: Machines of war that have models.
MACHINES = ("جنگنده", "بمبافکن", "بالگرد", "هلیکوپتر", "پهپاد", "هواپیما", "تانک", "ناو")
#: Marks inside the name of a model.
DASHES = frozenset({"-", "–", "—", "_"})
#: Phrases that set two sides against each other: `میان ارتش از یک سو و شورشیان از سوی دیگر`.
ON_ONE_HAND = (("از", "یک", "سو"), ("از", "یکسو"), ("از", "یک", "طرف"), ("از", "یکطرف"), ("از", "یک", "سوی"))
#: Words that point at a side named before: `این گروه`، `این رژیم`.
DEICTIC = frozenset({"این", "همین", "آن"})
#: Words for ground that forces take: `نیروها این شهر را گرفتند`.
GROUND = frozenset({"منطقه", "استان", "شهر", "ولایت"})
#: What a noun may be of that was told before: `نیروهای این کشور`.
OF_THESE = GROUND | {"کشور", "رژیم", "گروه", "گروهک", "جنبش", "سازمان"}
#: Words for a site, before what is done there: `محل استقرار نیروها`.
SITES = frozenset({"محل", "محلهای", "مکان", "مراکز", "نقاط", "نقطه", "مقرهای"})
#: Words with which `به` tells the kind of a missile: `سطح به سطح`.
SPHERES = frozenset({"زمین", "هوا", "سطح", "دریا", "ساحل"})
#: Words for those who are against the name that follows, and the kinds of actors that it names.
OPPOSED = frozenset({"مخالف", "مخالفان", "مخالفین", "معارض", "معارضان", "معارضین", "منتقد", "منتقدان"})
GOVERNING = frozenset({"state", "government", "military", "person"})
#: Words for a stand that are adjectives after a noun: `احزاب مخالف دولت`.
STANDING = frozenset({"مخالف", "معارض", "حامی", "طرفدار", "هوادار", "معترض"})
#: Prepositions that lead to the one struck.
TO = frozenset({"به", "بر", "علیه"})
#: Words that mean several though they are singular.
MANY = frozenset({"مردم", "اهالی", "خانواده", "گروهی", "جمعی", "عدهای", "همه", "تمام"})
#: Titles of the learned, after which a name stands though no dictionary knows it: `ملا نصیر`, `قاری صبور احمد`.
LEARNED = frozenset({"ملا", "قاری", "مولوی", "مولانا", "ماموستا", "آخوند"})
#: Words for some of a force: the phrase after their `از` stands where they do (`ستونی از نیروهای گروه منهدم شد`).
GATHERED = frozenset(
    {"ستونی", "کاروانی", "تجمعی", "واحدی", "یگانی", "دستهای", "تیمی", "هستهای", "بخشی", "عدهای", "گشتی", "گردانی"}
)
#: Words for a body that has been named, after `این`: no plural noun hangs on them (`این گروه | زندانیان را آزاد کرد`).
NAMED_BODIES = frozenset({"گروه", "گروهک", "جنبش", "رژیم", "کشور", "سازمان"})
