"""What this process counts and times, for Prometheus. Labels name parts of ours, never a person.

(Figures that are in the database are not counted here but read there: `workflow.figures`.)
"""

from prometheus_client import Counter, Gauge, Histogram

MAILS_TAKEN_IN = Counter("landssupport_mails_taken_in", "New mails that this process took in")
MAILS_READ = Counter("landssupport_mails_read", "Mails that this process read")
MAILS_SET_ASIDE = Counter(
    "landssupport_mails_set_aside", "Mails that this process could not read, and gave to a person"
)
MAILBOX_WAITING = Gauge(
    "landssupport_mailbox_waiting", "Mails in the folder when the last pass of this process began"
)
STEP_SECONDS = Histogram(
    "landssupport_step_seconds",
    "Time that one step of the outbox took, well or not",
    ["deed"],
    buckets=(0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300),
)
STEPS_FAILED = Counter(
    "landssupport_steps_failed", "Steps that failed and are tried again", ["deed"]
)
LOG_INS_REFUSED = Counter("landssupport_log_ins_refused", "Log-ins with a wrong name or password")
