"""zip and tar archives, read member by member without unpacking to disk.

Nothing is ever written, so a member's name cannot reach a file; names that try (`../`, absolute) are refused all the
same, because whoever made such an archive meant harm. Links, devices, encrypted members and archives in archives are
refused; a member or archive that swells beyond its limits is cut off.
"""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, Final, cast

from rasad.article import Article
from rasad.ingest.paths import ARCHIVES, COMPRESSED, is_readable_name, read_guarded
from rasad.ingest.records import Origin, Reading, Rejection, SwellError, printable

#: The ratio of sizes is judged only beyond this size: a small file of one repeated letter packs 1000 to 1.
_RATIO_FROM_BYTES: Final = 32 * 1024 * 1024


class _Budget:
    """Bytes that the archive may still unpack to."""

    def __init__(self, total: int) -> None:
        self.left = total


class _Metered(io.RawIOBase):
    """A member's stream that stops at the budget of the archive and at the ratio of the member."""

    def __init__(self, stream: BinaryIO, budget: _Budget, most: int) -> None:
        self._stream = stream
        self._budget = budget
        self._most = most
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self._read += len(data)
        self._budget.left -= len(data)
        if self._budget.left < 0:
            raise SwellError("the archive unpacks to more than the limit")
        if self._read > self._most:
            raise SwellError("the member unpacks to far more than it weighs")
        buffer[: len(data)] = data
        return len(data)


def read_archive(place: Path, source: str, reading: Reading) -> Iterator[Article | Rejection]:
    """The articles of every readable member, in the archive's order (zip: by name)."""
    if place.suffix.lower() == ".zip":
        yield from _read_zip(place, source, reading)
    else:
        yield from _read_tar(place, source, reading)


def _refused(name: str, source: str) -> Rejection | None:
    """Why a member of this name is not read, or None."""
    path = PurePosixPath(name.replace("\\", "/"))
    origin = Origin(f"{source}!{printable(name)}")
    if path.is_absolute() or ".." in path.parts or "\0" in name or (path.parts and path.parts[0].endswith(":")):
        return origin.reject("unsafe_archive", "the member's name leads out of the archive")
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and (suffixes[-1] in ARCHIVES or (suffixes[-1] in COMPRESSED and suffixes[-2:-1] == [".tar"])):
        return origin.reject("unsafe_archive", "an archive within an archive is not opened")
    if not is_readable_name(path.name):
        return origin.reject("skipped_file")
    return None


def _is_hidden(name: str) -> bool:
    """Members that packing tools add (`__MACOSX/`, `.DS_Store`)."""
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in PurePosixPath(name).parts)


def _read_zip(place: Path, source: str, reading: Reading) -> Iterator[Article | Rejection]:
    budget = _Budget(reading.limits.archive_bytes)
    with zipfile.ZipFile(place) as archive:
        members = sorted(archive.infolist(), key=lambda member: member.filename)
        if len(members) > reading.limits.archive_members:
            yield Origin(source).reject(
                "unsafe_archive",
                f"the archive has {len(members):,} members; the limit is {reading.limits.archive_members:,}",
            )
            return
        for member in members:
            name = member.filename
            if member.is_dir() or _is_hidden(name):
                continue
            refused = _refused(name, source)
            if refused is not None:
                yield refused
                continue
            label = f"{source}!{printable(name)}"
            if member.flag_bits & 1:
                yield Origin(label).reject("unreadable", "the member is encrypted")
                continue
            most = max(_RATIO_FROM_BYTES, member.compress_size * reading.limits.archive_ratio)
            yield from _read_member(
                lambda member=member: archive.open(member),  # type: ignore[misc]
                label,
                name,
                reading,
                most=most,
                budget=budget,
            )
            if budget.left < 0:
                return


def _read_tar(place: Path, source: str, reading: Reading) -> Iterator[Article | Rejection]:
    budget = _Budget(reading.limits.archive_bytes)
    # A tar is compressed as one stream: its swelling is the archive's.
    budget.left = min(budget.left, max(_RATIO_FROM_BYTES, place.stat().st_size * reading.limits.archive_ratio))
    with tarfile.open(place, "r|*") as archive:
        for number, member in enumerate(archive, start=1):
            name = member.name
            if number > reading.limits.archive_members:
                yield Origin(source).reject(
                    "unsafe_archive",
                    f"the archive has more members than the limit of {reading.limits.archive_members:,}",
                )
                return
            if member.isdir() or _is_hidden(name):
                continue
            if not member.isfile():
                yield Origin(f"{source}!{printable(name)}").reject("unsafe_archive", "the member is a link or device")
                continue
            refused = _refused(name, source)
            if refused is not None:
                budget.left -= member.size
                yield refused
            else:
                yield from _read_member(
                    lambda member=member: archive.extractfile(member),  # type: ignore[misc]
                    f"{source}!{printable(name)}",
                    name,
                    reading,
                    most=budget.left,
                    budget=budget,
                )
            if budget.left < 0:
                yield Origin(source).reject("unsafe_archive", "the archive unpacks to more than the limit")
                return


def _read_member(
    opened: Callable[[], IO[bytes] | None], label: str, name: str, reading: Reading, *, most: int, budget: _Budget
) -> Iterator[Article | Rejection]:
    def stream() -> BinaryIO:
        return cast(BinaryIO, io.BufferedReader(_Metered(cast(BinaryIO, opened()), budget, most), 1 << 16))

    for item in read_guarded(stream, label, name, reading):
        if isinstance(item, Rejection) and item.rule == "unknown_format":
            yield Origin(item.source).reject("skipped_file", item.message)
        else:
            yield item
