"""Whatever a path names → a stream of articles and rejections, in an order that never changes.

The suffix decides how a file is read; where it says nothing (`.json`, standard input, no suffix) the beginning does.
Compressed files are read as they stream. Folders are walked in sorted order; what is in no known format there is told
and passed over.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import stat
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, cast

from rasad.article import Article
from rasad.ingest.exports import read_json_document, read_markdown
from rasad.ingest.jsonlines import parse_object, read_json_lines
from rasad.ingest.records import DEFAULT_LIMITS, Limits, Origin, Reading, Rejection, SwellError
from rasad.ingest.textfile import read_text

JSON_LINES: Final = frozenset({".jsonl", ".ndjson", ".jsonlines"})
TEXT: Final = frozenset({".txt", ".text"})
HTML: Final = frozenset({".html", ".htm", ".xhtml"})
MARKDOWN: Final = frozenset({".md", ".markdown"})
FEED: Final = frozenset({".xml", ".rss", ".atom"})
COMPRESSED: Final = frozenset({".gz", ".bz2", ".xz"})
ARCHIVES: Final = frozenset({".zip", ".tar", ".tgz", ".tbz2", ".txz"})
#: Suffixes of files that a folder or archive is read for.
READABLE: Final = JSON_LINES | TEXT | HTML | MARKDOWN | FEED | {".json"}

#: The name of standard input among paths.
STDIN: Final = "-"

_PEEK: Final = 1 << 16
#: What opening and reading files of these formats raises.
READ_ERRORS: Final = (
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
    NotImplementedError,
)


def read_path(
    path: str | os.PathLike[str], *, limits: Limits = DEFAULT_LIMITS, storable: bool = True, form: str = "auto"
) -> Iterator[Article | Rejection]:
    """Everything that stands under the path: a file, a folder, an archive, or `-` for standard input.

    Streams: memory does not grow with the size of what is read. Never raises for what the path holds, or for a path
    that is not there: that is a rejection `unreadable`. Order: as in the file; folders by name. Warnings come before
    the article that they concern.
    """
    reading = Reading(limits, storable, form)
    if os.fspath(path) == STDIN:
        yield from read_guarded(_standard_input, "stdin", "stdin", reading)
        return
    place = Path(path)
    try:
        mode = place.stat().st_mode
    except (OSError, ValueError) as error:
        yield Origin(str(place)).reject("unreadable", f"the path cannot be read: {_sentence(error)}")
        return
    if stat.S_ISDIR(mode):
        yield from _read_folder(place, reading)
    elif stat.S_ISREG(mode) or stat.S_ISFIFO(mode) or stat.S_ISCHR(mode):
        yield from _read_file(place, place.name, reading)
    else:
        yield Origin(str(place)).reject("unreadable", "the path is no file, folder or pipe")


def _sentence(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) and error.strerror else str(error)) or type(error).__name__


def read_guarded(
    opening: Callable[[], AbstractContextManager[BinaryIO]], source: str, name: str, reading: Reading
) -> Iterator[Article | Rejection]:
    """`read_stream` of what `opening` opens, with errors of opening and reading as rejections.

    A truncated .gz costs its end, not the run.
    """
    try:
        with opening() as stream:
            yield from read_stream(stream, source, name, reading)
    except READ_ERRORS as error:
        rule = "unsafe_archive" if isinstance(error, SwellError) else "unreadable"
        yield Origin(source).reject(rule, f"reading stopped: {_sentence(error)}")


def _standard_input() -> AbstractContextManager[BinaryIO]:
    """Standard input, with a buffer of its own and left open at the end."""
    try:
        return cast(BinaryIO, open(sys.stdin.fileno(), "rb", closefd=False))
    except (OSError, ValueError, AttributeError):
        return nullcontext(sys.stdin.buffer)  # not the process's own: a stream put in its place


@contextmanager
def opened(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """The bytes of a file, decompressed where its name says so, or of standard input (`-`)."""
    name = os.fspath(path)
    if name == STDIN:
        with _standard_input() as stream:
            yield stream
        return
    with Path(path).open("rb") as raw:
        stream = cast(BinaryIO, raw)
        while PurePosixPath(name).suffix.lower() in COMPRESSED:
            stream = _decompressed(stream, PurePosixPath(name).suffix.lower())
            name = name[: name.rindex(".")]
        yield stream


def _read_folder(folder: Path, reading: Reading) -> Iterator[Article | Rejection]:
    """The folder's files, deeper ones too, sorted by path; hidden ones and links to folders are passed over."""
    for place in _walk(folder):
        name = place.relative_to(folder).as_posix()
        if not is_readable_name(name):
            yield Origin(str(place)).reject("skipped_file")
            continue
        for item in _read_file(place, name, reading):
            if isinstance(item, Rejection) and item.rule == "unknown_format":
                yield Origin(item.source).reject("skipped_file", item.message)
            else:
                yield item


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder  # reading it as a file gives the rejection
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)


