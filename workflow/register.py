"""The register: who has access to which job centre, through which agreement, and until when.

Filled by approvals and by what came of them, within the transaction of each.
"""
