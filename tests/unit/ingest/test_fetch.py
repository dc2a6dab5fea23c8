"""The net: what may be read, against real servers on this machine and addresses that must be refused."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.ingest import Rejection
from rasad.ingest.addresses import ForbiddenAddressError, check, is_public
from rasad.ingest.feeds import read_feed
from rasad.ingest.fetch import USER_AGENT, Fetcher, FetchError, FetchLimits, Validators
from rasad.ingest.sources import Source, read_source

from .support import articles, rejections, rules
from .test_exports import ARTICLE_HEAD, PARAGRAPHS, page

SUMMARY = "نیروهای امدادی به روستای دشت‌سفید رسیدند."


def feed(*items: str, head: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<rss version="2.0"><channel><title>خبرگزاری نمونه</title>'
        f"<link>https://news.example.org/</link>{''.join(items)}</channel></rss>"
    ).encode()


def item(number: int, link: str, summary: str = SUMMARY, more: str = "") -> str:
    return (
        f"<item><title>تیتر {number}</title><link>{link}</link><guid>g{number}</guid>"
        f"<description><![CDATA[<p>{summary}</p>]]></description>"
        f"<pubDate>Fri, 01 Mar 2024 09:20:00 +0330</pubDate>{more}</item>"
    )


class Server:
    """A real server; `routes` maps paths to functions of the request's handler."""

    def __init__(self) -> None:
        self.routes: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer.requests.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
                route = outer.routes.get(self.path)
                if route is None:
                    self.send_error(404)
                else:
                    route(self)

            def log_message(self, *_: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def serve(self, path: str, body: bytes, status: int = 200, **headers: str) -> None:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for key, value in headers.items():
                handler.send_header(key.replace("_", "-"), value)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.routes[path] = answer


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(FetchLimits(size=200_000, seconds=5), allow_loopback=True)


def failure(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(url)
    return caught.value


def test_a_page_with_its_headers(server: Server, fetcher: Fetcher) -> None:
    server.serve("/a", b"hello", Content_Type="text/html; charset=windows-1256", ETag='"x1"')
    found = fetcher.fetch(f"{server.url}/a#part")
    assert (found.data, found.content_type, found.charset) == (b"hello", "text/html", "windows-1256")
    assert found.validators == Validators('"x1"', None)
    path, headers = server.requests[0]
    assert path == "/a"
    assert headers["user-agent"] == USER_AGENT
    assert headers["host"] == server.url.removeprefix("http://")


def test_an_unchanged_answer_costs_nothing(server: Server, fetcher: Fetcher) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        fresh = handler.headers.get("If-None-Match") != '"1"' and handler.headers.get("If-Modified-Since") is None
        handler.send_response(200 if fresh else 304)
        handler.send_header("ETag", '"1"')
        handler.send_header("Last-Modified", "Fri, 01 Mar 2024 09:20:00 GMT")
        handler.send_header("Content-Length", "2" if fresh else "0")
        handler.end_headers()
        if fresh:
            handler.wfile.write(b"ok")

    server.routes["/a"] = answer
    first = fetcher.fetch(f"{server.url}/a")
    assert first.data == b"ok"
    again = fetcher.fetch(f"{server.url}/a", first.validators)
    assert again.data is None
    assert again.validators == first.validators
    assert server.requests[1][1]["if-modified-since"] == "Fri, 01 Mar 2024 09:20:00 GMT"


def test_redirects_are_followed_and_counted(server: Server, fetcher: Fetcher) -> None:
    server.serve("/a", b"", 302, Location="/b")
    server.serve("/b", b"", 308, Location=f"{server.url}/c")
    server.serve("/c", b"there")
    found = fetcher.fetch(f"{server.url}/a")
    assert (found.data, found.url) == (b"there", f"{server.url}/c")
    server.serve("/loop", b"", 301, Location="/loop")
    assert "redirects" in str(failure(fetcher, f"{server.url}/loop"))


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "ftp://example.org/x",
        "//192.168.1.1/x",
        "http://[::ffff:10.0.0.1]/",
        "gopher://127.0.0.1/",
        "http://0.0.0.0/",
    ],
)
def test_redirects_cannot_leave_the_public_net(server: Server, fetcher: Fetcher, target: str) -> None:
    server.serve("/a", b"", 302, Location=target)
    assert failure(fetcher, f"{server.url}/a").rule == "forbidden_address"


