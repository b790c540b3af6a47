"""Names of months as newsletters write them, in some languages: the number of a month by its name."""

from desk.model.dates import MONTHS

_OTHERS = (
    "januar jänner februar feber märz april mai juni juli august september oktober november dezember",
    "janvier - février fevrier mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero - febrero - marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio - febbraio - marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari - februari - maart april mei juni juli augustus september oktober november december",
    "janeiro - fevereiro - março abril maio junho julho agosto setembro outubro novembro dezembro",
    "január - februar - marts april maj juni juli august september oktober november december",
    "januari - februari - mars april maj juni juli augusti september oktober november december",
)
"""Twelve months in a row, the first two with a second spelling or a hyphen behind each."""


def _numbers() -> dict[str, int]:
    made = {name: at for at, name in enumerate((month.lower() for month in MONTHS), 1)}
    made |= {name[:3]: at for name, at in list(made.items())}
    for names in map(str.split, _OTHERS):
        for at, name in enumerate(names):
            made.setdefault(name, at // 2 + 1 if at < 4 else at - 1)
    del made["-"]
    return made | {"sept": 9}


MONTH_NUMBERS = _numbers()
"""The number of a month (1 to 12) by its name in small letters; those of English by their first three letters too."""
MONTH_NAMES = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
"""The names for a regular expression, the longest first."""
