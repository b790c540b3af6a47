"""What another desk, or git, changed in the open issue since the editor last looked, story by story."""

import time
from collections.abc import Callable, Collection
from pathlib import Path
from threading import Lock

from desk.model.issue import Issue
from desk.store.folder import looked_at
from desk.store.folder.looked_at import Came, Looked


class Unread:
    """The stories that others changed and nobody read here yet, each with who it was ("": nobody knows)."""

    def __init__(self, path: Path, issue: Issue) -> None:
        """`path` holds what was looked at before; an issue that was never open here has nothing unread."""
        self._path = path
        self._writing, self._asked, self._written = Lock(), 0, 0
        self._marks: looked_at.Marks = {}
        found = looked_at.read(path)
        self.came: tuple[Came, ...] = found.came if found else ()
        self._who: dict[int, str] = {}
        self._old: dict[int, str] = {}
        if found is None:
            return
        self._marks = looked_at.marks(issue, {})
        for id, (_, _, mark) in self._marks.items():
            if found.seen.get(str(id)) != mark:
                self._who[id] = found.unread.get(str(id), "")
                self._old[id] = found.seen.get(str(id), "")

    @property
    def unknown(self) -> tuple[int, ...]:
        """The unread stories of which nobody knows who changed them."""
        return tuple(id for id, who in self._who.items() if not who)

    def credit(self, ids: Collection[int], who: str) -> None:
        """It is known by now who changed these stories."""
        if who and ids:
            self._who |= {id: who for id in ids if id in self._who}
            self.came = (*self.came, Came(time.time(), who, tuple(ids)))[-looked_at.MOST :]

    @property
    def ids(self) -> Collection[int]:
        """The stories."""
        return self._who.keys()

    def take(self, before: Issue, now: Issue, who: str, in_hand: int | None, at: float) -> bool:
        """Another program's changes came in at `at`, between these two; the story in hand is before the editor's eyes.

        False if nothing of the issue is another; of a section or the subject no story is unread.
        """
        known = {story.id: (story, before.links_of(story.id)) for story in before.stories}
        changed = [each.id for each in now.stories if known.get(each.id) != (each, now.links_of(each.id))]
        if before == now:
            return False
        self.came = (*self.came, Came(at, who, tuple(changed)))[-looked_at.MOST :]
        for id in changed:
            if id != in_hand:
                mark = looked_at.mark(*known[id]) if id in known else ""
                self._old.setdefault(id, mark)
                self._who[id] = who
        return True

    def credit_last(self, who: str) -> None:
        """It is known by now who made the changes that came in last."""
        if not self.came or self.came[-1].who:
            return
        last = self.came[-1]
        self.came = (*self.came[:-1], Came(last.at, who, last.stories))
        self._who |= {id: who for id in last.stories if self._who.get(id) == ""}

    def read(self, id: int) -> str | None:
        """The editor looks at a story: who changed it, "" if nobody knows; None if it is as it was."""
        self._old.pop(id, None)
        return self._who.pop(id, None)

    def keep(self, issue: Issue) -> Callable[[], None]:
        """Work for another thread: it remembers what is looked at by now, unless later work was done before it."""
        self._asked += 1
        number = self._asked
        old, who, came = dict(self._old), {str(id): name for id, name in self._who.items()}, self.came

        def work() -> None:
            with self._writing:
                if number < self._written:
                    return
                self._written = number
                self._marks = looked_at.marks(issue, self._marks)
                seen = {str(id): old.get(id, mark) for id, (_, _, mark) in self._marks.items()}
                looked_at.write(self._path, Looked(seen, who, came))

        return work
