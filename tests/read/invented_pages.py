"""The same invented newsletter as different mail tools write it, with tables, wrappers and trackers of their kind."""

# ruff: noqa: E501, PERF401 - the markup of mail tools is long, and broken lines would not be theirs

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Told:
    """A story: its headline, paragraphs of HTML, and where it leads."""

    headline: str
    text: tuple[str, ...]
    url: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Part:
    """A section; without a title its stories stand by themselves."""

    title: str
    stories: tuple[Told, ...]


FERRY = Told(
    "The ferry that never left",
    (
        "The harbour board has paid for eleven years of mooring, and on Monday it learned for what. The vessel has no engine.",
        'A <a href="https://harbour.example/minutes">set of minutes</a> says that the engine was ordered in a year of floods.',
    ),
    "https://harbour.example/ferry",
)
LAMPS = Told(
    "Lamp posts counted twice",
    ("An audit finds that the town owns nine hundred more lamp posts than it has streets to stand them in.",),
    "https://town.example/lamps",
)
ORCHARD = Told(
    "An orchard on the ring road",
    ("Volunteers have planted forty trees on a roundabout. Nobody has yet asked how the apples are to be fetched.",),
    "https://orchard.example/round",
)
TIDE = Told(
    "Tide tables go weekly",
    ("The almanac will be printed every Friday from now on, since the sea has begun to disagree with the annual one.",),
    "https://tide.example/weekly",
)
SECTIONS = (Part("On the water", (FERRY, TIDE)), Part("Around the town", (LAMPS, ORCHARD)))
HEADLINES = [FERRY.headline, TIDE.headline, LAMPS.headline, ORCHARD.headline]
PREHEADER = "Nine hundred lamp posts too many"
READER = "pat.reader@home.example"
FOOT = (
    "Copyright © 2026 The Quayside Post, All rights reserved.",
    f"This email was sent to {READER} because you signed up at the library.",
)
UNSUBSCRIBE = f"https://quay.us7.list-manage.com/unsubscribe?u=aa11&id=bb22&e=cc33&email={READER.replace('@', '%40')}"


def _cell(inside: str, style: str = "padding:9px 18px;font-size:16px") -> str:
    return (
        f'<table width="100%" border="0"><tbody><tr><td valign="top" style="{style}">{inside}</td></tr></tbody></table>'
    )


def mailchimp() -> str:
    """Blocks of nested tables, a hidden preview text, buttons, dividers, tracked links."""
    blocks = [
        _cell(
            '<a href="https://us7.campaign-archive.example/?e=1&id=2">View this email in your browser</a>',
            "font-size:12px",
        )
    ]
    blocks.append(_cell("<h1>The Quayside Post</h1>"))
    blocks.append(
        _cell(
            "<p>Dear neighbours,</p><p>It rained on the vote and it rained on the count, so here is what stayed dry.</p>"
        )
    )
    for number, part in enumerate(SECTIONS):
        blocks.append(_cell(f'<h2 style="font-size:22px">{part.title}</h2>'))
        for place, story in enumerate(part.stories):
            track = f"https://quay.us7.list-manage.com/track/click?u=aa11&id={number}{place}&e=cc33"
            blocks.append(
                _cell(f'<a href="{track}"><img alt="" src="https://img.example/{number}{place}.jpg" width="564"></a>')
            )
            text = "".join(f"<p>{line}</p>" for line in story.text)
            blocks.append(_cell(f'<h3 style="font-size:18px">{story.headline}</h3>{text}'))
            blocks.append(
                _cell(
                    f'<table><tr><td bgcolor="#123"><a title="Read more" href="{track}" style="font-weight:bold">Read more</a></td></tr></table>'
                )
            )
        blocks.append(
            '<table style="min-width:100%"><tr><td style="border-top:2px solid #eee"><span></span></td></tr></table>'
        )
    foot = (
        f"<em>{FOOT[0]}</em><br><br><strong>Our mailing address is:</strong><br>The Quayside Post<br>1 Slipway<br><br>"
    )
    blocks.append(
        _cell(f'{foot}{FOOT[1]}<br><a href="{UNSUBSCRIBE}">unsubscribe from this list</a>', "font-size:12px;color:#666")
    )
    hidden = "display:none;font-size:0px;line-height:0px;max-height:0px;opacity:0;overflow:hidden;visibility:hidden;mso-hide:all"
    pixel = '<img src="https://quay.us7.list-manage.com/track/open.php?u=aa11" height="1" width="1" alt="">'
    return (
        "<!doctype html><html><head><title>Lamp posts and ferries</title><style>p{font-size:16px} "
        "@media only screen and (max-width:480px){p{font-size:18px !important}}</style></head><body>"
        f'<span style="{hidden}">{PREHEADER}{"&#8199;&#847; " * 20}</span><center><table id="bodyTable"><tr><td align="center">'
        f"{''.join(blocks)}{pixel}</td></tr></table></center></body></html>"
    )


