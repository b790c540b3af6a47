"""`desk echo`: headlines that are nearly ones that were run before."""

from functools import partial

import click

from desk.archive.echo import echoes
from desk.archive.remarks import echo_words
from desk.cli.answers import give, give_json_line, say
from desk.cli.archive import asked, before_issue, fresh_archive, issue_option, run_object
from desk.cli.desks import Desk, pass_desk
from desk.cli.options import example, prints
from desk.model.text import short, tidy_line


@click.command(epilog=example("desk echo 'The harbour opens'\ndesk echo --issue latest - --json < headlines.txt"))
@click.argument("headlines", nargs=-1, required=True, metavar="HEADLINE…")
@issue_option
@prints
@pass_desk
def echo(desk: Desk, headlines: tuple[str, ...], reference: str | None, as_json: bool) -> None:
    """Say which earlier headline one nearly is.

    Headlines that differ in a number, a version, a month or a day are a series and no echo. With - the headlines are
    the lines of standard input. --json prints one object a headline.
    """
    before = before_issue(desk, reference)
    archive = fresh_archive(desk)
    for headline in asked(headlines, "list of headlines", "headline"):
        found = archive.ask(partial(echoes, headline=headline, before=before))
        if as_json:
            hits = [{**run_object(each.run), "score": each.score} for each in found]
            give_json_line({"headline": tidy_line(headline), "hits": hits})
        elif not found:
            say(f"No headline like “{short(headline)}”.")
        for each in () if as_json else found:
            give(echo_words(each))
