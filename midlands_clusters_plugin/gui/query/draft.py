"""A question while it is being put together: conditions that can be changed, in groups; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ...core.query import question as q

ALL, EITHER = "all", "any"


@dataclass(eq=False)
class Draft:
    """One condition (``leaf``), or a group of conditions (``parts``) of which all or any must hold; ``negated`` asks
    for the opposite.
    """

    leaf: q.Leaf | None = None
    joiner: str = ALL
    negated: bool = False
    parts: list[Draft] = field(default_factory=list)

    @property
    def is_group(self) -> bool:
        """Whether it holds other conditions."""
        return self.leaf is None

    def condition(self) -> q.Condition | None:
        """The condition of a question; None for a group in which nothing stands."""
        made: Any = self.leaf
        if made is None:
            parts = tuple(one for one in (part.condition() for part in self.parts) if one is not None)
            if not parts:
                return None
            made = parts[0] if len(parts) == 1 else q.All(parts) if self.joiner == ALL else q.Either(parts)
        return q.Not(made) if self.negated else made

    def leaves(self) -> list[Draft]:
        """All single conditions in it, in their order."""
        return [self] if self.leaf is not None else [leaf for part in self.parts for leaf in part.leaves()]

    def group_of(self, wanted: Draft) -> Draft | None:
        """The group that a condition stands in directly."""
        if any(part is wanted for part in self.parts):
            return self
        return next((found for part in self.parts if (found := part.group_of(wanted)) is not None), None)

    def remove(self, wanted: Draft) -> None:
        """Take a condition or group out, wherever it stands."""
        home = self.group_of(wanted)
        if home is not None:
            home.parts = [part for part in home.parts if part is not wanted]

    def put_in_group(self, wanted: Draft, joiner: str) -> Draft | None:
        """Put a condition into a new group in its place, to be joined there with others; the group."""
        home = self.group_of(wanted)
        if home is None:
            return None
        group = Draft(joiner=joiner, parts=[wanted])
        home.parts = [group if part is wanted else part for part in home.parts]
        return group


def draft_of(condition: q.Condition | None) -> Draft:
    """The group that a question's conditions are, for changing them."""
    if condition is None:
        return Draft()
    made = _of(condition)
    return made if made.is_group and not made.negated else Draft(parts=[made])


def _of(condition: q.Condition) -> Draft:
    if isinstance(condition, q.Not):
        made = _of(condition.part)
        made.negated = not made.negated  # not not known is not known: two take each other away
        return made
    if isinstance(condition, (q.All, q.Either)):
        joiner = ALL if isinstance(condition, q.All) else EITHER
        return Draft(joiner=joiner, parts=[_of(part) for part in condition.parts])
    return Draft(condition)


def question_of(draft: Draft, target: str, cells_by: str = q.ANY_PART, name: str = "") -> q.Question:
    """The question as it stands."""
    return q.Question(target, draft.condition(), cells_by, name)
