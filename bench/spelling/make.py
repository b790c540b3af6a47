"""`python -m bench.spelling.make FOLDER` makes desk/words/spelling/english.words from SCOWL's lists in a folder.

The folder is /usr/share/dict/scowl where Debian's package `scowl` is installed. SCOWL's licence permits that and wants
its notice kept: english.licence.txt.
"""

import sys
import zlib
from pathlib import Path

OFTEN, ALL = 35, 60
"""SCOWL's sizes: 35 is what everybody writes; words above 60 are slips more often than meant."""
KINDS = ("words", "contractions", "upper", "abbreviations", "proper-names")
OUT = Path(__file__).parents[2] / "desk" / "words" / "spelling" / "english.words"


def main(folder: str) -> None:
    """Write the file."""
    place = Path(folder)
    common, often = _lists(place, "english", ALL), _lists(place, "english", OFTEN)
    british, american = (_lists(place, of, ALL) - common for of in ("british", "american"))
    parts = (often, common - often, british, american)
    OUT.write_bytes(zlib.compress("\n\n".join("\n".join(sorted(part)) for part in parts).encode(), 9))


def _lists(place: Path, of: str, largest: int) -> set[str]:
    """The words of one English up to a size. A possessive is left out: the speller takes it off itself."""
    found: set[str] = set()
    for kind in KINDS:
        for file in sorted(place.glob(f"{of}-{kind}.*")):
            if int(file.suffix[1:]) <= largest:
                found.update(file.read_text("utf-8").split("\n"))
    return {word for word in found if word and not word.endswith("'s")}


if __name__ == "__main__":
    main(sys.argv[1])
