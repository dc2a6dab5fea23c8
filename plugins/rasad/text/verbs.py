"""Whether a line ends with a finite verb: what tells a sentence from a headline."""

from __future__ import annotations

import re
from functools import cache

from rasad.lexicon import rows
from rasad.text.tokens import LETTERS

_LAST_WORD = re.compile(rf"([{LETTERS}]+)[^{LETTERS}]*\Z")
#: Continuous and compound forms, recognized by their shape in folded text: `میشود`, `کردهاند`, `گرفتهاست`.
_SHAPED = re.compile(r"ن?می\w{2,}[دم]|\w{2,}ه(?:است|اند|ایم|ام|شد|شدند)|خواهند?\w+")
#: Only the end of a line is looked at (characters).
_REACH = 80


@cache
def _finite() -> frozenset[str]:
    forms = {"اند", "هستند", "نیستند", "خواهدشد", "خواهندشد"}
    for row in rows("text/final_verbs"):
        for form in (row["past"], row["present"]):
            if not form:
                continue
            forms |= {form, "ن" + form, form + "ند", "ن" + form + "ند"}
            if form.endswith("د") and form == row["present"]:
                plural = form[:-1] + "ند"
                forms |= {plural, "ن" + plural}
    return frozenset(forms)


def ends_with_verb(line: str) -> bool:
    """Whether the last word of a folded line is a finite verb."""
    match = _LAST_WORD.search(line[-_REACH:])
    return match is not None and (match[1] in _finite() or _SHAPED.fullmatch(match[1]) is not None)
