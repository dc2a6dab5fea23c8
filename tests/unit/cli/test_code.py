"""`rasad code`: every way in, one line an article in the order read, and what is told of the rest."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import tarfile
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from .support import CLASH, QUIET, STRIKE, Ran, assert_coded, call, line, start, written

Rasad = Callable[..., Ran]

#: The same sentence as different sources write it, and bodies that break what counts bytes or UTF-16 units.
BODIES = {
    "plain": STRIKE,
    "no-half-spaces": STRIKE.replace("\u200c", ""),
    "spaces-for-half-spaces": STRIKE.replace("\u200c", " "),
    "arabic-letters": STRIKE.replace("ی", "ي").replace("ک", "ك").replace("۲۰", "٢٠"),
    "nfd": unicodedata.normalize("NFD", "در پی حملهٔ هوائی ائتلاف به مأرب ۵ نفر کشته شدند. " + STRIKE),
    "emoji-before": "🔴🇸🇾 فوری 🔴\n" + STRIKE + " 👨‍👩‍👧‍👦",
    "emoji-inside": STRIKE.replace("داعش", "داعش 🏴"),
    "lone-surrogate": "\ud83d " + STRIKE + " \udc00",
    "nul-and-controls": "\x00" + STRIKE.replace(" را ", " را \u202b\x07 "),
    "bom-and-bidi": "\ufeff\u200f" + STRIKE + "\u202c",
    "windows-line-ends": "*خبر یک\r\n" + STRIKE + "\r\n\r\n" + CLASH + "\r\n",
    "presentation-forms": STRIKE.replace("داعش", "ﺩﺍﻋﺶ"),
    "diacritics": STRIKE.replace("بمباران", "بُمباران"),
    "kashida": STRIKE.replace("داعش", "داعـــش"),
    "quiet": QUIET,
}


@pytest.fixture(scope="module")
def bodies_coded(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """All of BODIES as one file, coded by the command in a process of its own."""
    file = tmp_path_factory.mktemp("code") / "bodies.jsonl"
    written(file, (line(name, body, published="2017-06-15") for name, body in BODIES.items()))
    return call("code", file)


class TestForm:
    def test_one_line_an_article_in_the_order_read(self, bodies_coded: Ran) -> None:
        assert bodies_coded.code == 0
        assert bodies_coded.ids == list(BODIES)
        assert bodies_coded.out.endswith(b"}\n")

    def test_nothing_is_told_where_nothing_is_wrong(self, bodies_coded: Ran) -> None:
        assert bodies_coded.err == ""

    @pytest.mark.parametrize("name", BODIES)
    def test_the_codebook_s_form_and_offsets_into_the_raw_body(self, bodies_coded: Ran, name: str) -> None:
        row = next(row for row in bodies_coded.coded if row["id"] == name)
        assert_coded(row, BODIES[name])

    @pytest.mark.parametrize("name", [name for name in BODIES if name != "quiet"])
    def test_every_way_of_writing_it_tells_the_strike(self, bodies_coded: Ran, name: str) -> None:
        row = next(row for row in bodies_coded.coded if row["id"] == name)
        strikes = [event for event in row["events"] if event["type"] == "air_strike"]
        figures = [(c["kind"], c["low"], c["high"]) for strike in strikes for c in strike["casualties"]]
        assert ("killed", 20, 20) in figures

    def test_an_article_without_events_has_its_line(self, bodies_coded: Ran) -> None:
        assert bodies_coded.coded[-1] == {"id": "quiet", "events": []}

    def test_persian_is_written_as_it_is_and_halves_of_pairs_as_escapes(self, bodies_coded: Ran) -> None:
        assert "داعش" in bodies_coded.text
        bodies_coded.out.decode("utf-8", "strict")

    def test_resolved_values_stand_beside_the_raw_ones(self, bodies_coded: Ran) -> None:
        (event,) = bodies_coded.coded[0]["events"]
        assert [(actor["quote"], actor["code"]) for actor in event["target"]] == [("داعش", "ISIS")]
        places = [place["place"] for place in event["places"]]
        assert all(place["country"] == "SY" and 33 < place["latitude"] < 38 for place in places)


class TestInputs:
    def test_id_and_body_are_enough_and_other_fields_are_no_obstacle(self, rasad: Rasad) -> None:
        fields = {"title": "تیتر", "agency": "ایسنا", "published": "1396-03-25", "url": "https://a.example", "more": 1}
        full = line(7, STRIKE, **fields)
        ran = rasad("code", stdin=line(" a ") + full)
        assert ran.code == 0
        assert ran.ids == ["a", "7"]

    def test_relative_days_are_resolved_against_the_publication(self, rasad: Rasad) -> None:
        ran = rasad("code", stdin=line(1, "دیروز " + STRIKE, published="2017-06-15T10:00:00"))
        (event,) = ran.coded[0]["events"]
        assert (event["date"]["start"], event["date"]["end"]) == ("2017-06-14", "2017-06-14")
        assert event["date"]["quote"] == "دیروز"

    def test_compressed_lines(self, rasad: Rasad, tmp_path: Path) -> None:
        file = tmp_path / "a.jsonl.gz"
        file.write_bytes(gzip.compress(line("x") + line("y", QUIET)))
        assert rasad("code", file).ids == ["x", "y"]

    def test_a_text_file_is_one_article_named_after_it(self, rasad: Rasad, tmp_path: Path) -> None:
        file = tmp_path / "bulletin.txt"
        file.write_bytes(("*خبر\r\n" + STRIKE).encode())
        ran = rasad("code", file)
        assert ran.ids == ["bulletin"]
        assert_coded(ran.coded[0], "*خبر\r\n" + STRIKE)
        assert ran.coded[0]["events"]

    def test_an_old_text_file_in_windows_1256(self, rasad: Rasad, tmp_path: Path) -> None:
        body = "نیروهای ارتش سوریه در درگیری با داعش در شهر حلب 12 تروریست را کشتند.".replace("ی", "ي")
        file = tmp_path / "old.txt"
        file.write_bytes(body.encode("cp1256"))
        ran = rasad("code", file)
        assert_coded(ran.coded[0], body)
        assert ran.coded[0]["events"][0]["casualties"][0]["low"] == 12

    def test_a_folder_by_name_and_what_it_cannot_hold_told(self, rasad: Rasad, tmp_path: Path) -> None:
        written(tmp_path / "b.jsonl", [line("b1"), line("b2")])
        written(tmp_path / "a" / "deep.txt", [STRIKE.encode()])
        written(tmp_path / "c.png", [b"\x89PNG"])
        ran = rasad("code", tmp_path)
        assert ran.ids == ["a/deep", "b1", "b2"]
        assert ran.code == 0, "a picture among the articles is no loss"
        assert f"warning: {tmp_path / 'c.png'}: skipped_file" in ran.err

    def test_an_archive(self, rasad: Rasad, tmp_path: Path) -> None:
        member = written(tmp_path / "m.jsonl", [line("in-tar")])
        with tarfile.open(tmp_path / "all.tar.gz", "w:gz") as archive:
            archive.add(member, "m.jsonl")
        assert rasad("code", tmp_path / "all.tar.gz").ids == ["in-tar"]

    def test_several_files_in_the_order_named(self, rasad: Rasad, tmp_path: Path) -> None:
        second = written(tmp_path / "1.jsonl", [line("1")])
        first = written(tmp_path / "2.jsonl", [line("2"), line("3")])
        assert rasad("code", first, second).ids == ["2", "3", "1"]

    def test_a_dash_is_standard_input_among_files(self, rasad: Rasad, tmp_path: Path) -> None:
        file = written(tmp_path / "f.jsonl", [line("file")])
        assert rasad("code", file, "-", stdin=line("stdin")).ids == ["file", "stdin"]

    def test_text_on_standard_input(self, rasad: Rasad) -> None:
        ran = rasad("code", stdin=STRIKE.encode())
        assert ran.ids == ["stdin"]
        assert_coded(ran.coded[0], STRIKE)

    def test_the_form_can_be_forced(self, rasad: Rasad, tmp_path: Path) -> None:
        lines = written(tmp_path / "lines.txt", [line("1"), line("2", QUIET)])
        assert rasad("code", "--format", "jsonl", lines).ids == ["1", "2"]
        assert rasad("code", "-f", "text", lines).ids == ["lines"]

    def test_no_articles_at_all_is_no_loss(self, rasad: Rasad) -> None:
        assert rasad("code", "-f", "jsonl", stdin=b"\n \n") == Ran(0, b"", "")

    def test_ten_times_more_articles_than_a_worker_holds_keep_their_order(self, rasad: Rasad) -> None:
        bodies = [QUIET if number % 3 else STRIKE + CLASH for number in range(400)]
        ran = rasad("code", "-j", "2", stdin=b"".join(line(n, body) for n, body in enumerate(bodies)))
        assert ran.ids == [str(number) for number in range(400)]
        assert [bool(row["events"]) for row in ran.coded] == [number % 3 == 0 for number in range(400)]


BAD = [
    line("good-1", QUIET),
    b"{broken\n",
    b"[1, 2]\n",
    line(None),
    line("no-body", None),
    line("empty", " \u200c\n"),
    line("number", 5),
    b"\x81\x8d\xff\xfe\n",
    line("good-2", QUIET, published="yesterday"),
]


class TestBadInput:
    def test_each_is_told_with_place_and_rule_and_the_rest_goes_on(self, rasad: Rasad, tmp_path: Path) -> None:
        file = written(tmp_path / "bad.jsonl", BAD)
        ran = rasad("code", file)
        assert ran.code == 1
        assert ran.ids == ["good-1", "good-2"]
        told = ran.err.splitlines()
        for number, article, rule in [
            (2, "", "not_json"), (3, "", "not_an_object"), (4, "", "missing_id"), (5, " [no-body]", "missing_body"),
            (6, " [empty]", "empty_body"), (7, " [number]", "wrong_type"), (8, "", "bad_encoding"),
        ]:  # fmt: skip
            assert any(one.startswith(f"rejected: {file}:{number}:{article} {rule}: ") for one in told), rule
        assert any(one.startswith(f"warning: {file}:9: [good-2] bad_date: ") for one in told)
        assert told[-1].startswith("2 articles coded, 0 events; 7 rejected (")
        assert told[-1].endswith("1 warned of (bad_date 1)")

    def test_quiet_tells_the_sum_alone(self, rasad: Rasad, tmp_path: Path) -> None:
        ran = rasad("code", "--quiet", written(tmp_path / "bad.jsonl", BAD))
        assert ran.code == 1
        (sum_,) = ran.err.splitlines()
        assert "7 rejected" in sum_

    def test_rejected_are_written_as_json_lines(self, rasad: Rasad, tmp_path: Path) -> None:
        kept = tmp_path / "rejected.jsonl"
        rasad("code", "-q", "--rejected", kept, written(tmp_path / "bad.jsonl", BAD))
        rows = [json.loads(row) for row in kept.read_text("utf-8").splitlines()]
        assert [row["line"] for row in rows] == [2, 3, 4, 5, 6, 7, 8, 9]
        assert {row["severity"] for row in rows[:-1]} == {"error"}
        assert rows[-1]["severity"] == "warning"
        assert set(rows[0]) == {"source", "line", "article_id", "rule", "severity", "message", "excerpt"}

    def test_a_warning_alone_is_no_loss(self, rasad: Rasad) -> None:
        ran = rasad("code", stdin=line(1, QUIET, published="32 Mordad"))
        assert ran.code == 0
        assert "bad_date" in ran.err

    def test_the_file_of_the_rejected_cannot_be_written(self, rasad: Rasad, tmp_path: Path) -> None:
        ran = rasad("code", "--rejected", tmp_path / "none" / "r.jsonl", stdin=line(1))
        assert ran.code == 3
        assert "cannot be written" in ran.err
        assert ran.out == b""

    def test_a_missing_file_is_told_and_the_others_are_coded(self, rasad: Rasad, tmp_path: Path) -> None:
        ran = rasad("code", tmp_path / "none.jsonl", written(tmp_path / "some.jsonl", [line("there", QUIET)]))
        assert ran.code == 1
        assert ran.ids == ["there"]
        assert f"rejected: {tmp_path / 'none.jsonl'}: unreadable: " in ran.err

    def test_a_cut_off_archive_gives_what_stands_before_the_cut(self, rasad: Rasad, tmp_path: Path) -> None:
        whole = gzip.compress(b"".join(line(number, QUIET + os.urandom(200).hex()) for number in range(50)))
        cut = tmp_path / "cut.jsonl.gz"
        cut.write_bytes(whole[: len(whole) // 2])
        ran = rasad("code", cut)
        assert ran.code == 1
        assert ran.ids[:3] == ["0", "1", "2"]
        assert "unreadable" in ran.err

    def test_no_terminal_escape_of_an_article_reaches_the_screen(self, rasad: Rasad) -> None:
        ran = rasad("code", stdin=b'{"id": "x\\u001b[31m", "body": "y"}\n' + b"\x1b]0;owned\x07\n")
        assert "\x1b" not in ran.err

    def test_unknown_options_are_wrong_use(self, rasad: Rasad) -> None:
        assert rasad("code", "--no-such").code == 2
        assert rasad("code", "-j", "0").code == 2
        assert rasad("code", "-f", "xml").code == 2


class TestExplain:
    def test_events_say_which_rows_made_them_and_triggers_why_they_made_none(self, rasad: Rasad) -> None:
        body = STRIKE + " حمله به دروازه حریف در دقیقه ۹۰ نتیجه‌ای نداشت."
        ran = rasad("code", "--explain", stdin=line(1, body))
        (row,) = ran.coded
        assert_coded(row, body, explained=True)
        reasons = row["events"][0]["reasons"]
        assert {"field", "rule", "rows"} == set(reasons[0])
        assert "type" in {reason["field"] for reason in reasons}
        assert any(".csv:" in name for reason in reasons for name in reason["rows"])
        for unmade in row["unmade"]:
            assert body[unmade["start"] : unmade["end"]] == unmade["quote"]
            assert unmade["why"] and unmade["row"]

    def test_the_events_are_those_without_it(self, rasad: Rasad) -> None:
        plain = rasad("code", stdin=line(1, STRIKE + CLASH)).coded[0]
        explained = rasad("code", "--explain", stdin=line(1, STRIKE + CLASH)).coded[0]
        for event in explained["events"]:
            del event["reasons"]
        assert explained["events"] == plain["events"]


class TestPipes:
    def test_a_reader_that_goes_ends_it_with_141_and_no_complaint(self, tmp_path: Path) -> None:
        file = written(tmp_path / "many.jsonl", (line(number, QUIET * 20) for number in range(2_000)))
        coder = start("code", file, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert coder.stdout is not None and coder.stderr is not None
        first = coder.stdout.readline()
        coder.stdout.close()
        err = coder.stderr.read().decode()
        coder.stderr.close()
        assert json.loads(first)["id"] == "0"
        assert coder.wait(20) == 141
        assert err == ""

    def test_an_article_that_comes_alone_is_coded_at_once_and_an_interrupt_ends_it(self) -> None:
        coder = start("code", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert coder.stdin is not None and coder.stdout is not None and coder.stderr is not None
        coder.stdin.write(line("slow"))
        coder.stdin.flush()
        assert json.loads(coder.stdout.readline())["id"] == "slow"
        coder.send_signal(2)
        assert coder.wait(20) == 130
        assert coder.stderr.read().decode() == "interrupted\n"
        for stream in (coder.stdin, coder.stdout, coder.stderr):
            stream.close()
