"""The expression functions of the group "Midlands Clusters". Nothing heavy is imported until one of them is first
used.
"""

from .registry import register, unregister

__all__ = ["register", "unregister"]
