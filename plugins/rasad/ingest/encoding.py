"""Bytes to text, for files whose encoding nobody wrote down.

Persian news on disk is UTF-8 nearly always; old files are Windows-1256, files from Windows tools UTF-16. UTF-8 proves
itself (random bytes are practically never valid UTF-8). The single-byte encodings do not: every byte string is
"valid" Windows-1256. So a candidate counts only if what it gives reads like Persian, or if charset-normalizer names a
Western encoding for what is mostly ASCII.
"""

from __future__ import annotations

import codecs
import io
import re
from collections import Counter
from dataclasses import dataclass
from typing import BinaryIO, Final

#: Bytes of a stream that are looked at before its encoding is decided.
SNIFF_BYTES: Final = 1 << 16

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: Single-byte encodings in which Persian and Arabic were written, the likeliest first.
_SINGLE_BYTE: Final = ("cp1256", "iso8859_6", "mac_farsi", "cp720")

#: How often each letter stands in running Persian news, in thousandths of its letters (measured on 3,000 articles of
#: six agencies; either form of ye and kaf). A wrong single-byte decoding gives Arabic letters too, but not these often.
_LETTERS: Final = dict(
    zip(
        "اریدنهموتبسلکشزفگعخقجحصپآطضچظغذئثژ",
        (
            152,
            88,
            95,
            69,
            68,
            61,
            57,
            57,
            48,
            43,
            32,
            26,
            26,
            25,
            22,
            15,
            14,
            13,
            12,
            11,
            11,
            10,
            6,
            6,
            6,
            5,
            3,
            3,
            2,
            2,
            2,
            2,
            1,
            1,
        ),
        strict=True,
    )
) | {"ي": 95, "ى": 95, "ك": 26, "أ": 1, "إ": 1, "ة": 1, "ؤ": 1, "ء": 1}
#: The mean of these over a running text is the sum of their squares: 69.
_MEAN_OF_TEXT: Final = 69
#: Words without which there is no page of Persian.
_COMMON_WORDS: Final = frozenset(
    {
        "و",
        "در",
        "به",
        "از",
        "که",
        "كه",
        "این",
        "اين",
        "را",
        "با",
        "است",
        "آن",
        "برای",
        "براي",
        "تا",
        "یک",
        "يك",
        "شد",
        "شده",
        "بود",
        "خود",
        "بر",
        "کرد",
        "كرد",
        "می",
        "مي",
        "هم",
        "اند",
        "ها",
        "های",
        "هاي",
        "نیز",
        "نيز",
        "پس",
        "نیروهای",
        "نيروهاي",
        "گفت",
        "گزارش",
    }
)

_INSIDE_LATIN: Final = re.compile(r"(?<=[A-Za-z])([^\x00-\x7f\s]{1,2})(?=[A-Za-z\s])")

#: A text must be this Persian, of 1, for a guessed encoding to count.
_PLAUSIBLE: Final = 0.62


