"""Keys that depend on content only.

The same article has the same key in every warehouse, in whatever order things arrive, so two warehouses can be compared
row for row, and nothing waits for a sequence. Keys of articles and reports begin with the month of publication: what is
loaded together lies together in the indexes, and a batch touches few of their pages however large they have grown.
"""

from __future__ import annotations

import hashlib
import uuid
from datetime import date, datetime

from rasad.article import Article

#: Keys of members that dimensions have of their own making.
UNKNOWN, NOT_APPLICABLE = -1, -2

_FIRST_YEAR = 1900
_MONTH_BITS = 12  # 4,096 months: the years 1900 to 2241
_HASH_BITS = 63 - _MONTH_BITS


def digest(*parts: str | None) -> bytes:
    """SHA-256 over the parts, each with its length before it, so that no two lists of parts look alike."""
    sha = hashlib.sha256()
    for part in parts:
        data = b"" if part is None else part.encode("utf-8", "surrogatepass")
        sha.update(b"-" if part is None else b"%d:" % len(data))
        sha.update(data)
    return sha.digest()


def content_hash(article: Article) -> str:
    """SHA-256 over all that a source can correct: title, body, agency, address, time of publication."""
    published = article.published.isoformat() if article.published is not None else None
    return digest(article.title, article.body, article.agency, article.url, published).hex()


def article_key(article: Article, content: str) -> int:
    """Key of an article version, 0 to 2^63 - 1: month of publication, then 51 bits of a hash.

    An article without a date, or with one outside 1900 to 2240, takes its month from the hash as well.
    Two articles of one month share a key with a probability of 4e-16; landing finds that and keeps the second back.
    """
    hashed = int.from_bytes(digest(article.id, content)[:8], "big") >> 1
    month = _month(article.published)
    return hashed if month is None else month << _HASH_BITS | hashed & (1 << _HASH_BITS) - 1


def _month(published: datetime | date | None) -> int | None:
    if published is None:
        return None
    month = (published.year - _FIRST_YEAR) * 12 + published.month - 1
    return month if 0 <= month < 1 << _MONTH_BITS else None


def report_key(article: int, start: int, rank: int) -> uuid.UUID:
    """Key of a report, a UUID of version 8 that holds the article's key, where the evidence starts (32 bits) and the
    report's rank among those that start there (16 bits): unique as long as the article's key is, and in its order."""
    bits = article << 48 | (start & 0xFFFFFFFF) << 16 | rank & 0xFFFF  # 63 + 48 = 111 bits
    bits <<= 122 - 111
    high, middle, low = bits >> 74, bits >> 62 & 0xFFF, bits & (1 << 62) - 1
    return uuid.UUID(int=high << 80 | 8 << 76 | middle << 64 | 0b10 << 62 | low)


def member_key(*natural: str) -> int:
    """Key of a dimension's member, 1 to 2^63 - 1, from its natural key. Dimensions hold well under a million members:
    the probability that any two of a million meet is 5e-8, and their unique constraints would show it."""
    return (int.from_bytes(digest(*natural)[:8], "big") >> 1) or 1
