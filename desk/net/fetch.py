"""One address asked: its redirects by hand, the head of its page, and limits on time, size and length of the way."""

import asyncio
import re
import ssl
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from enum import StrEnum

import ada_url
import httpcore2
import httpx2

from desk.model.url import safe_url
from desk.net.guard import NoHost, Private

FIRST_WORD = 5.0
"""Seconds until the head of an answer is there."""
PAGE = 3.0
"""Seconds for as much of a page as is read: a page that comes a byte a second has answered, which is what was asked."""
WHOLE = 12.0
"""Seconds for the whole way, redirects and all."""
LARGEST = 1_000_000
"""Bytes of a page, unpacked, after which nothing more is read."""
REDIRECTS = 5
"""Steps of a way: browsers go twenty, and no page that people read needs more than this."""
_FOREVER = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEAD_ENDS = re.compile(rb"</head\s*>|<body[\s>]", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml", "")


class Fault(StrEnum):
    """Why an address gave no answer."""

    NO_HOST = "no host"
    RESOLVER = "resolver"
    CERTIFICATE = "certificate"
    NO_CONNECTION = "no connection"
    SLOW = "slow"
    BROKEN = "broken"
    CIRCLES = "circles"
    ELSEWHERE = "elsewhere"
    PRIVATE = "private"
    PROXY = "proxy"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking an address.

    `status` is the number of the last answer, 0 for none and a `fault`; `at` the address it came from, `hops` the
    redirects on the way there and `is_for_good` whether all of them were permanent. `wait` are the seconds that the
    site asks to wait. `page` is the beginning of the page as bytes, empty for what is none, `kind` its Content-Type.
    """

    at: str
    status: int = 0
    fault: Fault | None = None
    detail: str = ""
    hops: int = 0
    is_for_good: bool = True
    wait: float | None = None
    page: bytes = b""
    kind: str = ""


async def fetch(client: httpx2.AsyncClient, address: str, now: float = 0.0) -> Answer:
    """Ask an address of the web and follow it to its end. `now` are the Unix seconds that dates are read against."""
    answer = Answer(address)
    seen: set[str] = set()
    try:
        async with asyncio.timeout(WHOLE):
            while True:
                if answer.at in seen or len(seen) > REDIRECTS:
                    return replace(answer, status=0, fault=Fault.CIRCLES)
                seen.add(answer.at)
                answer, onward = await _step(client, answer, now)
                if not onward:
                    return answer
                answer = replace(answer, at=onward)
    except TimeoutError:
        return replace(answer, status=0, fault=Fault.SLOW)


async def _step(client: httpx2.AsyncClient, so_far: Answer, now: float) -> tuple[Answer, str]:
    """The answer of one address, and where it leads on to; "" for the end of the way."""
    try:
        request = client.build_request("GET", so_far.at)
        async with asyncio.timeout(FIRST_WORD):
            response = await client.send(request, stream=True)
    except (Private, NoHost, httpx2.HTTPError, httpx2.InvalidURL, httpcore2.ConnectionNotAvailable) as error:
        return _failed(so_far, error), ""
    except (TimeoutError, ssl.SSLError, OSError, UnicodeError, ValueError) as error:
        return _failed(so_far, error), ""
    try:
        if response.status_code in _REDIRECTS and (where := response.headers.get("location")):
            return _led_on(so_far, response.status_code, where)
        kind = response.headers.get("content-type", "")
        page = await _beginning(response) if _is_page(response.status_code, kind) else b""
        wait = _seconds(response.headers.get("retry-after", ""), now)
        return replace(so_far, status=response.status_code, wait=wait, page=page, kind=kind), ""
    finally:
        await _closed(response)


def _is_page(status: int, kind: str) -> bool:
    return 200 <= status < 300 and kind.partition(";")[0].strip().lower() in _PAGES


def _led_on(so_far: Answer, status: int, where: str) -> tuple[Answer, str]:
    """A redirect taken: the place of the old address stays where the new one names none (Fetch Standard, 4.4)."""
    try:
        onward = ada_url.URL(where, base=so_far.at)
    except ValueError:
        return replace(so_far, status=0, fault=Fault.ELSEWHERE, detail=where[:200]), ""
    if onward.protocol not in ("http:", "https:") or not safe_url(onward.href) or onward.username or onward.password:
        return replace(so_far, status=0, fault=Fault.ELSEWHERE, detail=onward.protocol.rstrip(":")), ""
    if not onward.hash:
        onward.hash = ada_url.URL(so_far.at).hash
    good = so_far.is_for_good and status in _FOREVER
    return replace(so_far, hops=so_far.hops + 1, is_for_good=good), onward.href


async def _beginning(response: httpx2.Response) -> bytes:
    """The page up to the end of its head, or as far as time and size allow; what broke off as far as it came."""
    read = bytearray()
    try:
        async with asyncio.timeout(PAGE):
            async for chunk in response.aiter_bytes(16_384):
                looked = max(0, len(read) - 16)
                read += chunk[: LARGEST - len(read)]
                if len(read) >= LARGEST or _HEAD_ENDS.search(read, looked):
                    break
    except (TimeoutError, httpx2.HTTPError, httpx2.StreamError, ValueError):
        pass  # the answer itself stands
    return bytes(read)


async def _closed(response: httpx2.Response) -> None:
    try:
        async with asyncio.timeout(1.0):
            await response.aclose()
    except (TimeoutError, httpx2.HTTPError, OSError):
        pass  # nothing more is asked of it


def _failed(so_far: Answer, error: BaseException) -> Answer:
    def so(fault: Fault, detail: str = "") -> Answer:
        return replace(so_far, status=0, fault=fault, detail=detail)

    cause = _certificate(error)
    if cause is not None:
        return so(Fault.CERTIFICATE, cause)
    if isinstance(error, Private):
        return so(Fault.PRIVATE, str(error))
    if isinstance(error, NoHost):
        return so(Fault.NO_HOST if error.is_certain else Fault.RESOLVER, str(error))
    if isinstance(error, httpx2.ProxyError):
        return so(Fault.PROXY, str(error)[:200])
    if isinstance(error, TimeoutError | httpx2.TimeoutException):
        return so(Fault.SLOW)
    if isinstance(error, httpx2.ConnectError):
        return so(Fault.NO_CONNECTION)
    if isinstance(error, httpx2.InvalidURL | httpx2.UnsupportedProtocol | UnicodeError):
        return so(Fault.ELSEWHERE)
    return so(Fault.BROKEN)


def _certificate(error: BaseException | None) -> str | None:
    """What is wrong with the certificate, in the words of the TLS library; None where that is not it."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message or str(error)
        error = error.__cause__ or error.__context__
    return None


def _seconds(said: str, now: float) -> float | None:
    """The seconds of a Retry-After header: "30", or a date (RFC 9110, section 10.2.3)."""
    said = said.strip()
    if said.isascii() and said.isdigit() and len(said) < 10:
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - now)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
