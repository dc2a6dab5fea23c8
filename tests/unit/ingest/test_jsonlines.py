"""JSON lines: good ones, every way of being bad, and the law that nothing gets lost."""

from __future__ import annotations

import io
import json
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.article import IRAN, Article
from rasad.ingest import RULES, Limits, Rejection
from rasad.ingest.jsonlines import read_json_lines
from rasad.ingest.records import Reading

from .support import BODY, BODY_ARABIC_LETTERS, articles, line, read_lines, rejections, rules, warnings


def test_fields_are_kept() -> None:
    found = read_lines(
        line(
            id="a-1",
            title=" تیتر ",
            body=BODY,
            agency="ایسنا",
            published="2017-06-15T10:30:00",
            url="https://example.org/1",
            other=[1, {"x": 2}],
        )
    )
    (article,) = articles(found)
    assert (article.id, article.title, article.body, article.agency) == ("a-1", "تیتر", BODY, "ایسنا")
    assert article.url == "https://example.org/1"
    assert article.published is not None
    assert article.published.isoformat() == "2017-06-15T10:30:00+03:30"
    assert getattr(article.published, "tzinfo", None) == IRAN


def test_only_id_and_body_are_required() -> None:
    assert read_lines(line(id="1", body=BODY)) == [Article(id="1", body=BODY)]


def test_the_body_is_exactly_what_was_received() -> None:
    body = "  \ufeff  متن با فاصله \r\n و\u200cنیم\u200cفاصله\u00ad و \u202bجهت\u202c\t"
    assert read_lines(line(id="1", body=body)) == [Article(id="1", body=body)]


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"not json at all\n", "not_json"),
        (b'{"id": "1", "body": "cut o\n', "not_json"),
        (b'{"id": "1" "body": "x"}\n', "not_json"),
        (b"\x00\x01\x02\x03 \xfe\n", "bad_encoding"),
        (b"[1, 2]\n", "not_an_object"),
        (b'"text"\n', "not_an_object"),
        (b"null\n", "not_an_object"),
        (b"12\n", "not_an_object"),
        (b"[" * 100_000 + b"\n", "too_deep"),
        (b'{"id": "1", "body": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}\n", "too_deep"),
        (line(body=BODY), "missing_id"),
        (line(id=None, body=BODY), "missing_id"),
        (line(id="", body=BODY), "missing_id"),
        (line(id="   ", body=BODY), "missing_id"),
        (line(id="a\nb", body=BODY), "bad_id"),
        (line(id="a\x00b", body=BODY), "bad_id"),
        (line(id="a\u2028b", body=BODY), "bad_id"),
        (line(id="i" * 501, body=BODY), "bad_id"),
        (line(id=["1"], body=BODY), "wrong_type"),
        (line(id={"a": 1}, body=BODY), "wrong_type"),
        (line(id=True, body=BODY), "wrong_type"),
        (line(id="1"), "missing_body"),
        (line(id="1", body=None), "missing_body"),
        (line(id="1", body=""), "empty_body"),
        (line(id="1", body=" \n\t\u200c\u200f\ufeff"), "empty_body"),
        (line(id="1", body=5), "wrong_type"),
        (line(id="1", body=["a"]), "wrong_type"),
        (line(id="1", body={"text": "a"}), "wrong_type"),
        (line(id="1", body="%PDF-1.4 \u0001\u0002 stream"), "binary_body"),
        (line(id="1", body="\x00\x01\x02\x03" * 50), "binary_body"),
        (line(id="1", body="\x01\x02متن\x03\x04\x05\x06\x07" * 50), "control_characters"),
        (line(id="1", body="ا" * 1_000_001), "too_long"),
        (line(id="1", body=BODY, title="ت" * 10_001), "too_long"),
        (line(id="1", body=BODY, title=["تیتر"]), "wrong_type"),
        (line(id="1", body=BODY, url={"href": "x"}), "wrong_type"),
        (line(id="1", body="\ufffd" * 100), "bad_encoding"),
        (b'{"id": "1", "body": "a", "id": "2"}\n', "duplicate_key"),
        (b'{"id": "1", "body": "a", "body": "b"}\n', "duplicate_key"),
    ],
)
def test_a_bad_line_is_a_named_rejection(data: bytes, rule: str) -> None:
    found = read_lines(data + line(id="next", body=BODY))
    assert rules(found) == [rule]
    (rejection,) = rejections(found)
    assert rejection.rule in RULES
    assert (rejection.source, rejection.line) == ("file.jsonl", 1)
    assert rejection.message
    assert rejection.excerpt is None or (
        (len(rejection.excerpt) <= 500 and rejection.excerpt.isprintable()) or "\u200c" in rejection.excerpt
    )
    # The rest goes on.
    assert [article.id for article in articles(found)] == ["next"]


