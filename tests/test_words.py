"""The field's words in the code: names of functions, classes and parameters avoid the house's own dialect (docs/glossary.md)."""

import ast
import re
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "midlands_clusters_plugin"
DIALECT = {"words", "told", "said", "kept", "officer", "officers", "looks", "ground", "spot", "here", "homeless"}
# The name of the tool in the toolbar, "What is here?", and so of its module.
NAMES_OF_TOOLS = {"what_is_here"}
# Still to be divided: two widgets whose handlers share their state, and the classes of a renderer with what the user does to them.


def parts_of(name: str) -> set[str]:
    return {part.lower() for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


def names_in(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            given = node.args
            yield from (
                one.arg
                for one in [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
                if one
            )


def test_functions_and_parameters_have_the_fields_words():
    wrong = {
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in PACKAGE.rglob("*.py")
        for name in names_in(path)
        if parts_of(name) & DIALECT and name not in NAMES_OF_TOOLS
    }
    assert not wrong, sorted(wrong)


def test_lines_fit_and_files_are_small():
    long = [
        f"{path.relative_to(PACKAGE)}:{number}"
        for path in PACKAGE.rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > 120
    ]
    assert not long
    large = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if len(path.read_text(encoding="utf-8").splitlines()) > 400
    }
    assert not large
