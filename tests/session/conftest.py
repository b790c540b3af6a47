from pathlib import Path

import pytest

from tests.session.newsdesk import Newsdesk, newsdesk


@pytest.fixture
def desk(tmp_path: Path) -> Newsdesk:
    """A session on the newsroom issue."""
    return newsdesk(tmp_path)
