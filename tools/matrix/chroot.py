"""Another Debian with another QGIS in a folder of its own: made by debootstrap from this machine's mirror, used through inside.sh."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import machine

ROOT = Path(__file__).resolve().parents[2]
INSIDE = Path(__file__).with_name("inside.sh")
REQUIREMENTS = ROOT / "requirements" / "dev-trixie.txt"
SHARED = Path(os.environ.get("MC_SHARED", ROOT.parent / "shared"))
# Where things are in there
HOME, VENV, SOURCE = Path("/mc/home"), Path("/mc/venv"), Path("/mc/main")
PYTHON = VENV / "bin" / "python"

_QGIS = ("qgis", "python3-qgis")
_BESIDE = (
    "xvfb",
    "xauth",
    "python3-pip",
    "python3-venv",
    "poppler-utils",
    "fonts-urw-base35",  # the letters of the pages, as wide as Arial
    "zip",
    "git",
    "make",
    "ca-certificates",
    "postgresql-postgis",
    "python3-psycopg2",
)
_SLIM = 'Acquire::Languages "none";\nAPT::Install-Recommends "false";\n'
# Half the time is dpkg waiting for the disk, after each file: a system that is made anew in minutes needs no such care.
_DPKG = "force-unsafe-io\npath-exclude=/usr/share/man/*\npath-exclude=/usr/share/doc/*\n"
_NO_SERVICES = "#!/bin/sh\nexit 101\n"
_SOURCES = "Types: deb\nURIs: {mirror}\nSuites: {suites}\nComponents: main\nSigned-By: {keyring}\n"


class NotPossibleError(Exception):
    """This machine cannot do it; the message is one sentence for the developer."""


@dataclass(frozen=True)
class Version:
    """One QGIS: the Debian that has it, and the suite to take it from ("" where that is the release itself)."""

    name: str
    release: str
    backports: str = ""

    @property
    def suites(self) -> str:
        """For apt's sources."""
        return " ".join(filter(None, [self.release, f"{self.release}-updates", self.backports]))


VERSIONS = {one.name: one for one in (Version("3.40", "trixie"), Version("3.44", "trixie", "trixie-backports"))}


