"""The desk for programs: JSON under `/api/v1`, by the same functions that the desk's forms call."""