def test_a_five_megabyte_body_is_a_defined_result() -> None:
    found = read_lines(line(id="big", body="متن بلند " * 330_000) + line(id="next", body=BODY))
    assert [(r.rule, r.article_id) for r in rejections(found)] == [("too_long", "big")]
    assert [article.id for article in articles(found)] == ["next"]


def test_numbers_as_ids_stay_what_was_written() -> None:
    data = b"".join(
        b'{"id": %s, "body": "\xd9\x85\xd8\xaa\xd9\x86"}\n' % number
        for number in (b"7", b"-1", b"1.0", b"1e400", b"9" * 400)
    )
    assert [article.id for article in articles(read_lines(data))] == ["7", "-1", "1.0", "1e400", "9" * 400]


def test_an_enormous_number_elsewhere_does_no_harm() -> None:
    data = b'{"id": "1", "body": "\xd9\x85\xd8\xaa\xd9\x86", "n": ' + b"9" * 100_000 + b"}\n"
    assert [article.id for article in articles(read_lines(data))] == ["1"]


def test_numbers_pass_as_text_where_text_is_due() -> None:
    (article,) = articles(read_lines(line(id="1", body=BODY, title=1404)))
    assert article.title == "1404"


def test_repeated_keys_with_one_value_are_no_problem() -> None:
    assert [
        a.id
        for a in articles(read_lines(b'{"id": "1", "body": "\xd9\x85\xd8\xaa\xd9\x86", "id": "1", "x": 1, "x": 2}\n'))
    ] == ["1"]


def test_a_bad_date_is_a_warning() -> None:
    found = read_lines(line(id="1", body=BODY, published="دیروز عصر"))
    assert [(w.rule, w.article_id) for w in warnings(found)] == [("bad_date", "1")]
    assert articles(found) == [Article(id="1", body=BODY, published=None)]
    assert isinstance(found[0], Rejection)  # before the article that it concerns


@pytest.mark.parametrize("value", [[], {}, True, "9999-99-99", "0000-01-01", "9999-12-31", "x" * 5000])
def test_dates_of_any_shape_never_keep_an_article_out(value: object) -> None:
    found = read_lines(line(id="1", body=BODY, published=value))
    assert [w.rule for w in warnings(found)] == ["bad_date"]
    assert len(articles(found)) == 1


def test_nul_and_lone_surrogates_are_replaced_one_for_one() -> None:
    body = b"\xd9\x85\xd8\xaa\xd9\x86 \\u0000 \\ud83d \xd9\x85\xd8\xaa\xd9\x86"
    data = b'{"id": "1", "body": "' + body + b'", "title": "\\udc00"}\n'
    found = read_lines(data)
    assert [w.rule for w in warnings(found)] == ["replaced_characters"]
    (article,) = articles(found)
    assert article.body == "متن \ufffd \ufffd متن"
    assert article.title == "\ufffd"
    article.body.encode("utf-8")


def test_without_a_database_they_pass_as_they_are() -> None:
    data = b'{"id": "1", "body": "\xd9\x85\xd8\xaa\xd9\x86 \\u0000 \\ud83d"}\n'
    assert read_lines(data, Reading(storable=False)) == [Article(id="1", body="متن \0 \ud83d")]


def test_paired_surrogate_escapes_are_one_character() -> None:
    (article,) = articles(read_lines(b'{"id": "1", "body": "\\ud83d\\udd34 \xd9\x81\xd9\x88\xd8\xb1\xdb\x8c"}\n'))
    assert article.body == "🔴 فوری"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_with_and_without_bom(encoding: str) -> None:
    text = (line(id="1", body=BODY) + line(id="2", body=BODY) + b"bad\n").decode()
    found = read_lines(text.encode(encoding))
    assert [article.body for article in articles(found)] == [BODY, BODY]
    assert [(r.rule, r.line) for r in rejections(found)] == [("not_json", 3)]


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6", "mac_farsi"])
def test_old_encodings_are_recognised_by_their_persian(encoding: str) -> None:
    body = BODY_ARABIC_LETTERS.replace("\u200c", "").replace("گ", "ك").replace("پ", "ب").replace("چ", "ج")
    text = line(id="1", body=body).decode()
    (article,) = articles(read_lines(text.encode(encoding)))
    assert article.body == body


def test_lines_of_several_encodings_in_one_file() -> None:
    old = line(id="2", body=BODY_ARABIC_LETTERS).decode().encode("cp1256")
    found = read_lines(line(id="1", body=BODY) + old + line(id="3", body=BODY))
    assert [article.body for article in articles(found)] == [BODY, BODY_ARABIC_LETTERS, BODY]


