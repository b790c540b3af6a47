"""Ten minutes of mutated newsletters: no reader crashes, and none hangs."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.read.test_whole_readings import FORMS, SOURCES

pytestmark = pytest.mark.proof

ROOT = Path(__file__).parents[2]
SECONDS = 600
LONGEST = 20
"""Seconds that one input may take: the machine may be busy, a reader that hangs never ends."""


def test_mutated_newsletters_crash_no_reader(tmp_path: Path, tell: Callable[[str], None]) -> None:
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("atheris is not installed: `.venv/bin/python -m pip install atheris`")
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for form, source in SOURCES.items():
        for place in (FORMS.index(form), len(FORMS)):
            (seeds / f"{form}-{place}").write_bytes(bytes([place]) + source.encode())
    done = subprocess.run(
        [
            sys.executable,
            str(Path(__file__).parent / "fuzz_readers.py"),
            str(seeds),
            f"-max_total_time={SECONDS}",
            f"-timeout={LONGEST}",
            "-max_len=20000",
            "-rss_limit_mb=2000",
            f"-artifact_prefix={tmp_path}/",
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        errors="replace",
        timeout=SECONDS * 2,
        check=False,
    )
    told = [line for line in done.stderr.splitlines() if "Done" in line]
    tell(f"readers under mutation: {told[-1].strip() if told else done.stderr[-2000:]}")
    assert done.returncode == 0, done.stderr[-4000:]
