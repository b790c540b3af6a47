"""The page that takes a paste from a browser: from its own page alone, and never more than a paste."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from threading import Thread

import pytest

from desk.net.paste_page import MOST, PastePage

PASTE = json.dumps({"text": "It", "html": "<a href='https://e.example'>It</a>"}).encode()


class Waiting:
    """A page that waits in a thread; `came` is what it got."""

    def __init__(self) -> None:
        self.page = PastePage(0)
        self.came: tuple[str, str | None] | None = None
        self.thread = Thread(target=self._wait, daemon=True)
        self.thread.start()

    def _wait(self) -> None:
        self.came = self.page.wait(30)

    def end(self) -> tuple[str, str | None] | None:
        self.page.close()
        self.thread.join()
        return self.came

    def ask(self, method: str, path: str = "", body: bytes = b"", **headers: str) -> int:
        host = f"127.0.0.1:{self.page.port}"
        connection = HTTPConnection("127.0.0.1", self.page.port, timeout=10)
        sent = {"Host": host, "Origin": f"http://{host}", **headers}
        connection.request(method, path or self.page.address.removeprefix(f"http://{host}"), body, sent)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status


@pytest.fixture
def waiting() -> Iterator[Waiting]:
    made = Waiting()
    yield made
    made.end()


def test_a_paste_of_its_own_page_is_taken(waiting: Waiting) -> None:
    assert waiting.ask("GET") == 200
    assert waiting.ask("POST", body=PASTE) == 204
    assert waiting.end() == ("It", "<a href='https://e.example'>It</a>")


def test_nothing_else_is(waiting: Waiting) -> None:
    assert waiting.ask("GET", "/") == 404
    assert waiting.ask("GET", Host="evil.example") == 404
    assert waiting.ask("POST", "/guessed", PASTE) == 404
    assert waiting.ask("POST", body=PASTE, Origin="https://evil.example") == 404
    assert waiting.ask("POST", body=PASTE, Host="evil.example", Origin="http://evil.example") == 404
    assert waiting.ask("POST", **{"Content-Length": str(MOST + 1)}) == 413
    for body in (b"", b"{", b"[]", b'{"text": 1, "html": ""}', b'{"text": "", "html": ""}', b"[" * 100_000):
        assert waiting.ask("POST", body=body) == 400
    assert waiting.end() is None
