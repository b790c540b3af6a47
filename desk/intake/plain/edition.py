"""The desk's own text edition."""
from collections.abc import Sequence
from desk.intake.reading import Reading

def is_edition(lines: Sequence[str]) -> bool:
    return False
def read_edition(lines: Sequence[str]) -> Reading:
    return Reading()
