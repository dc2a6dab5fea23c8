"""The restored text: what people read. Letters unified, half-spaces put back, names put right, nothing else changed.

Addresses, handles and hashtags are copied as they are; digits, punctuation and spaces are never touched, except for the
space that stands where a half-space belongs.
"""

from __future__ import annotations

import re
from itertools import pairwise

from rasad.text.halfspaces import restorer
from rasad.text.wordlist import ZWNJ

_LETTERS = (("ي", "ی"), ("ى", "ی"), ("ك", "ک"))
_RUN = "ء-غف-يٱ-ۓەی"
_WORDS = re.compile(rf"([{_RUN}]+(?:\u200c+[{_RUN}]+)*)")
#: What a machine reads: links, mail addresses, handles, hashtags.
_ADDRESSES = re.compile(
    r"(?:https?://|www\.|t\.me/)[^\s«»()،؛]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#][\w\u200c]+", re.IGNORECASE
)


def normalize_line(line: str) -> str:
    """A line of text restored. Restoring it again changes nothing.

    >>> normalize_line("تروريستهاي داعش می روند")
    'تروریست\u200cهای داعش می\u200cروند'
    """
    careful = ZWNJ in line
    if "@" not in line and "#" not in line and "://" not in line and "www" not in line and "t.me" not in line:
        return _restored(line, careful)
    out: list[str] = []
    done = 0
    for address in _ADDRESSES.finditer(line):
        out += (_restored(line[done : address.start()], careful), address.group())
        done = address.end()
    out.append(_restored(line[done:], careful))
    return "".join(out)


def _restored(line: str, careful: bool) -> str:
    for other, letter in _LETTERS:
        if other in line:
            line = line.replace(other, letter)
    restore = restorer()
    parts = _WORDS.split(line)
    known = restore.known(careful=careful)
    try:
        parts[1::2] = words = [known[word] for word in parts[1::2]]
    except KeyError:
        parts[1::2] = words = [restore.word(word, careful=careful) for word in parts[1::2]]
    seconds, firsts, pairs = restore.seconds, restore.firsts, restore.pairs
    for first, second in pairwise(words):
        if second in seconds or first in firsts or (first, second) in pairs:
            return "".join(_joined(parts, careful))
    return "".join(parts)


def _joined(parts: list[str], careful: bool) -> list[str]:
    """Gaps and words in turns, with the words joined that belong together."""
    joins = restorer().joins
    out = parts[:2]
    for gap, word in zip(parts[2:-1:2], parts[3::2], strict=True):
        joined = joins(out[-1], word, careful=careful) if gap == " " else None
        if joined is None:
            out += (gap, word)
            continue
        out[-1] = joined
        while len(out) > 3 and out[-2] == " " and (joined := joins(out[-3], out[-1], careful=careful)) is not None:
            out[-3:] = [joined]
    out.append(parts[-1])
    return out
