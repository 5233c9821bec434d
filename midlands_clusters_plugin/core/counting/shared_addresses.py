"""Addresses that very many companies share: Companies House's default address, and those of agents and accountants.

They are found in the file itself, nationally. A map counts their companies, lists them as well, or leaves them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.i18n import counted, grouped, tr
from .membership import coded

DEFAULT = "CF14 8LH"  # where Companies House moves a company without a proper address: common knowledge, not a file's
MOST = 500  # companies at one postcode; the Office for National Statistics flags authorities where more share one
COUNT, LIST, LEAVE_OUT = TREATMENTS = ("count", "list", "leave_out")
TABLE = "shared_addresses"  # the layer's name and role
_NAMED = 3  # postcodes in a note
_WITHOUT = " without shared addresses"  # behind a cluster's id in the ledger of published maps


@dataclass(frozen=True)
class SharedAddresses:
    """Those of one company table: at the default address, or where ``MOST`` or more companies of the file are."""

    companies: pd.DataFrame

    @cached_property
    def _coded(self) -> tuple[np.ndarray, np.ndarray]:
        code, texts = coded(self.companies["postcode"])
        return code, texts.to_numpy(dtype=object)

    @cached_property
    def _number(self) -> np.ndarray:
        code, texts = self._coded
        return np.bincount(code[code >= 0], minlength=len(texts))

    @cached_property
    def shared(self) -> np.ndarray:
        code, texts = self._coded
        return np.array([*((self._number >= MOST) | (texts == DEFAULT)), False], dtype=bool)[code]

    @cached_property
    def default(self) -> np.ndarray:
        """Rows (bool) at Companies House's default address: where the company is, is not known."""
        code, texts = self._coded
        return np.array([*(texts == DEFAULT), False], dtype=bool)[code]

    def taken(self, member: np.ndarray, treatment: str) -> np.ndarray:
        """The rows of a cluster that a map counts. Raises UserError for a treatment that is none."""
        if treatment not in TREATMENTS:
            stated = tr("Shared addresses can be counted (count), listed (list) or left out (leave_out).")
            raise UserError(stated, treatment)
        return member & ~self.shared if treatment == LEAVE_OUT else member

    def notes(self, member: np.ndarray, inside: np.ndarray, treatment: str) -> list[str]:
        """Sentences on a cluster's companies at such addresses: in the area (``inside``, bool), at the default one."""
        found, notes = self.report(member, inside, treatment), []
        if found["companies"]:
            named = ", ".join(f"{one} ({grouped(number)})" for one, number in found["postcodes"].items())
            stated = counted(
                "{n} of these companies ({share}%) stands at an address that {most} or more companies share: {named}.",
                "{n} of these companies ({share}%) stand at addresses that {most} or more companies share: {named}.",
                found["companies"],
            )
            if treatment == LEAVE_OUT:
                stated = counted(
                    "{n} company of the cluster in the area ({share}%) is left out, at an address that {most} or more "
                    "companies share: {named}.",
                    "{n} companies of the cluster in the area ({share}%) are left out, at addresses that {most} or "
                    "more companies share: {named}.",
                    found["companies"],
                )
            share = grouped(found["share"], 1)
            notes.append(stated.replace("{share}", share).replace("{most}", str(MOST)).replace("{named}", named))
        lost = int((member & self.default).sum())
        if lost:
            stated = counted(
                "{n} company of this cluster has Companies House's default address ({postcode}, Cardiff): where it is, "
                "is not known.",
                "{n} companies of this cluster have Companies House's default address ({postcode}, Cardiff): where "
                "they are, is not known.",
                lost,
            )
            notes.append(stated.replace("{postcode}", DEFAULT))
        return notes

    def report(self, member: np.ndarray, inside: np.ndarray, treatment: str) -> dict:
        """For report.json: how many in the area stand at such addresses, their share (%), the main postcodes."""
        code, texts = self._coded
        rows = np.flatnonzero(member & inside)
        at = code[rows[self.shared[rows]]]
        number = np.bincount(at, minlength=len(texts))
        most = [one for one in np.argsort(-number, kind="stable")[:_NAMED] if number[one]]
        return {
            "treatment": treatment,
            "companies": len(at),
            "share": 100 * len(at) / len(rows) if len(rows) else 0.0,
            "postcodes": {str(texts[one]): int(number[one]) for one in most},
        }

    def table(self, member: np.ndarray, inside: np.ndarray, treatment: str) -> pd.DataFrame:
        """The cluster's companies at such addresses, in the area or at the default one: a table beside the rejects.

        Columns company_id, name, postcode, companies (of the file there), why ("default" or "shared"), counted (bool).
        """
        rows = np.flatnonzero(member & self.shared & (inside | self.default))
        found = self.companies.iloc[rows][["company_id", "name", "postcode"]].astype(object).reset_index(drop=True)
        return found.assign(
            companies=self._number[self._coded[0][rows]],
            why=np.where(self.default[rows], "default", "shared").astype(object),
            counted=inside[rows] & (treatment != LEAVE_OUT),
        )


def ledger_name(cluster: str, treatment: str) -> str:
    """A map's name in the ledger of published maps: without companies at shared addresses it is another map."""
    return cluster + _WITHOUT if treatment == LEAVE_OUT else cluster


def of_ledger(name: str) -> tuple[str, str]:
    """The cluster, and what became of shared addresses, of such a name."""
    return name.removesuffix(_WITHOUT), LEAVE_OUT if name.endswith(_WITHOUT) else COUNT