def test_western_bytes_in_an_ascii_line() -> None:
    (article,) = articles(
        read_lines('{"id": "1", "body": "Le président a déclaré que la trêve était terminée"}'.encode("cp1252"))
    )
    assert article.body == "Le président a déclaré que la trêve était terminée"


def test_text_that_was_encoded_twice_is_told() -> None:
    broken = BODY.encode().decode("cp1252", "ignore")
    assert rules(read_lines(line(id="1", body=broken))) == ["bad_encoding"]


def test_blank_lines_are_nothing() -> None:
    found = read_lines(b"\n \r\n\t\n" + line(id="1", body=BODY) + b"\n\n")
    assert len(found) == 1
    assert [r.line for r in rejections(read_lines(b"\n\nbad\n"))] == [3]


def test_crlf_and_no_newline_at_the_end() -> None:
    data = line(id="1", body=BODY).replace(b"\n", b"\r\n") + line(id="2", body=BODY).rstrip()
    assert [article.id for article in articles(read_lines(data))] == ["1", "2"]


def test_an_overlong_line_costs_itself_and_no_memory() -> None:
    """A line of 100 MB is never held: what is read of it is thrown away."""

    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.left = 100_000_000
            self.tail = b'"}\n' + line(id="next", body=BODY)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            size = min(len(buffer), 1 << 16)
            if self.left:
                size = min(size, self.left)
                self.left -= size
                buffer[:size] = b"x" * size
                return size
            piece, self.tail = self.tail[:size], self.tail[size:]
            buffer[: len(piece)] = piece
            return len(piece)

    reading = Reading(limits=Limits(line_bytes=1_000_000))
    tracemalloc.start()
    try:
        found = list(read_json_lines(io.BufferedReader(Endless()), "file.jsonl", reading))  # type: ignore[arg-type]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert rules(found) == ["too_long"]
    assert "100,000,002 bytes" in rejections(found)[0].message
    assert [article.id for article in articles(found)] == ["next"]
    assert peak < 10_000_000


def test_every_rejection_prints_as_one_line() -> None:
    (rejection,) = rejections(read_lines(line(id="a\n\x1b[31mb", body=BODY)))
    assert "\n" not in str(rejection)
    assert "\x1b" not in str(rejection) + (rejection.excerpt or "")
    assert json.loads(json.dumps(rejection.as_json()))["severity"] == "error"


def _check_law(data: bytes, found: list[Article | Rejection]) -> None:
    for item in found:
        if isinstance(item, Article):
            assert item.id
            assert item.body
            item.body.encode("utf-8")
            assert "\0" not in item.body
        else:
            assert item.rule in RULES
            str(item).encode("utf-8")
            json.dumps(item.as_json()).encode("utf-8")
    if b"\0" not in data and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        lines = [piece for piece in data.split(b"\n") if piece.strip()]
        assert len(articles(found)) + len(rejections(found)) == len(lines)


@settings(max_examples=300)
@given(st.binary(max_size=400))
def test_any_bytes_give_articles_or_rejections(data: bytes) -> None:
    _check_law(data, read_lines(data))


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=[]), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=300)
@given(
    st.lists(
        st.dictionaries(st.sampled_from(["id", "body", "title", "agency", "published", "url", "x"]), _JSON) | _JSON,
        max_size=4,
    )
)
def test_any_json_gives_articles_or_rejections(values: list[object]) -> None:
    data = b"".join(json.dumps(value).encode() + b"\n" for value in values)
    found = read_lines(data)
    _check_law(data, found)
    assert len(articles(found)) + len(rejections(found)) == len(values)


@settings(max_examples=150)
@given(st.data())
def test_a_mutilated_file_loses_only_what_was_hit(data: st.DataObject) -> None:
    """Flip, cut or add bytes in one of three lines: the other two come out whole."""
    lines = [line(id=str(number), body=f"{BODY} شماره {number}") for number in range(3)]
    hit = data.draw(st.integers(0, 2))
    start = data.draw(st.integers(0, len(lines[hit]) - 2))
    end = data.draw(st.integers(start, len(lines[hit]) - 1))
    junk = data.draw(st.binary(max_size=10)).replace(b"\n", b"?").replace(b"\0", b"?")
    lines[hit] = lines[hit][:start] + junk + lines[hit][end:]
    whole = b"".join(lines)
    if whole.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return
    found = read_lines(whole)
    _check_law(whole, found)
    expected = {str(number) for number in range(3) if number != hit}
    assert expected <= {article.id for article in articles(found)}
