"""`desk words`: what desk itself prints for readers, in the publication's language or in its own words."""

import click

from desk.cli.answers import Fault, give, give_json, say
from desk.cli.columns import columns
from desk.cli.desks import Desk, done, pass_desk, save
from desk.cli.options import changes, example
from desk.cli.reading import text_from
from desk.model.publication import Publication
from desk.model.text import clean_line, short
from desk.session.session import Session
from desk.words.lines import parsed, written
from desk.words.printed import checked, printed
from desk.words.tags import known_language


@click.command(
    epilog=example(
        """desk words
        desk words --language ja
        desk words web 'Zum Weiterlesen im Netz'
        desk words web ''
        desk words --file words.txt"""
    )
)
@click.argument("key", metavar="[WORD]", required=False)
@click.argument("text", metavar="[TEXT]", required=False)
@click.option("--file", "file_name", metavar="FILE", help="Take all words of your own from here; - is standard input.")
@click.option("--language", metavar="TAG", help="Show the words of another language.")
@changes
@pass_desk
def words(
    desk: Desk,
    key: str | None,
    text: str | None,
    file_name: str | None,
    language: str | None,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Show or set the words that desk itself prints for readers.

    "Read on the web", "Sponsored by", "Unsubscribe" and the others come in the publication's language. A WORD with a
    TEXT is printed instead; an empty TEXT gives the word back to the language. A file has a line for each word, as in
    `web: Read it online`. What stands in {braces} is filled in.
    """
    if file_name is None and text is None:
        _show(desk.folder.publication()[0], key, language, as_json)
        return
    session = Session(desk.folder, journalled=not dry_run)
    try:
        publication = session.publication
        if file_name is not None:
            lines = text_from(file_name, "words").split("\n")
        else:
            kept = {each: own for line in publication.words for each, own in parsed([line]) if each != key}
            lines = [written(each, own) for each, own in kept.items()]
            lines += [written(key or "", text)] if text else []
        own = checked(lines, publication.language)
        session.change_publication(words=own)
        save(session, dry_run)
    finally:
        session.recorder.release()
    done(f"{len(own)} of the words are the publication's own now.", dry_run)
    if as_json:
        give_json({"words": list(own)})


def _show(publication: Publication, key: str | None, language: str | None, as_json: bool) -> None:
    tag = known_language(language) if language else publication.language
    own = () if language else publication.words
    found = printed(tag, own)
    ours = {each for line in own for each, _ in parsed([line])}
    rows = [(each, text, _whence(each, ours, found.borrowed, tag)) for each, text in sorted(found.items())]
    if key is not None:
        rows = [row for row in rows if row[0] == key]
        if not rows:
            raise Fault(f"There is no word “{short(key)}”. `desk words` shows all.")
    if as_json:
        give_json([dict(zip(("word", "text", "from"), row, strict=True)) for row in rows])
    else:
        give(columns([tuple(clean_line(cell) for cell in row) for row in rows]))
    if found.borrowed and not as_json:
        say(f"Words from English: desk has none of its own in “{tag}”. `desk words WORD TEXT` sets yours.")


def _whence(key: str, own: set[str], borrowed: frozenset[str], tag: str) -> str:
    return "your own" if key in own else "English" if key in borrowed else tag
