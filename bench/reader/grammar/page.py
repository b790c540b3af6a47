"""A plan as a web page or a mail: tables, divisions, breaks or paragraphs, styled inline, by classes or by tags."""

from html import escape
from random import Random

from bench.reader.grammar.columns import in_columns, marks
from bench.reader.grammar.plan import Block, Plan, Span

Look = dict[str, str]
"""CSS properties; "tag" is the element."""

_TITLES: tuple[Look, ...] = (
    *({"tag": "h2"}, {"tag": "h2"}, {"tag": "h3"}, {"tag": "h1"}, {"tag": "h3"}, {"tag": "h4"}),
    *({"font-weight": "bold"}, {"font-weight": "bold"}, {"font-size": "1.1", "font-weight": "bold"}),
    *({"font-size": "1.25", "font-weight": "bold"}, {"font-size": "1.4"}, {"font-size": "1.6", "font-weight": "700"}),
    *({"font-weight": "bold", "font-style": "italic"}, {"font-size": "1.25"}, {"font-size": "1.1", "color": "#0a5"}),
)
_SECTIONS: tuple[Look, ...] = (
    *({"tag": "h2"}, {"tag": "h2"}, {"tag": "h1"}, {"tag": "h3"}, {"tag": "h2", "text-align": "center"}),
    *({"font-size": "1.5", "font-weight": "bold"}, {"font-size": "1.3", "font-weight": "bold"}, {"font-size": "1.8"}),
    *({"font-weight": "bold"}, {"font-weight": "bold", "text-transform": "upper"}, {"font-size": "1.4"}),
    *({"font-size": "0.85", "font-weight": "bold", "text-transform": "upper"}, {"font-size": "0.9", "color": "#999"}),
    *({"font-size": "1.2", "font-weight": "bold", "background-color": "#224466", "color": "#fff"},),
    *({"font-weight": "bold", "background-color": "#eeddcc"}, {"font-size": "1.2", "border-bottom": "1px solid #ccc"}),
)
_SMALL: tuple[Look, ...] = (
    {"font-size": "0.75"},
    {"font-size": "0.85"},
    {},
    {"text-align": "center", "font-size": "0.8"},
)
_KICKERS: tuple[Look, ...] = (
    *(
        {"font-size": "0.8", "text-transform": "upper"},
        {"font-size": "0.85", "font-weight": "bold"},
        {"font-weight": "bold"},
    ),
    *({}, {"font-style": "italic"}, {"font-size": "0.75"}, {"font-size": "0.75", "color": "#c00"}),
    *({"font-weight": "bold"}, {"font-weight": "bold", "color": "#c00"}, {"font-size": "1.1", "font-weight": "bold"}),
)
_QUIET: tuple[Look, ...] = ({"font-size": "1.15"}, {"font-size": "1.3"}, {}, {"font-size": "1.1", "color": "#0a5"})
"""Headlines that are links and need no weight."""
_LOOKS: dict[str, tuple[Look, ...]] = {
    "section": _SECTIONS,
    "part": ({"tag": "h1"}, {"tag": "h2"}, {"font-size": "1.9", "font-weight": "bold"}),
    "title": (
        {"tag": "h1"},
        {"font-size": "2", "font-weight": "bold"},
        {"font-size": "1.6"},
        {"tag": "h2"},
        {"font-weight": "bold"},
        {},
    ),
    "kicker": _KICKERS,
    "sponsor": _KICKERS,
    "sponsor below": _KICKERS,
    "contents": (
        {"font-weight": "bold"},
        {"tag": "h2"},
        {"tag": "h3"},
        {"font-size": "1.3", "font-weight": "bold"},
        {},
    ),
    "foot title": ({"font-weight": "bold"}, {"tag": "h2"}, {"tag": "h3"}, {}, {"font-size": "1.2"}),
    "tiny": _SMALL,
    "date": _SMALL,
    "tag": _SMALL,
    "nav": _SMALL,
    "social": _SMALL,
    "foot text": _SMALL,
    "credit": _SMALL,
    "share": _SMALL,
    "by": (
        {"font-style": "italic"},
        {"font-size": "0.85"},
        {},
        {"font-size": "0.85", "font-style": "italic"},
        {"color": "#888"},
    ),
    "subhead": (
        {"font-weight": "bold"},
        {"font-weight": "bold"},
        {"font-weight": "bold", "font-size": "1.05"},
        {"tag": "h4"},
        {"tag": "h5"},
        {"font-style": "italic"},
    ),
    "standfirst": ({"font-weight": "bold"}, {"font-style": "italic"}, {"font-size": "1.1"}, {}),
    "label": ({"font-weight": "bold"}, {}, {}, {"font-style": "italic"}, {"font-size": "0.85"}, {"tag": "h4"}),
    "button": (
        {"background-color": "#cc0000", "padding": "8px"},
        {"background-color": "#004488", "padding": "6px 12px", "font-weight": "bold"},
        {"text-align": "center", "font-weight": "bold"},
        {"font-weight": "bold"},
    ),
    "intro": ({}, {}, {"font-style": "italic"}, {"font-size": "0.9"}),
}
_LISTS = {
    "item": "items",
    "remark": "items",
    "desc": "items",
    "bullet": "bullets",
    "letter item": "bullets",
    "link": "links",
    "contents item": "contents",
    "nav": "plain",
    "social": "plain",
}

