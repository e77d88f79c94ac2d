"""How mails are read, and what is answered when: [reading], [business_register], [workflow]."""

from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator

from landssupport.settings.section import Count, Positive, Section, is_address
from workflow.business_register import Service as BusinessRegister


class ReadingSettings(Section):
    """The limits within which one attachment is read."""

    ocr: bool = True
    """Read pages that are only a picture."""
    time_limit_seconds: Positive = 30
    """The time one attachment may take."""
    memory_mb: Annotated[int, Field(ge=128)] = 512
    """The memory one attachment may take."""


class BusinessRegisterSettings(Section):
    """The business register (CVR), asked for firms' names and whether they have ceased."""

    url: str | None = None
    """The address of the search in Virk's CVR service. Without it nobody is asked."""
    username: str | None = None
    """Who logs in."""
    password: SecretStr | None = None
    """The password of username."""
    password_file: Path | None = None
    """A file that holds the password, in place of password."""

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.url and not (self.username and self.password):
            raise ValueError("username and password (or password_file) are needed, as url is set")
        return self

    def service(self) -> BusinessRegister | None:
        """What workflow.business_register needs; None where no url is set."""
        if not (self.url and self.username and self.password):
            return None
        return BusinessRegister(self.url, self.username, self.password.get_secret_value())


class WorkflowSettings(Section):
    """What is answered, and when."""

    service_days: Positive = 5
    """Working days (in Denmark) within which a ticket is to be decided. They are counted from the
    day after it came; while the sender is waited for, the count stands still."""
    reminder_days: Positive = 7
    """Working days (in Denmark) after a question until its sender is reminded, once."""
    close_days: Positive = 21
    """Working days after a question until its ticket is closed where no answer has come; its sender
    is told, and an answer opens it again. It must be more than reminder_days."""
    retention_days: Positive = 1825
    """Days after a ticket's end until its persons are made anonymous and its mails erased; case,
    dates, theme and decision stay. What gives somebody access is kept while it does."""
    renewal_days: Count = 30
    """Days before an agreement's last day on which the user responsible is asked for a new one;
    0 asks nobody. What it gave is put before a caseworker when it has ended, either way."""
    recertify_months: Count = 0
    """Months after which each user responsible is asked who of the firm's users is to stay; 0 asks
    nobody."""
    auto_acknowledge: bool = True
    """Tell the sender of a complete request that it has been received."""
    answer_within_days: Positive = 7
    """A mail that arrived longer ago than this gets no automatic answer."""
    answers_per_address_per_day: Count = 50
    """At most so many automatic answers go to one address in a day."""
    answers_per_thread_per_hour: Count = 3
    """At most so many automatic answers go out in one thread in an hour."""
    guide_url: str | None = None
    """The address of the guide on user administration, for those who administer their own users."""
    own_addresses: tuple[str, ...] = ("dfdg@star.dk",)
    """Our own addresses besides smtp.sender and mailbox.username: never answered, never taken for
    a firm's."""

    @field_validator("guide_url")
    @classmethod
    def _is_url(cls, url: str | None) -> str | None:
        if url is not None and not urlsplit(url).hostname:
            raise ValueError(f"{url!r} is no address; give one as https://star.dk/vejledning")
        return url

    @model_validator(mode="after")
    def _reminds_first(self) -> Self:
        if self.close_days <= self.reminder_days:
            raise ValueError("close_days must be more than reminder_days: one is reminded first")
        return self

    @field_validator("own_addresses")
    @classmethod
    def _are_addresses(cls, addresses: tuple[str, ...]) -> tuple[str, ...]:
        for address in addresses:
            if not is_address(address):
                raise ValueError(f"{address!r} is no e-mail address")
        return tuple(address.lower() for address in addresses)
