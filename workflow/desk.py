"""What changes of tickets need besides the deed itself."""

from dataclasses import dataclass

from intake.rules import Rules
from workflow.answers import Policy
from workflow.database import Database


@dataclass(frozen=True, slots=True)
class Desk:
    """The database, the rules, and the operator's policy for answers.

    `authserv_id` is the name of our own mail gateway, which says who wrote a mail (RFC 8601);
    without it nobody does.
    """

    database: Database
    rules: Rules
    policy: Policy
    authserv_id: str = ""