def test_this_machine_is_refused_without_the_test_s_permission(server: Server) -> None:
    server.serve("/a", b"secret")
    for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f000001", "127.1", "0"):
        url = server.url.replace("127.0.0.1", host) + "/a"
        assert failure(Fetcher(), url).rule == "forbidden_address", host
    assert server.requests == []


def test_errors_of_servers(server: Server, fetcher: Fetcher) -> None:
    assert "404" in str(failure(fetcher, f"{server.url}/none"))
    server.serve("/500", b"", 500)
    assert "500" in str(failure(fetcher, f"{server.url}/500"))

    def hang_up(handler: BaseHTTPRequestHandler) -> None:
        handler.connection.shutdown(socket.SHUT_RDWR)
        handler.close_connection = True

    server.routes["/dead"] = hang_up
    assert failure(fetcher, f"{server.url}/dead").rule == "unreadable"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert failure(fetcher, f"http://127.0.0.1:{port}/").rule == "unreadable"


def test_too_much_is_cut_off(server: Server, fetcher: Fetcher) -> None:
    server.serve("/large", b"x" * 300_000)
    assert failure(fetcher, f"{server.url}/large").rule == "too_long"
    server.serve("/bomb", gzip.compress(b"x" * 50_000_000), Content_Encoding="gzip")
    assert failure(fetcher, f"{server.url}/bomb").rule == "too_long"
    server.serve("/lie", b"not gzip", Content_Encoding="gzip")
    assert failure(fetcher, f"{server.url}/lie").rule == "unreadable"


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_dripping_server_is_left_at_the_deadline(server: Server, part: str) -> None:
    """Each byte comes in time; the whole would take minutes."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        try:
            if part == "body":
                handler.send_response(200)
                handler.send_header("Content-Length", "1000")
                handler.end_headers()
            for _ in range(100):
                handler.wfile.write(b"H")
                handler.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return

    server.routes["/drip"] = drip
    started = time.monotonic()
    error = failure(Fetcher(FetchLimits(seconds=0.6), allow_loopback=True), f"{server.url}/drip")
    assert time.monotonic() - started < 9  # the whole answer would take ten seconds
    assert "0.6 seconds" in str(error)


@pytest.mark.parametrize(
    "url",
    [
        "http://user:secret@example.org/",
        "http:///x",
        "http://",
        "example.org",
        "http://exa mple.org/",
        "http://[::1",
        "",
        "http://example.org:99999/",
        "http://a\nb/",
        "http://127.0.0.1:22/",
        "http://" + "a" * 300 + ".invalid/",
        "http://name.invalid/",
        "http://\u202eexample.org/",
    ],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(ForbiddenAddressError):
        check(url)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.1.1",
        "100.64.0.1",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "fec0::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::7f00:1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
        "2001:db8::1",
        "100::1",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"]
)
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@given(st.ip_addresses())
def test_what_is_private_to_python_is_never_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if address.is_private or address.is_loopback or address.is_link_local or address.is_multicast:
        carried = getattr(address, "ipv4_mapped", None)
        assert (
            not is_public(address)
            or (carried is not None and is_public(carried))
            or address in ipaddress.ip_network("64:ff9b:1::/48" if address.version == 6 else "192.0.0.0/32")
        )


def test_a_feed(server: Server, fetcher: Fetcher) -> None:
    server.serve(
        "/feed",
        feed(
            item(1, "https://news.example.org/1"),
            item(2, "/2"),
            item(3, "javascript:alert(1)", "متن سوم"),
            "<item></item>",
        ),
    )
    source = Source("test", "feed", f"{server.url}/feed")
    memory: dict[str, Validators] = {}
    found = list(read_source(source, fetcher=fetcher, memory=memory))
    first, second, third = articles(found)
    assert (first.id, first.title, first.body) == ("https://news.example.org/1", "تیتر 1", SUMMARY)
    assert first.agency == "خبرگزاری نمونه"
    assert str(first.published) == "2024-03-01 09:20:00+03:30"
    assert second.url == f"{server.url}/2"
    assert (third.id, third.url) == ("g3", None)
    assert rules(found) == ["not_an_article"]
    assert list(memory) == [source.location]


def test_a_feed_with_the_pages_of_its_items(server: Server, fetcher: Fetcher) -> None:
    server.serve("/feed", feed(item(1, "/1"), item(2, "/2"), item(3, "http://10.0.0.1/x"), item(4, "/4")))
    server.serve("/1", page(ARTICLE_HEAD).encode(), Content_Type="text/html; charset=utf-8")
    server.serve("/4", b"<html></html>")
    source = Source("test", "feed", f"{server.url}/feed", agency="نمونه", articles=True)
    found = list(read_source(source, fetcher=fetcher))
    whole, second, third, fourth = articles(found)
    assert PARAGRAPHS[2] in whole.body
    assert (whole.id, whole.agency) == (f"{server.url}/1", "نمونه")
    assert str(whole.published) == "2024-03-01 09:20:00+03:30"
    # Where there is no page, the feed's own words stand.
    assert [second.body, third.body, fourth.body] == [SUMMARY] * 3
    assert rules(found) == ["unreadable", "forbidden_address", "not_an_article"]


def test_a_page_source(server: Server, fetcher: Fetcher) -> None:
    server.serve("/1", page(ARTICLE_HEAD).encode(), ETag='"1"')
    (article,) = articles(read_source(Source("p", "page", f"{server.url}/1"), fetcher=fetcher))
    assert (article.id, article.agency) == (f"{server.url}/1", "خبرگزاری نمونه")


def test_a_source_that_cannot_be_read_is_a_rejection(server: Server, fetcher: Fetcher) -> None:
    (rejection,) = rejections(read_source(Source("f", "feed", f"{server.url}/none"), fetcher=fetcher))
    assert (rejection.rule, rejection.source) == ("unreadable", f"{server.url}/none")
    (rejection,) = rejections(read_source(Source("f", "feed", f"{server.url}/none")))
    assert rejection.rule == "forbidden_address"


def test_an_atom_feed_with_whole_content() -> None:
    data = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>نمونه</title><entry><id>urn:1</id>
    <title>تیتر</title><link href="https://news.example.org/1"/><updated>2024-03-01T09:20:00+03:30</updated>
    <summary>کوتاه</summary><content type="html">&lt;p&gt;{PARAGRAPHS[0]}&lt;/p&gt;</content></entry></feed>"""
    (article,) = articles(read_feed(data.encode(), "x"))
    assert article.body == PARAGRAPHS[0]
    assert article.published is not None


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (feed(item(1, "/1", "&i;"), head=BOMB), "unsafe_archive"),
        (feed(item(1, "/1"), head='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), "unsafe_archive"),
        (feed(head='<!DOCTYPE x [<!ENTITY e "x">]>') + b"<broken", "unsafe_archive"),
        (b"", "unknown_format"),
        (b"\x00\xff\x10 binary", "unknown_format"),
        (b"<html><body>no feed</body></html>", "unknown_format"),
        ("یک متن".encode(), "unknown_format"),
    ],
)
def test_what_is_no_feed(data: bytes, rule: str) -> None:
    assert rules(read_feed(data, "x")) == [rule]


def test_a_feed_that_is_broken_xml_is_read_as_far_as_it_goes() -> None:
    data = feed(item(1, "https://news.example.org/1"), item(2, "https://news.example.org/2"))
    assert len(articles(read_feed(data[:-40], "x"))) == 2
    assert len(articles(read_feed(data.replace(b"<guid>g1", b"<guid>a & b"), "x"))) == 2


@given(st.binary(max_size=300))
def test_any_bytes_as_a_feed(data: bytes) -> None:
    assert all(isinstance(found, Rejection) for found in read_feed(data, "x"))
