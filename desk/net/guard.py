"""Who may be connected to: every address that a name stands for is looked at, and the one looked at is the one asked.

A name is resolved once and the connection goes to the address that was checked, so that a name which stands for
another machine a moment later (DNS rebinding) reaches nothing. A redirect connects anew and is looked at like the rest.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

import httpcore2
from httpcore2 import AsyncNetworkBackend, AsyncNetworkStream

from desk.net.public_ip import is_public

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""The addresses of a host. Raises OSError (socket.gaierror) where it has none."""


class Private(Exception):
    """The host, or one of its addresses, is in a private network. The argument is the host."""


class NoHost(Exception):
    """The name stands for no machine. `is_certain` is False where the resolver itself could not be asked."""

    def __init__(self, host: str, *, is_certain: bool) -> None:
        super().__init__(host)
        self.is_certain = is_certain


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be asked although it is private: hosts by name, and networks ("10.1.0.0/16")."""

    hosts: frozenset[str] = frozenset()
    networks: tuple[IPv4Network | IPv6Network, ...] = ()

    @classmethod
    def of(cls, names: Iterable[str]) -> "Allowed":
        """From the editor's settings: "wiki.example.internal", "10.1.0.0/16", "127.0.0.1"."""
        hosts, networks = set(), []
        for name in names:
            try:
                networks.append(ip_network(name.strip(), strict=False))
            except ValueError:
                hosts.add(name.strip().lower().rstrip("."))
        return cls(frozenset(hosts), tuple(networks))

    def has(self, host: str, address: str) -> bool:
        """Whether this address, which a host stands for, may be asked whatever it is."""
        if host.lower().rstrip(".") in self.hosts:
            return True
        try:
            parsed = ip_address(address.split("%", maxsplit=1)[0])
        except ValueError:
            return False
        return any(parsed.version == each.version and parsed in each for each in self.networks)


NOTHING = Allowed()
"""Nothing but what is public may be asked."""


async def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of a host in the order in which the system would try them, each once. Raises OSError."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass
class Guard(AsyncNetworkBackend):
    """Opens connections for the client, to machines that may be asked. `reached` counts those that were.

    Raises Private, NoHost, and what the connection itself raises.
    """

    allowed: Allowed = NOTHING
    resolve: Resolve = resolve
    dial: AsyncNetworkBackend = field(default_factory=httpcore2.AnyIOBackend)
    reached: dict[str, int] = field(default_factory=dict)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore2's own signature
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> AsyncNetworkStream:
        """A connection to the first address of the host that answers."""
        addresses = await self._checked(host, port)
        each = timeout / len(addresses) if timeout is not None else None
        failed: Exception | None = None
        for address in addresses:
            try:
                stream = await self.dial.connect_tcp(address, port, each, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
                continue
            self.reached[address] = self.reached.get(address, 0) + 1
            return stream
        raise failed or NoHost(host, is_certain=True)

    async def sleep(self, seconds: float) -> None:
        """Wait, as the client asks between its own tries."""
        await asyncio.sleep(seconds)

    async def _checked(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a host, none of which is private; at most three, so that one dead machine costs little."""
        try:
            addresses = await self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            unknown = not isinstance(error, OSError) or error.errno in (socket.EAI_NONAME, _NO_DATA)
            raise NoHost(host, is_certain=unknown) from error
        if not all(self.allowed.has(host, each) or is_public(each) for each in addresses):
            raise Private(host)
        return addresses[:_MOST]


_MOST = 3
_NO_DATA = getattr(socket, "EAI_NODATA", socket.EAI_NONAME)
