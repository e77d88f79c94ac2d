"""A package, so that no library that brings a folder of this name along can stand in its place."""
