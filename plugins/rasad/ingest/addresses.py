"""Which addresses of the net Rasad may read: http and https on hosts that are public, each time it connects.

A feed is a stranger's text. Its links, and the redirects of its server, may point to the local network, to this machine
or to a cloud's metadata service. So the scheme, the port and every address that a name resolves to are checked, and the
connection goes to the very address that was checked: a name that resolves differently a moment later gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import urlsplit

IpAddress: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS: Final = {"http": 80, "https": 443}
#: Ports on which the web is served. Others reach databases, mail servers, printers.
_ALLOWED_PORTS: Final = frozenset({80, 443, 8000, 8080, 8443})
#: Prefixes of IPv6 under which an IPv4 address is carried: 6to4, and the translators' own.
_SIX_TO_FOUR: Final = ipaddress.IPv6Network("2002::/16")
_TRANSLATED: Final = (
    ipaddress.IPv6Network("64:ff9b::/96"),
    ipaddress.IPv6Network("64:ff9b:1::/48"),
    ipaddress.IPv6Network("::ffff:0:0:0/96"),
)
_TEREDO: Final = ipaddress.IPv6Network("2001::/32")
#: Not globally meant, but not marked so in every version of Python's tables.
_SHARED: Final = (
    ipaddress.IPv4Network("100.64.0.0/10"),
    ipaddress.IPv4Network("192.0.0.0/24"),
    ipaddress.IPv4Network("192.88.99.0/24"),
    ipaddress.IPv4Network("0.0.0.0/8"),
)


class ForbiddenAddressError(ValueError):
    """The address may not be read."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address of the net that may be read, and where to connect for it."""

    scheme: str
    host: str
    port: int
    addresses: tuple[str, ...]


def is_public(address: IpAddress) -> bool:
    """True for an address that belongs to the public internet, whatever it is wrapped in."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = embedded_ipv4(address)
        if inner is not None:
            return is_public(inner)
        return address.is_global and not (address.is_multicast or address.is_site_local or address.is_reserved)
    return (
        address.is_global
        and not (address.is_multicast or address.is_reserved or address.is_unspecified)
        and not any(address in network for network in _SHARED)
    )


def embedded_ipv4(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address carries (mapped, 6to4, translated, Teredo), or None."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _SIX_TO_FOUR:
        return ipaddress.IPv4Address(int(address) >> 80 & 0xFFFFFFFF)
    if any(address in network for network in _TRANSLATED):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _TEREDO:
        return ipaddress.IPv4Address(~int(address) & 0xFFFFFFFF)
    if int(address) >> 32 == 0 and int(address) > 1:  # the old "compatible" form, ::10.0.0.1
        return ipaddress.IPv4Address(int(address))
    return None


def check(url: str, *, allow_loopback: bool = False) -> Target:
    """What to connect to for `url`. Raises `ForbiddenAddressError`.

    Every address of the host must be public: a name with one public and one private address is refused.
    `allow_loopback` lets 127.0.0.0/8 and ::1 pass, on any port: for a server of one's own, in tests.
    """
    if any(c.isspace() or not c.isprintable() for c in url):
        raise ForbiddenAddressError("the address holds spaces or control characters")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ForbiddenAddressError(f"it is no address: {error}") from None
    if parts.scheme not in _PORTS:
        raise ForbiddenAddressError(f"only http and https are read, not {parts.scheme or 'an address without scheme'}")
    if not parts.hostname:
        raise ForbiddenAddressError("the address has no host")
    if parts.username is not None or parts.password is not None:
        raise ForbiddenAddressError("the address holds a user name or password")
    port = _PORTS[parts.scheme] if port is None else port
    addresses = resolve(parts.hostname, port)
    for address in addresses:
        if allow_loopback and address.is_loopback:
            continue
        if not is_public(address):
            raise ForbiddenAddressError(f"{parts.hostname} is {address}, which is not on the public internet")
        if port not in _ALLOWED_PORTS:
            raise ForbiddenAddressError(f"port {port} is not one on which news is published")
    return Target(parts.scheme, parts.hostname, port, tuple(str(address) for address in addresses))


def resolve(host: str, port: int) -> Sequence[IpAddress]:
    """Every address of the host, in the resolver's order. Raises `ForbiddenAddressError` where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ForbiddenAddressError(f"the host {host} cannot be found: {error}") from None
    addresses: list[IpAddress] = []
    for *_, place in found:
        try:
            address = ipaddress.ip_address(str(place[0]).partition("%")[0])
        except ValueError:
            raise ForbiddenAddressError(f"{host} resolves to something that is no address") from None
        if address not in addresses:
            addresses.append(address)
    if not addresses:
        raise ForbiddenAddressError(f"the host {host} has no address")
    return addresses
