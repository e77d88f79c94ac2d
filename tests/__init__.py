"""The tests, as a package of ours: another library brings a package of that name along."""
