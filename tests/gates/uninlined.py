"""A page as its templates make it, before the rules of its style are put into the tags."""

from unittest import mock

from tests.gates.samples import Export


class _Kept:
    """Stands in for the inliner and keeps what it is given."""

    page = ""

    def inline(self, page: str) -> str:
        self.page = page
        return page

    def inline_fragment(self, page: str, rules: str) -> str:
        self.page = f"<style>{rules}</style>{page}"
        return page


def uninlined(export: Export) -> str:
    """The page of an export in `html` or `paste`, with its rules in a <style>."""
    kept = _Kept()
    with mock.patch("desk.formats.html.write._inliner", return_value=kept):
        export.text()
    return kept.page
