"""Questions asked of the map: as data, as a sentence, as an answer. See docs/queries.md."""

from .answer import Answer, answer
from .binding import bind
from .codec import checked, from_dict, from_json, to_dict, to_json
from .figures import Summary, summarise
from .ground import find_spot, ground_of, place_kinds, shape_of
from .question import Question
from .rows import Rows, rows_of, rows_of_companies
from .sentence import sentence
from .tree import reach, tree

__all__ = [
    "Answer",
    "Question",
    "Rows",
    "Summary",
    "answer",
    "bind",
    "checked",
    "find_spot",
    "from_dict",
    "from_json",
    "ground_of",
    "place_kinds",
    "reach",
    "rows_of",
    "rows_of_companies",
    "sentence",
    "shape_of",
    "summarise",
    "to_dict",
    "to_json",
    "tree",
]
