"""Why an answer came back, in words for a caseworker."""

from intake.reading import Returned

_WORDS = {
    "5.1": "adressen findes ikke",
    "5.2.2": "postkassen er fuld",
    "5.2": "postkassen tager ikke imod",
    "5.3": "modtagerens mailserver kunne ikke tage imod",
    "5.4": "modtagerens mailserver kunne ikke nås",
    "4.4": "modtagerens mailserver kunne ikke nås",
    "5.7": "modtagerens mailserver afviste den",
}


def why_returned(returned: Returned) -> str:
    """adressen findes ikke (5.1.1)"""
    status = returned.status or ""
    known = [words for code, words in _WORDS.items() if f"{status}.".startswith(f"{code}.")]
    words = known[0] if known else "den kunne ikke leveres"
    return f"{words} ({status})" if status else words
