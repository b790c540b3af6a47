"""The tools that look at our exports: all made by others, none of them part of desk.

What Debian has comes from Debian. The rest are npm packages of the versions in package.json, kept in a folder of the
user's cache, so that nothing of them stands in the tree.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HOME = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "desk-gates"
"""Where the npm packages are; `make bench` looks for its peers here too."""
CHROMIUM = os.environ.get("CHROMIUM", "chromium")
JAVA, NODE = 17, 20
_PROGRAMS = {
    CHROMIUM: "chromium",
    "java": "openjdk-17-jre-headless",
    "node": "nodejs",
    "npm": "npm",
    "spamassassin": "spamassassin",
    "xclip": "xclip",
    "Xvfb": "xvfb",
}
"""Programs, and the packages of Debian that they are in."""


class Missing(Exception):
    """A tool is not here; the words say which, and how to get it."""


def made_ready() -> None:
    """See that every tool is here, and fetch the npm packages once. Raises Missing."""
    if missing := [name for name in _PROGRAMS if not shutil.which(name)]:
        packages = " ".join(sorted({_PROGRAMS[name] for name in missing}))
        raise Missing(f"{' and '.join(missing)} not found: apt install --no-install-recommends {packages}")
    _recent("java", JAVA, f"apt install {_PROGRAMS['java']}")
    _recent("node", NODE, "install Node.js 20 or later")
    _npm()


def run(script: str, *arguments: str) -> Any:
    """What one of our scripts for Node prints, as JSON. Raises Missing where it came to nothing."""
    for path in HERE.glob("*.mjs"):
        shutil.copy(path, HOME)
    environment = {**os.environ, "CHROMIUM": shutil.which(CHROMIUM) or CHROMIUM}
    done = subprocess.run(["node", script, *arguments], cwd=HOME, env=environment, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise Missing(f"{script} did not come to an end; what Node said stands above")
    return json.loads(done.stdout)


def vnu(folder: Path) -> Iterator[str]:
    """What W3C's checker finds wrong in all pages of a folder, in one go of Java. Raises Missing where it fails."""
    jar = next(HOME.glob("node_modules/vnu-jar/**/vnu.jar"))
    done = subprocess.run(
        ["java", "-jar", str(jar), "--errors-only", "--format", "json", "--skip-non-html", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        messages = json.loads(done.stderr)["messages"]
    except ValueError:
        raise Missing(f"W3C's checker did not come to an end: {done.stderr.strip()[-200:]}") from None
    for message in messages:
        name = Path(message["url"]).name
        yield f"vnu {name}, line {message.get('lastLine', 0)}: {message['message']}"


def _recent(program: str, least: int, remedy: str) -> None:
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    digits = "".join(sign if sign.isdigit() else " " for sign in done.stdout + done.stderr).split()
    if not digits or int(digits[0]) < least:
        raise Missing(f"{program} {least} or later is needed: {remedy}")


def _npm() -> None:
    """Fetch the packages, unless these versions are here; nothing that comes with them is run."""
    wanted = (HERE / "package.json").read_text(encoding="utf-8")
    stamp = HOME / "installed.json"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    HOME.mkdir(parents=True, exist_ok=True)
    (HOME / "package.json").write_text(wanted, encoding="utf-8")
    command = "npm install --ignore-scripts --no-package-lock --no-audit --no-fund --loglevel=error --force"
    if subprocess.run(command.split(), cwd=HOME, stdout=subprocess.DEVNULL, check=False).returncode:
        raise Missing(f"the npm packages could not be fetched into {HOME}; what npm said stands above")
    stamp.write_text(wanted, encoding="utf-8")
