"""The reference issue in MJML, as lean as MJML can be: one section for each of the newsletter's, one text a story."""

from collections.abc import Iterator
from html import escape

from markdown_it import MarkdownIt

from desk.model.issue import Issue, Story
from desk.model.publication import Publication
from desk.words.printed import links_label

_HEAD = """<mj-head>
<mj-title>{title}</mj-title>
<mj-preview>{preheader}</mj-preview>
<mj-attributes>
<mj-all font-family="-apple-system,Segoe UI,Helvetica,Arial,sans-serif" padding="0" />
<mj-text font-size="16px" line-height="25px" color="#23211d" padding="0 24px 20px" />
</mj-attributes>
<mj-style inline="inline">
a {{ color: #1c53a4; }}
p {{ margin: 0 0 14px; }}
ul {{ margin: 0 0 14px; padding: 0 0 0 20px; }}
li {{ margin: 4px 0; }}
h2 {{ margin: 0; padding: 12px 0 0; border-top: 2px solid #23211d; font-size: 14px; line-height: 20px; }}
h3 {{ margin: 0 0 6px; font-size: 20px; line-height: 26px; }}
.dim {{ margin: 0 0 6px; color: #65635f; font-size: 14px; }}
</mj-style>
<mj-style>
@media (prefers-color-scheme: dark) {{ body, div, td {{ background: #15171b !important; color: #dcd8cf !important; }} }}
</mj-style>
</mj-head>"""


def source(issue: Issue, publication: Publication) -> str:
    """The issue as one MJML document, well formed as XML: mrml takes nothing else."""
    head = _HEAD.format(title=escape(issue.subject), preheader=escape(issue.preheader))
    body = "\n".join(_sections(issue, publication))
    return f"<mjml>\n{head}\n<mj-body>\n{body}\n</mj-body>\n</mjml>\n"


def bodies(issue: Issue) -> list[str]:
    """The HTML of the bodies, which MJML leaves to others."""
    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": True})
    return [str(parser.render(story.body)) for story in issue.stories]


def _sections(issue: Issue, publication: Publication) -> Iterator[str]:
    texts = dict(zip((story.id for story in issue.stories), bodies(issue), strict=True))
    top = f'<h1>{escape(publication.name)}</h1><p class="dim">No {issue.number} · {escape(issue.date)}</p>'
    yield _section([_text(f"{top}<p>{escape(issue.title)}</p>")])
    for section in issue.running_order:
        title = _text(f"<h2>{escape(section.title or '')}</h2>")
        stories = issue.stories_of(section.id)
        yield _section([title, *(_text(_story(issue, publication, story, texts[story.id])) for story in stories)])
    yield _section([_text(f"<p>{escape(publication.footer)}</p><p>{escape(publication.postal_address)}</p>")])


def _section(texts: list[str]) -> str:
    return f"<mj-section><mj-column>\n{chr(10).join(texts)}\n</mj-column></mj-section>"


def _text(inside: str) -> str:
    return f"<mj-text>{inside}</mj-text>"


def _story(issue: Issue, publication: Publication, story: Story, body: str) -> str:
    items = "".join(
        f'<li>{escape(link.source or "")}:  <a href="{escape(link.url or "")}">{escape(link.title)}</a></li>\n'
        for link in issue.links_of(story.id)
    )
    head = f'<h3>{escape(story.headline or "")}</h3>\n<p class="dim">{escape(story.byline)}</p>\n'
    return f'{head}{body}<p class="dim">{escape(links_label(publication))}:</p>\n<ul>\n{items}</ul>\n'
