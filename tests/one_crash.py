"""A test that takes its process down fails alone: another process goes on with the rest.

pytest-xdist 3.8.0 gives out again whatever a crashed process was given, what it had finished too, and a process that took
its place waits for a second test before it runs its first: with ``--dist loadfile`` the suite then hung at its end until
CI's limit (pytest-xdist #1323, #1327, #1371; to go with the release after 3.8.0).
"""

from __future__ import annotations

import pytest

_AHEAD = 2  # a process runs a test once it knows the one after it


def _scheduler(config: pytest.Config, log):
    from xdist.scheduler import LoadFileScheduling

    class GoesOn(LoadFileScheduling):
        """Files to processes, what is left of a crashed one's too."""

        def remove_node(self, node):
            """The id of the test that the process died in, None where it had finished all that it was given."""
            given = self.assigned_work.pop(node)
            crashed = next((ident for unit in given.values() for ident, done in unit.items() if not done), None)
            if crashed is None:
                return None
            given[self._split_scope(crashed)][crashed] = True  # it is reported as failed; a second try would crash, too
            self.workqueue.update({scope: unit for scope, unit in given.items() if not all(unit.values())})
            for other in self.assigned_work:
                self._reschedule(other)
            return crashed

        def _reschedule(self, node):
            while not node.shutting_down and self._pending_of(self.assigned_work[node]) <= _AHEAD:
                if not self.workqueue:
                    node.shutdown()
                    return
                try:
                    self._assign_work_unit(node)
                except OSError:  # it died a moment ago; what it was given comes back to the others once that is heard
                    return

    return GoesOn(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log):
    """Files of tests stay together (make test, .ci/run); any other way of dealing them out is pytest-xdist's own."""
    return _scheduler(config, log) if config.getvalue("dist") == "loadfile" else None
