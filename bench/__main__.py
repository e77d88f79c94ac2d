"""`make bench`: each figure is a ratio of two ways to do the same, taken in one run."""

from bench import desk, taking_in

if __name__ == "__main__":
    taking_in.report()
    desk.report()
