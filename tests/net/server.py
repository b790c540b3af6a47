"""A server on 127.0.0.1 that answers in every awkward way, and a resolver that sends names of the tests to it."""

import asyncio
import gzip
import socket
import ssl
import tempfile
import threading
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from desk.net.guard import Allowed, Guard

ANSWERS = {
    "/fine": "200 OK\nContent-Type: text/html\n\n<html><title>Ferries are back</title><body>x</body></html>",
    "/empty": "204 No Content\n\n",
    "/401": "401 Unauthorized\nWWW-Authenticate: Basic\n\n",
    "/403": "403 Forbidden\n\n",
    "/404": "404 Not Found\n\n",
    "/410": "410 Gone\n\n",
    "/429": "429 Too Many Requests\nRetry-After: 3600\n\n",
    "/451": "451 Unavailable For Legal Reasons\n\n",
    "/500": "500 Internal Server Error\n\n",
    "/503": "503 Service Unavailable\n\n",
    "/999": "999 Request denied\n\n",
    "/300": "300 Multiple Choices\n\n",
    "/moved": "301 Moved Permanently\nLocation: /fine\n\n",
    "/moved-twice": "308 Permanent Redirect\nLocation: /moved\n\n",
    "/for-now": "302 Found\nLocation: /fine\n\n",
    "/moved-then-for-now": "301 Moved Permanently\nLocation: /for-now\n\n",
    "/moved-to-nothing": "301 Moved Permanently\nLocation: /404\n\n",
    "/moved-home": "301 Moved Permanently\nLocation: /\n\n",
    "/loop": "302 Found\nLocation: /loop\n\n",
    "/ring": "302 Found\nLocation: /ring2\n\n",
    "/ring2": "302 Found\nLocation: /ring\n\n",
    "/to-private": "302 Found\nLocation: http://10.9.8.7/secret\n\n",
    "/to-mapped": "302 Found\nLocation: http://[::ffff:10.9.8.7]/\n\n",
    "/to-file": "302 Found\nLocation: file:///etc/passwd\n\n",
    "/to-nonsense": "302 Found\nLocation: http://[::\n\n",
    "/to-nowhere": "302 Found\n\n",
    "/soft": "200 OK\nContent-Type: text/html\n\n<title>Page not found – The Harbour Record</title>",
    "/soft-de": "200 OK\nContent-Type: text/html\n\n<title>404: Seite nicht gefunden</title>",
    "/": "200 OK\nContent-Type: text/html\n\n<title>The Harbour Record</title>",
}
"""What is sent for a path: a status, headers, an empty line and the body."""


