"""One address asked for what its page says of itself: the title, the site, the day and the address it goes by."""

import asyncio
from dataclasses import dataclass, replace

from desk.model.verdict import Verdict
from desk.net.check import Run
from desk.net.client import client
from desk.net.fetch import fetch
from desk.net.page import NO_PAGE, Page, about_page, is_barrier, says_not_there
from desk.net.verdicts import judged


@dataclass(frozen=True, slots=True)
class About:
    """What was found about an address: the verdict on it, and its page.

    `refused` is a title that is none ("Just a moment…", "Log in"): what stands in front of the page.
    """

    verdict: Verdict
    page: Page = NO_PAGE
    refused: str = ""


def about(address: str, run: Run) -> About:
    """Ask one address. Blocks for some seconds at most: to be called in a thread."""
    return asyncio.run(_about(address, run))


async def _about(address: str, run: Run) -> About:
    async with client(run.guard, run.contact, run.proxy_of) as web:
        answer = await fetch(web, address, run.clock())
    verdict = judged(address, answer, run.today().isoformat())
    page = about_page(answer.page, answer.kind, answer.at)
    if page.title and (is_barrier(page.title) or says_not_there(page.title)):
        return About(verdict, replace(page, title="", canonical=""), page.title)
    return About(verdict, page)
