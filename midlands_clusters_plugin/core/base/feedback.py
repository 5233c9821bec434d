"""Progress and cancelling, seen from the science: QGIS's feedback is put behind this face by processing/ and gui/."""

from __future__ import annotations

from .errors import Cancelled


class Feedback:
    """Says how far a run is and asks whether to go on. This one is silent; subclasses override the three hooks.

    Steps divide the whole: ``feedback.part(0.2, 0.5)`` is a Feedback whose 0 to 1 is the parent's 0.2 to 0.5.
    """

    def on_progress(self, fraction: float) -> None:
        """Hook: the fraction done, 0 to 1."""

    def on_step(self, text: str) -> None:
        """Hook: a sentence for the user about what is being done now."""

    def is_cancelled(self) -> bool:
        """Hook: has the user asked to stop."""
        return False

    def progress(self, fraction: float) -> None:
        """Report the fraction done (0 to 1) and stop here if the user cancelled. Raises Cancelled."""
        self.check()
        self.on_progress(min(1.0, max(0.0, fraction)))

    def step(self, text: str) -> None:
        """Report what is being done now, and stop here if the user cancelled. Raises Cancelled."""
        self.check()
        self.on_step(text)

    def check(self) -> None:
        """Raise Cancelled if the user asked to stop. Long loops call this at least every half second."""
        if self.is_cancelled():
            raise Cancelled

    def part(self, start: float, end: float) -> Feedback:
        """The stretch from start to end (0 to 1) of this feedback, as a feedback of its own."""
        return _Part(self, start, end)


class _Part(Feedback):
    def __init__(self, parent: Feedback, start: float, end: float) -> None:
        self._parent, self._start, self._end = parent, start, end

    def on_progress(self, fraction: float) -> None:
        self._parent.on_progress(self._start + fraction * (self._end - self._start))

    def on_step(self, text: str) -> None:
        self._parent.on_step(text)

    def is_cancelled(self) -> bool:
        return self._parent.is_cancelled()


class Silent(_Part):
    """Passes on Cancel and nothing else: two voices at once would make the progress bar jump."""

    def __init__(self, parent: Feedback) -> None:
        super().__init__(parent, 0.0, 1.0)

    on_progress, on_step = Feedback.on_progress, Feedback.on_step
