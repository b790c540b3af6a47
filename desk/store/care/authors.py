"""Who committed the last change of a file to git: for what changed while no desk was open to see it."""

import os
import subprocess
from pathlib import Path

from desk.model.text import clean_line

LONGEST = 2.0
"""Seconds that git may take; whoever it was is worth no more."""


def last_author(path: Path) -> str:
    """The author of the last commit that changed a file; "" where that is not known. For another thread."""
    # A folder may come from anywhere: its settings may not call a program to check signatures.
    command = ["git", "-c", "log.showSignature=false", "log", "-1", "--format=%an", "--", path.name]
    try:
        found = subprocess.run(
            command,
            cwd=path.parent,
            capture_output=True,
            check=False,
            timeout=LONGEST,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"},
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return clean_line(found.stdout.decode("utf-8", "replace")).strip()[:80] if found.returncode == 0 else ""