class UndecodableError(ValueError):
    """The bytes are a text in no encoding known here."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the Python name of the encoding it came in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Decode bytes by BOM, UTF-8, UTF-16 without BOM, or a plausible guess.

    Raises `UndecodableError` where nothing fits. The BOM is no part of the text. Line ends are kept as they are.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError as error:
                raise UndecodableError(f"the byte order mark says {encoding}, but {_why(error)}") from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        utf8_problem = _why(error)
    else:
        if "\0" not in text or (wide := _utf16_without_bom(data)) is None:
            return Decoded(text, "utf-8")
        return Decoded(data.decode(wide), wide)
    wide = _utf16_without_bom(data)
    if wide is not None:
        return Decoded(data.decode(wide), wide)
    guessed = _guess(data)
    if guessed is None:
        raise UndecodableError(
            f"it is no UTF-8 ({utf8_problem}), no UTF-16, and reads like Persian in none of {', '.join(_SINGLE_BYTE)}"
        )
    return Decoded(data.decode(guessed), guessed)


def _why(error: UnicodeDecodeError) -> str:
    return f"byte {error.start} is 0x{error.object[error.start]:02x}" if error.start < len(error.object) else "cut off"


def _utf16_without_bom(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` where every second byte is one of the few high bytes of Persian text."""
    if len(data) < 4 or len(data) % 2:
        return None
    sample = data[:SNIFF_BYTES]
    for encoding, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        high = Counter(sample[offset::2])
        # Basic Latin, Arabic, general punctuation (ZWNJ, quotes).
        if high[0x00] + high[0x06] + high[0x20] >= 0.9 * (len(sample) // 2) and high[0x00] + high[0x06]:
            low = sample[1 - offset :: 2]
            if low.count(0) > len(low) // 4:
                continue
            try:
                data.decode(encoding)
            except UnicodeDecodeError:
                continue
            return encoding
    return None


def _guess(data: bytes) -> str | None:
    """The likeliest single-byte encoding in which the bytes are a text, None where none is likely."""
    sample = data[:SNIFF_BYTES]
    best, likeliest = 0.0, None
    for encoding in _SINGLE_BYTE:
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = persian_plausibility(sample.decode(encoding, "ignore"))
        if score > best:
            best, likeliest = score, encoding
    if best >= _PLAUSIBLE:
        return likeliest
    return _western_guess(data, sample)


def _western_guess(data: bytes, sample: bytes) -> str | None:
    """Mostly ASCII with a few other bytes (a curly quote, an accented name): ask charset-normalizer."""
    high = sum(byte >= 0x80 for byte in sample)
    control = sum(byte < 0x20 and byte not in b"\t\n\r\f" for byte in sample)
    if high > len(sample) // 10 or control:
        return None
    from charset_normalizer import from_bytes

    likely = [match.encoding for match in from_bytes(sample)]
    if not likely:
        return None
    # Of encodings that fit alike, Western Windows is the one that such files are in.
    encoding = "cp1252" if "cp1252" in likely else likely[0]
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return encoding if all(c.isprintable() or c.isspace() or c == "\u200c" for c in text) else None


def persian_plausibility(text: str) -> float:
    """How much the text reads like Persian (or Arabic news with Persian letters), from 0 to 1.

    Judged on the characters outside ASCII only: the share that are letters of the alphabet, how common these letters
    are, and whether common words occur.
    """
    outside = [c for c in text if c > "\x7f" and c not in "\u200c\u200d\xa0«»،؛؟…–—“”‘’"]
    if not outside:
        return 0.0
    known = sum(c in _LETTERS or c in "ـ٪ًٌٍَُِّْ" or "٠" <= c <= "٩" or "۰" <= c <= "۹" for c in outside)
    usual = sum(_LETTERS.get(c, 0) for c in outside) / len(outside) / _MEAN_OF_TEXT
    words = [word for word in text.split() if any(c > "\x7f" for c in word)]
    common = sum(word.strip('«».,،؛:؟!()"') in _COMMON_WORDS for word in words)
    share_of_words = min(1.0, 5 * common / max(1, len(words)))
    # Persian letters inside Latin words are accents gone wrong.
    inside = sum(len(found[1]) for found in _INSIDE_LATIN.finditer(text))
    return max(0.0, 0.4 * known / len(outside) + 0.4 * min(1.0, usual) + 0.2 * share_of_words - inside / len(outside))


def looks_double_encoded(text: str) -> bool:
    """True for UTF-8 Persian that something once read as a Western encoding and wrote as UTF-8 again (`Ø§ÛŒØ±`)."""
    marks = sum(text.count(c) for c in "ØÙÛÚ")
    if marks < 4 or marks * 5 < len(text.strip()):
        return False
    sample = text[:4000]
    for encoding in ("cp1252", "latin-1"):
        repaired = sample.encode(encoding, "ignore").decode("utf-8", "ignore")
        if repaired and persian_plausibility(repaired) >= _PLAUSIBLE:
            return True
    return False


def as_utf8(stream: BinaryIO) -> BinaryIO:
    """The stream as one of bytes in an ASCII-compatible encoding, so that it can be cut at newlines.

    UTF-16 and UTF-32 (by BOM or by the look of the beginning) are converted to UTF-8 on the fly; a UTF-8 BOM is
    dropped; anything else passes unchanged, to be decoded line by line. Memory stays flat.
    """
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(_Raw(stream), SNIFF_BYTES)
    head: bytes = buffered.peek(SNIFF_BYTES)
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            if encoding == "utf-8-sig":
                buffered.read(len(bom))
                return buffered
            return io.BufferedReader(_Recoded(buffered, encoding), SNIFF_BYTES)
    even = head[: len(head) - len(head) % 2]
    if b"\0" in head and (wide := _utf16_without_bom(even)) is not None:
        return io.BufferedReader(_Recoded(buffered, wide), SNIFF_BYTES)
    return buffered


class _Raw(io.RawIOBase):
    """A readable as the raw layer of a `BufferedReader`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Recoded(io.RawIOBase):
    """UTF-16 or UTF-32 bytes as UTF-8; what cannot be decoded becomes bytes that are no UTF-8, and fails by line."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogatepass")
        self._ready = b""
        self._over = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready and not self._over:
            data = self._stream.read(SNIFF_BYTES)
            try:
                self._ready = self._decoder.decode(data, final=not data).encode("utf-8", "surrogatepass")
            except UnicodeDecodeError:
                # Cut off in the middle of a character, or no character at all: nothing after it can be trusted.
                self._ready, self._over = b"\xff", True
            self._over = self._over or not data
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size
