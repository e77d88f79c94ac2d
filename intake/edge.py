"""What the edges have in common: the one way in which they fail, and whom they trust."""

import socket
import ssl
from pathlib import Path


class EdgeError(Exception):
    """Something outside of us failed: a server, the network, a certificate.

    `message` is one line for an operator, and names the setting that mends it where there is one;
    it holds no secret and nothing out of a mail. `permanent` says that trying the same again
    cannot help.
    """

    def __init__(self, message: str, permanent: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.permanent = permanent


class LogInRefusedError(EdgeError):
    """The server does not take the name and password that are set; a person has to mend them."""


class TokenRefusedError(EdgeError):
    """No access token is given, or none that a server takes, until a person has mended it.

    `code` is the token endpoint's own (RFC 6749, 5.2).
    """

    def __init__(self, message: str, code: str = "") -> None:
        super().__init__(message)
        self.code = code


class NoTlsError(EdgeError):
    """The server offers no TLS, and nothing is sent to it without."""


def tls_context(ca_file: Path | None, section: str) -> ssl.SSLContext:
    """TLS 1.2 or better, with certificate and host name checked.

    `ca_file` is a PEM file of authorities that are trusted besides the system's own. `section` is
    the settings' section that an EdgeError names when the file is of no use.
    """
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file:
        try:
            context.load_verify_locations(cafile=ca_file)
        except OSError as error:
            reason = "no certificate in it" if isinstance(error, ssl.SSLError) else error.strerror
            raise EdgeError(f"{section}.ca_file: {ca_file}: {reason}") from error
    return context


def connection_error(error: OSError, section: str, server: str) -> EdgeError:
    """Say in one line why the talk with `server` (host:port) failed; never permanent."""
    match error:
        case ssl.SSLCertVerificationError():
            line = f"ca_file: the certificate of {server} is not trusted: {error.verify_message}"
        case ssl.SSLEOFError() | ssl.SSLZeroReturnError():
            line = f"host: {server} closed the connection"
        case ssl.SSLError():
            line = f"tls: no TLS with {server}: {error.reason or error}"
        case socket.gaierror():
            line = f"host: {server} is not known: {error.strerror}"
        case TimeoutError():
            line = f"timeout_seconds: {server} did not answer in time"
        case _:
            line = f"host: {server}: {error.strerror or error}"
    return EdgeError(f"{section}.{line}")
