"""The copy page: one private file with one button, which puts formatted text and plain text on the clipboard together.

It serves wherever there is a browser. It fetches nothing, and runs no script but its own: what is copied stands in it
as data, and is shown in a frame in which no script runs at all.
"""

import base64
import hashlib
import json
from html import escape

from desk.model.text import clean_line
from desk.outside.clipboard import Content

NAME = "copy.html"
"""The file; each copy takes the place of the one before, so that none is left lying about."""

_NOWHERE = '<base target="_blank">'
"""Put before the preview: its links ask for a new window, which its frame is not allowed to open."""

_SCRIPT = """
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const said = document.getElementById("said");

function byEvent() {
  let taken = false;
  const put = event => {
    event.preventDefault();
    for (const [type, text] of Object.entries(data)) event.clipboardData.setData(type, text);
    taken = true;
  };
  document.addEventListener("copy", put);
  const allowed = document.execCommand("copy");
  document.removeEventListener("copy", put);
  return allowed && taken;
}

async function byWriting() {
  const entries = Object.entries(data).map(([type, text]) => [type, new Blob([text], {type})]);
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(entries))]);
    return true;
  } catch {
    return false;
  }
}

document.getElementById("copy").addEventListener("click", async () => {
  said.textContent = byEvent() || await byWriting()
    ? "Copied. Go to your mail tool and paste it."
    : "This browser did not allow it. Click into the text below, select all of it and copy it.";
});
"""
"""A copy event takes the bytes as they are. Written the newer way, Chromium parses the HTML and adds to it."""

_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 760px; padding: 24px; font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 20px; margin: 0 0 16px; }
button { font: inherit; font-weight: bold; padding: 8px 20px; }
#said { margin: 12px 0; min-height: 1.5em; }
iframe { width: 100%; height: 70vh; border: 1px solid #8888; background: #fff; }
"""

_PAGE = """\
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Copy {what}</title>
<style>{style}</style>
</head>
<body>
<h1>{what}</h1>
<button id="copy" type="button" autofocus>Copy</button>
<p id="said" role="status">Press the button, then {then}.</p>
<iframe title="What is copied" sandbox srcdoc="{preview}"></iframe>
<script type="application/json" id="data">{data}</script>
<script>{script}</script>
</body>
</html>
"""


def page(content: Content, what: str) -> bytes:
    """The page that copies this content; `what` names it."""
    kinds = {"text/plain": content.text}
    if content.html is not None:
        kinds["text/html"] = content.html
    shown = f"<pre>{escape(content.text)}</pre>" if content.html is None else content.html
    return _PAGE.format(
        policy=policy(),
        what=escape(clean_line(what)),
        style=_STYLE,
        then="paste it as text" if content.html is None else "paste it into your mail tool",
        preview=escape(_NOWHERE + shown),
        data=_as_data(kinds),
        script=_SCRIPT,
    ).encode()


def policy() -> str:
    """The content security policy: nothing is loaded, and this one script runs, known by its hash."""
    digest = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; base-uri 'none'; "
        "form-action 'none'"
    )


def _as_data(kinds: dict[str, str]) -> str:
    """JSON in plain ASCII in which no sign can end the script element that it stands in."""
    text = json.dumps(kinds)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
