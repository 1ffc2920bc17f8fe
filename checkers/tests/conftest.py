"""Hypothesis without a stopwatch: a slow machine is no failure of a rule."""

from hypothesis import settings


settings.register_profile("checkers", deadline=None)
settings.load_profile("checkers")
