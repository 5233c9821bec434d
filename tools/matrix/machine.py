"""What this machine uses to install packages, asked of apt and pip themselves: other versions of QGIS come from the same places.

Nothing of it is written into the repository; what it says goes into the folder of the other Debian alone.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
_INDEX = "$(REPO_URI)|$(RELEASE)|$(COMPONENT)"
_PASSED_ON = re.compile(r"^(PIP_|.*_CA_BUNDLE$|SSL_CERT_|(https?|ftp|no|all)_proxy$)", re.IGNORECASE)


@dataclass(frozen=True)
class Index:
    """One package index of apt: where, of which release, which part."""

    uri: str
    release: str
    component: str


def indexes(text: str) -> list[Index]:
    """The package indexes in what ``apt-get indextargets`` printed."""
    return [Index(*line.split("|")) for line in text.splitlines() if line.count("|") == 2]


def mirror_of(found: Iterable[Index], release: str) -> str | None:
    """The address from which the machine's own release comes, None where apt has none."""
    return next((one.uri.rstrip("/") for one in found if one.release == release and one.component == "main"), None)


def release_name(text: str) -> str:
    """VERSION_CODENAME of an os-release file, "" where it has none."""
    found = re.search(r'^VERSION_CODENAME="?([\w-]+)"?$', text, re.MULTILINE)
    return found.group(1) if found else ""


def package_mirror() -> str | None:
    """The Debian mirror of this machine, None where apt names none."""
    printed = _printed("apt-get", "indextargets", "--format", _INDEX, "Identifier: Packages")
    return mirror_of(indexes(printed), release_name(Path("/etc/os-release").read_text(encoding="utf-8")))


def apt_settings() -> str:
    """How this machine fetches packages (proxy, certificates, checks of dates), as a file for another apt's apt.conf.d."""
    wanted = re.compile(r"^Acquire::(?!IndexTargets|Languages|cdrom)\S+ \"[^\"]+\";$")
    return "".join(f"{line}\n" for line in _printed("apt-config", "dump").splitlines() if wanted.match(line))


def pip_settings() -> dict[str, str]:
    """What pip's files set, by name ("extra-index-url"); those of the environment go with the environment."""
    return dict(
        re.findall(
            r"^(?:global|user|site|install)\.([\w-]+)='(.*)'$",
            _printed(sys.executable, "-m", "pip", "config", "list"),
            re.MULTILINE,
        )
    )


def local_folders(values: Iterable[str]) -> list[Path]:
    """The folders of this machine from which pip takes packages, found in its settings: another root folder must see their parents too.

    An index of files points to files beside itself (``../../files``), so the folder above it is meant.
    """
    named = {Path(text) for value in values for text in re.findall(r"(?:(?<=file://)|(?<!\S))/[^\s,;]+", value)}
    folders = {path.parent if path.name == "simple" else path for path in named if path.is_dir()}
    return sorted(one for one in folders if not folders & set(one.parents))


def environment(variables: Mapping[str, str], home: str) -> dict[str, str]:
    """The environment for a command in another root folder: what concerns the network and pip, and nothing of this machine's desktop."""
    passed = {name: value for name, value in variables.items() if _PASSED_ON.match(name)}
    return {
        **passed,
        "HOME": home,
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "LANG": "C.UTF-8",
        "TERM": variables.get("TERM", "dumb"),
        "DEBIAN_FRONTEND": "noninteractive",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_CERT": str(CERTIFICATES),
    }


def _printed(*command: str) -> str:
    """What a program prints. Raises CalledProcessError, FileNotFoundError."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
