"""What the mouse does in the real window: the texts of the guide, step by step, and the jobs whose clicks are counted."""

from __future__ import annotations

import re

from .real_qgis import ROOT

GUIDE = ROOT / "docs" / "guide"
# From a map, whose uses the panel lists.
JOBS = {
    "hot_spots": "Open **Statistics** and press **Hot spots**.",
    "location_quotient": "Open **Statistics** and press **Location quotient**.",
    "within_5_km": "Open **Questions** and press **Answer**.",
    "a3_page": "Choose **Area** *D2N2*, press **Generate**, open **Print and export**, choose *One map, A3 landscape* and "
    "press **Export**.",
    "board_pack": "Open **Print and export** and press **Board pack**.",
}
Text = tuple[str, str, str]  # its name, what it says, "job" or "begins" where its presses are counted


def sections(page: str) -> dict[str, str]:
    """Heading -> text of a page of the guide, without pictures."""
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", (GUIDE / page).read_text(encoding="utf-8"))
    parts = re.split(r"(?m)^## (.+)$", text)
    return dict(zip(parts[1::2], parts[2::2]))


def first_page(own: bool) -> list[Text]:
    """The guide's first page, with the sample or a file of one's own, then the jobs."""
    page = sections("index.md")
    to_open, sample, to_print = re.findall(r"(?m)^\d\. (.+)$", page["Your first map in three clicks"])
    own_file = page["Your own file"].strip().split("\n\n")[0]
    texts = [("open", to_open, "begins"), ("own_file", own_file, "job") if own else ("sample", sample, "job")]
    back = ("back", "Open **Use**.", "")
    if own:  # a quotient is one cluster's
        texts.append(("one_cluster", "Choose **Cluster** *Aerospace* and press **Generate**.", ""))
    else:
        texts += [("preview", to_print, ""), back, ("pictures", "", "")]
    for name, text in JOBS.items():
        texts += [(name, text, "job"), back]
    return texts if own else [*texts, ("help", "", ""), ("search", "", "")]


def tutorial(own: bool) -> list[Text]:
    """The steps of the tutorial; of a paragraph for the sample or for a file of one's own, the one that is meant."""
    other = "With the sample," if own else "With your own file,"
    steps = []
    for heading, text in sections("board_paper.md").items():
        number = re.match(r"\d+", heading)
        if number:
            said = [one for one in text.strip().split("\n\n") if not one.startswith(other)]
            steps.append((f"step_{number[0]}", " ".join(" ".join(said).split()), ""))
    return steps
