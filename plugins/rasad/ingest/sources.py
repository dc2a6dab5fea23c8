"""The configured sources of articles: `config/sources.toml`, and reading them all.

[[source]]
name = "samples"                 # unique; stands in logs and in `rasad sources`
kind = "files"                   # files | archive | feed | page
location = "samples"             # a path (relative to the project's folder) or an address
agency = "ایسنا"                 # where the articles do not say; optional
language = "fa"                  # optional; fa by default
enabled = true                   # optional; true by default
articles = true                  # feeds only, optional: also fetch the page of each item
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, get_args
from urllib.parse import urlsplit

from rasad.article import Article
from rasad.ingest.paths import read_path
from rasad.ingest.records import DEFAULT_READING, Origin, Reading, Rejection

if TYPE_CHECKING:
    from rasad.ingest.fetch import Fetched, Fetcher, Validators

Kind = Literal["files", "archive", "feed", "page"]
KINDS: Final[tuple[str, ...]] = get_args(Kind)

#: The environment variable that names another file of sources.
VARIABLE: Final = "RASAD_SOURCES"
#: Pages of a feed's items that are fetched in one reading.
MOST_PAGES: Final = 200


class SourcesError(ValueError):
    """The file of sources is missing or wrong: the message names file, source and key."""


@dataclass(frozen=True, slots=True)
class Source:
    """One configured source. `location` of files and archives is absolute."""

    name: str
    kind: Kind
    location: str
    agency: str | None = None
    language: str = "fa"
    enabled: bool = True
    articles: bool = False


def project_folder() -> Path:
    """The folder that holds `config/`, `samples/` and `plugins/`."""
    return Path(__file__).resolve().parents[3]


def default_file() -> Path:
    """The file of sources: `RASAD_SOURCES`, else `config/sources.toml` of the project."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else project_folder() / "config" / "sources.toml"