def mjml() -> str:
    """Wrappers of font size 0, columns in div elements, ghost tables in comments, a web and a mobile block."""

    def section(inside: str) -> str:
        return (
            '<!--[if mso | IE]><table><tr><td style="width:600px"><![endif]--><div style="margin:0px auto;max-width:600px">'
            '<table align="center" border="0" style="width:100%" role="presentation"><tbody><tr>'
            '<td style="direction:ltr;font-size:0px;padding:20px 0;text-align:center"><div class="mj-column-per-100" '
            'style="font-size:0px;text-align:left;display:inline-block;width:100%"><table role="presentation" width="100%"><tbody>'
            f"{inside}</tbody></table></div></td></tr></tbody></table></div>"
        )  # fmt: skip

    def row(inside: str, size: int, heavy: bool = False) -> str:
        weight = ";font-weight:700" if heavy else ""
        return (
            '<tr><td align="left" style="font-size:0px;padding:10px 25px;word-break:break-word">'
            f'<div style="font-family:Ubuntu,Arial;font-size:{size}px{weight};line-height:1.4;color:#000">{inside}</div></td></tr>'
        )

    made = [section(row("The Quayside Post", 32, True) + row("Issue 12, 5 November 2026", 12))]
    for part in SECTIONS:
        rows = row(part.title, 24, True)
        for story in part.stories:
            rows += row(f'<a href="{story.url}">{story.headline}</a>', 18, True)
            rows += "".join(row(line, 14) for line in story.text)
        made.append(section(rows))
    twice = row(
        "Two lines about the weather on Sunday, in a block that is shown in two widths to different screens.", 14
    )
    made.append(f'<div class="desktop">{section(twice)}</div><div class="mobile">{section(twice)}</div>')
    made.append(section(row(f'{FOOT[1]} <a href="{escape(UNSUBSCRIBE)}">Unsubscribe</a>', 11)))
    return f'<html><head><title>Quay</title></head><body><div style="display:none;font-size:1px">{PREHEADER}</div>{"".join(made)}</body></html>'


def substack() -> str:
    """A post: its title, its headings, opaque redirects that name the reader, widgets to subscribe and to share."""

    def redirect(number: int) -> str:
        return (
            f"https://substack.com/redirect/0f0e0d0c-0000-4000-8000-00000000000{number}?j=eyJ1IjoiMWFiYzJkIn0.sIgNaTuRe"
        )

    body = []
    for number, story in enumerate((FERRY, LAMPS, ORCHARD)):
        body.append(f'<h2 class="header-anchor-post">{story.headline}</h2>')
        body.append(
            '<div class="captioned-image-container"><figure><a href="https://cdn.example/a.jpg"><img src="https://cdn.example/a.jpg" width="550" alt="A view"></a></figure></div>'
        )
        body += [f"<p>{line}</p>" for line in story.text]
        body.append(f'<p>More in <a href="{redirect(number)}">the council papers</a>.</p>')
    widget = (
        '<div class="subscription-widget"><p>Thanks for reading! Subscribe for free to receive new posts.</p></div>'
    )
    return (
        '<html><head><title>What stayed dry</title></head><body><div class="preview" style="display:none;font-size:1px;color:#333;'
        f'line-height:1px;max-height:0px;opacity:0;overflow:hidden">{PREHEADER}&#847; &#847; &#847; &#847;</div>'
        '<div class="post typography"><h1 class="post-title"><a href="https://quay.example/p/dry">What stayed dry</a></h1>'
        '<h3 class="subtitle">A week of rain, and three things to read in it</h3>'
        f'<div class="body markup"><p>Good morning. The rain has reached the second step of the town hall and is expected inside.</p>{"".join(body)}</div>'
        f'{widget}<div class="footer"><p>© 2026 The Quayside Post<br>1 Slipway<br><a href="{redirect(9)}">Unsubscribe</a></p></div></div></body></html>'
    )


