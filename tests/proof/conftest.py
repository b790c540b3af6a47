"""What the proofs print stands on a line of its own, so that `make proof` reads as a table."""

from collections.abc import Callable

import pytest


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Print a line, whatever pytest does with what tests print."""

    def line(words: str) -> None:
        with capsys.disabled():
            print(f"\n  {words}", flush=True)  # noqa: T201

    return line
