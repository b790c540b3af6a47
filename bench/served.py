"""`python served.py PEER FILE`: for each line that comes in, one rendering of the file; milliseconds and bytes go out.

It stands alone, because a peer's environment has no desk in it.
"""

import importlib
import json
import sys
import time
from pathlib import Path
from typing import Any


def main(peer: str, file: str) -> None:
    """Answer until the input ends."""
    library: Any = importlib.import_module(peer)
    text = Path(file).read_text(encoding="utf-8")
    for _ in sys.stdin:
        begun = time.perf_counter()
        made: str = library.transform(text) if peer == "premailer" else library.to_html(text).content
        print(json.dumps([(time.perf_counter() - begun) * 1000, len(made.encode())]), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