def read_sources_file(path: Path | None = None) -> tuple[Source, ...]:
    """The sources of the file, enabled or not, in its order. Raises `SourcesError`."""
    path = path or default_file()
    try:
        with path.open("rb") as file:
            content = tomllib.load(file)
    except OSError as error:
        raise SourcesError(f"{path}: the file of sources cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourcesError(f"{path}: it is no TOML: {error}") from None
    unknown = sorted(set(content) - {"source"})
    if unknown:
        raise SourcesError(f"{path}: unknown table {unknown[0]!r}; sources stand in [[source]] tables")
    tables = content.get("source", [])
    if not isinstance(tables, list):
        raise SourcesError(f"{path}: write [[source]], with two brackets, for each source")
    # A path in the project's own file starts at the project; one in another file, beside that file.
    base = path.resolve().parent
    base = base.parent if base.name == "config" else base
    sources: list[Source] = []
    for number, table in enumerate(tables, start=1):
        source = _source(table, f"{path}: source {number}", base)
        if any(other.name == source.name for other in sources):
            raise SourcesError(f"{path}: source {number}: the name {source.name!r} is taken by an earlier source")
        sources.append(source)
    return tuple(sources)


def _source(table: object, where: str, base: Path) -> Source:
    if not isinstance(table, Mapping):
        raise SourcesError(f"{where}: it is no table")
    if isinstance(table.get("name"), str):
        where = f"{where} ({table['name']})"
    known = {field.name for field in fields(Source)}
    for key, value in table.items():
        if key not in known:
            raise SourcesError(f"{where}: unknown key {key!r}; known are {', '.join(sorted(known))}")
        if key in ("enabled", "articles"):
            if not isinstance(value, bool):
                raise SourcesError(f"{where}: {key} must be true or false")
        elif not isinstance(value, str):
            raise SourcesError(f"{where}: {key} must be a text")
        elif not value.strip():
            raise SourcesError(f"{where}: {key} is empty")
    for key in ("name", "kind", "location"):
        if key not in table:
            raise SourcesError(f"{where}: {key} is missing")
    if table["kind"] not in KINDS:
        raise SourcesError(f"{where}: kind must be one of {', '.join(KINDS)}, not {table['kind']!r}")
    location = table["location"]
    if table["kind"] in ("feed", "page"):
        if urlsplit(location).scheme not in ("http", "https") or not urlsplit(location).hostname:
            raise SourcesError(f"{where}: location must be an http or https address")
        return Source(**table)
    if urlsplit(location).scheme in ("http", "https"):
        raise SourcesError(f"{where}: location must be a path; for an address set kind to feed or page")
    if table.get("articles"):
        raise SourcesError(f"{where}: articles is for feeds only")
    return replace(Source(**table), location=str((base / Path(location).expanduser()).resolve()))


def select(sources: Sequence[Source], names: Sequence[str] = ()) -> tuple[Source, ...]:
    """The sources of these names, enabled or not; without names the enabled ones. Raises `SourcesError`."""
    if not names:
        return tuple(source for source in sources if source.enabled)
    by_name = {source.name: source for source in sources}
    for name in names:
        if name not in by_name:
            raise SourcesError(f"there is no source {name!r}; there are {', '.join(by_name) or 'none'}")
    return tuple(by_name[name] for name in names)


def read_source(
    source: Source,
    *,
    fetcher: Fetcher | None = None,
    reading: Reading = DEFAULT_READING,
    memory: MutableMapping[str, Validators] | None = None,
) -> Iterator[Article | Rejection]:
    """Everything that a source has now, as articles and rejections. Never raises for what the source gives.

    `memory` keeps, by address, what servers said about their last answer: with it, unchanged feeds and pages give
    nothing. The caller keeps it from one reading to the next.
    """
    if source.kind in ("files", "archive"):
        found = read_path(source.location, limits=reading.limits, storable=reading.storable, form=reading.form)
    else:
        from rasad.ingest.fetch import Fetcher  # httpx: only where the net is read

        found = _read_net(source, fetcher or Fetcher(), reading, memory if memory is not None else {})
    for item in found:
        if isinstance(item, Article) and item.agency is None and source.agency is not None:
            yield replace(item, agency=source.agency)
        else:
            yield item


def _read_net(
    source: Source, fetcher: Fetcher, reading: Reading, memory: MutableMapping[str, Validators]
) -> Iterator[Article | Rejection]:
    from rasad.ingest.feeds import read_feed
    from rasad.ingest.fetch import read_address

    fetched = _fetch(source.location, fetcher, memory)
    if isinstance(fetched, Rejection):
        yield fetched
        return
    if fetched.data is None:
        return
    if source.kind == "page":
        yield from read_address(fetched, agency=source.agency, reading=reading)
        return
    pages = 0
    for item in read_feed(fetched.data, source.location, reading, agency=source.agency, base=fetched.url):
        if isinstance(item, Rejection) or not source.articles or item.url is None or pages >= MOST_PAGES:
            yield item
            continue
        pages += 1
        yield from _with_page(item, fetcher, memory, reading)


def _with_page(
    item: Article, fetcher: Fetcher, memory: MutableMapping[str, Validators], reading: Reading
) -> Iterator[Article | Rejection]:
    """The whole article of a feed's item, from its page; the item as the feed has it where the page gives none."""
    from rasad.ingest.fetch import read_address

    page = _fetch(item.url or "", fetcher, memory)
    if isinstance(page, Rejection):
        yield page
        yield item
        return
    if page.data is None:
        return  # unchanged since it was read
    found = False
    for part in read_address(page, agency=item.agency, reading=reading):
        if isinstance(part, Article):
            found = True
            yield replace(part, id=item.id, url=item.url, published=item.published or part.published)
        else:
            yield part
    if not found:
        yield item


def _fetch(url: str, fetcher: Fetcher, memory: MutableMapping[str, Validators]) -> Fetched | Rejection:
    from rasad.ingest.fetch import FetchError

    try:
        fetched = fetcher.fetch(url, memory.get(url))
    except FetchError as error:
        return Origin(url).reject(error.rule, str(error))
    memory[url] = fetched.validators
    return fetched


def read_sources(sources: Sequence[Source], **options: Any) -> Iterator[Article | Rejection]:
    """`read_source` of each, one after another."""
    for source in sources:
        yield from read_source(source, **options)
