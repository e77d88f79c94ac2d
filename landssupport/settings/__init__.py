"""All settings. The docstring of each key is its documentation; config.toml shows them all."""

from typing import Self

from pydantic import model_validator

from landssupport.settings.desk import WebSettings
from landssupport.settings.mail import MailboxSettings, OAuthSettings, SmtpSettings
from landssupport.settings.operation import (
    DatabaseSettings,
    HealthSettings,
    LogSettings,
    MetricsSettings,
)
from landssupport.settings.provisioning import ProvisioningSettings
from landssupport.settings.section import Section
from landssupport.settings.work import BusinessRegisterSettings, ReadingSettings, WorkflowSettings


class Settings(Section):
    """All settings, as one frozen value."""

    mailbox: MailboxSettings = MailboxSettings()
    smtp: SmtpSettings = SmtpSettings()
    oauth: OAuthSettings = OAuthSettings()
    database: DatabaseSettings = DatabaseSettings()
    provisioning: ProvisioningSettings = ProvisioningSettings()
    web: WebSettings = WebSettings()
    business_register: BusinessRegisterSettings = BusinessRegisterSettings()
    reading: ReadingSettings = ReadingSettings()
    workflow: WorkflowSettings = WorkflowSettings()
    log: LogSettings = LogSettings()
    metrics: MetricsSettings = MetricsSettings()
    health: HealthSettings = HealthSettings()

    @model_validator(mode="after")
    def _has_tokens(self) -> Self:
        if self.takes_tokens and not self.oauth.token_url:
            raise ValueError('[oauth] token_url is needed, as an auth is "xoauth2"')
        if self.mailbox.sent_folder and not self.mailbox.host:
            raise ValueError("[mailbox] host is needed, as sent_folder is set")
        return self

    @property
    def takes_tokens(self) -> bool:
        """Whether mailbox or SMTP are logged in to with an access token."""
        return "xoauth2" in (self.mailbox.auth, self.smtp.auth)

    @property
    def own_addresses(self) -> frozenset[str]:
        """Every address that is ours, in lower case."""
        named = {self.smtp.sender_address, self.mailbox.username or ""}
        return frozenset(a.lower() for a in named if "@" in a) | set(self.workflow.own_addresses)
