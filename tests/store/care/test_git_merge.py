"""Two people and git: by lines without our driver, by stories with it, in a repository of its own."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.edit import stories
from desk.model.issue import Issue, Story
from desk.store.care.doctor import examine, repair
from desk.store.care.git import Repository, merge_file, merge_lines, merge_versions, split_conflict
from desk.store.errors import NotSaved, Unreadable
from desk.store.file.storage import dumps, loads
from desk.store.folder.issues import Folder
from desk.store.form import records
from tests.model.made import newsroom, outline

ROOT = Path(__file__).parents[3]
NAME = "0042-x.json"


def data_of(issue: Issue) -> bytes:
    return dumps(records.issue_tables(issue))


BASE = data_of(newsroom())
OURS = stories.change(newsroom(), 11, headline="Ours", byline="Nora")
THEIRS = stories.change(stories.shift(newsroom(), [12], -1), 11, headline="Theirs", standfirst="Omar")


def added(issue: Issue, id: int, headline: str) -> Issue:
    return stories.add(issue, Story(id, "", 1, headline=headline))


class Clone:
    """A git repository with one issue in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "issues"
        self.folder.mkdir(parents=True)
        self("init", "-q", "-b", "main")
        self.commit(BASE)

    def __call__(self, *args: str, code: int | None = 0) -> str:
        who = ("-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(["git", *who, *args], cwd=self.root, capture_output=True, text=True, check=False)
        assert code is None or done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    @property
    def path(self) -> Path:
        return self.folder / NAME

    def commit(self, data: bytes) -> None:
        self.path.write_bytes(data)
        self("add", "-A")
        self("commit", "-q", "-m", "x")

    def both(self, ours: bytes, theirs: bytes) -> None:
        """Commit ours on main and theirs on a branch, both from what is there."""
        self("add", "-A")
        self("commit", "-q", "--allow-empty", "-m", "x")
        self("checkout", "-q", "-b", "theirs")
        self.commit(theirs)
        self("checkout", "-q", "main")
        self.commit(ours)

    def issue(self) -> Issue:
        return records.issue_from(loads(self.path.read_bytes(), self.path))


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clone]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    return Clone(tmp_path / "a clone")


def test_git_merges_by_stories_once_it_is_set_up(clone: Clone) -> None:
    repository = Repository.of(clone.folder)
    assert repository is not None
    assert len(repository.set_up(clone.folder)) == 4
    clone.both(data_of(OURS), data_of(THEIRS))
    clone("merge", "theirs")
    issue = clone.issue()
    assert outline(issue)["News"] == "Bravo Ours Charlie"
    assert (issue.story(11).byline, issue.story(11).standfirst) == ("Nora", "Omar")
    assert [story.headline for story in issue.placed("clash")] == ["Theirs"]
    assert clone.path.read_bytes() == data_of(issue)


def test_without_it_git_leaves_marks_that_the_doctor_merges_from_the_index(clone: Clone) -> None:
    clone.both(data_of(OURS), data_of(THEIRS))
    assert "CONFLICT" in clone("merge", "theirs", code=1)
    found, *_ = examine(Folder(clone.folder))
    assert "git conflict" in found.sentence
    repair(found)
    issue = clone.issue()
    assert outline(issue)["News"] == "Bravo Ours Charlie"
    assert [story.headline for story in issue.placed("clash")] == ["Theirs"]
    assert len(list(clone.folder.glob("*.broken-*"))) == 1
    assert data_of(issue) == merge_versions(BASE, data_of(OURS), data_of(THEIRS), clone.path)[0]


def test_setting_git_up_again_changes_nothing(clone: Clone) -> None:
    repository = Repository.of(clone.folder)
    assert repository is not None
    (clone.root / ".gitattributes").write_text("*.txt text")
    told = repository.set_up(clone.folder, dry_run=True)
    assert (clone.root / ".gitattributes").read_text() == "*.txt text"
    assert "merge.desk" not in clone("config", "--list")
    assert repository.set_up(clone.folder) == told
    assert (clone.root / ".gitattributes").read_text() == (
        "*.txt text\nissues/*.json merge=desk text eol=lf\nissues/words.txt merge=union text eol=lf\n"
    )
    configured = (clone.root / ".git" / "config").read_bytes()
    assert repository.set_up(clone.folder) == []
    assert (clone.root / ".git" / "config").read_bytes() == configured
    assert clone("check-attr", "merge", f"issues/{NAME}").strip().endswith(": desk")


