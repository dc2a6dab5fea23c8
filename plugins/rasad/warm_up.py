"""An article that makes reading and coding load what they load with the first article that needs it.

Before workers are forked it is read and coded once, so that they share the word lists, dictionaries and patterns; each
would need a second to load them.
"""

from __future__ import annotations

from datetime import date

from rasad.article import Article

# A day, a place, sides, people, equipment, who says so, and letters and half-spaces to be restored.
WARM_UP = Article(
    id="", agency="خبرگزاری نمونه", published=date(2020, 3, 1), title="درگیری در شمال",
    body="به گزارش خبرگزاری نمونه، سخنگوی ارتش سوریه گفت دیروز جنگندهها در حومه حلب مواضع داعش را بمباران کردند و "
    "در این حملات دست‌کم ۲۰ تروریست کشته و دو دستگاه تانک منهدم شد؛ روستای کفرنمونه نیز آزاد می شود.",
)  # fmt: skip
