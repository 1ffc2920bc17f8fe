"""Flowcharts: a node with a course in, an SVG out.

Text is measured by counting; the main path runs down a straight axis,
exceptions stand to its right, jumps run in gutters or become numbers.
"""

from __future__ import annotations

from .chart import Chart, Form, drawn, placed, standalone


__all__ = ["Chart", "Form", "drawn", "placed", "standalone"]
