"""`desk trust`: whether the templates beside the issues may decide what readers get."""

import click

from desk.cli.answers import give, give_json, plural, say
from desk.cli.desks import Desk, done, pass_desk
from desk.cli.options import changes, example
from desk.model.text import clean_line


@click.command(epilog=example("desk trust --dry-run\ndesk trust\ndesk trust --revoke"))
@click.option("--revoke", is_flag=True, help="Use the templates that desk ships again.")
@changes
@pass_desk
def trust(desk: Desk, revoke: bool, as_json: bool, dry_run: bool) -> None:
    """Use the templates and mail tools beside the issues.

    Templates are in `templates/` there. Each stands for one that desk ships and has its name, such as item.html or
    style.css; it can include that one as shipped/item.html. A mail tool of your own is `profiles/NAME.toml` there.
    None is used before it was trusted, and when one changes you are asked again.
    """
    from desk.formats.templates.page import shipped
    from desk.store.folder import templates

    found = templates.read_templates(desk.folder.path)
    if not found.files:
        known = ", ".join(shipped())
        say(f"There are no templates in {clean_line(str(found.folder))}. Those that can be replaced: {known}.")
    elif revoke:
        if not dry_run:
            templates.distrust(found)
        done("The templates are not used any more.", dry_run)
    else:
        if not dry_run:
            templates.trust(found)
        done(f"Trusted {plural(len(found.files), 'template')}; they are used until one of them changes.", dry_run)
        if strange := [name for name, _ in found.files if name not in shipped() and "/" not in name]:
            say(f"Used only where another includes them: {', '.join(strange)}.")
    names = [name for name, _ in found.files]
    if as_json:
        state = templates.read_templates(desk.folder.path).trust
        give_json({"folder": clean_line(str(found.folder)), "templates": names, "trust": str(state)})
    elif names:
        give("\n".join(names))
