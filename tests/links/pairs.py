"""Pairs of invented addresses, by what they are: one page, two places of a page, or two pages."""

SAME = {
    "scheme": ("http://example.org/harbour", "https://example.org/harbour"),
    "www": ("https://www.example.org/harbour", "https://example.org/harbour"),
    "case of the host": ("https://Example.ORG/harbour", "https://example.org/harbour"),
    "port that the scheme has anyway": ("https://example.org:443/harbour", "http://example.org:80/harbour"),
    "slash at the end": ("https://example.org/harbour/", "https://example.org/harbour"),
    "slash of a front page": ("https://example.org", "https://example.org/"),
    "doubled slash": ("https://example.org//news//harbour", "https://example.org/news/harbour"),
    "file of a folder": ("https://example.org/harbour/index.html", "https://example.org/harbour/"),
    "file of a folder, by another server": ("https://example.org/Default.aspx", "https://example.org"),
    "ending": ("https://example.org/harbour.html", "https://example.org/harbour"),
    "ending and slash": ("https://example.org/2024/harbour/", "https://example.org/2024/harbour.htm"),
    "page for phones": ("https://m.example.org/harbour", "https://www.example.org/harbour"),
    "page for phones below the page": (
        "https://example.org/news/the-harbour-opens/amp/",
        "https://example.org/news/the-harbour-opens",
    ),
    "case of words": ("https://example.org/Harbour-News/Opening", "https://example.org/harbour-news/opening"),
    "percent signs": ("https://example.org/a_%28b%29/caf%c3%a9", "https://example.org/a_(b)/café"),
    "order of parameters": ("https://example.org/x?b=2&a=1", "https://example.org/x?a=1&b=2"),
    "empty query": ("https://example.org/harbour?", "https://example.org/harbour"),
    "space in a query": ("https://example.org/find?q=two%20boats", "https://example.org/find?q=two+boats"),
    "campaign": ("https://example.org/x?utm_source=letter&utm_medium=email", "https://example.org/x"),
    "counter of clicks": ("https://example.org/x?id=7&fbclid=IwAR0abc123", "https://example.org/x?id=7"),
    "who sent the reader": ("https://example.org/x?ref=the-letter", "https://example.org/x"),
    "who sent the reader, numbered": ("https://example.org/x?source=letter42", "https://example.org/x"),
    "session in the path": ("https://example.org/x;jsessionid=AB12.node3?id=7", "https://example.org/x?id=7"),
    "one anchor": ("https://example.org/x#prices", "https://example.org/x"),
    "empty anchor": ("https://example.org/x#", "https://example.org/x"),
    "counter in the anchor": ("https://example.org/x#.VQx9a1k", "https://example.org/x#.Zz81-3"),
    "words that a browser points at": ("https://example.org/x#:~:text=the%20boats", "https://example.org/x"),
    "redirect that says where it leads": (
        "https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fharbour&sa=D",
        "https://example.org/harbour",
    ),
    "copy for phones at Google": ("https://www.google.com/amp/s/www.example.org/harbour.html", "example"),
    "short address of a video": ("https://youtu.be/Ab1-_cdEF23?t=90", "https://www.youtube.com/watch?v=Ab1-_cdEF23"),
    "video in a list": (
        "https://www.youtube.com/watch?list=PL0123456789&v=Ab1-_cdEF23&index=3",
        "https://youtube.com/shorts/Ab1-_cdEF23?feature=share",
    ),
    "code: branch and read-me": (
        "https://github.com/Boats/Mooring/blob/main/README.md#use",
        "https://github.com/boats/mooring.git",
    ),
    "code: tab": ("https://github.com/boats/mooring?tab=readme-ov-file", "https://github.com/boats/mooring"),
    "code: issue and pull request": (
        "https://github.com/boats/mooring/issues/41",
        "https://github.com/boats/mooring/pull/41",
    ),
    "package": ("https://cran.r-project.org/package=moor", "https://cran.r-project.org/web/packages/moor/index.html"),
    "question": (
        "https://stackoverflow.com/questions/10000001/how-to-moor",
        "https://stackoverflow.com/q/10000001",
    ),
    "thread": (
        "https://old.reddit.com/r/boats/comments/1abcd2/a_new_pier/",
        "https://www.reddit.com/r/Boats/comments/1abcd2/?utm_source=share",
    ),
    "post under two names of a site": (
        "https://twitter.com/harbour/status/1000000000000000001?s=20",
        "https://x.com/Harbour/status/1000000000000000001",
    ),
    "account in any case": ("https://twitter.com/HarbourNews", "https://x.com/harbournews/"),
    "story by its number": (
        "https://medium.com/@Boats/a-new-pier-0a1b2c3d4e5f?source=rss",
        "https://boats.medium.com/a-new-pier-0a1b2c3d4e5f",
    ),
    "letter in a reader": (
        "https://open.substack.com/pub/harbour/p/a-new-pier?r=1ab2&showWelcome=true",
        "https://harbour.substack.com/p/a-new-pier",
    ),
    "paper, as a page and as a file": ("https://arxiv.org/pdf/2401.00001v2.pdf", "http://arxiv.org/abs/2401.00001"),
    "number of a paper": ("https://dx.doi.org/10.1000/ABC.1", "https://doi.org/10.1000/abc.1"),
    "document": (
        "https://docs.google.com/document/d/1aB2cD3eF4gH5iJ6kL7mN8oP9qR0/edit?usp=sharing#heading=h.1",
        "https://docs.google.com/document/u/0/d/1aB2cD3eF4gH5iJ6kL7mN8oP9qR0/preview",
    ),
    "goods": (
        "https://www.amazon.com/Knots-Sailors/dp/0123456789/ref=sr_1_1?tag=letter-20&qid=1",
        "https://amazon.com/gp/product/0123456789",
    ),
    "tickets": (
        "https://www.eventbrite.co.uk/e/regatta-tickets-123456789012?aff=letter",
        "https://www.eventbrite.com/e/123456789012",
    ),
    "encyclopaedia on a phone": ("https://en.m.wikipedia.org/wiki/Pier#Types", "http://en.wikipedia.org/wiki/Pier"),
    "paper under two names": ("http://www.bbc.co.uk/news/uk-10000001", "https://www.bbc.com/news/uk-10000001"),
    "who logs in, and the root of names": ("https://ann:pw@example.org./x", "https://example.org/x"),
    "copy for phones above the page": (
        "https://example.org/amp/2024/the-harbour",
        "https://example.org/2024/the-harbour",
    ),
    "copy for phones by a parameter": ("https://example.org/x?output=amp&print=1", "https://example.org/x"),
    "slash in a query": ("https://example.org/x?id=10.1%2Fab", "https://example.org/x?id=10.1/ab"),
    "code: a file on the branch of either name": (
        "https://github.com/boats/mooring/blob/main/docs/a.md",
        "https://github.com/Boats/mooring/blob/master/docs/a.md",
    ),
    "code: a commit by a part of its number": (
        "https://github.com/boats/mooring/commit/0123456789abcdef0123456789abcdef01234567",
        "https://github.com/boats/mooring/commit/0123456",
    ),
    "code: the newer form of an address": (
        "https://gitlab.com/boats/mooring/-/issues/7",
        "https://gitlab.com/boats/mooring/issues/7",
    ),
    "video in a channel": (
        "https://vimeo.com/channels/boats/123456789",
        "https://player.vimeo.com/video/123456789?h=0a",
    ),
    "forum: a topic without its name": (
        "https://discourse.boats.example/t/how-to-moor/812?u=ann",
        "https://discourse.boats.example/t/812",
    ),
    "fediverse: by number": (
        "https://social.example/@ann/110000000000000001",
        "https://social.example/users/ann/statuses/110000000000000001",
    ),
    "paper: by a mirror": ("https://ar5iv.org/html/2101.00001", "https://arxiv.org/abs/2101.00001"),
    "paper: at a publisher, in another form": (
        "https://journal.example/doi/full/10.1000/x.1",
        "https://journal.example/doi/10.1000/x.1",
    ),
    "preprint: its text": (
        "https://www.biorxiv.org/content/10.1101/2020.01.01.000001v1.full.pdf",
        "https://www.biorxiv.org/content/10.1101/2020.01.01.000001v1",
    ),
    "blog of another country": (
        "https://boats.blogspot.co.uk/2020/01/a.html",
        "https://boats.blogspot.com/2020/01/a.html",
    ),
    "kept by an archive on one day": (
        "https://web.archive.org/web/20240101000000/https://www.example.org/x",
        "https://web.archive.org/web/20240101000000/http://example.org/x/",
    ),
    "one archive under its names": ("https://archive.is/AbCd1", "https://archive.ph/AbCd1"),
}
SAME["copy for phones at Google"] = (SAME["copy for phones at Google"][0], "https://example.org/harbour")

