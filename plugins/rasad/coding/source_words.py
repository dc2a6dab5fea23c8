"""The words by which the name of a source is told from what stands around it."""

from __future__ import annotations

from functools import cache

from rasad.coding.lexicon import squeeze
from rasad.lexicon import rows

#: The longest source, in words.
LONGEST = 12
#: Verbs that are words of speech by themselves.
SPEECH_VERBS = frozenset({"گفت", "افزود", "نوشت"})
#: Words that no source begins with: what follows is when, where or how, or nothing.
OPENINGS = frozenset(
    {
        "اما",
        "ولی",
        "و",
        "همچنین",
        "نیز",
        "سپس",
        "در",
        "به",
        "از",
        "با",
        "بر",
        "پس",
        "طی",
        "ضمن",
        "بنا",
        "پیش",
        "تا",
        "روز",
        "بعد",
        "هم",
        "یعنی",
        "گفتنی",
        "البته",
        "بنابراین",
        "پیشتر",
        "اینک",
        "اکنون",
        "برای",
        "چند",
        "همزمان",
        "هنگام",
        "اخیرا",
        "درحالیکه",
        "درحالی",
        "بلکه",
        "چنانکه",
        "چنانچه",
        "همانطورکه",
        "آنطورکه",
    }
)
#: Words that end a source.
CLOSINGS = frozenset(
    {
        "در",
        "را",
        "که",
        "با",
        "از",
        "به",
        "بر",
        "تا",
        "و",
        "نیز",
        "هم",
        "طی",
        "ضمن",
        "روز",
        "امروز",
        "دیروز",
        "دیشب",
        "همچنین",
        "این",
        "آن",
        "برای",
        "درباره",
        "توسط",
        "علیه",
        "پس",
        "پیش",
        "اما",
        "ولی",
        "یا",
        "چون",
        "خود",
        "صبح",
        "شامگاه",
        "بامداد",
        "عصر",
        "ظهر",
        "شب",
        "ساعتی",
        "دقایقی",
        "اکنون",
        "بار",
        "همه",
        "ساعاتی",
        "سپس",
        "تاکنون",
        "شمار",
        "تعداد",
        "پیشتر",
        "قبلا",
        "باید",
        "نباید",
        "اخیرا",
        "تنها",
        "هنوز",
        "قصد",
        "مسیولیت",
        "مسوولیت",
        "بعد",
        "قبل",
        "حین",
        "هنگام",
        "همواره",
        "همیشه",
        "بارها",
        "دوباره",
        "مجددا",
        "رسما",
        "صراحتا",
        "تلویحا",
        "علنا",
        "همچنان",
        "هرگز",
        "دراین",
        "دراینباره",
        "بهتازگی",
        "بهصراحت",
        "بهشدت",
        "بلافاصله",
        "فورا",
    }
)
#: Heads after which an event noun is part of the name: `فرماندهی عملیات مشترک`.
HEADS = frozenset(
    {
        "فرماندهی",
        "ستاد",
        "مرکز",
        "اتاق",
        "مسیول",
        "فرمانده",
        "سازمان",
        "کمیته",
        "وزارت",
        "وزیر",
        "کمیسیون",
        "قرارگاه",
        "سخنگوی",
        "نیروی",
        "گروه",
        "بخش",
        "منابع",
        "خبرنگار",
        "شبکه",
        "مدیر",
        "شاهدان",
        "رسانههای",
        "مقام",
    }
)
#: Words of speech that are also words of doing: they count where speech follows, after a colon or `که`.
DOUBTFUL = frozenset({"ادامه", "پاسخ", "شرح", "توضیح", "وعده"})
#: Words before a known source that belong to its name: `یک منبع آگاه`, `برخی منابع خبری`.
DETERMINERS = frozenset({"یک", "دو", "سه", "چند", "چندین", "برخی", "بعضی", "سایر", "دیگر", "شماری", "تعدادی", "کلیه"})
#: Words that stand for a speaker named before.
POINTERS = frozenset({"وی", "او", "این", "همین", "نامبرده", "آنها", "آنان", "ایشان"})
#: Words that are nobody's name: who says `من` has been named before.
NOBODY = frozenset(
    {
        "آنچه",
        "آنکه",
        "هرچه",
        "کسی",
        "کسانی",
        "من",
        "ما",
        "شما",
        "اینجا",
        "آنجا",
        "هیچ",
        "هیچکس",
        "باید",
        "نباید",
        "وگو",
        "وگوی",
    }
)
#: Phrases that open a sentence and say nothing of its subject, without spaces.
PHRASES = (
    "ازسویدیگر",
    "ازسوییدیگر",
    "ازطرفدیگر",
    "ازجانبدیگر",
    "کمیبعد",
    "کمیپیش",
    "کمیقبل",
    "اندکیبعد",
    "اندکیپیش",
    "ساعتیبعد",
    "ساعاتیبعد",
    "دقایقیبعد",
    "لحظاتیبعد",
    "چندیبعد",
    "چندساعتبعد",
    "چندساعتپیش",
    "روزبعد",
    "درهمینحال",
    "دراینحال",
    "درهمینراستا",
    "درعینحال",
    "بااینحال",
    "علاوهبراین",
    "پیشازاین",
    "پسازآن",
    "بههمیندلیل",
    "درهمینزمینه",
    "دراینزمینه",
    "دراینباره",
    "درهمینارتباط",
    "دراینارتباط",
    "درادامه",
    "بهدنبالآن",
    "درپیآن",
    "باوجوداین",
    "درخبریفوری",
    "ازسوی",
    "درخبریدیگر",
    "درواکنشبهاین",
    "چندیقبل",
    "چندیپیش",
    "مدتیپیش",
    "لحظاتیپیش",
    "لحظاتیقبل",
    "دقایقیپیش",
    "دقایقیقبل",
    "ساعاتیپیش",
    "ساعتیپیش",
    "ساعاتیقبل",
    "پسازاین",
    "تاکنون",
    "تابهحال",
    "درمقابل",
    "دراینراستا",
    "دراینخصوص",
    "درهمینخصوص",
    "دراینرابطه",
    "درهمینرابطه",
    "دراینپیوند",
    "درهمینپیوند",
    "دراینمیان",
    "درهمینمیان",
    "دراینبین",
    "درهمینحین",
    "درهمیناثنا",
    "حال",
)
#: Heads of phrases that are no source: what was said, not who.
THINGS = frozenset(
    {
        "آخرین",
        "خبرهای",
        "خبر",
        "گزارش",
        "گزارشها",
        "گزارشهای",
        "گزارشات",
        "اخبار",
        "آمار",
        "تصاویر",
        "ویدیو",
        "فیلم",
        "هدف",
        "تعداد",
        "تعدادی",
        "نتایج",
        "شمار",
        "عملیات",
        "انفجار",
        "موشک",
        "پهپاد",
        "تاریخ",
        "جنگ",
        "امکان",
        "لازم",
    }
)
#: What somebody said, before his name and a colon: `ادعای ارتش: ...`
WORDS = frozenset({"ادعای", "اعتراف", "گزارش", "بیانیه", "اطلاعیه", "روایت", "هشدار", "واکنش", "اعلام"})
#: Words that say which report is meant, before the name of its source.
OF_REPORTS = frozenset(
    {
        "اولیه",
        "رسمی",
        "منتشرشده",
        "منتشر",
        "رسیده",
        "موجود",
        "جدید",
        "تازه",
        "غیررسمی",
        "متعدد",
        "مختلف",
        "اخیر",
        "محلی",
        "مستند",
    }
)
#: What stands between the name of an agency or desk and the text.
DASHES = frozenset({"-", "–", "—", "/"})
#: Desks of an agency, which stand before its name.
DESKS = frozenset({"گروه", "سرویس", "خبرنگار", "حوزه", "دفتر", "بخش"})
#: Figures of speech that `از` belongs to: `یکی از ساکنان`.
PARTS = frozenset({"یکی", "برخی", "بعضی", "شماری", "تنی", "جمعی", "نفر", "تن", "گروهی"})
#: What a source is sent by, and is none itself: `در بیانیه X آمده است`.
LINKS_OF_NAMES = frozenset({"نزدیک", "وابسته", "آگاه", "نظامی", "محلی", "موسوم", "معروف"})


@cache
def heads() -> frozenset[str]:
    return frozenset(squeeze(row["form"]) for row in rows("source_heads"))


@cache
def offices() -> frozenset[str]:
    """Heads that say what one person is: `سخنگوی`, `وزیر`."""
    return frozenset(squeeze(row["form"]) for row in rows("source_heads") if row["office"])
