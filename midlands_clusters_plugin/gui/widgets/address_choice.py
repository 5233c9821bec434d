"""What becomes of companies at addresses that very many companies share: one line under the dock's further options."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QComboBox, QWidget

from ...core.base.i18n import tr


class AddressChoice(QComboBox):
    """``treatment()`` is one of core.counting.shared_addresses.TREATMENTS; ``currentIndexChanged`` says it is another.

    Its label is ``title()``.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("address_choice")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setAccessibleName(self.title())
        self.setToolTip(
            tr(
                "Addresses that 500 or more companies of the file share, such as an agent's, and Companies House's "
                "default address in Cardiff: the companies often work elsewhere."
            )
        )
        self.addItem(tr("Count them"), "count")
        self.addItem(tr("Count and list them"), "list")
        self.addItem(tr("Leave them out and list them"), "leave_out")

    @staticmethod
    def title() -> str:
        """The words of the label beside it."""
        return tr("Shared addresses")

    def treatment(self) -> str:
        """What the user chose."""
        return str(self.currentData())

    def set_treatment(self, treatment: object) -> None:
        """Show a choice that was stored; anything else is the first."""
        self.setCurrentIndex(max(0, self.findData(treatment)) if isinstance(treatment, str) else 0)