NEAR = {
    "kept by an archive on two days": (
        "https://web.archive.org/web/20240101000000/https://example.org/x",
        "https://web.archive.org/web/20230101/https://example.org/x",
    ),
    "a comment named by its number": (
        "https://news.ycombinator.com/item?id=123#456",
        "https://news.ycombinator.com/item?id=123",
    ),
    "comments on a letter": ("https://boats.substack.com/p/mooring/comments", "https://boats.substack.com/p/mooring"),
    "two anchors": ("https://example.org/x#prices", "https://example.org/x#times"),
    "a comment": (
        "https://github.com/boats/mooring/issues/41",
        "https://github.com/boats/mooring/issues/41#issuecomment-77",
    ),
    "a line": (
        "https://github.com/boats/mooring/blob/v1/rope.c",
        "https://github.com/boats/mooring/blob/v1/rope.c#L10-L12",
    ),
    "a route": ("https://example.org/#/boats/7", "https://example.org/"),
    "two routes": ("https://example.org/app#!boats", "https://example.org/app#!piers"),
    "a page of a file": ("https://example.org/plan.pdf#page=4", "https://example.org/plan.pdf"),
    "a comment in a thread": (
        "https://www.reddit.com/r/boats/comments/1abcd2/a_new_pier/k9x8y7z/?context=3",
        "https://www.reddit.com/r/boats/comments/1abcd2/a_new_pier/",
    ),
    "an answer": (
        "https://stackoverflow.com/questions/10000001/how-to-moor/10000009#10000009",
        "https://stackoverflow.com/questions/10000001/how-to-moor",
    ),
    "two versions of a paper": ("https://arxiv.org/abs/2401.00001v1", "https://arxiv.org/abs/2401.00001v3"),
}

