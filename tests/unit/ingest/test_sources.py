"""The file of sources: what it may say, and the errors where it says something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasad.article import Article
from rasad.ingest.sources import (
    Source,
    SourcesError,
    default_file,
    project_folder,
    read_source,
    read_sources,
    read_sources_file,
    select,
)

from .support import BODY, line, rules

GOOD = """
[[source]]
name = "files"
kind = "files"
location = "inbox"
agency = "ایسنا"

[[source]]
name = "net"
kind = "feed"
location = "https://news.example.org/rss"
enabled = false
articles = true
"""


def sources_file(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_sources_are_read(tmp_path: Path) -> None:
    files, net = read_sources_file(sources_file(tmp_path, GOOD))
    assert files == Source("files", "files", str(tmp_path / "inbox"), "ایسنا")
    assert net == Source("net", "feed", "https://news.example.org/rss", enabled=False, articles=True)


def test_the_project_s_own_sources() -> None:
    sources = read_sources_file(project_folder() / "config" / "sources.toml")
    enabled = select(sources)
    assert [(source.name, source.kind) for source in enabled] == [("samples", "files")]
    assert Path(enabled[0].location).is_relative_to(project_folder())
    assert all(not source.enabled for source in sources if source.kind in ("feed", "page"))


def test_another_file_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sources_file(tmp_path, GOOD)
    monkeypatch.setenv("RASAD_SOURCES", str(path))
    assert default_file() == path
    assert len(read_sources_file()) == 2


def test_selection(tmp_path: Path) -> None:
    sources = read_sources_file(sources_file(tmp_path, GOOD))
    assert [source.name for source in select(sources)] == ["files"]
    assert [source.name for source in select(sources, ["net", "files"])] == ["net", "files"]
    with pytest.raises(SourcesError, match="no source 'other'"):
        select(sources, ["other"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[source]\n", "no TOML"),
        ("[source]\nname='a'", "two brackets"),
        ("[[sources]]\nname='a'", "unknown table 'sources'"),
        ("source = [1]", "no table"),
        ("[[source]]\nkind='files'\nlocation='x'", "name is missing"),
        ("[[source]]\nname='a'\nlocation='x'", "kind is missing"),
        ("[[source]]\nname='a'\nkind='files'", r"source 1 \(a\): location is missing"),
        ("[[source]]\nname='a'\nkind='mail'\nlocation='x'", "kind must be one of"),
        ("[[source]]\nname=''\nkind='files'\nlocation='x'", "name is empty"),
        ("[[source]]\nname=5\nkind='files'\nlocation='x'", "name must be a text"),
        ("[[source]]\nname='a'\nkind='files'\nlocation='x'\nenabled='yes'", "enabled must be true or false"),
        ("[[source]]\nname='a'\nkind='files'\nlocation='x'\nurl='y'", "unknown key 'url'"),
        ("[[source]]\nname='a'\nkind='feed'\nlocation='feeds/x.xml'", "http or https"),
        ("[[source]]\nname='a'\nkind='feed'\nlocation='file:///etc/passwd'", "http or https"),
        ("[[source]]\nname='a'\nkind='files'\nlocation='https://x.org/'", "set kind to feed or page"),
        ("[[source]]\nname='a'\nkind='files'\nlocation='x'\narticles=true", "for feeds only"),
        (
            "[[source]]\nname='a'\nkind='files'\nlocation='x'\n[[source]]\nname='a'\nkind='files'\nlocation='y'",
            "is taken",
        ),
    ],
)
def test_mistakes_are_told(tmp_path: Path, text: str, message: str) -> None:
    path = sources_file(tmp_path, text)
    with pytest.raises(SourcesError, match=message) as caught:
        read_sources_file(path)
    assert str(path) in str(caught.value)


def test_a_missing_or_binary_file(tmp_path: Path) -> None:
    with pytest.raises(SourcesError, match="cannot be read"):
        read_sources_file(tmp_path / "none.toml")
    (tmp_path / "sources.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourcesError, match="no TOML"):
        read_sources_file(tmp_path / "sources.toml")


def test_the_agency_fills_what_articles_do_not_say(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.jsonl").write_bytes(line(id="1", body=BODY) + line(id="2", body=BODY, agency="مهر") + b"bad\n")
    source = read_sources_file(sources_file(tmp_path, GOOD))[0]
    found = list(read_source(source))
    assert found[:2] == [Article("1", BODY, agency="ایسنا"), Article("2", BODY, agency="مهر")]
    assert rules(found) == ["not_json"]


def test_a_source_without_its_files_is_a_rejection_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    sources = [Source("a", "files", str(tmp_path / "none")), Source("b", "archive", str(tmp_path / "b.txt"))]
    found = list(read_sources(sources))
    assert rules(found) == ["unreadable"]
    assert found[-1] == Article("b", BODY)
