"""A page on this machine that takes one paste from a browser and gives it to desk: for ssh, and where no program reads
the clipboard.

It listens on 127.0.0.1 alone, under a path that cannot be guessed. It answers only to its own name, so that a page
elsewhere cannot reach it under another one, and takes a paste only from its own page. What comes is text and HTML of
at most `MOST` bytes; what becomes of it is decided where it is read.
"""

import base64
import hashlib
import json
import secrets
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, Queue

MOST = 8_000_000
"""Bytes of a paste as it is sent."""
PORT = 48573
"""The port that is tried first: over ssh the same forwarding works again. Another is taken where it is in use."""
PATIENCE = 10.0
"""Seconds after which a connection that says nothing is closed."""
_SCRIPT = """
"use strict";
const said = document.getElementById("said");
document.addEventListener("paste", async event => {
  event.preventDefault();
  const paste = {text: event.clipboardData.getData("text/plain"), html: event.clipboardData.getData("text/html")};
  try {
    const answer = await fetch(location.pathname, {
      method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(paste),
    });
    said.textContent = answer.ok ? "desk has it. You can close this page." : "That was too long for a paste.";
  } catch {
    said.textContent = "desk does not wait for a paste any more.";
  }
});
"""
_PAGE = f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Paste into desk</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ margin: 15vh auto; max-width: 560px; padding: 24px; font: 18px/1.5 system-ui, sans-serif; }}
</style>
</head>
<body>
<h1>Paste into desk</h1>
<p id="said" role="status">Paste here with your browser’s key. Links, lists and emphasis keep their form.</p>
<script>{_SCRIPT}</script>
</body>
</html>
""".encode()
_DIGEST = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
_POLICY = (
    f"default-src 'none'; script-src 'sha256-{_DIGEST}'; style-src 'unsafe-inline'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class PastePage:
    """The page while it waits. `close` ends it, on any thread."""

    def __init__(self, port: int = PORT) -> None:
        """Listen, on this port where it is free. Raises OSError if there is no port to listen on."""
        self._token = secrets.token_urlsafe(9)
        self._came: Queue[tuple[str, str | None] | None] = Queue()
        try:
            self._server = ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        except OSError:
            self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self._server.server_address[1])

    @property
    def address(self) -> str:
        """Where it is: "http://127.0.0.1:48573/4tKe…"."""
        return f"http://127.0.0.1:{self.port}/{self._token}"

    def wait(self, seconds: float) -> tuple[str, str | None] | None:
        """The text and the HTML of the paste, once it came; None if it was closed or nothing came for so long."""
        from threading import Thread

        serving = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.2}, daemon=True)
        serving.start()
        try:
            return self._came.get(timeout=seconds)
        except Empty:
            return None
        finally:
            self._server.shutdown()
            self._server.server_close()

    def close(self) -> None:
        """Wait no longer."""
        self._came.put(None)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        page = self

        class Handler(BaseHTTPRequestHandler):
            """One request of the page."""

            timeout = PATIENCE
            server_version, sys_version = "desk", ""

            def do_GET(self) -> None:
                """The page itself."""
                self._give(200, _PAGE) if page._is_ours(self) else self._give(404, b"")

            def do_POST(self) -> None:
                """The paste."""
                length = self.headers.get("Content-Length", "")
                size = int(length) if length.isascii() and length.isdigit() else MOST + 1
                if not page._is_ours(self) or self.headers.get("Origin") != page._origin(self):
                    self._give(404, b"")
                elif size > MOST:
                    self._give(413, b"")
                else:
                    self._give(204 if page._took(self.rfile.read(size)) else 400, b"")

            def _give(self, code: int, body: bytes) -> None:
                self.send_response(code)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Security-Policy", _POLICY)
                self.send_header("Referrer-Policy", "no-referrer")
                self.send_header("X-Content-Type-Options", "nosniff")
                self.send_header("Cache-Control", "no-store")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Nothing is written on the terminal."""

        return Handler

    def _is_ours(self, request: BaseHTTPRequestHandler) -> bool:
        """Whether a request names this server as itself, and knows the path."""
        known = secrets.compare_digest(request.path.strip("/").encode(), self._token.encode())
        return known and self._origin(request) in self._origins

    @property
    def _origins(self) -> tuple[str, ...]:
        return f"http://127.0.0.1:{self.port}", f"http://localhost:{self.port}"

    @staticmethod
    def _origin(request: BaseHTTPRequestHandler) -> str:
        return f"http://{request.headers.get('Host', '')}"

    def _took(self, data: bytes) -> bool:
        """Hand a paste on, if it is one."""
        try:
            paste = json.loads(data)
            text, html = paste["text"], paste["html"]
        except (ValueError, KeyError, TypeError, RecursionError):
            return False
        if not isinstance(text, str) or not isinstance(html, str) or not (text or html):
            return False
        self._came.put((text, html or None))
        return True