DIFFERENT = {
    "short address in other letters": ("https://bit.ly/AbCd", "https://bit.ly/abcd"),
    "two pages that an archive kept": (
        "https://web.archive.org/web/20240101/https://example.org/x",
        "https://web.archive.org/web/20240101/https://example.org/y",
    ),
    "two messages of a topic": (
        "https://discourse.boats.example/t/how-to-moor/812/5",
        "https://discourse.boats.example/t/how-to-moor/812/9",
    ),
    "a topic in the path of another site": ("https://shop.example/t/red/812", "https://shop.example/t/blue/812"),
    "a value that is no dress": ("https://example.org/x?format=pdf", "https://example.org/x"),
    "number in a parameter": ("https://example.org/detail.php?id=1", "https://example.org/detail.php?id=2"),
    "parameter that says everything": ("https://example.org/HUD?src=/press/2016/1", "https://example.org/HUD"),
    "number behind a name of a sender": ("https://example.org/x?source=17", "https://example.org/x?source=18"),
    "search": ("https://example.org/?s=boats", "https://example.org/?s=piers"),
    "sibling": ("https://example.org/archives/15904", "https://example.org/archives/15281"),
    "year": ("https://example.org/2024/cfp/", "https://example.org/2026/cfp/"),
    "front page": ("https://example.org/harbour", "https://example.org/"),
    "host below": ("https://news.example.org/", "https://example.org/"),
    "release": (
        "https://github.com/boats/mooring/releases/tag/v1.0",
        "https://github.com/boats/mooring/releases/tag/v1.1",
    ),
    "branch that is not the main one": (
        "https://github.com/boats/mooring/tree/old",
        "https://github.com/boats/mooring",
    ),
    "video": ("https://youtu.be/Ab1-_cdEF23", "https://youtu.be/ab1-_cdEF23"),
    "list of videos": ("https://www.youtube.com/playlist?list=PL01", "https://www.youtube.com/playlist?list=PL02"),
    "branch in a parameter": (
        "https://gitlab.com/b/m/-/raw/rope.c?ref=main",
        "https://gitlab.com/b/m/-/raw/rope.c?ref=old",
    ),
    "article whose case tells": ("https://en.wikipedia.org/wiki/MOB", "https://en.wikipedia.org/wiki/Mob"),
    "identifier whose case tells": ("https://example.org/p/aB3dE5fG", "https://example.org/p/Ab3dE5fG"),
    "encoded slash": ("https://example.org/a%2Fb", "https://example.org/a/b"),
    "encoded sign of a parameter": ("https://example.org/x?q=a%26b=1", "https://example.org/x?q=a&b=1"),
    "encoded plus": ("https://example.org/x?q=a%2Bb", "https://example.org/x?q=a+b"),
    "values of one name in another order": ("https://example.org/x?a=1&a=2", "https://example.org/x?a=2&a=1"),
    "mail": ("mailto:desk@example.org", "https://example.org/"),
}
