"""How articles arrive: files, folders, archives, exports, saved pages, feeds and pages of the web.

    from rasad.ingest import Article, Rejection, read_path

    for item in read_path("articles.jsonl.gz"):
        if isinstance(item, Rejection):
            log.warning("%s", item)        # file:line: [id] rule: message; `item.is_warning` where the article goes on
        else:
            ...                            # an Article

Reading streams, keeps memory flat, and raises for nothing that it reads: see `rasad.ingest.records.RULES`.
"""

from rasad.article import Article
from rasad.ingest.paths import read_path
from rasad.ingest.records import DEFAULT_LIMITS, RULES, WARNINGS, Limits, Rejection

__all__ = ["DEFAULT_LIMITS", "RULES", "WARNINGS", "Article", "Limits", "Rejection", "read_path"]
