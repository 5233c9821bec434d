"""Addresses that very many companies share: Companies House's default address, and those of agents and accountants."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..base.i18n import counted, written

# Where Companies House moves a company without a proper address (PO Box 4385, Cardiff). From common knowledge, not from
# a file.
DEFAULT = "CF14 8LH"
MOST = 500  # companies at one postcode; the Office for National Statistics flags authorities where more share one
_NAMED = 3  # postcodes in a note


def crowded(companies: pd.DataFrame) -> np.ndarray:
    """Rows (bool) whose postcode is Companies House's default one, or that of ``MOST`` or more companies of the
    file.
    """
    code, texts = _coded(companies["postcode"])
    number = np.bincount(code[code >= 0], minlength=len(texts))
    return np.array([*((number >= MOST) | (texts.astype(object) == DEFAULT)), False], dtype=bool)[code]


def address_notes(companies: pd.DataFrame, shared: np.ndarray, member: np.ndarray, rows: np.ndarray) -> list[str]:
    """Sentences on a map's companies: how many of those shown, and of the cluster anywhere, stand at such addresses."""
    notes = []
    code, texts = _coded(companies["postcode"])
    at_point = code[rows[shared[rows]]]
    if len(at_point):
        number = np.bincount(at_point, minlength=len(texts))
        most = [one for one in np.argsort(-number, kind="stable")[:_NAMED] if number[one]]
        named = ", ".join(f"{texts[one]} ({written(f'{number[one]:,}')})" for one in most)
        stated = counted(
            "{n} of these companies ({share}%) stands at an address that {most} or more companies share: {named}.",
            "{n} of these companies ({share}%) stand at addresses that {most} or more companies share: {named}.",
            len(at_point),
        )
        share = written(f"{100 * len(at_point) / len(rows):.1f}")
        notes.append(stated.replace("{share}", share).replace("{most}", str(MOST)).replace("{named}", named))
    default = np.flatnonzero(texts.astype(object) == DEFAULT)
    lost = int((member & (code == default[0])).sum()) if len(default) else 0
    if lost:
        stated = counted(
            "{n} company of this cluster has Companies House's default address ({postcode}, Cardiff): where it is, is "
            "not known.",
            "{n} companies of this cluster have Companies House's default address ({postcode}, Cardiff): where they "
            "are, is not known.",
            lost,
        )
        notes.append(stated.replace("{postcode}", DEFAULT))
    return notes


def _coded(column: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(), column.cat.categories.to_numpy(dtype=object)
    code, texts = pd.factorize(column)
    return code, np.asarray(texts, dtype=object)
