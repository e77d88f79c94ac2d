"""Who takes part in the tests.

Karla is the user responsible at Nordlys Job ApS, a firm that works for municipalities; Jens is her
colleague. Ib is a caseworker at Landssupporten. Mallory is a stranger who wishes nobody well.
"""

KARLA = "karla@nordlys-job.example"
JENS = "jens@nordlys-job.example"
MALLORY = "mallory@elsewhere.example"
IB = "ib"
DESK = "dfdg@star.dk"

FIRM = "Nordlys Job ApS"
CVR = "29947643"