def is_readable_name(name: str) -> bool:
    """True where the name's suffix is one of the formats read (compressed ones and archives too)."""
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
    if not suffixes:
        return False
    if suffixes[-1] in ARCHIVES:
        return True
    if suffixes[-1] in COMPRESSED:
        return len(suffixes) > 1 and (suffixes[-2] in READABLE or suffixes[-2] == ".tar")
    return suffixes[-1] in READABLE


def _read_file(place: Path, name: str, reading: Reading) -> Iterator[Article | Rejection]:
    """One file; `name` (relative to the folder that was asked for) gives the ids of what has none."""
    source = str(place)
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
    if reading.form == "auto" and suffixes and (suffixes[-1] in ARCHIVES or suffixes[-2:-1] == [".tar"]):
        from rasad.ingest.archives import read_archive

        try:
            yield from read_archive(place, source, reading)
        except (*READ_ERRORS, RuntimeError) as error:  # zipfile raises RuntimeError for what it has no key for
            yield Origin(source).reject("unreadable", f"reading stopped: {_sentence(error)}")
        return
    yield from read_guarded(lambda: place.open("rb"), source, name, reading)


def read_stream(stream: BinaryIO, source: str, name: str, reading: Reading) -> Iterator[Article | Rejection]:
    """A binary stream whose `name` tells the format; may raise the stream's own errors of reading."""
    while PurePosixPath(name).suffix.lower() in COMPRESSED:
        stream = _decompressed(stream, PurePosixPath(name).suffix.lower())
        name = name[: name.rindex(".")]
    stem = stem_of(name)
    suffix = PurePosixPath(name).suffix.lower()
    form = reading.form
    if form == "auto":
        if suffix in JSON_LINES:
            form = "jsonl"
        elif suffix in TEXT:
            form = "text"
        elif suffix in MARKDOWN:
            form = "markdown"
        elif suffix in HTML:
            form = "html"
        elif suffix in FEED:
            form = "feed"
        else:
            stream = _peekable(stream)
            form = look_of(cast(io.BufferedReader, stream).peek(_PEEK), is_json=suffix == ".json")
    if form == "jsonl":
        yield from read_json_lines(stream, source, reading)
    elif form == "document":
        yield from read_json_document(stream, source, reading)
    elif form == "markdown":
        yield from read_markdown(stream, source, stem, reading)
    elif form == "html":
        from rasad.ingest.pages import read_page

        yield from read_page(stream, source, stem, reading)
    elif form == "feed":
        from rasad.ingest.feeds import read_feed_file

        yield from read_feed_file(stream, source, reading)
    else:
        yield from read_text(stream, source, stem, reading)


def stem_of(name: str) -> str:
    """The name without its known suffixes, with `/` between folders: the id of a file's one article."""
    path = PurePosixPath(name)
    while path.suffix.lower() in READABLE | COMPRESSED and path.stem:
        path = path.with_suffix("")
    return path.as_posix()


def _decompressed(stream: BinaryIO, suffix: str) -> BinaryIO:
    if suffix == ".gz":
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    if suffix == ".bz2":
        return cast(BinaryIO, bz2.BZ2File(stream))
    return cast(BinaryIO, lzma.LZMAFile(stream))


def _peekable(stream: BinaryIO) -> BinaryIO:
    if hasattr(stream, "peek"):
        return stream
    return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, stream), _PEEK))


def look_of(head: bytes, *, is_json: bool) -> str:
    """`jsonl`, `document` or `text`, from the first bytes of what has no telling suffix.

    `is_json` says that the name ends in `.json`: then it is one of the first two. Anything that opens with `{` counts
    as JSON lines, or as a document where its first line alone is no object; so does a beginning of which any line is
    a JSON object: one bad line does not make a text of a file of articles.
    """
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in head[:4]:
        head = head.replace(b"\xff\xfe", b"").replace(b"\xfe\xff", b"").replace(b"\0", b"")
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    nowhere = Origin("")
    first, newline, _ = head.partition(b"\n")
    if head.startswith(b"["):
        return "document"
    if head.startswith(b"{"):
        found = parse_object(first.decode("utf-8", "replace"), nowhere)
        if isinstance(found, dict):
            return (
                "document"
                if "body" not in found and isinstance(found.get("posts", found.get("messages")), list)
                else "jsonl"
            )
        # A pretty-printed object opens with a line that goes on; a line of JSON lines holds its whole object.
        return "document" if newline and not first.rstrip().endswith(b"}") and b'":' not in first else "jsonl"
    if is_json:
        return "jsonl"
    for line in head.split(b"\n")[:-1]:
        if line.lstrip().startswith(b"{") and isinstance(parse_object(line.decode("utf-8", "replace"), nowhere), dict):
            return "jsonl"
    return "text"
