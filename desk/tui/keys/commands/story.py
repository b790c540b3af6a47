"""The commands of a story: its text, its details, and the way to another one."""

from desk.tui.keys.command import Command, answering

COMMANDS: tuple[Command, ...] = (
    *answering(
        "order links proof",
        (
            "question.ask",
            "Ask a colleague",
            "q",
            "A question about the story, in its notes; never published",
            "desk.verbs.questions.ask",
            "question query comment note todo assign mention review annotate feedback task collaborate colleague "
            "teammate discuss message chat remark flag ping to editor suggesting redline",
        ),
        (
            "questions",
            "Open questions",
            "Q",
            "Those of the issue: go there and answer",
            "desk.verbs.questions.show",
            "queries comments todo tasks list review answer reply resolve notes outstanding feedback discussion "
            "unanswered messages chat remarks open",
        ),
    ),
    *answering(
        "desk",
        (
            "story.details",
            "Details of the story",
            "d,f2",
            "Byline, kind, sponsor, label, picture, notes",
            "desk.verbs.stories.details",
            "properties metadata author byline credit insert image picture photo alt sponsor notes label comment "
            "settings caption attribution options ad add advert advertisement advertiser writer signature paid "
            "thumbnail tags summary credits photographer journalist illustration gif jpg png jpeg graphic visual text "
            "copyright crop kicker dek get info information",
        ),
        (
            "link.add",
            "Add a link",
            "a,ctrl+l",
            "Paste an address or type a source and title",
            "desk.verbs.links.add",
            "insert url address hyperlink href source reference citation new footnote footnotes attach attachment "
            "cite weblink uri",
        ),
    ),
    *answering(
        "text",
        (
            "link.inline",
            "Link in the sentence",
            "ctrl+t",
            "Around the selected words",
            "desk.verbs.text.link_in_sentence",
            "hyperlink insert url anchor href text cite attach weblink embed",
        ),
        (
            "story.split",
            "New story from here",
            "ctrl+n",
            "What stands behind the cursor, below this one",
            "desk.verbs.structure.split",
            "split divide break cut separate new article in two spin off excerpt extract",
        ),
        (
            "text.spell",
            "Spell the word",
            "f12",
            "The unknown one at the cursor or behind it, or keep it",
            "desk.verbs.spelling.spell",
            "spelling spellcheck dictionary typo correct misspelt suggestion proofread grammar typos autocorrect "
            "misspelling misspelled thesaurus synonym language tool",
        ),
        (
            "text.all",
            "Select the whole text",
            "",
            "Of the field with the cursor",
            "desk.verbs.text.select_all",
            "select all mark everything copy",
        ),
        (
            "line.links",
            "Make the line a link",
            "",
            "The paragraph or item under the cursor",
            "desk.verbs.structure.line_to_links",
            "convert url turn into reference hyperlink",
        ),
    ),
    *answering(
        "text order links",
        (
            "paste.other",
            "The last paste in another way",
            "ctrl+g",
            "As it came, as prose, links or stories",
            "desk.verbs.pasting.otherwise",
            "paste special plain unformatted paste as again reformat text without formatting match style strip",
        ),
    ),
    *answering(
        "desk",
        (
            "find",
            "Find and replace",
            "ctrl+f",
            "In this story or in the issue, with a look before",
            "find.verbs.find",
            "search replace substitute change all look for words text occurrences regex grep lookup locate word "
            "fix everywhere swap f rename",
        ),
        (
            "editor",
            "Your own editor",
            "e,f4",
            "The body in $VISUAL, else $EDITOR",
            "desk.verbs.text.external_editor",
            "external vim emacs nano code editor open with program markdown notepad sublime vi ide helix neovim "
            "word processor",
        ),
        (
            "back",
            "Back",
            "escape",
            "To where you came from, one level: text, list",
            "desk.verbs.views.back",
            "go back close return escape exit leave cancel up undo stop dismiss",
        ),
        (
            "jump",
            "Jump to a story",
            "ctrl+o",
            "By any word of its headline",
            "find.verbs.jump",
            "goto go to open quick switch navigate find story search outline headline navigator locate fuzzy finder "
            "headlines buffer buffers symbol",
        ),
        (
            "pane",
            "Next pane",
            "tab",
            "Running order, story, links, proof",
            "desk.verbs.views.next_pane",
            "focus switch window column next tab move to",
        ),
        (
            "pane.back",
            "Pane before",
            "shift+tab",
            "The other way round",
            "desk.verbs.views.pane_before",
            "focus switch window column previous tab",
        ),
    ),
    *answering(
        "text",
        (
            "snippet",
            "Put in a snippet",
            "ctrl+space,ctrl+@",
            "A text that is kept once in the publication, by its name",
            "desk.verbs.snippets.put_in",
            "snippets boilerplate template insert canned text block macro autotext signature reuse expand sign-off "
            "repeated emoji symbol placeholder variable merge tag shortcode fill in greeting salutation hello intro "
            "outro closing disclaimer personalisation personalization dynamic widget lorem",
        ),
        (
            "snippet.keep",
            "Keep as a snippet",
            "",
            "The selected words, to be put in by name from now on",
            "desk.verbs.snippets.keep",
            "save snippets boilerplate template canned text macro autotext reuse",
        ),
    ),
)