def beehiiv() -> str:
    """A row of a table for each block, styles in every tag, lists in lists of paragraphs."""

    def row(inside: str, style: str = "padding:0px 28px;text-align:left;word-break:break-word") -> str:
        return f'<tr><td align="left" class="dd" style="{style}">{inside}</td></tr>'

    rows = [
        row(
            '<p style="font-size:14px">November 5, 2026 &nbsp; | &nbsp; <a href="https://quay.example/p/1">Read Online</a></p>'
        )
    ]
    rows.append(row('<h1 style="font-size:32px;font-weight:Bold">What stayed dry</h1>'))
    for part in SECTIONS:
        rows.append(row(f'<h2 style="font-size:24px;font-weight:Bold">{part.title}</h2>'))
        for story in part.stories:
            rows.append(row(f'<h3 style="font-size:20px"><a href="{story.url}"><b>{story.headline}</b></a></h3>'))
            rows += [row(f'<p style="font-size:16px;line-height:1.5">{line}</p>') for line in story.text]
            items = "".join(
                f'<li><p style="font-size:16px">{point}</p></li>' for point in ("It is wet.", "It is late.")
            )
            rows.append(row(f'<div class="edm_outlooklist"><ul style="list-style-type:disc">{items}</ul></div>'))
    rows.append(
        row(
            f'<p style="font-size:12px">{FOOT[1]}</p><p style="font-size:12px"><a href="{escape(UNSUBSCRIBE)}">Unsubscribe</a></p>'
        )
    )
    hidden = "display:none!important;mso-hide:all;font-size:1px;line-height:1px;max-height:0;overflow:hidden"
    unseen = f'<table style="{hidden}"><tr><td>{PREHEADER}</td></tr></table>'
    return f'<html><body>{unseen}<table role="none" width="100%"><tr><td><table width="670">{"".join(rows)}</table></td></tr></table></body></html>'


def word() -> str:
    """Paragraphs of Word: every look in a span, lists by a sign and no-break spaces, empty paragraphs between."""

    def plain(inside: str) -> str:
        return f"<p class=MsoNormal><span style='font-size:11.0pt;font-family:\"Calibri\",sans-serif'>{inside}<o:p></o:p></span></p>\n"

    def heavy(inside: str, size: float) -> str:
        return f"<p class=MsoNormal><b><span style='font-size:{size}pt'>{inside}<o:p></o:p></span></b></p>\n"

    def bullet(inside: str) -> str:
        return (
            "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'>"
            "<span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>"
            f"{inside}<o:p></o:p></p>\n"
        )

    made = [heavy("The Quayside Post", 24.0), plain("5 November 2026"), plain("<o:p>&nbsp;</o:p>")]
    for part in SECTIONS:
        made.append(heavy(part.title, 18.0))
        for story in part.stories:
            made.append(heavy(story.headline, 14.0))
            made += [plain(line) for line in story.text]
            made += [bullet("one thing of note"), bullet("and another")]
            made.append(plain("&nbsp;"))
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator '
        'content="Microsoft Word 10"><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--><style><!--\np.MsoNormal, '
        'li.MsoNormal {margin:0cm;font-size:12.0pt;font-family:"Times New Roman";}\n--></style></head><body lang=EN-GB>'
        f"<div class=Section1>{''.join(made)}</div></body></html>"
    )


def tables() -> str:
    """A page of 2002: font tags, spacers, upper case, tags that nobody closed, links by line breaks."""
    made = [
        '<TABLE WIDTH=600 BORDER=0><TR><TD BGCOLOR="#003366"><FONT SIZE=6 COLOR=white><B>THE QUAYSIDE POST</B></FONT></TD></TR>'
    ]
    made.append('<TR><TD><IMG SRC="http://img.example/spacer.gif" WIDTH=1 HEIGHT=10></TD></TR>')
    for part in SECTIONS:
        made.append(f'<TR><TD BGCOLOR="#CCCCCC"><FONT FACE=Arial SIZE=4><B>{part.title}</B></FONT></TD></TR>')
        for story in part.stories:
            made.append(
                f'<TR><TD><FONT FACE=Verdana SIZE=2><B><A HREF="{story.url}">{story.headline}</A></B><BR>{"<P>".join(story.text)}<BR><BR></FONT>'
            )
    made.append(
        '<TR><TD><FONT SIZE=1>To unsubscribe, send a blank message to <A HREF="mailto:leave@quay.example">leave@quay.example</A></FONT></TABLE>'
    )
    return f"<HTML><HEAD><TITLE>Quay</TITLE></HEAD><BODY>{''.join(made)}</BODY></HTML>"


ALL = {made.__name__: made for made in (mailchimp, mjml, substack, beehiiv, word, tables)}
