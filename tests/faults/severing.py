"""A stretch of network between the pipeline and its database that is cut in the middle of a COPY."""

from __future__ import annotations

import contextlib
import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

#: A message of COPY data on the wire begins with this letter; four bytes of length follow.
_COPY_DATA = b"d"


@dataclass
class Severed:
    """The way to the database: `url` leads through it, `cut` tells whether it has been cut."""

    url: str
    cut: threading.Event = field(default_factory=threading.Event)


@contextmanager
def severing(url: str, table: str) -> Iterator[Severed]:
    """A way to the database of `url` that breaks when half of the rows for COPY into `table` have passed."""
    parts = urlsplit(url)
    assert parts.hostname and parts.port
    listener = socket.create_server(("127.0.0.1", 0))
    user = parts.netloc.rpartition("@")[0]
    here = f"{user}@127.0.0.1:{listener.getsockname()[1]}"
    # Without encryption, so that the way can tell where it is.
    way = Severed(urlunsplit(parts._replace(netloc=here, query="sslmode=disable&gssencmode=disable")))
    needle = "COPY {} (".format(".".join(f'"{part}"' for part in table.split("."))).encode()

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = listener.accept()
                server = socket.create_connection((parts.hostname, parts.port))
                threading.Thread(target=_carry, args=(client, server, needle, way.cut), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield way
    finally:
        # A thread in accept() is not woken by close() alone.
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def _carry(client: socket.socket, server: socket.socket, needle: bytes, cut: threading.Event) -> None:
    """Carry what both say to the other, until one goes or the COPY comes."""
    copying = False
    with contextlib.suppress(OSError), client, server:
        while True:
            for side in select.select([client, server], [], [])[0]:
                data = side.recv(65_536)
                if not data:
                    return
                if side is server:
                    client.sendall(data)
                    continue
                if copying and data.startswith(_COPY_DATA):
                    server.sendall(data[: len(data) // 2])
                    cut.set()
                    return
                copying = copying or needle in data
                server.sendall(data)
