"""Conjugate lexicon/verbs.csv with hazm into lexicon/verb_forms.csv.

    python tools/build_verb_forms.py

hazm knows every tense, voice and negation of a Persian verb, but importing it takes seconds: so its work is done once,
here, and the coder reads the table. Only the third persons and the first person plural are kept: news tells of others,
and quotes a side as "we". Columns: form, verb, tense (past, present, future, participle, infinitive, subjunctive),
negative (0 or 1), passive (0 or 1: formed with شدن from the verb itself, `کشته شد`).
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

LEXICON = Path(__file__).parents[1] / "plugins" / "rasad" / "lexicon"
#: Endings of the persons that are left out: first and second singular, second plural.
LEFT_OUT = re.compile(r"(?:م|ی|ید|\u200cام|\u200cای|\u200cاید)$")
THIRD = re.compile(r"خواه(?:د|ند|یم)$")
KEPT = re.compile(r"(?:یم|\u200cایم)$")


def tense_of(form: str, past: str, present: str) -> str:
    """The tense of one of hazm's forms: `نخواهند کرد` is a future, `کرده‌اند` a past, `می‌کند` a present."""
    bare = form if form.startswith(past) else form.removeprefix("ن")  # نامید and نشاند are no negations
    if past == "داشت" and re.fullmatch(r"ن?دار(?:د|ند|یم)", form):
        return "present"
    if form in {past + "ن", "ن" + past + "ن"}:
        return "infinitive"
    if form in {past + "ه", "ن" + past + "ه"}:
        return "participle"
    if "خواه" in form and past != "خواست":
        return "future"
    if "باش" in form and past != "بود":
        return "subjunctive"
    stem = "شو" if re.search(r"شو(?:م|د|ند|یم|ید|ی)$", form) else present
    if bare.startswith("می\u200c" + stem) or f" می\u200c{stem}" in form or f" نمی\u200c{stem}" in form:
        return "present"
    if re.search(rf"(?:^|\s)[بن]?{stem}(?:د|ند|م|یم|ی|ید)?$", form) and not bare.startswith(past):
        return "subjunctive"
    return "past"


def forms(verb: str, *, passives: bool) -> dict[str, tuple[str, int, int]]:
    """Every kept form of a verb (`past#present`), with its tense, negation and voice.

    The word that makes a verb of its own with a simple one stands before it with a half-space (`زیر‌گرفت#گیر`), and in
    its forms with a space (`زیر گرفته شد`). Passives are wanted of verbs that are events by themselves (`کشته شد`); a
    light verb's passive is another light verb (`منهدم کرد`, `منهدم شد`).
    """
    from hazm import Conjugation

    past, _, present = verb.partition("#")
    particle, joint, past = past.rpartition("\u200c")
    if particle:
        simple = forms(f"{past}#{present}", passives=passives)
        return {f"{particle} {form}".replace(joint, " ", particle.count(joint)): row for form, row in simple.items()}
    table: dict[str, tuple[str, int, int]] = {
        past + "ن": ("infinitive", 0, 0),
        "ن" + past + "ن": ("infinitive", 1, 0),
        past + "ه": ("participle", 0, 0),
        "ن" + past + "ه": ("participle", 1, 0),
    }
    for form in Conjugation().get_all(verb):
        long = len(form.split()) > 3 or (form.startswith("داشت") and past != "داشت")
        # می‌گوید and خواهد دید are no second persons plural
        third = (present.endswith("ی") and form.endswith(present + "د")) or (
            form.endswith(f" {past}") and bool(THIRD.search(form.split()[0]))
        )
        if form in table or long or (LEFT_OUT.search(form) and not KEPT.search(form) and form != past and not third):
            continue
        words = form.split()
        own = 2 if past.startswith("ن") or present.startswith("ن") else 1
        negative = any(
            word.startswith(("نمی", "نخواه", "نشد", "نشو"))
            or word.startswith("ن" * own + past[own - 1 :])
            or (word.startswith("ن") and own == 1 and word[1:].startswith((past, present)))
            for word in words
        )
        passive = past != "شد" and any(re.match(r"(?:ن|ن?می\u200c|ب)?(?:شد|شو)", word) for word in words)
        if passive and not passives:
            continue
        table[form] = (tense_of(form, past, present), int(negative), int(passive))
    return table


def main() -> None:
    with open(LEXICON / "verbs.csv", encoding="utf-8") as lines:
        table = csv.DictReader(line for line in lines if not line.startswith("#"))
        verbs = [(row["verb"], row["roles"]) for row in table]
    with open(LEXICON / "verb_forms.csv", "w", encoding="utf-8", newline="") as out:
        out.write("# Made by tools/build_verb_forms.py from verbs.csv with hazm's Conjugation; ")
        out.write("do not edit by hand.\n")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("form", "verb", "tense", "negative", "passive"))
        for verb, roles in verbs:
            for form, (tense, negative, passive) in forms(verb, passives=roles == "event").items():
                writer.writerow((form, verb.partition("#")[0], tense, negative, passive))


if __name__ == "__main__":
    main()
