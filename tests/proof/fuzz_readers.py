"""Feeds mutated newsletters to the readers until the time is up: `python fuzz_readers.py FOLDER -max_total_time=600`.

Coverage guides the mutations (atheris, which is libFuzzer). The first byte of an input says in which form the rest is
read; past the forms, that is found out, and past that it is a paste. Anything raised but NotRead ends the run, and so
does an input that takes more than the seconds of `-timeout`.
"""

import sys

import atheris

with atheris.instrument_imports(include=["desk.archive", "desk.formats", "desk.links", "desk.read"]):
    from desk.archive.arrivals import arrivals, issue_of
    from desk.archive.files import NotRead
    from desk.model.publication import Publication
    from desk.read import other_readings
    from desk.read.line import Form
    from desk.read.paste import Where, paste

FORMS = tuple(map(str, Form))
PLACES = tuple(Where)


def read(data: bytes) -> None:
    """Read one input, make issues of what was read, and read it otherwise."""
    if not data:
        return
    place, data = data[0], data[1:]
    if place > len(FORMS):
        paste(data.decode("utf-8", "replace"), PLACES[place % len(PLACES)])
        return
    try:
        for arrival in arrivals(data, "a", FORMS[place] if place < len(FORMS) else None):
            issue_of(arrival, Publication(1))
            other_readings.next_best(arrival.reading)
    except NotRead:
        return


atheris.Setup(sys.argv, read)
atheris.Fuzz()
