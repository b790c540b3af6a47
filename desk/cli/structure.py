"""`desk story split | merge | duplicate …`: stories in two, in many, in one, and one thing made of another."""

import click

from desk.cli import naming
from desk.cli.answers import Fault, give, give_json, plural
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.objects import link_object, section_object, story_object
from desk.cli.options import changes, example, issue_argument, link_argument, section_argument, story_argument
from desk.edit import convert, places, restructure
from desk.edit.blocks import Mark
from desk.model.ids import new_id
from desk.model.issue import Issue
from desk.model.text import short
from desk.session.session import Session


@click.command(
    epilog=example(
        """desk story split 202 harbour --at 'Meanwhile, in the south'
        desk story split 202 briefs --each bold"""
    )
)
@issue_argument
@story_argument
@click.option("--at", "words", metavar="WORDS", help="The new story begins with these words of the body.")
@click.option(
    "--each", type=click.Choice([str(mark) for mark in Mark]), help="A new story at each line that begins so."
)
@click.option("--headline", is_flag=True, help="With --at: the line is the headline of the new story.")
@changes
@pass_desk
def split(
    desk: Desk,
    reference: str,
    story_name: str,
    words: str | None,
    each: str | None,
    headline: bool,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Split a story in two, or in many, and print the ids of the new ones.

    Bold words, a link, a heading or a title on a line of its own that a new story begins with become its headline.
    Links stay with the first.
    """
    if (words is None) == (each is None):
        raise click.UsageError("Say where the story is split: --at WORDS or --each MARK.")
    with desk.change(reference, dry_run) as session:
        found = naming.placed_story(session.issue, story_name)
        before = {story.id for story in session.issue.stories}
        if words is not None:
            at = found.body.find(words)
            if at < 0:
                raise Fault(f"“{short(words)}” does not stand in the body of “{short(found.name)}”.")
            session.do(restructure.split, found.id, at, new_id(), headline=headline)
        elif each is not None:
            session.do(restructure.split_each, found.id, Mark(each))
    made = [story.id for story in session.issue.in_order() if story.id not in before]
    done(f"Split “{short(found.name)}”: {plural(len(made), 'new story')}.", dry_run)
    _give(session, made, as_json)


@click.command(epilog=example("desk story merge 202 harbour ferries"))
@issue_argument
@click.argument("story_names", metavar="STORY...", nargs=-1, required=True)
@changes
@pass_desk
def merge(desk: Desk, reference: str, story_names: tuple[str, ...], as_json: bool, dry_run: bool) -> None:
    """Merge stories into the first of them in the running order; one alone goes to the story above it.

    Headlines become bold lines of its body, links come last.
    """
    with desk.change(reference, dry_run) as session:
        ids = [naming.placed_story(session.issue, name).id for name in story_names]
        if len(ids) == 1:
            ids = [_above(session.issue, ids[0]), *ids]
        first = next(story.id for story in session.issue.in_order() if story.id in ids)
        session.do(restructure.merge, ids)
    done(f"Merged {plural(len(set(ids)), 'story')} into “{short(session.issue.story(first).name)}”.", dry_run)
    _give(session, [first], as_json)


@click.command(epilog=example("desk story duplicate 202 harbour"))
@issue_argument
@story_argument
@changes
@pass_desk
def duplicate(desk: Desk, reference: str, story_name: str, as_json: bool, dry_run: bool) -> None:
    """Put a copy of a story and its links below it, as a draft, and print its id."""
    new = new_id()
    with desk.change(reference, dry_run) as session:
        found = naming.placed_story(session.issue, story_name)
        session.do(restructure.duplicate, found.id, new)
    done(f"Duplicated “{short(found.name)}”.", dry_run)
    _give(session, [new], as_json)


@click.command(epilog=example("desk story join 202 'Ferries return to' 'the southern route'"))
@issue_argument
@story_argument
@click.argument("below_name", metavar="BELOW")
@changes
@pass_desk
def join(desk: Desk, reference: str, story_name: str, below_name: str, as_json: bool, dry_run: bool) -> None:
    """Make one headline of two: that of BELOW is the second line of the first."""
    with desk.change(reference, dry_run) as session:
        found = naming.placed_story(session.issue, story_name)
        below = naming.placed_story(session.issue, below_name)
        if found.id == below.id:
            raise Fault("A headline cannot be joined to itself. Name the story below.")
        session.do(restructure.join_headlines, found.id, below.id)
    done(f"The headline is “{short(session.issue.story(found.id).name)}” now.", dry_run)
    _give(session, [found.id], as_json)


@click.command("to-section", epilog=example("desk story to-section 202 'News in brief'"))
@issue_argument
@story_argument
@changes
@pass_desk
def story_to_section(desk: Desk, reference: str, story_name: str, as_json: bool, dry_run: bool) -> None:
    """Make a headline the title of a section that begins there, and print the section's id."""
    new = new_id()
    with desk.change(reference, dry_run) as session:
        found = naming.placed_story(session.issue, story_name)
        session.do(restructure.promote, found.id, new)
    done(f"“{short(found.name)}” is a section now.", dry_run)
    give_json(section_object(session.issue, session.issue.section(new))) if as_json else give(str(new))


@click.command("to-story", epilog=example("desk section to-story 202 'Ferries return'"))
@issue_argument
@section_argument
@changes
@pass_desk
def section_to_story(desk: Desk, reference: str, section_name: str, as_json: bool, dry_run: bool) -> None:
    """Make a section's title a headline and print the story's id. Its stories go to the section above.

    The first section has none above it: its stories stay, in a section without a title.
    """
    new = new_id()
    with desk.change(reference, dry_run) as session:
        found = naming.section(session.issue, section_name)
        first = session.issue.stories_of(found.id)[:1]
        session.do(restructure.demote, found.id, new)
    made = new if any(story.id == new for story in session.issue.stories) else first[0].id
    done(f"“{short(naming.section_name(found))}” is a headline now.", dry_run)
    _give(session, [made], as_json)


@click.command("to-link", epilog=example("desk story to-link 202 'New ratings' --onto harbour"))
@issue_argument
@story_argument
@click.option("--onto", metavar="STORY", help="The story that takes it. Default: the one above.")
@changes
@pass_desk
def story_to_link(desk: Desk, reference: str, story_name: str, onto: str | None, as_json: bool, dry_run: bool) -> None:
    """Make a story that is a title and an address a link of another story, and print the link's id."""
    with desk.change(reference, dry_run) as session:
        found = naming.placed_story(session.issue, story_name)
        over = naming.story(session.issue, onto).id if onto is not None else _above(session.issue, found.id)
        if over == found.id:
            raise Fault("A story cannot be a link of itself. Name another one with --onto.")
        session.do(convert.story_to_link, found.id, over)
    made = session.issue.links_of(over)[-1]
    done(f"“{short(found.name)}” is a link of “{short(session.issue.story(over).name)}” now.", dry_run)
    give_json(link_object(made)) if as_json else give(str(made.id))


@click.command("to-story", epilog=example("desk link to-story 202 harbour ratings"))
@issue_argument
@story_argument
@link_argument
@changes
@pass_desk
def link_to_story(desk: Desk, reference: str, story_name: str, link_name: str, as_json: bool, dry_run: bool) -> None:
    """Make a link a story below its own, with the link under it, and print the story's id."""
    new = new_id()
    with desk.change(reference, dry_run) as session:
        found = naming.link(session.issue, naming.story(session.issue, story_name), link_name)
        session.do(convert.link_to_story, found.id, new)
    done(f"“{short(naming.link_name(found))}” is a story now.", dry_run)
    _give(session, [new], as_json)


@click.command("to-text", epilog=example("desk link to-text 202 harbour ratings"))
@issue_argument
@story_argument
@link_argument
@changes
@pass_desk
def link_to_text(desk: Desk, reference: str, story_name: str, link_name: str, as_json: bool, dry_run: bool) -> None:
    """Make a link the last paragraph of its story, its address around the words, and print the story's id."""
    with desk.change(reference, dry_run) as session:
        over = naming.story(session.issue, story_name)
        found = naming.link(session.issue, over, link_name)
        session.do(convert.link_to_line, found.id)
    done(f"“{short(naming.link_name(found))}” is a paragraph of “{short(over.name)}” now.", dry_run)
    _give(session, [over.id], as_json)


def _above(issue: Issue, id: int) -> int:
    """The story above another one in its section. Raises Fault if it is the first."""
    run = [story.id for story in issue.stories_of(places.section_of(issue, issue.story(id)))]
    if run.index(id) == 0:
        raise Fault(
            f"There is no story above “{short(issue.story(id).name)}” in its section. Name the other story too."
        )
    return run[run.index(id) - 1]


def _give(session: Session, ids: list[int], as_json: bool) -> None:
    """The ids of stories, or the stories: one alone as an object, several as a list."""
    if as_json:
        objects = [story_object(session.issue, session.issue.story(id)) for id in ids]
        give_json(objects if len(objects) > 1 else objects[0])
    else:
        give("\n".join(map(str, ids)))
