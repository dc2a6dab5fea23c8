"""Whether a line ends with a finite verb: what tells a sentence from a headline."""

from __future__ import annotations

import re
from functools import cache

from rasad.text.tokens import LETTERS

_LAST_WORDS = re.compile(rf"(?:([{LETTERS}]+)[^{LETTERS}]+)?([{LETTERS}]+)[^{LETTERS}]*\Z")
#: Simple pasts and copulas that end news sentences; compound and continuous forms are recognized by their shape.
_FINITE = frozenset(
    "است هست نیست بود نبود شد نشد کرد نکرد داد نداد گرفت نگرفت یافت نیافت داشت نداشت گفت نگفت ساخت زد نزد رفت نرفت آمد "
    "نیامد رسید نرسید ماند نماند خواند دانست نمود کشت گذاشت نگذاشت گشت گردید نگردید افزود کشید خورد نخورد برد نبرد آورد "
    "نیاورد دید ندید نوشت خواست نخواست توانست نتوانست پرداخت پذیرفت نپذیرفت فرستاد افتاد نیفتاد ایستاد بست شکست گریخت "
    "ریخت باخت سوخت انداخت آموخت شناخت برخاست کاست سپرد شمرد فشرد مرد خرید پرید رساند کشاند نشاند لرزاند گذشت بازگشت "
    "شوند نشوند شود نشود کنند نکنند کند نکند باشد نباشد باشند نباشند دارد ندارد دارند ندارند گیرد گیرند دهد دهند یابد "
    "بازداشت درگذشت اند هستند نیستند بودند نبودند شدند نشدند کردند نکردند دادند گرفتند یافتند داشتند نداشتند گفتند "
    "زدند رفتند آمدند رسیدند ماندند خواندند کشتند گذاشتند گشتند گردیدند آوردند بردند دیدند نوشتند خواستند توانستند "
    "پرداختند پذیرفتند فرستادند بستند گریختند سپردند خواهدشد خواهدکرد کردم شدم گفتم کردیم شدیم داریم هستیم "
    "میشود میکند میدهد میگیرد".split()
)
_SHAPED = re.compile(r"(?:ن?می[^ ]{2,}[دم]|[^ ]{2,}ه(?:است|اند|ایم|ام)|[^ ]{2,}هشد(?:ه|ند)?)\Z")


@cache
def _finite(word: str) -> bool:
    return word in _FINITE or _SHAPED.match(word) is not None


def ends_with_verb(line: str) -> bool:
    """Whether the last word of a folded line is a finite verb."""
    match = _LAST_WORDS.search(line[-80:])
    return match is not None and _finite(match.group(2))
