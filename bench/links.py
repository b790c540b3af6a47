"""Links asked on the web: 150 on a server of our own, 138 of them fine on 40 hosts and twelve awkward ones on one.

Once by themselves, and once from the screen of pre-flight, where the time counts that a key would have to wait.
"""

import asyncio
import json
import os
import re
import resource
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import count

from bench import reference
from bench.measure import PLACE, Measure
from bench.terminal import emptied
from desk.store.folder.issues import Folder
from desk.tui.app import DeskApp
from desk.tui.desk.screen import DeskScreen
from desk.tui.widgets.keybar import KeyBar

FINE, HOSTS, LATENCY = 138, 40, 0.2
"""Links that are fine, the hosts that they are spread over, and the seconds that each answer takes."""
AWKWARD = {
    "403": "unsure", "404": "gone", "410": "gone", "429": "unsure", "500": "unsure", "503": "unsure", "999": "unsure",
    "301": "moved", "loop": "unsure", "endless": "fine", "private": "unsure", "broken": "unsure",
}  # fmt: skip
"""What each awkward address answers with, and its verdict."""
_ADDRESS = re.compile(r"https://www\.[^)\s]+")
_DONE = ("Asked", "Stopped", "There is", "All")
"""What the screen says when a run is over begins so."""
_PAGE = b"<title>A page</title>" + b"<p>words</p>" * 500


def run() -> Iterator[Measure]:
    """How long a run takes, what it gets right, and what it needs."""
    from desk.net.check import Run, check
    from desk.net.guard import Allowed, Guard

    with _serving() as port:
        wanted = {f"http://host{number % HOSTS}.example:{port}/page/{number}": "fine" for number in range(FINE)}
        wanted |= {f"http://awkward.example:{port}/{name}": verdict for name, verdict in AWKWARD.items()}
        told: dict[str, str] = {}
        guard = Guard(Allowed.of(["127.0.0.0/8"]), resolve=_here)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begun = time.perf_counter()
        check(wanted, Run(lambda url, verdict: told.__setitem__(url, verdict.state), guard=guard, proxy_of=_none))
        took = time.perf_counter() - begun
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    yield Measure(f"{len(wanted)} links asked on the web", [took], 7, unit="s")
    yield Measure(
        "  verdicts that are wrong", [sum(told.get(url) != verdict for url, verdict in wanted.items())], 0, unit=""
    )
    yield Measure("  memory more", [grown], 60, unit="MB")
    yield Measure(
        "  machines reached that are not allowed",
        [sum(not each.startswith("127.") for each in guard.reached)],
        0,
        unit="",
    )
    yield from asyncio.run(_on_screen())


async def _on_screen() -> list[Measure]:
    """The run that `w` begins, and how late the screen's loop comes to what is due every five milliseconds."""
    place = emptied(PLACE / "web")
    settings = place / "settings.json"
    settings.write_text(json.dumps({"intranet": ["127.0.0.0/8"]}))
    os.environ["XDG_CACHE_HOME"] = str(place / "cache")  # what is found out about links is kept there
    idle: list[float] = []
    late: list[float] = []
    with _serving() as port:
        folder = _asking(Folder(place / "issues", place / "cache"), port)
        app = DeskApp(folder.path, settings_file=settings, cache=place / "cache")
        async with app.run_test(size=(140, 40)) as pilot:
            app.session.open(folder.issue_files()[0])
            await app.push_screen(DeskScreen())
            await pilot.press("P")
            await pilot.pause(3)
            watching = asyncio.create_task(_watched(idle))
            await pilot.pause(3)
            watching.cancel()
            begun = time.perf_counter()
            await pilot.press("w")
            watching = asyncio.create_task(_watched(late))
            while not (said := app.screen.query_one(KeyBar).said).startswith(_DONE):
                await pilot.pause(0.1)
            took = time.perf_counter() - begun
            watching.cancel()
    return [
        Measure(f"  from the screen: {said[: said.index(':')]}", [took], unit="s"),
        Measure("  its loop comes too late by", late, 50, at=0.99),
        Measure("  and by this, with nothing asked", idle, at=0.99),
    ]


def _asking(folder: Folder, port: int) -> Folder:
    """The reference issue, whose 150 links lead to our server; each of its hosts is an address of this machine."""
    at = count()

    def here(_: object) -> str:
        page = next(at)
        return f"http://127.0.0.{page % HOSTS + 2}:{port}/page/{page}"

    issue = reference.issue()
    stories = tuple(replace(story, body=_ADDRESS.sub(here, story.body)) for story in issue.stories)
    links = tuple(replace(link, url=here(link)) for link in issue.links)
    folder.path.mkdir(parents=True)
    folder.create_issue(replace(issue, stories=stories, links=links))
    return folder


async def _watched(late: list[float]) -> None:
    while True:
        due = time.perf_counter() + 0.005
        await asyncio.sleep(0.005)
        late.append((time.perf_counter() - due) * 1000)


async def _here(host: str, _port: int) -> Sequence[str]:
    if not host.endswith(".example"):
        return (host,)
    number = host.removeprefix("host").removesuffix(".example")
    return (f"127.0.0.{int(number) + 2 if number.isdigit() else 60}",)


def _none(_scheme: str, _host: str) -> str:
    return ""


@contextmanager
def _serving() -> Iterator[int]:
    ready: list[tuple[int, asyncio.AbstractEventLoop]] = []
    begun, over = threading.Event(), asyncio.Event()

    async def serve() -> None:
        server = await asyncio.start_server(_answer, "0.0.0.0", 0)
        ready.append((server.sockets[0].getsockname()[1], asyncio.get_running_loop()))
        begun.set()
        async with server:
            await over.wait()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    begun.wait()
    port, loop = ready[0]
    yield port
    loop.call_soon_threadsafe(over.set)
    thread.join()


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            name = head.split()[1].decode().rpartition("/")[2]
            await asyncio.sleep(LATENCY)
            writer.writelines(_said(name))
            await writer.drain()
            if name in ("endless", "broken"):
                while name == "endless":
                    writer.write(b"2000\r\n" + b" " * 8192 + b"\r\n")
                    await writer.drain()
                break
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


def _said(name: str) -> Iterable[bytes]:
    if name == "broken":
        return [b"\x00\x01 no HTTP at all\r\n\r\n"]
    where = {"301": "/page/1", "loop": "/loop", "private": "http://10.9.8.7/"}.get(name, "")
    status = int(name) if name in AWKWARD and name.isdigit() else 302 if where else 200
    size = b"Transfer-Encoding: chunked" if name == "endless" else b"Content-Length: %d" % len(_PAGE)
    more = b"Location: %s\r\n" % where.encode() if where else b"Retry-After: 1\r\n" if name == "503" else b""
    head = b"HTTP/1.1 %d X\r\nContent-Type: text/html\r\n%s%s\r\n\r\n" % (status, more, size)
    return [head, b"" if name == "endless" else _PAGE]
