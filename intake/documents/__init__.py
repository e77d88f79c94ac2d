"""EDGE: the text of attachments, read in a child process with limits."""

from intake.documents.isolation import Isolation
from intake.documents.limits import Limits

__all__ = ["Isolation", "Limits"]
