"""A question while it is being put together: conditions that can be changed, in groups; no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ...core.query import question as q
from .kinds import kind_of
from .saved import Origin

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

    def condition(self, typed: Typed | None = None) -> q.Condition | None:
        """The condition of a question, with one that is only ``typed`` so far; None for a group in which nothing
        stands.
        """
        made: Any = typed.leaf if typed is not None and typed.instead is self else self.leaf
        if made is None:
            parts = tuple(one for one in (part.condition(typed) for part in self.parts) if one is not None)
            parts = (*parts, typed.leaf) if typed is not None and typed.into is self else parts
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


@dataclass(frozen=True)
class Typed:
    """A condition that stands in the form alone: it takes the place of one, or comes at the end of a group."""

    leaf: q.Leaf
    instead: Draft | None = None
    into: Draft | None = None


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


class Writing:
    """A question while it is written: its conditions, the ``chosen`` one, and where the shapes came from.

    ``typed`` : the form holds a condition that is not in the list; it counts, in place of the chosen one where that is
    being changed.
    """

    def __init__(self, condition: q.Condition | None = None, origins: Iterable[Origin] = (), *, typed: bool) -> None:
        self.draft, self.typed = draft_of(condition), typed
        self.chosen: Draft | None = None
        self.origins = {one.shape: one for one in origins}

    def origin(self, leaf: q.Leaf | None) -> Origin | None:
        """Where the shape of a condition was read from."""
        shape = shape_in(leaf)
        return None if shape is None else self.origins.get(shape.name)

    def changes(self, kind: str) -> bool:
        """Whether a condition of this kind in the form is the chosen one, edited; else it is another one."""
        leaf = self.chosen.leaf if self.chosen is not None else None
        if leaf is None or not any(one is self.chosen for one in self.draft.leaves()):
            return False
        origin = self.origin(leaf)
        return kind_of(leaf, origin.how if origin is not None else "") == kind

    def home(self) -> Draft:
        """The group that a new condition is added to: the chosen one, or that of the chosen condition."""
        if self.chosen is None:
            return self.draft
        return self.chosen if self.chosen.is_group else self.draft.group_of(self.chosen) or self.draft

    def with_typed(self, leaf: q.Leaf, kind: str) -> q.Condition | None:
        """The conditions as they will be with that of the form."""
        return self.draft.condition(
            Typed(leaf, instead=self.chosen) if self.changes(kind) else Typed(leaf, into=self.home())
        )

    def put(self, leaf: q.Leaf, *, replace: bool) -> None:
        """Put the form's condition into the list."""
        if replace and self.chosen is not None and not self.chosen.is_group:
            self.chosen.leaf = leaf
        else:
            home = self.home()
            home.parts = [*home.parts, Draft(leaf)]
        self.typed = False

    def remove(self) -> None:
        """Take the chosen condition out; where none is left, that of the form counts."""
        if self.chosen is not None:
            self.draft.remove(self.chosen)
            self.chosen, self.typed = None, self.typed or not self.draft.leaves()

    def used_origins(self) -> tuple[Origin, ...]:
        """Where the shapes of the question came from."""
        used = {shape.name for shape in map(shape_in, (one.leaf for one in self.draft.leaves())) if shape is not None}
        return tuple(one for name, one in self.origins.items() if name in used)

    def replace_shapes(self, shapes: Iterable[q.Shape]) -> None:
        """Polygons that were read anew, by their names."""
        fresh = {one.name: one for one in shapes}
        for part in self.draft.leaves():
            if isinstance(part.leaf, q.Inside) and part.leaf.shape.name in fresh:
                part.leaf = q.Inside(fresh[part.leaf.shape.name])

    def new_name(self, name: str) -> str:
        """A name for another drawing, with a number where there is one of that name."""
        shapes = (shape_in(part.leaf) for part in self.draft.leaves())
        number = len({one.name for one in shapes if one is not None and one.name.startswith(name)})
        return f"{name} {number + 1}" if number else name


def shape_in(leaf: q.Leaf | None) -> q.Shape | None:
    """The shape that a condition has, where it has one."""
    if isinstance(leaf, q.Inside):
        return leaf.shape
    return leaf.spot if isinstance(leaf, q.Near) and isinstance(leaf.spot, q.Shape) else None


def same_question(one: q.Question, other: q.Question) -> bool:
    """Whether two questions ask the same, whatever they are called."""
    return (one.target, one.cells_by, one.where) == (other.target, other.cells_by, other.where)
