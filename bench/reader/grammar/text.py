"""A plan as plain text, as it is mailed, kept, wrapped or pasted."""

import re
import textwrap
from random import Random

from bench.reader.grammar.plan import Block, Plan, Span

_KEPT = re.compile(r"\[[^\]]*\] ?\(\S+\)|\S+ [(<]https?://\S+")
"""A link and its address, which no line end parts."""


class Text:
    """One look for a whole text."""

    def __init__(self, random: Random, *, pasted: bool, signs: bool) -> None:
        self.random = random
        self.pasted = pasted
        self.width = 0 if signs else random.choice((60, 66, 70, 72, 76, 0, 0, 0))
        self.section = random.choice(
            (
                "under=",
                "under-",
                "upper",
                "plain",
                "plain",
                "##",
                "box",
                "rule",
                "colon",
                "stars",
                "indent",
                "brackets",
                "dashes",
            )
        )
        self.head = random.choice(
            (
                "plain",
                "plain",
                "plain",
                "plain",
                "upper",
                "* ",
                "- ",
                "number",
                "under-",
                "stars",
                ">> ",
                "indent",
                "rule",
                "###",
            )
        )
        if self.head == self.section:
            self.section = "box"
        self.tight = random.random() < 0.45
        self.links = random.choice(("paren", "angle", "markdown", "below", "bracket", "below", "numbers"))
        self.blanks = random.choice((1, 1, 1, 2))
        self.bullet = random.choice(("* ", "- ", "• ", "  * ", "o ", "– ", "· "))
        self.item = random.choice(("* ", "- ", "", "number", "• ", "", "# "))
        self.link = random.choice(("", "", "- ", "* ", "  "))
        self.indent = random.choice((0, 0, 0, 2, 4, 8))
        self.close_links = random.random() < 0.6
        self.gap_head = random.random() < 0.5
        self.rule = random.choice("-=_*~") * random.choice((5, 20, 40, 60, 72))
        self.rules = random.choice(("", "", "", "story", "section"))
        if pasted or random.random() < 0.2:
            self.head = random.choice((self.head, "plain", "plain", "under-"))
        self.spaced = not self.tight and random.random() < 0.5
        self.ragged = random.random() < (0.4 if pasted else 0.12)
        """Blank lines come as they come, as in what is copied out of a mail program."""
        self.hang = random.choice((2, 2, 0, 0, 3))
        """Columns by which what is said of an item is set in."""
        self.item_gap = random.random() < 0.3
        self.masthead = random.random() < 0.4
        """The lines of the masthead stand together."""
        self.far = self.random.choice((0, 0, 0, 1))
        """More blank lines ahead of a headline than elsewhere."""
        self.targets: list[str] = []
        """Addresses in a list at the end, which numbers ahead of words refer to."""
        self.number = 0
        self.out: list[str] = []

    def _is_tight(self) -> bool:
        return self.random.random() < 0.5 if self.ragged else self.tight

    def render(self, plan: Plan) -> str:
        """The text."""
        blocks = [
            block
            for block in plan.blocks
            if not (block.role in ("image", "picture") or (self.pasted and block.role == "url"))
        ]
        if plan.bare:
            self.head, self.tight, self.gap_head, self.rules = (
                self.random.choice(("plain", "plain", "under-")),
                False,
                True,
                "",
            )
            self.section = self.random.choice(("under=", "upper", "plain", "box"))
        if plan.club:
            self.spaced, self.ragged, self.far = True, self.random.random() < 0.5, self.random.choice((1, 1, 2))
            self.head = self.random.choice((self.head, "plain", "plain", "upper"))
        if plan.outline:
            self.section, self.item, self.rules, self.tight = "item", "  - ", "", True
        for at, block in enumerate(blocks):
            after = blocks[at + 1].role if at + 1 < len(blocks) else ""
            self._ruled(block, blocks[at - 1].role if at else "")
            getattr(self, f"_{_KIND.get(block.role, 'prose')}")(block, after)
            if after in ("section", "part") or (after in ("head", "kicker", "sponsor") and self.spaced):
                self.out += [""] * (self.blanks + self.far)
            elif after in ("head", "kicker", "sponsor") and self.out and self.out[-1] and self.random.random() < 0.8:
                self.out.append("")
        if self.targets:
            self.out += ["", "References", ""]
            self.out += [f"{number:4}. {url}" for number, url in enumerate(self.targets, 1)]
        return "\n".join(self.out)

    def _ruled(self, block: Block, before: str) -> None:
        story = (
            self.rules == "story"
            and block.role in ("head", "kicker")
            and before not in ("section", "kicker", "sponsor", "")
        )
        if story or (self.rules == "section" and block.role == "section" and before):
            self.out += [self.rule] + [""] * self.random.choice((0, 1))

    def _wrap(self, text: str, indent: int = 0, hang: int | None = None) -> str:
        if not self.width:
            return " " * indent + text
        if _KEPT.search(text):
            return " " * indent + text
        return textwrap.fill(
            text,
            self.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent if hang is None else hang),
            break_long_words=False,
            break_on_hyphens=False,
        )

    def _words(self, block: Block) -> tuple[str, list[str]]:
        text, after = "", []
        for span in block.spans:
            words, url = self._span(span)
            text += words
            after += [url] if url else []
        return text.strip(), after

    def _span(self, span: Span) -> tuple[str, str]:
        words = f"*{span.text}*" if span.bold and self.head == "stars" else span.text
        if not span.url or self.pasted or span.text == span.url:
            return words, ""
        if self.links == "below":
            return words, span.url
        if self.links == "numbers":
            self.targets.append(span.url)
            return f"[{len(self.targets)}]{words}", ""
        return {
            "markdown": f"[{words}]({span.url})",
            "paren": f"{words} ({span.url})",
            "angle": f"{words} <{span.url}>",
            "bracket": f"[{words}] ({span.url})",
        }[self.links], ""

    def _section(self, block: Block, after: str) -> None:
        text, _ = self._words(block)
        width = min(72, max(len(text), 4))
        self.out.append(
            {
                "item": f"* {text}",
                "upper": text.upper(),
                "##": f"## {text}",
                "box": f"{'=' * 40}\n{text}\n{'=' * 40}",
                "rule": f"{'-' * 60}\n{text}",
                "colon": text.rstrip(":") + ":",
                "stars": f"*** {text} ***",
                "indent": f"  {text}",
                "brackets": f"[ {text} ]",
                "dashes": f"--- {text} ---",
                "under=": f"{text}\n{'=' * width}",
                "under-": f"{text}\n{'-' * width}",
            }.get(self.section, text)
        )
        self.out += [""] * (0 if self.tight and self.random.random() < 0.4 else 1)

    def _head(self, block: Block, after: str) -> None:
        text, urls = self._words(block)
        if self.head == "upper":
            text = text.upper()
        if self.head == "number":
            self.number += 1
            text = f"{self.number}. {text}"
        line = {
            "* ": f"* {text}",
            "- ": f"- {text}",
            ">> ": f">> {text}",
            "###": f"### {text}",
            "stars": f"**{text}**",
            "under-": f"{text}\n{'-' * min(70, max(4, len(text)))}",
            "indent": f"    {text}",
            "rule": f"{self.rule}\n{text}",
        }.get(self.head, text)
        self.out.append(
            line if "\n" in line or not self.width else self._wrap(line, 0, 4 if self.head == "indent" else 0)
        )
        self.out += [" " * self.indent + url for url in urls]
        gap = self.random.random() < 0.6 if self.ragged else not self.tight and self.gap_head
        if after != "head more" and gap:
            self.out.append("")

    def _short(self, block: Block, after: str) -> None:
        text, urls = self._words(block)
        indent = (
            4
            if self.head == "indent" and block.role == "line"
            else 3
            if self.head == "number" and block.role == "line"
            else 0
        )
        self.out.append(self._wrap(text, indent))
        self.out += urls
        if (not self._is_tight() and block.role != "line") or (block.role == "line" and self._ends(after)):
            self.out.append("")

    def _ends(self, after: str) -> bool:
        """Whether short lines end there with a blank one."""
        return after not in ("line", "url") and not self.tight

    def _item(self, block: Block, after: str) -> None:
        text, urls = self._words(block)
        mark = self.bullet if block.role in ("bullet", "letter item", "contents item") else self.item
        if mark == "number":
            self.number += 1
            mark = f"{self.number}. "
        self.out.append(self._wrap(mark + text, 0, len(mark)))
        self.out += [" " * max(2, self.indent) + url for url in urls]
        if (self.item_gap and after == "desc") or (not self.close_links and after not in ("desc", "remark")):
            self.out.append("")

    def _desc(self, block: Block, after: str) -> None:
        text, urls = self._words(block)
        self.out.append(self._wrap(text, self.hang if self.item in ("* ", "- ") else 0))
        self.out += urls
        if not (self.close_links and self.tight) and not (self.item_gap and self.close_links):
            self.out.append("")

    def _link(self, block: Block, after: str) -> None:
        text, urls = self._words(block)
        if block.role == "url":
            self.out.append(" " * self.indent + text)
        else:
            self.out.append(self._wrap(self.link + text))
        self.out += ["    " + url for url in urls]
        close = self.close_links and (not self.ragged or self.random.random() < 0.95)
        if not (close and after == block.role):
            self.out.append("")

    def _prose(self, block: Block, after: str) -> None:
        text, urls = self._words(block)
        if block.role == "quote":
            text = f"> {text}" if not self.width else text
        self.out.append(self._wrap(text))
        self.out += urls
        if self.masthead and block.role in _MASTHEAD and after in _MASTHEAD:
            return
        near = ("label", "url", "more") if self.ragged else ("label", "url", "more", "body")
        if not (self._is_tight() and after in near and self.random.random() < (0.9 if self.ragged else 0.5)):
            self.out += [""] * self.blanks


_MASTHEAD = ("title", "tag", "date", "tiny")
_KIND = {
    "section": "section",
    "section head": "section",
    "part": "section",
    "head": "head",
    "head more": "head",
    "item": "item",
    "bullet": "item",
    "letter item": "item",
    "contents item": "item",
    "desc": "desc",
    "remark": "desc",
    "link": "link",
    "url": "link",
    "more": "link",
    "button": "link",
    **dict.fromkeys(("by", "kicker", "sponsor", "sponsor below", "label", "line", "subhead", "standfirst"), "short"),
}
