"""Feeds mutated newsletters to the readers until the time is up: `python fuzz_readers.py FOLDER -max_total_time=600`.

Coverage guides the mutations (atheris, which is libFuzzer). The first byte of an input says which reader gets the
rest. Anything raised but NotRead ends the run, and so does an input that takes more than the seconds of `-timeout`.
"""

import sys

import atheris

with atheris.instrument_imports(include=["desk.intake", "desk.links"]):
    from desk.intake.html import read_html
    from desk.intake.issue import to_issue
    from desk.intake.mail import read_mail
    from desk.intake.markdown import read_markdown
    from desk.intake.reading import NotRead
    from desk.intake.source import readings, source_of
    from desk.intake.text import read_text

READERS = (
    lambda data: read_text(data.decode("utf-8", "replace")),
    lambda data: read_html(data.decode("utf-8", "replace")),
    lambda data: read_markdown(data.decode("utf-8", "replace")),
    read_mail,
    lambda data: readings(source_of(data, "a")),
)


def read(data: bytes) -> None:
    """Read one input, and make issues of what was read."""
    if not data:
        return
    try:
        for reading in READERS[data[0] % len(READERS)](data[1:]):
            to_issue(reading)
    except NotRead:
        return


atheris.Setup(sys.argv, read)
atheris.Fuzz()
