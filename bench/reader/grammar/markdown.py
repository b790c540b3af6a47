"""A plan as Markdown, as newsletters are kept in repositories."""

from random import Random

from bench.reader.grammar.plan import Block, Plan, Span

_ITEMS = ("item", "desc", "remark")


class Markdown:
    """One look for a whole file."""

    def __init__(self, random: Random) -> None:
        self.random = random
        level = random.choice((1, 2, 2, 2, 3))
        self.levels = {"title": 1, "part": max(1, level - 1), "section": level}
        self.section = random.choice(("#", "#", "#", "#", "under", "bold"))
        self.head = random.choice(("#", "#", "#", "bold", "bold", "number", "item", "plain", "#same", "bold number"))
        self.head_level = level + random.choice((1, 1, 2))
        self.items = random.choice(("- ", "- ", "* ", "1. ", "", "", "+ ", "1、", "-   "))
        self.loose = random.random() < 0.4
        self.nested = random.random() < 0.1
        self.quoted = random.random() < 0.08
        self.references = random.random() < 0.12
        self.rules = random.choice(("", "", "", "section", "story"))
        self.subhead = random.choice(("bold", "#", "bold"))
        self.front = random.random() < 0.25
        self.targets: list[str] = []
        self.number = 0
        self.out: list[str] = []

    def render(self, plan: Plan) -> str:
        """The file."""
        if plan.roundup:
            self.section, self.items = "#", self.random.choice(("- ", "- ", "* ", "1. ", "+ "))
        if plan.outline:
            self.section, self.items, self.rules = "item", "    - ", ""
        if self.front:
            self.out.append("---\ntitle: x\ndate: 2021-03-04\n---\n")
        for at, block in enumerate(plan.blocks):
            before = plan.blocks[at - 1].role if at else ""
            after = plan.blocks[at + 1].role if at + 1 < len(plan.blocks) else ""
            if block.role == "section" and self.rules == "section" and before:
                self.out.append("---\n")
            if (
                block.role in ("head", "kicker")
                and self.rules == "story"
                and before not in ("section", "kicker", "image", "")
            ):
                self.out.append("---\n")
            self.out.append(self._block(block, after))
        self.out += [f"[{number}]: {url}" for number, url in enumerate(self.targets)]
        return "\n".join(self.out) + "\n"

    def _block(self, block: Block, after: str) -> str:
        words = "".join(self._span(span) for span in block.spans).strip()
        if block.role in ("section", "section head", "part", "title", "contents", "foot title"):
            return self._title(block.role, words)
        if block.role == "head":
            return self._head(words, after)
        if block.role in _ITEMS:
            return self._item(block, words, after)
        if block.role in ("bullet", "link", "letter item", "contents item"):
            return f"{self._indent()}- {words}" + ("" if after == block.role else "\n")
        if block.role in ("image", "picture"):
            picture = f"![{block.spans[0].text}](https://own.example/{self.random.randrange(999)}.png)"
            return f"[{picture}]({block.spans[0].url})\n" if block.spans[0].url else picture + "\n"
        if block.role == "quote":
            return f"> {words}\n"
        if block.role == "subhead":
            return f"**{words}**\n" if self.subhead == "bold" else f"{'#' * min(6, self.head_level + 1)} {words}\n"
        if block.role in ("by", "standfirst", "credit") and self.random.random() < 0.5:
            return f"*{words}*\n"
        close = block.role in ("line", "url") and after in ("line", "url")
        return words + ("  " if close else "\n")

    def _indent(self) -> str:
        return "    " if self.head == "item" else ""

    def _title(self, role: str, words: str) -> str:
        level = self.levels.get(role, self.levels["section"])
        if self.section == "item" and role == "section":
            return f"- {words}"
        if self.section == "bold" and role != "title":
            return f"**{words}**\n"
        if self.section == "under" and level < 3:
            return f"{words}\n{'=-'[level - 1] * max(4, len(words))}\n"
        return f"{'#' * level} {words}\n"

    def _head(self, words: str, after: str) -> str:
        self.number += 1
        more = after == "head more"
        line = {
            "#": f"{'#' * self.head_level} {words}",
            "#same": f"{'#' * (self.levels['section'] + 1)} {words}",
            "bold": f"**{words}**",
            "number": f"{self.number}. {words}",
            "bold number": f"**{self.number}. {words}**",
            "item": f"- {words}",
            "plain": words,
        }[self.head]
        return line + ("\n" if self.head.startswith("#") or (not more and self.random.random() < 0.85) else "  ")

    def _item(self, block: Block, words: str, after: str) -> str:
        pad = " " * len(self.items) if self.items not in ("", "1、") else ""
        if block.role == "item":
            self.number += 1
            mark = self.items.replace("1", str(self.number))
            tail = "  " if after == "remark" else ""
            return f"{mark}{words}{tail}" + (
                "\n" if self.loose or after == "desc" or not self.items or after not in _ITEMS else ""
            )
        return f"{pad}> {words}\n" if self.quoted else f"{pad}{words}\n"

    def _span(self, span: Span) -> str:
        words = span.text.replace("*", "·").replace("[", "(").replace("]", ")")
        if span.bold and words.strip():
            words = f"**{words.strip()}**" + (" " if words.endswith(" ") else "")
        if not span.url:
            return words
        if span.text == span.url:
            return f"<{span.url}>"
        if self.references:
            self.targets.append(span.url)
            return f"[{words}][{len(self.targets) - 1}]"
        return f"[{words}]({span.url})"
