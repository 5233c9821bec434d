"""A small map in a project of any reference system, what a user did to it, and what is asked of it then."""

from ..processing.conftest import provider, run  # noqa: F401 - fixtures
