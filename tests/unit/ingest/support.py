"""What the tests of reading share: small texts written for them, and ways to read bytes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable

from rasad.article import Article
from rasad.ingest import Rejection
from rasad.ingest.jsonlines import read_json_lines
from rasad.ingest.records import DEFAULT_READING, Reading

BODY = (
    "به گزارش خبرنگار اعزامی، نیروهای ارتش بامداد امروز در حومه شهر با عناصر مهاجم درگیر شدند و این درگیری‌ها تا ظهر "
    "ادامه داشت. در این حمله دست‌کم ۱۲ نفر کشته و شماری زخمی شده‌اند."
)
#: The same in letters that Windows-1256 has (it lacks the Persian ye).
BODY_ARABIC_LETTERS = BODY.replace("ی", "ي").replace("ک", "ك").replace("۱۲", "12")


def line(**fields: object) -> bytes:
    """A line of JSON, with its newline."""
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def read_lines(data: bytes, reading: Reading = DEFAULT_READING) -> list[Article | Rejection]:
    """Everything that a file of JSON lines gives."""
    return list(read_json_lines(io.BytesIO(data), "file.jsonl", reading))


def articles(items: Iterable[Article | Rejection]) -> list[Article]:
    return [item for item in items if isinstance(item, Article)]


def rejections(items: Iterable[Article | Rejection]) -> list[Rejection]:
    return [item for item in items if isinstance(item, Rejection) and not item.is_warning]


def warnings(items: Iterable[Article | Rejection]) -> list[Rejection]:
    return [item for item in items if isinstance(item, Rejection) and item.is_warning]


def rules(items: Iterable[Article | Rejection]) -> list[str]:
    """The rules of rejections and warnings, in order."""
    return [item.rule for item in items if isinstance(item, Rejection)]
