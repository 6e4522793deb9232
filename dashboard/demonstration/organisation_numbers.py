"""Organisation numbers that nobody has: numbers in use begin with 8 or 9, these with 3."""

_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)
_BODIES = 9_999_991  # a prime: multiplying by anything keeps numbers apart
_STRIDE = 3_141_593


def check_digit(body: str) -> int:
    """Return the modulus-11 check digit of eight digits; 10 where no such number exists."""
    remainder = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11
    return 0 if remainder == 0 else 11 - remainder


class OrganisationNumbers:
    """Hands out valid numbers, each one once."""

    def __init__(self, seed: int) -> None:
        self._next = 1 + seed * 7_919 % _BODIES

    def new(self) -> str:
        """Return a number that was not given before."""
        while True:
            body = f"3{self._next * _STRIDE % _BODIES:07d}"
            self._next += 1
            digit = check_digit(body)
            if digit < 10:
                return f"{body}{digit}"
