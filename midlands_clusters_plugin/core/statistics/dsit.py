"""DSIT's four tests of an innovation cluster, answered as far as the loaded data allows.

The Department for Science, Innovation and Technology asks of a group of firms whether they are active in research,
development and innovation; co-located; engaged in related activities; and collaborating on publicly funded projects,
from the business register, The Data City and UKRI's projects. A company file has less, so each answer is "yes", "no" or
"cannot be known from this data", with the figures it rests on. The limits are this plugin's, not DSIT's, which were not
found in print, but for the 10 enterprises of its first version.

Source: DSIT, Innovation Clusters Map, "About" and "summary and methods" (1 October 2025).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..base.i18n import counted, mark, tr
from .defaults import FEWEST_COMPANIES
from .location_quotient import Reference, location_quotients

YES, NO, UNKNOWN = "yes", "no", mark("cannot be known from this data")
CO_LOCATED, RELATED, ACTIVE, COLLABORATING = "co_located", "related", "research_active", "collaborating"
RESEARCH_SIC = "72"


@dataclass(frozen=True)
class Answer:
    """One test: ``answer`` is YES, NO or UNKNOWN, ``figures`` what it rests on, ``because`` one sentence."""

    test: str
    answer: str
    figures: dict[str, float]
    because: str


def four_tests(
    members: pd.DataFrame,
    *,
    area_members: int | None = None,
    everyone: tuple[int, int] | None = None,
    projects: pd.DataFrame | None = None,
) -> tuple[Answer, Answer, Answer, Answer]:
    """The four answers for one density cluster.

    members : company table rows of the cluster's members (one sector, found by density).
    area_members : sites of the sector in the whole area, with ``everyone``.
    everyone : sites of all sectors (inside the cluster's outline, in the area); None where only one sector is loaded.
    projects : publicly funded projects, columns project and company_id, one row a participant; None where not loaded.
    """
    companies = int(members["company_id"].nunique()) + int(members["company_id"].isna().sum())
    related = _related(len(members), area_members, everyone)
    return _co_located(companies), related, _active(members), _collaborating(members, projects)


def kind(answers: tuple[Answer, ...]) -> str:
    """DSIT's type: "R&D collaborating", "specialised", "diverse", or "" where the first tests are not passed."""
    found = {one.test: one.answer for one in answers}
    if found[CO_LOCATED] != YES or found[ACTIVE] != YES:
        return ""
    if found[COLLABORATING] == YES:
        return "R&D collaborating"
    if UNKNOWN in (found[RELATED], found[COLLABORATING]):
        return ""
    return "specialised" if found[RELATED] == YES else "diverse"


def _co_located(companies: int) -> Answer:
    because = counted(
        "{n} company stands alone; {fewest} are asked for.",
        "{n} companies stand close together; {fewest} are asked for.",
        companies,
    ).format(fewest=FEWEST_COMPANIES)
    figures: dict[str, float] = {"companies": companies, "fewest": FEWEST_COMPANIES}
    return Answer(CO_LOCATED, YES if companies >= FEWEST_COMPANIES else NO, figures, because)


def _related(sites: int, area_members: int | None, everyone: tuple[int, int] | None) -> Answer:
    if everyone is None or area_members is None or everyone[1] <= area_members:
        because = tr(
            "The data holds one sector only, so it cannot be said whether that sector is stronger here than elsewhere."
        )
        return Answer(RELATED, UNKNOWN, {"sites": sites}, because)
    reference = Reference(area_members, everyone[1], "area")
    found = location_quotients(np.array([sites]), np.array([max(everyone[0], sites)]), reference=reference).iloc[0]
    figures = {"lq": float(found["lq"]), "low": float(found["low"]), "high": float(found["high"])}
    because = tr("The sector's share here is {lq:.1f} times that of the area (95 % interval {low:.1f} to {high:.1f}).")
    return Answer(RELATED, YES if found["low"] > 1 else NO, figures, because.format(**figures))


def _active(members: pd.DataFrame) -> Answer:
    figures: dict[str, float] = {}
    if "innovate_uk_gbp" in members and members["innovate_uk_gbp"].notna().any():
        funding = members["innovate_uk_gbp"].to_numpy(dtype=np.float64, na_value=np.nan)
        figures |= {"funded_companies": int((funding > 0).sum()), "funding_gbp": float(np.nansum(funding))}
    if "sic" in members and members["sic"].notna().any():
        codes = members["sic"].dropna().astype(str)
        figures["research_companies"] = int(codes.str.contains(rf"(?:^|;)\s*{RESEARCH_SIC}").sum())
    funded = tr("{funded_companies:,} have Innovate UK funding of £{funding_gbp:,.0f} together")
    registered = tr("{research_companies:,} are registered as research and development (SIC 72)")
    both = (("funded_companies", funded), ("research_companies", registered))
    parts = [text.format(**figures) for name, text in both if figures.get(name)]
    if parts:
        return Answer(ACTIVE, YES, figures, tr("Of the members, {list}.").format(list="; ".join(parts)))
    if "funded_companies" not in figures:
        text = tr("The data has no funding of research, and companies that do research need not be registered for it.")
        return Answer(ACTIVE, UNKNOWN, figures, text)
    text = tr("No member has Innovate UK funding in the data; research paid by companies themselves is not in it.")
    return Answer(ACTIVE, NO, figures, text)


def _collaborating(members: pd.DataFrame, projects: pd.DataFrame | None) -> Answer:
    if projects is None or not len(projects):
        because = tr(
            "A company file does not say who works with whom; load Innovate UK's projects with their participants."
        )
        return Answer(COLLABORATING, UNKNOWN, {}, because)
    inside = projects[projects["company_id"].isin(set(members["company_id"].dropna()))]
    partners = inside.groupby("project")["company_id"].nunique()
    shared = int((partners >= 2).sum())
    figures: dict[str, float] = {"projects": int(partners.size), "shared_projects": shared}
    because = tr(
        "{shared:,} of the members' {size:,} publicly funded projects have two or more members of this cluster."
    ).format(shared=shared, size=partners.size)
    return Answer(COLLABORATING, YES if shared else NO, figures, because)
