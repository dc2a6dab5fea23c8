"""Articles as no agency would send them: sound ones, changed at random."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any

Line = dict[str, Any]
Change = Callable[[Line, random.Random], Line | bytes]

#: What must stay text wherever it turns up.
PAYLOADS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;b&gt;&#0;", "<!-- <![CDATA[ ]]> -->",
    "'; DROP TABLE warehouse.fact_report; --", "%(batch_id)s %s {batch} {{batch}} :name $1", "\\N\t\\.\n\\",
    "$(touch pwned) `id` ; rm -rf . | cat", "../../../../etc/passwd", "file:///etc/passwd", "http://127.0.0.1:8080/",
    '{"$ref": "#"}', "=HYPERLINK(1)", "{{ ds }} {% raw %}", "\x1b[31m\x07", "\u202e\u2066abc\u2069",
    "\ufeff\ufffe\uffff",
)  # fmt: skip
FIELDS = ("id", "title", "body", "agency", "published", "url")
ODD = ("\u200c", "\u200d", "\u0640", "\u064b", "\u200f", "\u00ad", "\u0301", "\xa0", "\u2028", "\r", "\x00", "\x85",
       "\U0001f4a5")  # fmt: skip
NUMBER = re.compile(r"[0-9۰-۹٠-٩]+")
#: The longest body that is read, and one beyond it, in characters.
LONG, TOO_LONG = 600_000, 5_000_000


def payload(line: Line, chance: random.Random) -> Line:
    changed = dict(line)
    for name in chance.sample(FIELDS, chance.randint(1, len(FIELDS))):
        text = chance.choice(PAYLOADS)
        place = chance.randint(0, len(str(line.get(name) or "")))
        old = str(line.get(name) or "")
        changed[name] = old[:place] + text + old[place:]
    return changed


def cut_body(line: Line, chance: random.Random) -> Line:
    start = chance.randint(0, len(line["body"]))
    return {**line, "body": line["body"][start : chance.randint(start, len(line["body"]))]}


def cut_line(line: Line, chance: random.Random) -> bytes:
    data = json.dumps(line, ensure_ascii=False).encode()
    return data[: chance.randint(0, len(data))]


def other_encoding(line: Line, chance: random.Random) -> bytes:
    encoding = chance.choice(("cp1256", "utf-16", "utf-32", "cp037"))
    return json.dumps(line, ensure_ascii=False).encode(encoding, "replace")


def broken_bytes(line: Line, chance: random.Random) -> bytes:
    data = bytearray(json.dumps(line, ensure_ascii=False).encode())
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def odd_letters(line: Line, chance: random.Random) -> Line:
    often = chance.choice((0.01, 0.1, 0.5))
    return {**line, "body": "".join(c + chance.choice(ODD) if chance.random() < often else c for c in line["body"])}


def half_pairs(line: Line, chance: random.Random) -> bytes:
    name = chance.choice(FIELDS)
    return json.dumps({**line, name: str(line.get(name)) + "\ud83d"}).encode()


def large_figures(line: Line, chance: random.Random) -> Line:
    def figure(_: re.Match[str]) -> str:
        digits = "".join(chance.choice("0123456789") for _ in range(chance.choice((1, 3, 9, 10, 19, 30, 300))))
        return digits.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) if chance.random() < 0.5 else digits

    return {**line, "body": NUMBER.sub(figure, line["body"]) + f" در این حمله {'۹' * 30} نفر کشته شدند."}


def any_date(line: Line, chance: random.Random) -> Line:
    year, month, day = chance.randint(0, 9999), chance.randint(0, 13), chance.randint(0, 32)
    text = f"{year:04}-{month:02}-{day:02}" + chance.choice(("", "T25:61", "T12:00:00+14:00", "Z", " 10:00"))
    body = f"{line['body']} روز {day}/{month}/{year} در حلب ۳ نفر کشته شدند."
    return {**line, "published": chance.choice((text, year, f"{day} {month} {year}", -1e300, 10**18)), "body": body}


def wrong_types(line: Line, chance: random.Random) -> Line:
    odd = (None, True, 0, -1, 1e308, [], {}, [[]], ["a"], {"a": 1}, "", " ", 10**40)
    return {**line, **{name: chance.choice(odd) for name in chance.sample(FIELDS, chance.randint(1, 3))}}


def nested(line: Line, chance: random.Random) -> bytes:
    depth = chance.choice((50, 900, 5_000, 100_000))
    inner = b"[" * depth + b"]" * depth if chance.random() < 0.5 else b'{"a":' * depth + b"1" + b"}" * depth
    return json.dumps(line)[:-1].encode() + b', "extra": ' + inner + b"}"


def decomposed(line: Line, chance: random.Random) -> Line:
    return {**line, "body": unicodedata.normalize(chance.choice(("NFD", "NFKD")), line["body"])}


def shuffled(line: Line, chance: random.Random) -> Line:
    words = line["body"].split()
    chance.shuffle(words)
    return {**line, "body": chance.choice((" ", "", "\n", "، ", "«")).join(words)}


def repeated(line: Line, chance: random.Random) -> Line:
    sentence = chance.choice(line["body"].split(".")) + chance.choice(".؟!\n،")
    return {**line, "body": sentence * chance.choice((2, 20, 100))}


def marked_up(line: Line, chance: random.Random) -> Line:
    return {**line, "body": "".join(f"<p><b>{part}</b>&zwnj;" for part in line["body"].split("."))}


def unchanged(line: Line, chance: random.Random) -> Line:
    return line


CHANGES: tuple[Change, ...] = (
    payload, cut_body, cut_line, other_encoding, broken_bytes, odd_letters, half_pairs, large_figures, any_date,
    wrong_types, nested, decomposed, shuffled, repeated, marked_up, unchanged,
)  # fmt: skip


def fuzzed(articles: Sequence[Line], count: int, chance: random.Random) -> Iterator[bytes]:
    """`count` lines: each change in turn to an article at random, and a few bodies of great length."""
    for number in range(count):
        line = {**chance.choice(articles), "id": f"fuzz-{number}"}
        if number % 5_000 == 7:
            body = line["body"] + "\n"
            length = TOO_LONG if number % 10_000 == 7 else LONG
            yield json.dumps({**line, "body": (body * (length // len(body) + 1))[:length]}).encode()
            continue
        changed = CHANGES[number % len(CHANGES)](line, chance)
        if not isinstance(changed, bytes):
            if chance.random() < 0.2:
                again = chance.choice((payload, odd_letters, large_figures))
                if isinstance(changed.get("body"), str):
                    changed = again(changed, chance)
            changed = json.dumps(changed, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
        yield changed.replace(b"\n", b" ").replace(b"\r", b" ")
