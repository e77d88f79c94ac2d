"""Provisioning by hand: the desk shows the steps, a caseworker confirms them."""

from workflow.steps import Step


class Manual:
    by_hand = True

    def carry_out(self, step: Step) -> None:
        raise AssertionError("steps by hand are a person's to carry out")

    def check(self) -> str:
        return "by hand: the desk shows the steps"
