"""Why a company is in a cluster: the rule that took it, for any company and every taxonomy."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..base.i18n import counted, shown, tr
from ..catalogue.catalogue import REPORT, Cluster, SicRule, clusters, holders_of
from ..companies.columns.classify import classify, word_pattern

MOST = 30  # clusters of one company that are listed; a file can name forty


@dataclass(frozen=True)
class Reason:
    """Why one company is in one cluster.

    ``kind``: "file" (it names the cluster, or a list of it), "code", "word" (of the name, with or without a code) or
    "child" (the cluster holds ``child``). ``code`` is the company's own, ``rule`` the one that took it.
    """

    cluster: str
    kind: str
    code: str = ""
    rule: SicRule | None = None
    keyword: str = ""
    child: str = ""

    @property
    def sentence(self) -> str:
        """The reason in one sentence, without the cluster's name."""
        if self.kind == "child":
            return tr("It holds {child}.").format(child=shown(clusters()[self.child].name))
        if self.rule is None:
            return tr("The file names it.")
        if not self.rule.prefix:
            return tr("The name has a word that begins with “{word}”.").format(word=self.keyword)
        if self.keyword:
            stated = tr("SIC code {code} begins with {prefix}, and the name has a word that begins with “{word}”.")
            return stated.format(code=self.code, prefix=self.rule.prefix, word=self.keyword)
        stated = tr("SIC code {code} begins with {prefix}, which is this plugin's or your own choice.")
        if self.rule.status == "official":
            stated = tr("SIC code {code} begins with {prefix}, as a published definition says.")
        return stated.format(code=self.code, prefix=self.rule.prefix)


def reasons_of(companies: pd.DataFrame, row: int) -> list[Reason]:
    """Every cluster that a company is in, of all taxonomies, with the rule that took it; in the catalogue's order.

    companies : the company table, or that of a companies layer (columns ``clusters``, ``sic`` and ``name``, if any).
    row : the company's place in the table, from 0.

    The same clusters as ``membership.members`` finds. Of the report's the column decides: where codes and name alone
    give the same clusters, the rule is named, otherwise the file named them.
    """
    found: dict[str, Reason] = {}
    known, one = clusters(), companies.iloc[[row]].reset_index(drop=True)
    codes = [code for code in _cell(one, "sic").split(";") if code]
    name, stated = _cell(one, "name"), [text for text in _cell(one, "clusters").split(";") if text]
    by_codes = set(classify(one[[column for column in ("sic", "name") if column in one]])[0].split(";")) - {""}
    of_report = {ident for ident in stated if ident in known and known[ident].taxonomy == REPORT}
    for cluster in known.values():
        by_file = cluster.taxonomy == REPORT and of_report != by_codes
        taken = None if by_file else _taken(cluster, codes, name)
        if cluster.id in stated:
            found[cluster.id] = taken or Reason(cluster.id, "file")
        elif taken and cluster.taxonomy != REPORT:
            found[cluster.id] = taken
    own = set(found)
    for child in sorted(own):
        for holder in holders_of(child) - own:
            found.setdefault(holder, Reason(holder, "child", child=child))
    return [found[ident] for ident in known if ident in found]


def reason_lines(companies: pd.DataFrame, row: int) -> list[str]:
    """A line a cluster, "Aerospace: SIC code 30300 begins with 303 (a published definition).", at most ``MOST``."""
    reasons, lines = reasons_of(companies, row), []
    for one in reasons[:MOST]:
        cluster = clusters()[one.cluster]
        title = shown(cluster.name) if cluster.taxonomy == REPORT else cluster.distinct_name
        lines.append(tr("{cluster}: {reason}").format(cluster=title, reason=one.sentence))
    more = len(reasons) - MOST
    return [*lines, counted("And {n} cluster more.", "And {n} clusters more.", more)] if more > 0 else lines


def _cell(one: pd.DataFrame, column: str) -> str:
    value = one[column].iloc[0] if column in one else None
    return "" if value is None or pd.isna(value) else str(value)


def _taken(cluster: Cluster, codes: list[str], name: str) -> Reason | None:
    """The first rule of a cluster that takes the company, one that asks for no word before one that does."""
    for rule in sorted(cluster.sic, key=lambda one: one.needs_keyword):
        code = next((code for code in codes or [""] if code.startswith(rule.prefix)), None)
        if code is None:
            continue
        if not rule.keywords:
            return Reason(cluster.id, "code", code, rule)
        word = next((word for word in rule.keywords if word_pattern((word,)).search(name)), "")
        if word:
            return Reason(cluster.id, "word", code if rule.prefix else "", rule, word)
    return None
