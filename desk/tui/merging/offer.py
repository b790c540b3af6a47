"""What a second copy would bring into its original."""

from dataclasses import dataclass

from desk.store.folder.second_copies import SecondCopy


@dataclass(frozen=True, slots=True)
class Offer:
    """A copy that can be merged: what its original is called, and in a few words what it would bring."""

    copy: SecondCopy
    label: str
    brings: str

    @property
    def title(self) -> str:
        """What the step is called that merges it."""
        return f"Merged the second copy of {self.label}"
