"""Round numbers for legends."""

from __future__ import annotations

import math

_STEPS = (5, 2, 1)


def roundest(above: float, upto: float) -> float:
    """The roundest number x with above < x <= upto (0 <= above < upto): 10, 50, 20, 30, 25 before 23; of equally round
    ones the largest.

    A class may begin anywhere between two neighbouring values without changing what it holds: here it gets a number
    that reads well.
    """
    power = math.floor(math.log10(upto)) + 1
    for exponent in range(power, power - 18, -1):
        for step in _STEPS:
            # From whole numbers only: 10.0 ** -3 * 7 is not 0.007.
            multiple = math.floor(upto / (step * 10.0**exponent) * (1 + 1e-15))
            number = float(f"{multiple * step}e{exponent}")
            if above < number <= upto:
                return number
    return upto


def rounded_down(value: float) -> float:
    """The largest number of one digit that is not above a positive value: 12,345 -> 10,000."""
    exponent = math.floor(math.log10(value))
    down = float(f"{math.floor(value / 10.0**exponent * (1 + 1e-15))}e{exponent}")
    return down if down <= value else value


def rounded_up(value: float) -> float:
    """The smallest of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is not below a positive value."""
    exponent = math.floor(math.log10(value))
    series = (
        float(f"{step}e{power}")
        for power in (exponent, exponent + 1)
        for step in ("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8")
    )
    return next((number for number in series if number >= value), value)
