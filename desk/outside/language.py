"""The language that the system speaks, as far as it says."""

import os

from desk.words.tags import of_locale


def system_language() -> str:
    """The tag of the first language that the environment names ("de-DE" for LANG=de_DE.UTF-8), or "".

    Windows sets none of these variables: there the C library is asked.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return of_locale(value)
    import locale

    try:
        return of_locale((locale.getlocale()[0] or "").partition("_")[0])
    except ValueError:
        return ""
