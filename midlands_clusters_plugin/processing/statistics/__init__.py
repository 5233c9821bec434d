"""Algorithms over ``core/statistics``: thin, one file each."""

from .concentration_algorithm import ConcentrationAlgorithm
from .density_clusters import DensityClusters
from .disclosure_control import DisclosureControl
from .growth_algorithm import Growth
from .hot_spots_algorithm import HotSpotsAlgorithm
from .kernel_density import KernelDensity
from .local_moran_algorithm import LocalMoranAlgorithm
from .location_quotient_algorithm import LocationQuotient

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
