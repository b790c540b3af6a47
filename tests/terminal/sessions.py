"""The ways in which a terminal is hostile: what is typed, what happens meanwhile, how it ends; and what is kept."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

from desk.session.session import Session
from desk.store.folder.issues import Folder
from tests.terminal.pty_desk import FAULTS, PATIENCE, STORY, PtyDesk, make_folder

ASKED = 2.0
"""Seconds before an end: what was sent earlier must be kept."""
QUIT = b"\x11"
_LOOKING = threading.Lock()
"""Looking at what is kept borrows the environment of the desk."""


@dataclass
class Outcome:
    """What became of one session."""

    family: str
    sent: int = 0
    due: int = 0
    kept: int = 0
    taken: float | None = 0.0
    code: int | None = None
    fault: str = ""

    @property
    def is_lost(self) -> bool:
        """Whether something is gone that was sent early enough."""
        return self.kept < self.due

    @property
    def words(self) -> str:
        """It in a line."""
        took = "lives on" if self.taken is None else f"{self.taken:.1f} s"
        lost = f"  LOST {self.due - self.kept}" if self.is_lost else ""
        counts = f"sent {self.sent:>6}  due {self.due:>6}  kept {self.kept:>6}"
        return f"{self.family:<28} {counts}  {took:>8}{lost}  {self.fault}"


@dataclass
class Typing:
    """Text that is typed, a letter at a time: numbered words, so that what is missing is seen."""

    desk: PtyDesk
    rate: float
    text: str = ""
    times: list[float] = field(default_factory=list)
    parted: list[int] = field(default_factory=list)
    """Where something else than a letter was sent, in letters."""

    def part(self) -> None:
        """Something else is sent now: what is typed before it and behind it need not be kept in one piece."""
        self.parted.append(len(self.text))

    def parts(self) -> list[str]:
        """What was typed in one piece each."""
        return [self.text[one:other].strip() for one, other in pairwise([0, *self.parted, len(self.text)])]

    def type(self, seconds: float, meanwhile: Callable[[], object] = lambda: None) -> None:
        """Type for so long, at the rate; `meanwhile` is called between the letters."""
        end, next_ = time.monotonic() + seconds, time.monotonic()
        while time.monotonic() < end and self.desk.process.poll() is None:
            self.letter()
            next_ += 1 / self.rate
            meanwhile()
            self.desk.wait(max(0.0, next_ - time.monotonic()))

    def letter(self) -> None:
        """Type the next letter."""
        number = len(self.text) // 6
        self.text += f"{number:05d} "[len(self.text) % 6]
        self.desk.send(self.text[-1].encode())
        self.times.append(time.monotonic())

    def due(self, end: float) -> int:
        """How many letters were sent long enough before the end."""
        return sum(at < end - ASKED for at in self.times)


class Play:
    """One session: a desk on 42 stories, something happens, it ends, and what is on the disks is looked at."""

    def __init__(self, place: Path, family: str, *, patience: float, term: str = "xterm-256color", noted: bool = False):
        """`patience`: seconds that the desk has to end. `noted`: it is not ended before the journal has every letter.

        Then nothing depends on how fast the machine is, and nothing at all may be missing.
        """
        self.place = place
        self.folder = make_folder(place / "issues")
        self.home = place / "home"
        self.outcome = Outcome(family)
        self.patience = patience
        self.noted = noted
        self.desk = PtyDesk(self.folder.path, self.home, term=term)
        self.typing = Typing(self.desk, 10.0)

    def begin(self, rate: float = 10.0) -> Typing:
        """Go into the first story, to type at a rate."""
        self.desk.open_story()
        self.typing.rate = rate
        return self.typing

    def end(self, how: Callable[[PtyDesk], object], *, all_due: bool = False) -> Outcome:
        """End it and look at what is kept. `all_due`: nothing may be missing, however late it was sent."""
        made, typing = self.outcome, self.typing
        if self.noted and not all_due:
            self.wait_for_journal()
        end = time.monotonic()
        how(self.desk)
        made.taken = self.desk.ended_within(self.patience)
        made.code = self.desk.process.poll()
        self.desk.put_away()
        made.sent = len(typing.text)
        made.due = made.sent if all_due or self.noted else typing.due(end)
        made.kept = longest_start(typing.text, self.kept())
        self.look_for_faults()
        return made

    def wait_for_journal(self) -> None:
        """Wait until every letter is in the journal or the file."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.desk.process.poll() is None:
            files = [*self.home.glob("state/desk/*/journal/*.jsonl"), *self.folder.issue_files()]
            kept = [path.read_bytes() for path in files]
            if all(any(part.encode() in data for data in kept) for part in self.typing.parts()):
                return
            self.desk.wait(0.1)

    def look_for_faults(self) -> None:
        """No traceback on the terminal, and no fault of desk written down."""
        if found := FAULTS.search(self.desk.raw):
            self.outcome.fault = found[0].decode(errors="replace")
        log = self.home / "state" / "desk" / "faults.txt"
        if log.exists():
            self.outcome.fault = log.read_text(errors="replace").strip().splitlines()[-1]

    def kept(self) -> list[str]:
        """The texts that an editor would find: in the file, offered by the next desk, or in a file that is named."""
        return kept_texts(self.folder.path, self.home)


