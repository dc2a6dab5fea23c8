"""Files, folders, compressed files, archives and standard input."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import subprocess
import sys
import tarfile
import threading
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.article import Article
from rasad.ingest import Limits, Rejection, read_path
from rasad.ingest.jsondocument import elements

from .support import BODY, BODY_ARABIC_LETTERS, articles, line, rejections, rules, warnings

PLUGINS = Path(__file__).resolve().parents[3] / "plugins"


def write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file_is_one_article_named_after_it(tmp_path: Path) -> None:
    path = write(tmp_path, "گزارش ۱۲.txt", f"\ufeff{BODY}\r\nپایان پیام/\n")
    assert list(read_path(path)) == [Article(id="گزارش ۱۲", body=f"{BODY}\r\nپایان پیام/\n")]


def test_a_text_file_in_windows_1256(tmp_path: Path) -> None:
    path = write(tmp_path, "old.txt", BODY_ARABIC_LETTERS.encode("cp1256"))
    assert list(read_path(path)) == [Article(id="old", body=BODY_ARABIC_LETTERS)]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "empty_body"),
        (b" \n\n", "empty_body"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "binary_body"),
        (bytes(range(128, 256)) * 5, "bad_encoding"),
        (os.urandom(5000) + b"\xff\xfe\xfd\x81\x8d", "bad_encoding"),
        ("متن ".encode() * 700_000, "too_long"),
        (b"x" * 17_000_000, "too_long"),
    ],
)
def test_a_bad_text_file_is_a_named_rejection(tmp_path: Path, content: bytes, rule: str) -> None:
    path = write(tmp_path, "bad.txt", content)
    found = list(read_path(path))
    assert [(r.rule, r.line, r.source) for r in rejections(found)] == [(rule, None, str(path))]
    assert not articles(found)


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    assert rules(read_path(tmp_path / "none.jsonl")) == ["unreadable"]
    assert rules(read_path("bad\0name")) == ["unreadable"]


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)])
def test_compressed_files(tmp_path: Path, suffix: str, pack: object) -> None:
    data = pack(line(id="1", body=BODY) + b"bad\n")  # type: ignore[operator]
    found = list(read_path(write(tmp_path, f"a.jsonl{suffix}", data)))
    assert [article.id for article in articles(found)] == ["1"]
    assert [(r.rule, r.line) for r in rejections(found)] == [("not_json", 2)]
    text = list(read_path(write(tmp_path, f"b.txt{suffix}", pack(BODY.encode()))))  # type: ignore[operator]
    assert text == [Article(id="b", body=BODY)]


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz"])
def test_a_truncated_or_false_compressed_file_costs_its_end(tmp_path: Path, suffix: str) -> None:
    pack = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}[suffix]
    data = pack(b"".join(line(id=str(n), body=f"{BODY} {os.urandom(40).hex()}") for n in range(5000)))
    found = list(read_path(write(tmp_path, f"cut.jsonl{suffix}", data[: len(data) * 2 // 3])))
    assert rules(found)[-1] == "unreadable"
    assert suffix == ".bz2" or len(articles(found)) > 100
    assert rules(read_path(write(tmp_path, f"false.jsonl{suffix}", b"no compressed file"))) == ["unreadable"]
    corrupt = bytearray(data)
    corrupt[len(data) // 2] ^= 0xFF
    assert rules(read_path(write(tmp_path, f"corrupt.jsonl{suffix}", bytes(corrupt))))[-1] in ("unreadable", "not_json")


def test_a_folder_is_read_in_sorted_order_and_deep(tmp_path: Path) -> None:
    write(tmp_path, "b/2.txt", BODY)
    write(tmp_path, "b/1.txt", BODY)
    write(tmp_path, "a.jsonl", line(id="a", body=BODY))
    write(tmp_path, "c.txt", BODY)
    write(tmp_path, ".hidden.txt", BODY)
    write(tmp_path, ".git/x.txt", BODY)
    write(tmp_path, "picture.png", b"\x89PNG")
    write(tmp_path, "README.md", "# نه یک خروجی کانال")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = list(read_path(tmp_path))
    assert [article.id for article in articles(found)] == ["a", "b/1", "b/2", "c"]
    assert rules(found) == ["skipped_file", "skipped_file"]
    assert all(warning.is_warning for warning in warnings(found))
    assert found == list(read_path(tmp_path))


def test_an_empty_folder_is_nothing(tmp_path: Path) -> None:
    assert list(read_path(tmp_path)) == []


def test_json_files_are_recognised_by_their_beginning(tmp_path: Path) -> None:
    one, two = {"id": "1", "body": BODY}, {"id": "2", "body": BODY}
    forms = {
        "lines": json.dumps(one) + "\n" + json.dumps(two) + "\n",
        "array": json.dumps([one, two]),
        "pretty": json.dumps([one, two], indent=2, ensure_ascii=False),
        "bom": "\ufeff" + json.dumps([one, two]),
        "objects": json.dumps(one, indent=2) + "\n" + json.dumps(two, indent=2),
        "list": json.dumps({"version": 2, "articles": [one, two], "more": {"a": [1]}}, indent=1),
    }
    for name, content in forms.items():
        found = list(read_path(write(tmp_path, f"{name}.json", content)))
        assert [article.id for article in articles(found)] == ["1", "2"], name
        assert rules(found) == [], name


def test_one_object_of_one_line(tmp_path: Path) -> None:
    assert [a.id for a in articles(read_path(write(tmp_path, "one.json", json.dumps({"id": 5, "body": BODY}))))] == [
        "5"
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "cp1256"])
def test_a_json_array_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    content = json.dumps([{"id": "1", "body": BODY_ARABIC_LETTERS}], ensure_ascii=False).encode(encoding)
    assert articles(read_path(write(tmp_path, "a.json", content))) == [Article(id="1", body=BODY_ARABIC_LETTERS)]


def test_a_bad_element_of_an_array_costs_itself(tmp_path: Path) -> None:
    content = f'[{{"id": "1", "body": "{BODY}"}}, {{"id": bad}}, 5, {{"id": "2", "body": "{BODY}"}}, {{"id": "3"'
    found = list(read_path(write(tmp_path, "a.json", content)))
    assert [article.id for article in articles(found)] == ["1", "2"]
    assert [(r.rule, r.line) for r in rejections(found)] == [("not_json", 2), ("not_an_object", 3), ("not_json", 5)]


def test_an_enormous_element_of_an_array_costs_itself(tmp_path: Path) -> None:
    content = json.dumps([{"id": "1", "body": "x" * 300_000}, {"id": "2", "body": BODY}])
    found = list(read_path(write(tmp_path, "a.json", content), limits=Limits(line_bytes=100_000)))
    assert rules(found) == ["too_long"]
    assert [article.id for article in articles(found)] == ["2"]


_VALUES = st.recursive(
    st.integers() | st.text(max_size=8) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None)
@given(st.lists(st.dictionaries(st.text(max_size=4), _VALUES, max_size=4), max_size=5), st.sampled_from([None, 0, 2]))
def test_cutting_a_document_gives_its_elements(values: list[object], indent: int | None) -> None:
    data = json.dumps(values, indent=indent, ensure_ascii=False).encode("utf-8", "replace")
    cut = [json.loads(element.text or "") for element in elements(io.BytesIO(data), 10**6)]
    assert cut == json.loads(data)


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(st.sampled_from('[]{}",:\\1 aا\n'), max_size=60).map(str.encode))
def test_any_bytes_as_a_json_file(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "x.json"
    path.write_bytes(data)
    for item in read_path(path):
        assert isinstance(item, Article | Rejection)


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def tarred(path: Path, members: dict[str, bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return path


MEMBERS = {
    "b/2.txt": BODY.encode(),
    "a.jsonl": line(id="a", body=BODY),
    "z.jsonl.gz": gzip.compress(b"bad\n"),
    "picture.png": b"\x89PNG",
    "__MACOSX/._a.jsonl": b"x",
    "README.md": b"# no export",
}


def test_zip_and_tar_archives(tmp_path: Path) -> None:
    for path in (
        zipped(tmp_path / "a.zip", MEMBERS),
        tarred(tmp_path / "a.tar.gz", MEMBERS),
        tarred(tmp_path / "a.tar", MEMBERS, "w"),
    ):
        found = list(read_path(path))
        assert sorted(article.id for article in articles(found)) == ["a", "b/2"]
        assert [(r.rule, r.source) for r in rejections(found)] == [("not_json", f"{path}!z.jsonl.gz")]
        assert [w.rule for w in warnings(found)] == ["skipped_file", "skipped_file"]


def test_harmful_members_are_refused(tmp_path: Path) -> None:
    members = {
        "../../out.jsonl": line(id="x", body=BODY),
        "/etc/out.jsonl": line(id="x", body=BODY),
        "c:\\out.jsonl": line(id="x", body=BODY),
        "in.zip": b"PK",
        "in.tar.gz": b"x",
        "good.jsonl": line(id="good", body=BODY),
    }
    for path in (zipped(tmp_path / "a.zip", members), tarred(tmp_path / "a.tgz", members)):
        found = list(read_path(path))
        assert [article.id for article in articles(found)] == ["good"]
        assert rules(found) == ["unsafe_archive"] * 5
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tgz", "a.zip"]


def test_links_and_devices_in_a_tar_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            entry = tarfile.TarInfo("x.jsonl")
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
    assert rules(read_path(path)) == ["unsafe_archive"] * 4


def test_size_bombs_are_cut_off(tmp_path: Path) -> None:
    bomb = (b" " * 9_999 + b"\n") * 6_000
    limits = Limits(archive_bytes=20_000_000)
    for path in (
        zipped(tmp_path / "a.zip", {"bomb.jsonl": bomb, "c.jsonl": line(id="c", body=BODY)}),
        tarred(tmp_path / "a.tar.gz", {"bomb.jsonl": bomb, "c.jsonl": line(id="c", body=BODY)}),
    ):
        found = list(read_path(path, limits=limits))
        assert set(rules(found)) == {"unsafe_archive"}
        assert not articles(found)
    # A single member that swells hundredfold is cut off, and the others are read.
    found = list(read_path(tmp_path / "a.zip"))
    assert rules(found) == ["unsafe_archive"]
    assert [article.id for article in articles(found)] == ["c"]


def test_too_many_members(tmp_path: Path) -> None:
    members = {f"{n}.txt": BODY.encode() for n in range(20)}
    limits = Limits(archive_members=10)
    assert rules(read_path(zipped(tmp_path / "a.zip", members), limits=limits)) == ["unsafe_archive"]
    found = list(read_path(tarred(tmp_path / "a.tgz", members), limits=limits))
    assert (len(articles(found)), rules(found)) == (10, ["unsafe_archive"])


def test_broken_archives(tmp_path: Path) -> None:
    for name in ("a.zip", "a.tar", "a.tar.gz", "a.tgz"):
        assert rules(read_path(write(tmp_path, name, b"no archive at all"))) == ["unreadable"], name
    data = tarred(tmp_path / "whole.tgz", {f"{n}.txt": os.urandom(3000).hex().encode() for n in range(50)}).read_bytes()
    found = list(read_path(write(tmp_path, "cut.tgz", data[: len(data) // 2])))
    assert rules(found)[-1] == "unreadable"
    assert articles(found)


def test_an_encrypted_member_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.jsonl": line(id="a", body=BODY)})
    data = bytearray(path.read_bytes())
    # The flag "encrypted" in the local header and in the directory.
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    assert rules(read_path(path)) == ["unreadable"]


def read_stdin(data: bytes) -> list[dict[str, object]]:
    program = (
        "import json, sys\nfrom rasad.ingest import Rejection, read_path\n"
        "for item in read_path('-'):\n"
        "    print(json.dumps([item.rule, item.line] if isinstance(item, Rejection) else [item.id, item.body]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=data,
        capture_output=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(PLUGINS)},
    )
    return [json.loads(output) for output in done.stdout.splitlines()]


def test_standard_input_is_recognised() -> None:
    assert read_stdin(line(id="1", body=BODY) + b"bad\n") == [["1", BODY], ["not_json", 2]]
    assert read_stdin(b"bad\n" + line(id="1", body=BODY)) == [["not_json", 1], ["1", BODY]]
    assert read_stdin(b'{"id": "1", "bo\n' + line(id="1", body=BODY)) == [["not_json", 1], ["1", BODY]]
    assert read_stdin(json.dumps([{"id": 1, "body": BODY}]).encode()) == [["1", BODY]]
    assert read_stdin(BODY.encode()) == [["stdin", BODY]]
    assert read_stdin(b"") == [["empty_body", None]]


def test_a_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    thread = threading.Thread(target=lambda: pipe.write_bytes(line(id="1", body=BODY)))
    thread.start()
    assert [article.id for article in articles(read_path(pipe))] == ["1"]
    thread.join()


def test_form_overrules_the_name(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", line(id="1", body=BODY))
    assert [article.id for article in articles(read_path(path, form="jsonl"))] == ["1"]
    path = write(tmp_path, "b.jsonl", BODY)
    assert list(read_path(path, form="text")) == [Article(id="b", body=BODY)]


def test_memory_stays_flat_on_a_large_gz(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        for number in range(20_000):
            file.write(line(id=str(number), body=BODY))
    tracemalloc.start()
    try:
        count = sum(1 for _ in read_path(path))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 20_000
    assert peak < 2_000_000
