"""A ticket's number in an address."""

import re
from typing import Annotated

from fastapi import Depends
from starlette.exceptions import HTTPException


def number_of(reference: str) -> int:
    """The ticket's number in an address: `LS-12` or `12`. Anything else is not found."""
    match = re.fullmatch(r"(?:LS-)?(\d{1,9})", reference, re.IGNORECASE | re.ASCII)
    if not match:
        raise HTTPException(404)
    return int(match[1])


Number = Annotated[int, Depends(number_of)]