def kept_texts(folder: Path, home: Path) -> list[str]:
    """All texts that hold what was typed: the stories' own, what the next session offers, and rescued ones."""
    names = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
    with _LOOKING, patch.dict(os.environ, {**names, "HOME": str(home), "XDG_RUNTIME_DIR": str(home / "runtime")}):
        session = Session(Folder(folder), journalled=True)
        opened = session.open(session.folder.issue_files()[0])
        found = [opened.story(STORY).body]
        found += [text for story in opened.in_order() for text in (story.headline or "", story.body, story.notes)]
        found += [loss.change.after for loss in session.losses if isinstance(loss.change.after, str)]
        found += [path.read_text(errors="replace") for path in home.glob("state/desk/rescued/*.txt")]
        session.recorder.release()
    return found


def longest_start(text: str, kept: list[str]) -> int:
    """How many letters of a text are kept, from its first: in one of the texts, or across two of them."""
    whole = max(kept, key=lambda each: _shared(text, each), default="")
    count = _shared(text, whole)
    rest = max((_shared(text[count:], each) for each in kept), default=0)
    return count + rest


def _shared(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


# How it ends


def closed(desk: PtyDesk) -> None:
    """The window is closed."""
    desk.close_terminal()


def told(number: signal.Signals) -> Callable[[PtyDesk], None]:
    """A signal tells it."""
    return lambda desk: desk.signal(number)


def quits(desk: PtyDesk) -> None:
    """The editor quits."""
    desk.send(QUIT)


ENDS: dict[str, Callable[[PtyDesk], object]] = {
    "close": closed,
    "hup": told(signal.SIGHUP),
    "term": told(signal.SIGTERM),
    "int": told(signal.SIGINT),
    "quit": quits,
}


# What happens


def plain(play: Play, how: str, rng: random.Random, seconds: float, rate: float = 10.0) -> Outcome:
    """Typing, and an end in the middle of it."""
    play.begin(rate).type(seconds)
    return play.end(ENDS[how], all_due=how == "quit")


def killed(play: Play, how: str, rng: random.Random, seconds: float) -> Outcome:
    """kill -9: what is in the journal is all there is."""
    play.begin(12).type(max(seconds, 3.0))
    return play.end(told(signal.SIGKILL))


def slow(play: Play, how: str, rng: random.Random, seconds: float) -> Outcome:
    """A line that takes 3,000 bytes a second."""
    typing = play.begin(8)
    play.desk.limit = 3000.0
    typing.type(max(seconds, 3.0))
    return play.end(ENDS[how], all_due=how == "quit")


def deaf(play: Play, how: str, rng: random.Random, seconds: float) -> Outcome:
    """A terminal that reads nothing any more, and then goes."""
    typing = play.begin(15)
    play.desk.limit = 0.0
    typing.type(max(seconds, 3.0))
    return play.end(ENDS["term" if how == "quit" else how])


def storm(play: Play, how: str, rng: random.Random, seconds: float) -> Outcome:
    """Sizes come and go, some of them too small."""
    sizes = [(120, 36), (80, 24), (60, 20), (140, 50), (100, 30), (41, 13)]
    play.begin(12).type(seconds, lambda: [play.desk.resize(*rng.choice(sizes)) for _ in range(5)])
    return play.end(ENDS[how])


def sleepy(play: Play, how: str, rng: random.Random, seconds: float) -> Outcome:
    """It is stopped and goes on, twice."""
    typing = play.begin(10)
    for _ in range(2):
        typing.type(seconds / 2)
        play.desk.signal(signal.SIGSTOP)
        time.sleep(0.4)
        play.desk.signal(signal.SIGCONT)
    typing.type(seconds / 2)
    return play.end(ENDS[how])


def strange(play: Play, how: str, rng: random.Random, seconds: float) -> Outcome:
    """Bytes that are no UTF-8, between the letters: Latin-1, Meta as the eighth bit, an old mouse, half a sequence."""
    typing = play.begin(10)
    typing.type(seconds / 2)
    for data in (b"\xe9", b"\xc3", b"\xff\xfe", b"\x1b[M\xa0\xe1\xe2", b"\x80\x81", b"\xf0\x9f"):
        play.desk.send(data)
        play.desk.wait(0.15)
    before = len(typing.text)
    typing.part()
    typing.type(seconds / 2)
    made = play.end(ENDS[how])
    tail = typing.text[before : before + max(0, made.due - before)]
    if all(part in " ".join(play.kept()) for part in (typing.text[: min(before, made.due)], tail)):
        made.kept = max(made.kept, made.due)
    return made


def escapes(play: Play, how: str, rng: random.Random, seconds: float) -> Outcome:
    """Screens are opened and closed with no time to be drawn, then something is typed."""
    play.desk.open_story()
    play.desk.send(b"\x1b")
    play.desk.wait(0.3)
    screens = [b"X", b"i", b"S", b"H", b"I", b"T", b"?", b"V", b"d"]
    for _ in range(6):
        keys = b"".join(key + b"\x1b[27u" for key in rng.sample(screens, 5))
        play.desk.send(keys)
        play.desk.wait(0.05)
    play.desk.wait(1.0)
    return play.end(ENDS[how])


def pasted(play: Play, how: str, rng: random.Random, seconds: float) -> Outcome:
    """A paste and the end of it all in one write."""
    play.begin()
    size = rng.choice([300, 4_000, 40_000, 200_000])
    words = [f"p{number:06d}" for number in range(size // 8)]
    lines = "\n\n".join(f"Then came {' '.join(words[at : at + 12])} at last." for at in range(0, len(words), 12))
    data = b"\x1b[200~" + lines.encode() + b"\x1b[201~"
    made = play.outcome
    if how == "quit":
        play.desk.send(data + QUIT)
        play.end(lambda _: None)
    else:
        play.desk.send(data)
        play.desk.wait(ASKED + 0.3)
        play.end(ENDS[how])
    kept = " ".join(play.kept())
    made.sent = made.due = len(words)
    made.kept = sum(word in kept for word in words)
    return made


def dumb(play: Play, how: str, rng: random.Random, seconds: float) -> Outcome:
    """A terminal that can nothing: the issue is printed, and the desk has ended by itself."""
    play.desk.ended_within(60.0)
    return play.end(lambda _: None)


FAMILIES: dict[str, Callable[[Play, str, random.Random, float], Outcome]] = {
    "plain": plain,
    "killed": killed,
    "slow": slow,
    "deaf": deaf,
    "storm": storm,
    "sleepy": sleepy,
    "strange": strange,
    "escapes": escapes,
    "pasted": pasted,
    "dumb": dumb,
}


def session(
    place: Path, family: str, how: str, seed: int, *, seconds: float, patience: float, noted: bool = False
) -> Outcome:
    """Play one session of a family in a folder of its own."""
    place.mkdir(parents=True)
    term = "dumb" if family == "dumb" else "xterm-256color"
    made = Play(place, f"{family}, {how}", patience=patience, term=term, noted=noted)
    try:
        return FAMILIES[family](made, how, random.Random(seed), seconds)
    except AssertionError as error:
        made.outcome.fault = str(error).splitlines()[0]
        return made.outcome
    finally:
        made.desk.put_away() if made.desk.process.poll() is None or made.desk.is_open else None
