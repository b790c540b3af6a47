"""Words that mean one thing to an editor, whichever program they come from: what one command is called, all are.

A word may stand in several lines, where it means several things. The table of commands has what only one command is
called; what holds for a kind of thing, or for a kind of deed, stands here.
"""

from functools import cache

CONCEPTS = (
    # Things.
    "issue newsletter edition campaign mailing bulletin number",
    "story article post item piece entry block paragraph content",
    "section category chapter heading part group rubric",
    "headline title heading name subject h1",
    "link url hyperlink address href reference uri weblink",
    "picture image photo photograph graphic illustration thumbnail banner",
    "sponsor ad advert advertisement advertiser promo advertising commercial",
    "text body copy prose content words",
    "email mail e-mail message mailing",
    "list bullets bullet items enumeration bulleted",
    "pane panel window column view sidebar split tab area",
    "width wide wider narrow narrower big size space room",
    "archive past old previous earlier library backlog history former",
    "shelf inbox storage pile tray",
    "clipboard pasteboard copied",
    "snippet boilerplate template macro autotext shortcode building",
    "question query comment remark annotation note feedback ask",
    "colleague teammate coworker editor reviewer collaborator team",
    "problem error warning fault issue mistake defect bug finding trouble",
    "mistake error typo slip misprint misspelling",
    "figures statistics stats numbers analytics metrics report insights data",
    "key shortcut hotkey keyboard binding keystroke keymap press",
    "publication newsletter settings brand preferences options configuration",
    "version revision edition snapshot",
    "conflict clash collision conflicted disagreement",
    "web online internet website www",
    "page webpage site",
    "file document",
    "folder directory",
    "table index contents overview outline",
    "colour color palette tint hue",
    "date day deadline calendar when weekday",
    "week weekly every",
    "size bytes kilobytes kb weight length bulk heavy big megabytes",
    "source publisher outlet origin",
    "mark flag tick check tag star",
    "status state stage progress",
    "kind type sort format class style variety",
    # Deeds.
    "delete remove trash bin discard erase drop spike scrap wipe eliminate destroy rid clear kill throw toss away",
    "undo revert rollback oops reverse unwind",
    "undelete restore recover retrieve bring rescue",
    "add insert create new make attach append include",
    "edit change modify amend alter revise adjust update customise customize set",
    "write compose draft type author",
    "rename retitle name call relabel",
    "move shift reorder drag rearrange relocate transfer reposition bump",
    "up higher above raise top first",
    "down lower below bottom last",
    "next forward following ahead another other",
    "previous before back last prior backward",
    "copy duplicate clone replicate",
    "duplicate repeat again repeated recurring redundant",
    "merge join combine unite concatenate unify",
    "split divide separate break cut part",
    "search find seek look lookup query locate",
    "replace substitute swap exchange",
    "filter narrow limit refine",
    "select choose pick highlight mark",
    "deselect unselect unmark untick unhighlight",
    "postpone defer delay snooze park hold later wait shelve",
    "open show view display see look browse visit reveal",
    "go jump goto navigate switch move focus travel",
    "close exit leave quit end",
    "cancel escape abort stop dismiss back",
    "save store keep write commit",
    "import load read migrate ingest bring upload intake",
    "export download output save generate produce",
    "send sent publish mail deliver release dispatch broadcast ship launch distribute",
    "finish complete done close finalise finalize conclude end",
    "reopen unlock unpublish unfreeze unlock",
    "preview proof render display wysiwyg",
    "print printout printer paper press",
    "check verify validate test inspect audit lint examine",
    "fix mend repair correct solve cure",
    "correct correction erratum errata rectify",
    "spell spelling spellcheck spellchecker dictionary",
    "read proofread review",
    "ignore dismiss skip allow pass accept suppress hide silence",
    "never dont stop always forever ever permanent",
    "accept approve confirm confirmed ok agree",
    "expand unfold open unhide",
    "collapse fold hide minimise minimize shrink",
    "maximise maximize zoom enlarge fullscreen expand widen grow",
    "fetch get grab pull retrieve download",
    "convert turn transform change make",
    "retry reload refresh redo again rerun repeat",
    "reset default clear restore automatic",
    "used covered ran featured published mentioned repeated",
    "related similar like close near nearby alike resembling relevant",
    "compare diff difference",
    # Qualities.
    "dark night black dim",
    "light bright white daylight",
    "broken dead rotten 404 gone",
    "missing empty blank absent lacking without",
    "open unresolved unanswered outstanding pending unfinished incomplete todo",
    "lost unsaved vanished disappeared crash crashed gone",
    "all every everything whole entire",
    "plain plaintext txt ascii unformatted",
    "external outside own other",
)


@cache
def meaning(stem: str) -> frozenset[str]:
    """The words of the lines in which a word stands; of "untag" those that undo what "tag" means."""
    lines = [line.split() for line in CONCEPTS]
    means = frozenset(word for line in lines if any(stemmed(each) == stem for each in line) for word in line)
    if means or not stem.startswith(UN):
        return means
    return frozenset(f"{UN}{word}" for word in meaning(stem.removeprefix(UN)))


UN = "un"


ENDINGS = ("ings", "ing", "ers", "er", "ors", "or", "ed", "es", "s", "e")
"""What makes "saving", "saves" and "saved" of "save", the longest first."""


@cache
def stemmed(word: str) -> str:
    """A word without its ending, and without the letter that the ending doubled: "clippings" and "clip" are "clip"."""
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return f"{word[:-3]}y"
    ending = next((each for each in ENDINGS if word.endswith(each) and len(word) - len(each) >= 3), "")
    stem = word.removesuffix(ending)
    doubled = len(ending) > 1 and len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz"
    return stem[:-1] if doubled else stem
