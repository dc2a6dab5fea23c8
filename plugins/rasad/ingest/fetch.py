"""Feeds and pages of the web, within limits and from public addresses only (`rasad.ingest.addresses`).

The connection is made to the address that was checked, with the name kept for TLS and the Host header. Redirects are
followed by hand, each target checked like the first. Bodies are cut off at a size and the whole exchange at a time.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urljoin

import httpx

from rasad.article import Article
from rasad.ingest.addresses import ForbiddenAddressError, Target, check
from rasad.ingest.encoding import UndecodableError
from rasad.ingest.pages import decode_page, page_article
from rasad.ingest.records import DEFAULT_READING, Origin, Reading, Rejection

USER_AGENT: Final = "Rasad/0.1 (news event research; reads feeds and the pages they name)"
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_ACCEPT: Final = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/html;q=0.8, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bounds of one exchange: bytes after decompression, seconds from first to last byte, redirects."""

    size: int = 16 * 1024 * 1024
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said about its last answer; sent back, it spares both sides an unchanged one."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: `data` is None where nothing has changed since `validators`. `url` is where redirects led."""

    url: str
    data: bytes | None
    content_type: str | None
    charset: str | None
    validators: Validators = field(default_factory=Validators)


class FetchError(Exception):
    """The answer did not come, came wrong or was too much. `rule` names it as a rejection does."""

    def __init__(self, message: str, rule: str = "unreadable") -> None:
        super().__init__(message)
        self.rule = rule


class Fetcher:
    """Reads addresses of the net, one exchange and one connection each.

    `allow_loopback` lets it read this machine: for a server of one's own, in tests; never for feeds.
    """

    def __init__(self, limits: FetchLimits | None = None, *, allow_loopback: bool = False) -> None:
        self._limits = limits or FetchLimits()
        self._allow_loopback = allow_loopback

    def fetch(self, url: str, validators: Validators | None = None) -> Fetched:
        """The content of an address, after redirects. Raises `FetchError`."""
        deadline = time.monotonic() + self._limits.seconds
        for _ in range(self._limits.redirects + 1):
            try:
                target = check(url, allow_loopback=self._allow_loopback)
            except ForbiddenAddressError as error:
                raise FetchError(str(error), "forbidden_address") from None
            answer = self._first_answer(url, target, validators, deadline)
            if isinstance(answer, Fetched):
                return answer
            url = urljoin(url, answer)
        raise FetchError(f"it redirects more than {self._limits.redirects} times")

    def _first_answer(self, url: str, target: Target, validators: Validators | None, deadline: float) -> Fetched | str:
        """The answer of the first of the host's addresses that can be connected to."""
        problem: Exception | None = None
        for address in target.addresses:
            with _Watch(max(0.05, deadline - time.monotonic())) as watch:
                try:
                    return self._ask(url, target, address, validators, watch)
                except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                    problem = error
                except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
                    problem = error
                    break
            if watch.is_over:
                break
        if watch.is_over:
            raise FetchError(f"the answer took longer than {self._limits.seconds:g} seconds")
        raise FetchError(f"the address gave no answer: {str(problem) or type(problem).__name__}")

    def _ask(
        self, url: str, target: Target, address: str, validators: Validators | None, watch: _Watch
    ) -> Fetched | str:
        """One exchange with one address; where to go on, if the answer is a redirect."""
        wanted = httpx.URL(url)
        # Connecting to the number that was checked, with the name for TLS and the Host header: asking the resolver
        # again could give another number.
        numbered = wanted.copy_with(host=address, port=target.port, fragment=None)
        headers = {
            "Host": wanted.netloc.decode("ascii"),
            "User-Agent": USER_AGENT,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
        }
        if validators is not None and validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators is not None and validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        with httpx.Client(timeout=self._limits.seconds, trust_env=False, follow_redirects=False) as client:
            extensions = {"sni_hostname": target.host, "trace": watch.trace}
            with client.stream("GET", numbered, headers=headers, extensions=extensions) as response:
                return self._answer(url, response, validators)

    def _answer(self, url: str, response: httpx.Response, validators: Validators | None) -> Fetched | str:
        location = response.headers.get("location")
        if response.status_code in _REDIRECTS and location:
            return str(location)
        kept = Validators(_header(response, "etag"), _header(response, "last-modified"))
        if response.status_code == HTTPStatus.NOT_MODIFIED:
            return Fetched(url, None, None, None, validators or kept)
        if response.status_code != HTTPStatus.OK:
            raise FetchError(f"the server answered {response.status_code} {response.reason_phrase}")
        content_type = (response.headers.get("content-type") or "").partition(";")[0].strip().lower()
        return Fetched(url, self._body(response), content_type or None, response.charset_encoding, kept)

    def _body(self, response: httpx.Response) -> bytes:
        """The decompressed body, cut off at the limit: what is announced may be a lie or the core of a bomb."""
        size = self._limits.size
        pieces: list[bytes] = []
        held = 0
        for piece in response.iter_bytes():
            held += len(piece)
            if held > size:
                raise FetchError(f"the answer has more than {size:,} bytes", "too_long")
            pieces.append(piece)
        return b"".join(pieces)


def _header(response: httpx.Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value[:500] if value else None


class _Watch:
    """Ends an exchange at its deadline, however slowly the server drips.

    Timeouts of single reads do not bound the whole. The sockets of the exchange are learned from httpx's trace, and
    shut down when the time is over.
    """

    def __init__(self, seconds: float) -> None:
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()
        self.is_over = False
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> _Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """httpx's `trace` extension: called at each step of the exchange."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            with self._lock:
                self._socket = info["return_value"].get_extra_info("socket")
                if self.is_over:
                    self._shut()

    def _end(self) -> None:
        with self._lock:
            self.is_over = True
            self._shut()

    def _shut(self) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


def read_address(
    fetched: Fetched, *, agency: str | None = None, reading: Reading = DEFAULT_READING
) -> Iterator[Article | Rejection]:
    """The article of a fetched page; its id is the page's address."""
    origin = Origin(fetched.url)
    if fetched.data is None:
        return
    try:
        markup = decode_page(fetched.data, fetched.charset)
    except UndecodableError as error:
        yield origin.reject("bad_encoding", f"the page cannot be read: {error}", excerpt=fetched.data)
        return
    yield from page_article(markup, fetched.url, origin, reading, url=fetched.url, agency=agency)