class Server:
    """Answers at a port of this machine. `asked` counts the requests by path, `most` those of a host at once."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.most: Counter[str] = Counter()
        self._now: Counter[str] = Counter()
        self.port = 0
        self.tls_port = 0
        self._ready = threading.Event()
        self.over = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def at(self, path: str, host: str = "harbour.example") -> str:
        """The address of a path on one of the names that stand for this server."""
        return f"http://{host}:{self.port}{path}"

    def run(self) -> None:
        """Serve until `end`."""
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        plain = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        self.port = plain.sockets[0].getsockname()[1]
        with tempfile.TemporaryDirectory() as place:
            file = Path(place) / "own.pem"
            file.write_text(_CERTIFICATE)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(file)
        secret = await asyncio.start_server(self._answer, "127.0.0.1", 0, ssl=context)
        self.tls_port = secret.sockets[0].getsockname()[1]
        async with plain, secret:
            self._ready.set()
            await self.over.wait()

    def wait(self) -> None:
        """Until it listens."""
        self._ready.wait()

    def end(self) -> None:
        """Stop serving."""
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self.over.set)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            path = head.split()[1]
            lines = {line.partition(": ")[0].lower(): line.partition(": ")[2] for line in head.split("\r\n")}
            self.asked[path] += 1
            self.agents.add(lines.get("user-agent", ""))
            site = lines.get("host", "")
            self._now[site] += 1
            self.most[site] = max(self.most[site], self._now[site])
            try:
                await self._say(path, writer)
            finally:
                self._now[site] -= 1
        except (ConnectionError, asyncio.IncompleteReadError, TimeoutError):
            pass
        finally:
            writer.close()

    async def _say(self, path: str, writer: asyncio.StreamWriter) -> None:
        if special := _SPECIAL.get(path.partition("?")[0]):
            await special(self, writer)
            return
        said = ANSWERS.get(path.partition("?")[0], ANSWERS["/fine"])
        head, _, body = said.partition("\n\n")
        await _send(writer, f"HTTP/1.1 {head}".encode(), body.encode())


async def _send(writer: asyncio.StreamWriter, head: bytes, body: bytes = b"") -> None:
    writer.write(
        head.replace(b"\n", b"\r\n") + b"\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body
    )
    await writer.drain()


@cache
def bomb() -> bytes:
    """Sixty megabytes of nothing, packed into 60 KB."""
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(60)) + packer.flush()


async def _bomb(server: Server, writer: asyncio.StreamWriter) -> None:
    await _send(writer, b"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip", bomb())


async def _endless(server: Server, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"10000\r\n" + b" " * 65536 + b"\r\n")
        await writer.drain()


async def _breaks_off(server: Server, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<title>Half a")
    await writer.drain()


async def _no_http(server: Server, writer: asyncio.StreamWriter) -> None:
    writer.write(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")
    await writer.drain()


async def _silent(server: Server, writer: asyncio.StreamWriter) -> None:
    await server.over.wait()


async def _trickle(server: Server, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<")
    await server.over.wait()


async def _second_try(server: Server, writer: asyncio.StreamWriter) -> None:
    """Busy the first time, and there the second."""
    if server.asked["/second-try"] == 1:
        await _send(writer, b"HTTP/1.1 503 Service Unavailable\nRetry-After: 0")
    else:
        await _send(writer, b"HTTP/1.1 200 OK", b"there")


async def _wrong_charset(server: Server, writer: asyncio.StreamWriter) -> None:
    page = "<title>Fähren über die Förde</title>".encode("cp1252")
    await _send(writer, b"HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8", page)


async def _packed(server: Server, writer: asyncio.StreamWriter) -> None:
    page = gzip.compress(b"<title>Packed up</title>", mtime=0)
    await _send(writer, b"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip", page)


_SPECIAL: dict[str, Callable[[Server, asyncio.StreamWriter], "asyncio.Future[None]"]] = {
    "/bomb": _bomb,
    "/endless": _endless,
    "/breaks-off": _breaks_off,
    "/no-http": _no_http,
    "/second-try": _second_try,
    "/wrong-charset": _wrong_charset,
    "/packed": _packed,
    "/silent": _silent,
    "/trickle": _trickle,
}  # type: ignore[assignment]


@contextmanager
def serving() -> Iterator[Server]:
    """A server for as long as it is needed."""
    server = Server()
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    server.wait()
    yield server
    server.end()
    thread.join()


async def _to_here(host: str, port: int) -> Sequence[str]:
    """Names of the tests stand for this machine; "nowhere" for none, "offline" for a resolver that is out of reach."""
    if host.startswith("nowhere"):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    if host.startswith("offline"):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
    if host.startswith("half"):
        return ("127.0.0.1", "192.168.7.7")
    return ("127.0.0.1",) if host.endswith(".example") else (host.strip("[]"),)


def guard() -> Guard:
    """A guard that lets this machine through and nothing else that is private."""
    return Guard(Allowed.of(["127.0.0.1"]), resolve=_to_here)


def no_proxy(scheme: str, host: str) -> str:
    """No proxy at all."""
    return ""


_CERTIFICATE = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgcvt9pYsp0tWH2uOL
hYc09SBlnsAa9xSzF9MkL6jgJ06hRANCAAQWNyKMoyDH+X4fGBgZCEZdLIRLoIAR
YeCVRelpCmHXuIRVpLdhUf6oe/B/a0NoulSnZeM/6qQuHSEVqTnsWSh4
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBjjCCATWgAwIBAgIUGEH0pFz4iTLTl5uJ4OAsOEOZh8MwCgYIKoZIzj0EAwIw
HDEaMBgGA1UEAwwRZWxzZXdoZXJlLmV4YW1wbGUwIBcNMjYxMTI5MDkyNDQxWhgP
MjEyNjExMDUwOTI0NDFaMBwxGjAYBgNVBAMMEWVsc2V3aGVyZS5leGFtcGxlMFkw
EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEFjcijKMgx/l+HxgYGQhGXSyES6CAEWHg
lUXpaQph17iEVaS3YVH+qHvwf2tDaLpUp2XjP+qkLh0hFak57FkoeKNTMFEwHQYD
VR0OBBYEFIACGvF8AfmG57bw0Fhp6Fbg/XtyMB8GA1UdIwQYMBaAFIACGvF8AfmG
57bw0Fhp6Fbg/XtyMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIg
Ab+yFBbuNlFBUiPaCJdywXDWzZ31G4OznC7qlJ9FChgCIGoKQMB2gGvu8YXWTCVF
aDRlmGoytGfsgvJJDKtc4xAO
-----END CERTIFICATE-----
"""
"""A key and its certificate, which nobody vouches for: made for these tests, and good for nothing else."""
