"""Where access is given: what every provisioning target can do."""

from typing import Protocol

from workflow.steps import Step


class Access(Protocol):
    """A provisioning target.

    `by_hand` tells that a person carries the steps out and confirms them at the desk.
    """

    by_hand: bool

    def carry_out(self, step: Step) -> None:
        """Bring the step about; safe to repeat, since it looks before it creates.

        Raises EdgeError, permanent where trying again cannot help.
        """

    def check(self) -> str:
        """One line on the target's health; raises EdgeError."""
