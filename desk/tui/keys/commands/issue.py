"""The commands of an issue as a whole: its details, its versions, and how it goes out."""

from desk.tui.keys.command import Command, answering

COMMANDS: tuple[Command, ...] = (
    *answering(
        "order links proof",
        (
            "issue.begin",
            "Begin the next issue",
            "",
            "The next number and day, with the same sections",
            "desk.verbs.views.begin_issue",
            "new issue create newsletter edition campaign file start next week",
        ),
        (
            "issue.twin",
            "Duplicate the issue",
            "",
            "As the next one, every story a draft again",
            "desk.verbs.views.duplicate_issue",
            "copy clone save as template reuse newsletter edition campaign",
        ),
    ),
    *answering(
        "order links proof",
        (
            "details",
            "Issue details",
            "i",
            "Subject, preheader, number, date, lead picture and slug",
            "desk.verbs.views.details",
            "subject preheader preview text date schedule number title metadata properties settings inbox snippet "
            "calendar publish on deadline headers publication day image photo hero banner alt url permalink line "
            "masthead picture volume edition release cover teaser summary description seo meta send time sendtime get "
            "info information",
        ),
    ),
    *answering(
        "everywhere",
        (
            "export",
            "Export",
            "X,f9",
            "Write HTML, plain text, Markdown or JSON",
            "export.verbs.export",
            "save as download html send publish email mail eml pdf print markdown json text file output deliver "
            "share mailchimp buttondown test outlook copy deploy ghost attachment printout word docx newsletter "
            "substack beehiiv sendgrid campaign ftp files folder",
        ),
        (
            "copy",
            "Copy for your mail tool",
            "y",
            "In the format that your mail tool takes",
            "export.verbs.to_clipboard",
            "clipboard send publish email mail mailchimp gmail substack paste html share outlook apple "
            "thunderbird ghost formatted to rich gdoc google docs yank rtf",
        ),
        (
            "site",
            "Write the site",
            "",
            "The archive as pages, with an index and feeds",
            "export.site_verbs.write",
            "publish website web pages online archive rss feed upload static blog host deploy push live homepage "
            "page github netlify sitemap to ftp sftp webpage html cms wordpress",
        ),
        (
            "templates",
            "Templates",
            "",
            "Your own, beside the issues: look, trust, or do not use",
            "export.template_verbs.show",
            "design theme layout html css style custom branding look jinja appearance email",
        ),
    ),
    *answering(
        "order links proof",
        (
            "history",
            "History",
            "H",
            "Every version of the story and of the issue; take one back",
            "history.verbs.history",
            "versions revisions changes track log restore revert compare diff rollback backup timeline who earlier "
            "previous changed version old version git audit time machine undo versioning older snapshot snapshots "
            "yesterday blame when edited by lost vanished gone overwritten suggesting redline",
        ),
    ),
    *answering(
        "order links proof issues",
        (
            "recovered",
            "What was not saved",
            "",
            "When a desk stopped too early: look and choose",
            "history.verbs.recovered",
            "crash restore lost unsaved backup rescue autosave recover autosaved power cut work text words "
            "vanished gone disappeared",
        ),
    ),
    *answering(
        "everywhere",
        (
            "clashes",
            "Other versions",
            "V",
            "Where two changed the same words: take the other, or yours",
            "merging.verbs.clashes",
            "conflicts merge collisions diff compare resolve theirs mine git who changed conflict both colleague "
            "team concurrent blame",
        ),
        (
            "copies",
            "Merge copies",
            "C",
            "What a sync tool set beside an issue comes into it",
            "merging.verbs.second_copies",
            "conflicts sync dropbox icloud syncthing nextcloud duplicates git cloud drive onedrive",
        ),
    ),
)
