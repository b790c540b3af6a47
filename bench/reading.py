"""What reading an old newsletter costs: a page of 100 KB and a text of 100 KB, in one process with all imported.

Both are the reference issue as desk exports it, with stories repeated until it is that long. The page has a table
around each, as mail tools make them, and lacks the names by which desk would know it again; the text is read as one
that somebody else wrote, and as the export that it is. The floor of the page is what any reader of it does first:
css-inline resolves the cascade, and lexbor parses the result. Memory is what a fresh Python holds at most
while it reads the page, less what it held before (Linux counts that).
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import css_inline
from selectolax.lexbor import LexborHTMLParser

from bench.measure import Measure, in_turn
from bench.reference import PUBLICATION, issue
from desk.archive.arrivals import arrivals
from desk.formats import render
from desk.read.read import read_all

LENGTH = 100_000
_NAMES = re.compile(rb' (?:id|class)="[^"]*"')
PEAK = """
import sys
from desk.archive.arrivals import arrivals
def peak():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
arrivals(b"<h2>Warm</h2><p>One <a href='https://e.example/a'>link</a> and more.</p>", "a.html")
data, before = sys.stdin.buffer.read(), peak()
arrivals(data, "a.html")
print(peak() - before)
"""


def run() -> Iterator[Measure]:
    """A page against its floor, milliseconds a page and a text, pages a second, and the peak of memory."""
    page, text = newsletter("html"), newsletter("text")
    inliner = css_inline.CSSInliner(load_remote_stylesheets=False)

    def floor() -> None:
        LexborHTMLParser(inliner.inline(page.decode()))

    of_page, of_floor, of_text, of_own = in_turn(
        lambda: arrivals(page, "a.html"),
        floor,
        lambda: read_all(text, "a.txt"),
        lambda: arrivals(text, "a.txt"),
        runs=15,
        warm=2,
    )
    size = f"{len(page) // 1000} KB"
    yield Measure(f"read a page of {size}", of_page, 12, "css-inline and lexbor", of_floor)
    yield Measure(f"read a page of {size}, at rest", of_page, 60)
    yield Measure(f"read a text of {len(text) // 1000} KB", of_text, 60)
    yield Measure("read it as desk's own export", of_own, 60)
    yield Measure("pages a second", [1000 / each for each in of_page], unit="")
    if sys.platform == "linux":
        done = subprocess.run([sys.executable, "-c", PEAK], input=page, capture_output=True, check=True)
        yield Measure("memory while reading a page", [int(done.stdout) / 1000], 50, unit="MB")


def newsletter(format: str) -> bytes:
    """The reference issue in a format, with so many of its stories again that it has about 100 KB."""
    made = issue()
    stories = list(made.stories)
    data = b""
    while len(data) < LENGTH:
        data = render(replace(made, stories=tuple(stories)), PUBLICATION, format).encode()
        data = _NAMES.sub(b"", data)
        stories += [replace(each, id=each.id + 10**9 + len(stories)) for each in made.stories[:5]]
    return data
