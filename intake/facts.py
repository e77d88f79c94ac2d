"""What was read of a mail before its kind is told."""

from collections.abc import Sequence
from dataclasses import dataclass

from intake.asks import Ask


@dataclass(frozen=True, slots=True)
class Facts:
    """What a mail gives for its kind to be told by.

    `own` are the sender's words, `said` the same with names and addresses blanked out, and
    `signature` hers; `persons` whether somebody to create or remove was found, `implied` whether
    job centre and number or agreement stand beside them, `firm_marks` how many of a firm's own
    marks (CVR number, agreement) there are, `agreements` whether one came with it, `addresses`
    those in the own words that are not the writer's, `enclosed` the texts of attachments that may
    be letters or forms.
    """

    own: str
    said: str
    signature: str
    subject: str
    asks: Sequence[Ask]
    persons: bool
    implied: bool
    jobcentre: bool
    firm_marks: int
    agreements: bool
    addresses: Sequence[str]
    enclosed: Sequence[str]
