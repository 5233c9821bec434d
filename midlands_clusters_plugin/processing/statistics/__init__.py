"""Algorithms over ``core/statistics``: thin, one file each."""

from .concentration import ConcentrationAlgorithm
from .density_clusters import DensityClusters
from .disclosure_control import DisclosureControl
from .growth import Growth
from .hot_spots import HotSpotsAlgorithm
from .kernel_density import KernelDensity
from .local_moran import LocalMoranAlgorithm
from .location_quotient import LocationQuotient

STATISTICS = (
    LocationQuotient,
    Growth,
    HotSpotsAlgorithm,
    LocalMoranAlgorithm,
    DensityClusters,
    KernelDensity,
    ConcentrationAlgorithm,
    DisclosureControl,
)
