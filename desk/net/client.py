"""The HTTP client: it connects through the guard, or through the proxy that the system names, with its certificates."""

import urllib.request
from collections.abc import Callable
from http.cookiejar import CookieJar, DefaultCookiePolicy
from ipaddress import ip_address

import httpcore2
import httpx2

from desk import __version__
from desk.net.guard import Guard, Private
from desk.net.public_ip import is_public

CONNECT = 4.0
"""Seconds for a connection, TLS included."""
AT_ONCE = 20
"""Connections at the same time: twice as many gain a second on 150 links and trouble small sites."""

ProxyOf = Callable[[str, str], str]
"""The address of the proxy for a scheme and a host; "" for none."""


def system_proxy(scheme: str, host: str) -> str:
    """The proxy for a host, from the environment (HTTPS_PROXY, NO_PROXY) or the system's settings."""
    named = urllib.request.getproxies()
    proxy = named.get(scheme) or named.get("all") or ""
    if not proxy or urllib.request.proxy_bypass(host):
        return ""
    return proxy if "://" in proxy else f"http://{proxy}"


class Transport(httpx2.AsyncBaseTransport):
    """Sends a request by the guard, or by a proxy, which resolves names itself: there only literals are looked at."""

    def __init__(self, guard: Guard, proxy_of: ProxyOf = system_proxy) -> None:
        self._guard = guard
        self._proxy_of = proxy_of
        self._direct = _Guarded(guard)
        self._proxied: dict[str, httpx2.AsyncHTTPTransport] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Raises Private, NoHost, and httpx2's errors."""
        host = request.url.host
        proxy = self._proxy_of(request.url.scheme, host)
        if not proxy:
            return await self._direct.handle_async_request(request)
        if _is_private_literal(host) and not self._guard.allowed.has(host, host.strip("[]")):
            raise Private(host)
        if proxy not in self._proxied:
            self._proxied[proxy] = _proxied(proxy)
        try:
            return await self._proxied[proxy].handle_async_request(request)
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
            # Nothing but the proxy is connected to: it is not there, which says nothing of the page.
            raise httpx2.ProxyError(str(error), request=request) from error

    async def aclose(self) -> None:
        """Close what is open."""
        for each in (self._direct, *self._proxied.values()):
            await each.aclose()


class _Guarded(httpx2.AsyncHTTPTransport):
    """httpx2's own transport on a pool whose connections the guard opens."""

    def __init__(self, guard: Guard) -> None:
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=httpcore2.default_ssl_context(),
            max_connections=AT_ONCE,
            max_keepalive_connections=AT_ONCE,
            keepalive_expiry=5.0,
            network_backend=guard,
        )


def _proxied(proxy: str) -> httpx2.AsyncHTTPTransport:
    """Raises httpx2.ProxyError for a proxy that is none desk can use."""
    try:
        return httpx2.AsyncHTTPTransport(proxy=proxy)
    except (ValueError, ImportError, httpx2.InvalidURL) as error:
        raise httpx2.ProxyError(str(error)) from error


def _is_private_literal(host: str) -> bool:
    """Whether a host is written as a number, or as a name that always stands for this machine, and is private."""
    host = host.strip("[]")
    try:
        ip_address(host.split("%")[0])
    except ValueError:
        return host.lower().rstrip(".").rpartition(".")[2] in ("localhost", "local", "internal")
    return not is_public(host)


def client(guard: Guard, contact: str = "", proxy_of: ProxyOf = system_proxy) -> httpx2.AsyncClient:
    """A client that keeps no cookie, follows nothing by itself and says who asks: `contact` is the publication's."""
    reach = f"; +{contact}" if contact and contact.isascii() and contact.isprintable() else ""
    return httpx2.AsyncClient(
        transport=Transport(guard, proxy_of),
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        follow_redirects=False,
        trust_env=False,
        timeout=httpx2.Timeout(CONNECT, pool=None),
        headers={
            "User-Agent": f"desk/{__version__} (asks the links of a newsletter{reach})",
            "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        },
    )
