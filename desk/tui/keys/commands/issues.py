"""The commands of the list of issues."""

from desk.tui.keys.command import Command, answering

COMMANDS: tuple[Command, ...] = (
    *answering(
        "issues",
        (
            "issue.open",
            "Open the issue",
            "enter",
            "Its running order, stories and proof",
            "issues.verbs.open_issue",
            "load edit show view file newsletter edition",
        ),
        (
            "issue.new",
            "New issue",
            "n",
            "The next number and day, with the sections of the last one",
            "issues.verbs.new",
            "create add begin start compose newsletter edition campaign document file this week blank empty next",
        ),
        (
            "issue.duplicate",
            "Duplicate as the next issue",
            "D",
            "Sections and stories of the selected one",
            "issues.verbs.duplicate",
            "copy clone save as template reuse repeat newsletter campaign edition start from last",
        ),
        (
            "issue.filter",
            "Filter",
            "slash",
            "Narrow the list by any word or number",
            "issues.verbs.filter_list",
            "search find narrow look for query sort year old issue",
        ),
        (
            "drafts",
            "What was read in",
            "d",
            "Issues that are not kept yet",
            "reading.verbs.drafts",
            "imported imports import pending unsorted resume continue unfinished drafts folder",
        ),
    ),
    *answering(
        "order issues",
        (
            "intake",
            "Read old issues in",
            "R",
            "Files, folders or pasted text, with a look at each",
            "reading.verbs.choose",
            "import load convert migrate upload bring in paste file mbox word html back issues csv docx pdf scrape "
            "archive old newsletters substack mailchimp export eml restore pages mailbox txt md doc wire",
        ),
    ),
)
