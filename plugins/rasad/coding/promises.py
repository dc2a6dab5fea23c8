"""Threats told without the word: what somebody announces that he will do to another.

`پاسخ خواهیم داد`, `این جنایت بی‌پاسخ نمی‌ماند`, `با پاسخ کوبنده مواجه خواهد شد`, `آماده حمله است`. The words are
everyday ones (`پاسخ داد` is an answer to a question): the tense of their verb, and who speaks, make threats of them.
"""

from __future__ import annotations

from rasad.coding.match import Hit
from rasad.coding.reading import QUOTES, Reading, Verb

#: Rows of triggers.csv that are threats only as promises.
PROMISES = frozenset({"answer", "unanswered", "ready", "confront", "regret", "tolerate", "legitimate"})
#: How far the verb of a promise may stand: `پاسخ این حمله را در زمان و مکان مناسب خواهیم داد`.
REACH = 16
#: Verbs of promises in the future.
PROMISED = frozenset(
    {
        "داد", "گرفت", "دید", "بود", "داشت", "کرد", "شد", "پرداخت", "خورد", "چشید", "گذاشت", "گردید", "گشت", "یافت",
        "آورد", "زد", "نمود", "رساند",
    }
)  # fmt: skip
#: Verbs with which the threatened is the subject.
SUFFERING = frozenset({"دید", "پرداخت", "خورد", "چشید"})
#: Words before `دارد` with which a deed brings an answer: `پاسخی سخت در پی دارد`.
BRINGING = frozenset({"پی", "دنبال", "همراه"})
#: Words before a verb by which an answer is given already.
GOING_ON = frozenset({"ادامه", "استمرار"})
#: Words that make a promise of `پاسخ ما ... است`.
CERTAIN = frozenset({"قطعی", "حتمی", "راه"})
#: Words before an answer that make it none of these: `در پاسخ به خبرنگار`.
ASIDE = frozenset({"در", "به", "از", "جهت", "برای", "ضمن", "بدون", "عدم", "هیچ"})
#: What an ordinary answer is given to.
ASKED = frozenset(
    {"سوال", "سوالات", "پرسش", "پرسشها", "نیاز", "نیازها", "نیازهای", "درخواست", "نامه", "منتقدان", "خبرنگاران"}
)
#: Words that open a condition; who only guesses (`شاید پاسخ دهد`) threatens nobody.
CONDITIONS = frozenset({"اگر", "چنانچه", "صورت", "هرگاه", "هرگونه", "هر", "صورتی", "هرکس"})
#: Those of them that stand before whatever is meant: `هرگونه تجاوز`.
ANY = frozenset({"هرگونه", "هر"})


def promised(reading: Reading, row: str, hit: Hit) -> Verb | None:
    """The verb that makes a word of answering a threat, None where it is none."""
    tokens = reading.tokens
    if row == "answer" and (kept := _reserved(reading, hit)) is not None:
        return kept
    if row != "ready" and hit.first and tokens[hit.first - 1].text in ASIDE and row != "unanswered":
        lead = tokens[hit.first - 1].text
        if lead not in ("به", "برای") or row != "regret":
            return None
    around = {t.text for t in tokens[max(0, hit.first - 3) : hit.last + 4]}
    if around & ASKED:
        return None
    verb = next((v for v in reading.verbs if v.finite and v.first > hit.last), None)
    if verb is None or verb.first - hit.last > REACH or _broken(reading, hit.last + 1, verb.first):
        return None
    before = tokens[verb.first - 1].text if verb.first else ""
    if row in ("unanswered", "tolerate"):
        return verb if verb.negative and verb.tense in ("future", "present") else None
    if verb.negative:
        return None
    if row == "legitimate":
        return verb if verb.verb in ("است", "بود", "شد") and verb.tense in ("present", "future") else None
    if row == "ready":
        return verb if verb.verb in ("است", "بود") and verb.tense == "present" else None
    if before in GOING_ON:
        return None  # پاسخ‌های موشکی ادامه خواهد داشت
    if verb.tense == "future":
        return verb if verb.verb in PROMISED else None
    first_person = we(reading, verb)
    if verb.tense == "present" and (first_person or conditional(reading, verb.first)):
        return verb if verb.verb in ("داد", "گرفت", "کرد", "شد") else None
    if verb.verb == "داد" and verb.tense == "present" and verb.passive:
        return verb  # پاسخی جمعی داده می‌شود
    if verb.verb == "داشت" and before in BRINGING and tokens[verb.last].text == "دارد":
        return verb
    return verb if verb.verb == "است" and before in CERTAIN else None


def _reserved(reading: Reading, hit: Hit) -> Verb | None:
    """The verb with which somebody keeps the right to answer: `حق پاسخ به این حمله را برای خود محفوظ می‌داند`."""
    kept = next((i for i, t in enumerate(reading.tokens) if t.text == "محفوظ" and 0 < i - hit.last <= REACH), None)
    if kept is None or _broken(reading, hit.last + 1, kept):
        return None
    return next((v for v in reading.verbs if v.finite and v.first == kept + 1 and not v.negative), None)


def conditional(reading: Reading, end: int, *, whoever: bool = True) -> bool:
    """Whether a condition stands before a token: `در صورت تکرار`, `هرگونه تجاوز`; the latter only with `whoever`."""
    words = CONDITIONS if whoever else CONDITIONS - ANY
    return any(t.text in words for t in reading.tokens[:end])


def suffered(reading: Reading, row: str, hit_first: int, verb: Verb) -> bool:
    """Whether the subject of a promise is the one threatened: `تاوان این جنایت را خواهند داد`, `پاسخ خواهد گرفت`."""
    if row == "regret":
        return verb.verb != "زد" and not we(reading, verb)
    if row == "legitimate":
        return True
    answer = reading.tokens[hit_first].text.startswith(("پاسخ", "جواب"))
    return verb.verb in SUFFERING or (answer and verb.verb == "گرفت")


def we(reading: Reading, verb: Verb) -> bool:
    """Whether a verb's subject is `we`: `پاسخ می‌دهیم`, `خواهیم داد`."""
    return any(t.text.endswith("یم") for t in reading.tokens[verb.first : verb.last + 1])


def spoken(reading: Reading, verb: Verb) -> bool:
    """Whether a promise is somebody's word: a `we`, a quotation, or `X:` before it."""
    if we(reading, verb):
        return True
    return any(t.text in QUOTES or t.text == ":" for t in reading.tokens[: verb.first])


def _broken(reading: Reading, first: int, last: int) -> bool:
    """Whether the words of a promise end before its verb."""
    return any(t.text in ("؛", ":", ".", "؟", "!", "که") for t in reading.tokens[first:last])