@pytest.mark.parametrize("folder", ["news letters/no 1", "ünïcode", "a[b]*", "."])
def test_a_folder_of_any_name_is_set_up(clone: Clone, folder: str) -> None:
    place = clone.root / folder
    place.mkdir(parents=True, exist_ok=True)
    repository = Repository.of(place)
    assert repository is not None
    repository.set_up(place)
    name = Path(folder, NAME).as_posix()
    (clone.root / name).write_bytes(BASE)
    told = clone("-c", "core.quotePath=false", "check-attr", "merge", "eol", "--", name)
    assert told.count(": desk") == 1
    assert told.count(": lf") == 1


def test_a_desk_that_has_gone_leaves_git_to_its_own_merge(clone: Clone) -> None:
    repository = Repository.of(clone.folder)
    assert repository is not None
    repository.set_up(clone.folder)
    driver = clone("config", "merge.desk.driver").strip()
    clone("config", "merge.desk.driver", driver.replace(driver.split()[0], "/nowhere/python"))
    clone.both(data_of(added(OURS, 5000, "One")), data_of(added(newsroom(), 8000, "Other")))
    clone("merge", "theirs", code=None)
    assert b'"One"' in clone.path.read_bytes()
    assert b'"Other"' in clone.path.read_bytes()


def test_what_our_driver_cannot_read_is_merged_by_lines(clone: Clone) -> None:
    repository = Repository.of(clone.folder)
    assert repository is not None
    repository.set_up(clone.folder)
    newer = data_of(replace(newsroom(), title="Renamed")).replace(b'"schema": 1', b'"schema": 2')
    clone.both(data_of(OURS), newer)
    clone("merge", "theirs", code=None)
    assert b'"schema": 2' in clone.path.read_bytes()
    assert b'"Ours"' in clone.path.read_bytes()


def test_a_folder_without_git_has_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Repository.of(tmp_path) is None
    assert Repository.of(tmp_path / "gone") is None
    monkeypatch.setenv("PATH", "")
    assert Repository.of(ROOT) is None


def versions(folder: Path, *versions: bytes) -> list[Path]:
    paths = [folder / name for name in ("base", "ours", "theirs")]
    for path, data in zip(paths, versions, strict=True):
        path.write_bytes(data)
    return paths


def test_two_people_who_add_the_same_file_keep_both_sides_stories(tmp_path: Path) -> None:
    paths = versions(tmp_path, b"", data_of(added(newsroom(), 5000, "One")), data_of(added(newsroom(), 8000, "Other")))
    assert merge_file(*paths) == 0
    merged = records.issue_from(loads(paths[1].read_bytes(), paths[1]))
    assert outline(merged)["News"] == "Alpha Bravo Charlie One Other"


@pytest.mark.parametrize(
    "theirs", [b"{", b"", data_of(replace(newsroom(), id=901)), b"\xef\xbb\xbf" + BASE, b'{"publication": {"5": {}}}']
)
def test_versions_that_do_not_belong_together_are_refused_and_nothing_is_written(tmp_path: Path, theirs: bytes) -> None:
    paths = versions(tmp_path, BASE, BASE, theirs)
    with pytest.raises(Unreadable):
        merge_file(*paths)
    assert paths[1].read_bytes() == BASE


def test_a_merge_by_lines_without_git_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = versions(tmp_path, BASE, BASE, b"{")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NotSaved, match="git could not be called"):
        merge_lines(*paths)
    assert paths[1].read_bytes() == BASE


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("a\n", None),
        ("a\n<<<<<<< x\nb\n=======\nc\n>>>>>>> y\nd\n", ("", "a\nb\nd\n", "a\nc\nd\n")),
        ("<<<<<<< x\nb\n||||||| z\no\n=======\nc\n>>>>>>> y\n", ("o\n", "b\n", "c\n")),
        ("<<<<<<< x\r\nb\r\n=======\r\nc\r\n>>>>>>> y\r\n", ("", "b\r\n", "c\r\n")),
        ("<<<<<<< x\nb\n=======\nc\n", None),
        ("<<<<<<< x\nb\n||||||| z\no\n=======\nc\n>>>>>>> y\n<<<<<<< x\n=======\n>>>>>>> y\n", ("", "b\n", "c\n")),
        ("=======\na\n", None),
    ],
)
def test_the_sides_of_conflict_marks(text: str, sides: tuple[str, str, str] | None) -> None:
    assert split_conflict(text) == sides


def test_the_mode_of_the_file_that_git_gives_is_kept(tmp_path: Path) -> None:
    paths = versions(tmp_path, BASE, data_of(OURS), data_of(THEIRS))
    paths[1].chmod(0o640)
    merge_file(*paths)
    assert paths[1].stat().st_mode & 0o777 == 0o640