@dataclass(frozen=True)
class Debian:
    """The folder of one version. ``log`` gets what the installers say."""

    version: Version
    folder: Path
    log: Path

    def run(
        self,
        command: Sequence[object],
        *,
        environment: dict[str, str] | None = None,
        binds: Sequence[tuple[Path, Path]] = (),
    ) -> int:
        """Run a command in there, printing what it prints; returns its exit status."""
        return subprocess.run(self._command(command, binds), env=self._environment(environment), check=False).returncode

    def _install(self, command: Sequence[object], binds: Sequence[tuple[Path, Path]] = ()) -> None:
        """Run an installer in there, gently and into the log. Raises ImpossibleHereError."""
        self._logged(self._command(command, binds))

    def _logged(self, command: Sequence[object]) -> None:
        with self.log.open("ab") as stream:
            gentle = ["nice", "-n", "10", *map(str, command)]
            done = subprocess.run(gentle, env=self._environment(), stdout=stream, stderr=subprocess.STDOUT, check=False)
        if done.returncode:
            raise NotPossibleError(
                f"QGIS {self.version.name} could not be installed: the last lines of {self.log} say why."
            )

    def _command(self, command: Sequence[object], binds: Sequence[tuple[Path, Path]]) -> list[str]:
        bound = [part for source, target in binds for part in ("--bind", str(source), str(target))]
        return [str(INSIDE), str(self.folder), *bound, "--", *map(str, command)]

    def _environment(self, more: dict[str, str] | None = None) -> dict[str, str]:
        return {**machine.environment(os.environ, str(HOME)), **(more or {})}

    # --- making it

    def make(self) -> None:
        """Install what is missing: the system once, the Python packages again whenever their pins change. Raises ImpossibleHereError."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.log.write_bytes(b"")
        self._once(self.folder / "mc" / ".system", self._recipe(), self._make_system)
        self._once(self.folder / "mc" / ".venv", _hash(REQUIREMENTS.read_bytes()), self._make_venv)

    def _recipe(self) -> str:
        return _hash(repr((self.version, _QGIS, _BESIDE)).encode())

    def _once(self, mark: Path, wanted: str, work) -> None:
        if mark.exists() and mark.read_text(encoding="utf-8") == wanted:
            return
        work()
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text(wanted, encoding="utf-8")

    def _make_system(self) -> None:
        mirror = machine.package_mirror()
        if mirror is None:
            raise NotPossibleError("apt on this machine names no Debian mirror to take other versions of QGIS from.")
        print(
            f"Installing Debian {self.version.release} with QGIS {self.version.name} into {self.folder} (some minutes, 2.5 GB)",
            flush=True,
        )
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True)
        self._logged(
            [
                "debootstrap",
                "--variant=minbase",
                f"--keyring={machine.KEYRING}",
                self.version.release,
                self.folder,
                mirror,
            ]
        )
        self._write_settings(mirror)
        newer = ["-t", self.version.backports] if self.version.backports else []
        self._install(["apt-get", "update"])
        self._install(["apt-get", "install", "-y", *newer, *_QGIS])
        self._install(["apt-get", "install", "-y", *_BESIDE])
        self._install(["apt-get", "clean"])

    def _write_settings(self, mirror: str) -> None:
        apt = self.folder / "etc" / "apt"
        sources = _SOURCES.format(mirror=mirror, suites=self.version.suites, keyring=machine.KEYRING)
        (apt / "sources.list").write_text("", encoding="utf-8")
        (apt / "sources.list.d" / "debian.sources").write_text(sources, encoding="utf-8")
        (apt / "apt.conf.d" / "98machine").write_text(machine.apt_settings() + _SLIM, encoding="utf-8")
        (self.folder / "etc" / "dpkg" / "dpkg.cfg.d" / "quick").write_text(_DPKG, encoding="utf-8")
        services = self.folder / "usr" / "sbin" / "policy-rc.d"
        services.write_text(_NO_SERVICES, encoding="utf-8")
        services.chmod(0o755)
        for one in (Path("/etc/resolv.conf"), Path("/etc/hosts"), machine.CERTIFICATES):
            if one.exists():
                target = self.folder / one.relative_to("/")
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(one, target)
        (self.folder / HOME.relative_to("/")).mkdir(mode=0o700, parents=True, exist_ok=True)

    def _make_venv(self) -> None:
        print(f"Installing the pinned Python packages of {REQUIREMENTS.name} for QGIS {self.version.name}", flush=True)
        settings = machine.pip_settings()
        shutil.rmtree(self.folder / VENV.relative_to("/"), ignore_errors=True)
        pins = self.folder / "mc" / REQUIREMENTS.name
        shutil.copyfile(REQUIREMENTS, pins)
        # A file of constraints is not there inside, and the pins name every package anyway.
        apart = ("cert", "constraint")
        lines = "".join(f"{name} = {value}\n" for name, value in settings.items() if name not in apart)
        (self.folder / "etc" / "pip.conf").write_text(f"[global]\n{lines}", encoding="utf-8")
        packages = [
            v
            for k, v in {**settings, **os.environ}.items()
            if k.lower().replace("_", "-").endswith(("find-links", "index-url"))
        ]
        binds = [*self.certificates(), *((folder, folder) for folder in machine.local_folders(packages))]
        self._install(["/usr/bin/python3", "-m", "venv", "--system-site-packages", VENV])
        # No dependencies beyond the file: the system's numpy must stay.
        self._install(
            [PYTHON, "-m", "pip", "install", "--no-deps", "--require-hashes", "-r", Path("/mc") / pins.name], binds
        )

    # --- using it

    @staticmethod
    def certificates() -> list[tuple[Path, Path]]:
        """The machine's own certificates, as they are today."""
        return [(machine.CERTIFICATES, machine.CERTIFICATES)] if machine.CERTIFICATES.exists() else []

    def take_source(self, commit: str = "") -> None:
        """Copy the working tree, or a commit: the tests write into build/, and another suite runs beside them."""
        target = self.folder / SOURCE.relative_to("/")
        stored = target / ".hypothesis"
        if target.exists():
            for one in target.iterdir():
                if one != stored:
                    shutil.rmtree(one) if one.is_dir() else one.unlink()
        target.mkdir(parents=True, exist_ok=True)
        if commit:
            packed = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
            subprocess.run(["tar", "--extract", f"--directory={target}"], input=packed, check=True)
            return
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        for name in filter(None, listed.stdout.split("\0")):
            if (ROOT / name).is_file():
                (target / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, target / name)

    def empty_tmp(self) -> None:
        """What an earlier run left in /tmp."""
        for one in (self.folder / "tmp").iterdir():
            shutil.rmtree(one, ignore_errors=True) if one.is_dir() and not one.is_symlink() else one.unlink()


def check_machine() -> None:
    """Raises ImpossibleHereError where chroots cannot be made here."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        raise NotPossibleError(
            "Other versions of QGIS need folders with a system of their own, which only root on Linux can make."
        )
    for program in ("unshare", "chroot", "debootstrap"):
        if shutil.which(program) is None:
            raise NotPossibleError(
                f"Other versions of QGIS cannot be installed here, because the program {program} is missing."
            )
    tried = subprocess.run(
        ["unshare", "--mount", "--propagation", "private", "--pid", "--fork", "true"], capture_output=True, check=False
    )
    if tried.returncode:
        raise NotPossibleError(
            "Other versions of QGIS cannot be run here, because this machine does not allow namespaces of mounts (unshare)."
        )


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