_OUTLINED = ("item", "remark", "desc")


class Page:
    """One look for a whole page."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.base = random.choice((13, 14, 15, 16, 16, 16, 18, 20))
        self.styles = random.choice(("inline", "inline", "class", "font"))
        self.frame = random.choice(("p", "p", "p", "div", "cell", "cell", "nested", "br", "br", "outlook"))
        self.columns = 0
        """Cells of a row of cards: 1 a picture beside its words, 2 two cards beside each other; 0 no cards."""
        self.bold = random.choice(("b", "strong", ""))
        self.tight = random.random() < 0.4
        self.separator = random.choice(
            ("", "", "", "<hr>", '<div style="height:20px">&nbsp;</div>', "<p>&nbsp;</p>", "* * *", "<br><br>")
        )
        self.separated = random.choice(("section", "story"))
        self.lists = {
            "items": random.choice(("ul", "ul", "p", "p", "br", "ol", "dot", "rows", "number")),
            "bullets": random.choice(("ul", "ul", "ul", "dot", "br")),
            "links": random.choice(("ul", "ul", "p", "br", "dot", "p")),
            "contents": random.choice(("ul", "p", "br", "ul", "ol")),
            "plain": random.choice(("p", "br", "p")),
        }
        self.joined = random.random() < 0.3
        self.underlined = random.random() < 0.5
        self.classes: dict[str, str] = {}
        self.looks: dict[str, Look] = {}
        self._choose()

    def _choose(self) -> None:
        for role, looks in _LOOKS.items():
            self.looks[role] = self.random.choice(looks)
        while True:
            self.looks["head"] = self.random.choice(_TITLES)
            if self.looks["head"] != self.looks["section"]:
                break
        if self.random.random() < 0.06:
            self.looks["head"] = self.looks["section"]
        if self.looks["subhead"] == self.looks["head"]:
            self.looks["subhead"] = {"font-style": "italic"}
        self.looks["head more"] = self.looks["head"]
        self.looks["section head"] = self.looks["section"]

    def _begun(self, plan: Plan) -> list[str]:
        """The first rows of a newsletter, after the looks that its kind has were chosen."""
        rows: list[str] = []
        if plan.roundup:
            self.lists["items"] = self.random.choice(("ul", "ul", "ol", "dot"))
        if plan.mail:
            self.frame = self.random.choice(("cell", "nested", "cell"))
            self.columns = self.random.choice((0, 0, 1, 1, 2))
            if self.random.random() < 0.5:
                self.looks["head"] = self.random.choice(_QUIET)
            if self.random.random() < 0.4:
                self.looks["body"] = {"font-size": self.random.choice(("0.85", "0.9"))}
            if self.random.random() < 0.5:
                rows.append(f'<div style="display:none">{escape(plan.blocks[0].text)}</div>')
        return rows

    def render(self, plan: Plan) -> str:
        """The page."""
        rows = self._begun(plan)
        at = 0
        while at < len(plan.blocks):
            block = plan.blocks[at]
            rows += marks(plan.blocks, at) if self.columns else []
            rows += self._separate(plan.blocks, at)
            mode = self.lists.get(_LISTS.get(block.role, ""), "")
            if plan.outline and block.role == "section":
                end = next(
                    (n for n in range(at + 1, len(plan.blocks)) if plan.blocks[n].role not in _OUTLINED),
                    len(plan.blocks),
                )
                items = "".join(self._list(plan.blocks[at + 1 : end], "ul"))
                rows.append(f"<ul><li>{self._words(block)}{items}</li></ul>")
                at = end
            elif mode:
                end = at + 1
                while end < len(plan.blocks) and _LISTS.get(plan.blocks[end].role) == _LISTS[block.role]:
                    end += 1
                rows += self._list(plan.blocks[at:end], mode)
                at = end
            elif self._joins(plan.blocks, at):
                rows.append(self._together(plan.blocks[at : at + 2]))
                at += 2
            else:
                rows.append(self._block(block))
                at += 1
        rules = "".join(f".{name}{{{style}}}" for style, name in self.classes.items())
        body = f'<body style="font-size:{self.base}px">{self._framed(rows)}</body>'
        return f"<html><head><style>{rules}</style></head>{body}</html>"

    def _separate(self, blocks: list[Block], at: int) -> list[str]:
        role = blocks[at].role
        before = blocks[at - 1].role if at else ""
        section = self.separated == "section" and role == "section"
        start = role in ("kicker", "sponsor", "image") or (
            role == "head" and before not in ("kicker", "sponsor", "image")
        )
        head = self.separated == "story" and start and before not in ("section", "kicker", "sponsor", "image", "")
        return [self.separator] if self.separator and (section or head) else []

    def _joins(self, blocks: list[Block], at: int) -> bool:
        """Whether a headline and what follows stand in one paragraph with a break between."""
        plain = self.frame in ("p", "div", "cell") and not self.looks["head"].get("tag")
        follows = at + 1 < len(blocks) and blocks[at + 1].role in ("body", "by", "line", "standfirst")
        return self.joined and plain and follows and blocks[at].role == "head"

    def _together(self, blocks: list[Block]) -> str:
        head, rest = (self._words(block) for block in blocks)
        return f"<p>{self._styled('span', self.looks['head'], head)}<br>{rest}</p>"

    def _list(self, blocks: list[Block], mode: str) -> list[str]:
        items: list[str] = []
        for block in blocks:
            words = self._words(block)
            if block.role in ("desc", "remark") and items:
                if mode in ("p", "rows") and block.role == "desc" and not self.tight:
                    items.append("\0" + words)
                else:
                    items[-1] += f"<br>{words}" if self.tight or block.role == "remark" else f"<p>{words}</p>"
            else:
                items.append(words)
        if mode in ("ul", "ol"):
            return [f"<{mode}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{mode}>"]
        if mode == "br":
            return ["<p>" + ("<br>" if self.tight else "<br><br>").join(items).replace("\0", "") + "</p>"]
        marks = {"dot": "• ", "number": "{}. "}
        found = []
        for number, item in enumerate(items):
            mark = marks.get(mode, "").format(number + 1)
            found.append(self._framed_one(f"{'' if item.startswith(chr(0)) else mark}{item}".replace("\0", "")))
        return found

    def _framed_one(self, words: str) -> str:
        if self.frame == "br":
            return f"{words}<br><br>"
        return f"<div>{words}</div>" if self.frame == "div" else f"<p>{words}</p>"

    def _block(self, block: Block) -> str:
        look = self.looks.get(block.role, {})
        words = self._words(block)
        if block.role in ("image", "picture"):
            span = block.spans[0]
            src, wide = f"https://own.example/{self.random.randrange(999)}.jpg", self.random.choice((560, 120, 300))
            picture = f'<img src="{src}" alt="{escape(span.text)}" width="{wide}">'
            return f'<a href="{escape(span.url)}">{picture}</a>' if span.url else picture
        if block.role == "quote":
            return f"<blockquote>{words}</blockquote>"
        tag = look.get("tag") or ("p" if self.frame in ("p", "outlook", "cell") else "div")
        if self.frame == "br" and tag in ("p", "div"):
            close = block.role in ("head", "by", "subhead", "kicker", "label", "line", "sponsor") and self.tight
            return self._styled("span", look, words) + ("<br>" if close else "<br><br>")
        if block.role == "button" and "padding" in look:
            return f"<{tag}>{words}</{tag}>"
        return self._styled(tag, look, words)

    def _styled(self, tag: str, look: Look, words: str) -> str:
        if look.get("text-transform"):
            words = _upper(words)
        look = {name: value for name, value in look.items() if name not in ("tag", "text-transform")}
        if look.get("font-weight") and self.bold:
            del look["font-weight"]
            words = f"<{self.bold}>{words}</{self.bold}>"
        if self.styles == "font" and look:
            size = look.pop("font-size", "")
            if size:
                words = f'<font size="{2 if float(size) < 1 else 4 if float(size) < 1.3 else 5}">{words}</font>'
        if "font-size" in look:
            look["font-size"] = f"{round(self.base * float(look['font-size']))}px"
        attribute = ' class="MsoNormal"' if self.frame == "outlook" and tag == "p" else ""
        if look:
            style = ";".join(f"{name}:{value}" for name, value in look.items())
            if self.styles == "class":
                attribute = f' class="{self.classes.setdefault(style, f"k{len(self.classes)}")}"'
            else:
                attribute += f' style="{style}"'
        return f"<{tag}{attribute}>{words}</{tag}>"

    def _words(self, block: Block) -> str:
        look = self.looks.get("button", {}) if block.role == "button" else None
        return "".join(self._span(span, look) for span in block.spans)

    def _span(self, span: Span, button: Look | None) -> str:
        words = escape(span.text)
        if span.bold:
            words = f"<{self.bold or 'b'}>{words}</{self.bold or 'b'}>"
        if not span.url:
            return words
        style = "" if self.underlined else "text-decoration:none;color:#0066cc;"
        if button and "padding" in button:
            style += ";".join(f"{name}:{value}" for name, value in button.items())
        return f'<a href="{escape(span.url)}"' + (f' style="{style}"' if style else "") + f">{words}</a>"

    def _framed(self, rows: list[str]) -> str:
        if self.columns:
            rows = in_columns(rows, self.columns)
        if self.frame == "cell":
            return "<table>" + "".join(f"<tr><td>{row}</td></tr>" for row in rows) + "</table>"
        if self.frame == "nested":
            return "".join(
                f'<table width="600"><tr><td><table><tr><td>{row}</td></tr></table></td></tr></table>' for row in rows
            )
        return "\n".join(rows)


def _upper(words: str) -> str:
    """Words between tags in capitals."""
    parts = words.split("<")
    return "<".join(
        [parts[0].upper(), *(tag + ">" + rest.upper() for tag, _, rest in (part.partition(">") for part in parts[1:]))]
    )
