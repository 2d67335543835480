"""A plot as inline SVG whose colours come from the page's style."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from routingml_desktop.services.evaluation_report.page import Plot, Series

WIDTH: Final = 640
HEIGHT: Final = 320
LEFT: Final = 56
RIGHT: Final = 16
TOP: Final = 28
BOTTOM: Final = 56
_NAMED_BOTTOM: Final = 120
_BELOW_NAMES: Final = 70
STEPS: Final = 5


class _Frame:
    """From values to places on the paper."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self.bottom = (
            HEIGHT
            + (_NAMED_BOTTOM - BOTTOM if plot.names else 0)
            - (_NAMED_BOTTOM if plot.names else BOTTOM)
        )
        self.whole = HEIGHT + (_NAMED_BOTTOM - BOTTOM if plot.names else 0)

    def x(self, value: float) -> float:
        first, last = self._plot.span
        return LEFT + (value - first) / (last - first or 1.0) * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        first, last = self._plot.height
        inside = min(max(value, min(first, last)), max(first, last))
        return self.bottom - (inside - first) / (last - first or 1.0) * (self.bottom - TOP)


def as_svg(plot: Plot) -> str:
    """The plot; what it shows is also its title, for those who hear it."""
    frame = _Frame(plot)
    title = escape(plot.title)
    paper = f'viewBox="0 0 {WIDTH} {frame.whole}"'
    parts = [
        f'<svg {paper} role="img" aria-label="{title}"><title>{title}</title>',
        *_grid(plot, frame),
        *_marks(plot, frame),
    ]
    for number, series in enumerate(plot.series):
        parts += _series(series, number, frame)
    parts += _legend(plot, frame)
    return "\n".join([*parts, "</svg>"])


def _grid(plot: Plot, frame: _Frame) -> list[str]:
    parts = []
    for step in range(STEPS + 1):
        high = plot.height[0] + (plot.height[1] - plot.height[0]) * step / STEPS
        y = frame.y(high)
        parts += [
            f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>',
            _text(LEFT - 8, y + 4, _number(high, share=plot.share), anchor="end"),
        ]
        if not plot.names:
            across = plot.span[0] + (plot.span[1] - plot.span[0]) * step / STEPS
            told = _number(across, share=plot.share_across)
            parts.append(_text(frame.x(across), frame.bottom + 18, told))
    for place, name in enumerate(plot.names):
        x, y = frame.x(place), frame.bottom + 14
        parts.append(
            f'<text class="name" x="{x:.1f}" y="{y}" text-anchor="end" '
            f'transform="rotate(-40 {x:.1f} {y})">{escape(_short(name))}</text>'
        )
    middle = (LEFT + WIDTH - RIGHT) / 2
    return [
        *parts,
        _text(middle, frame.whole - 8, plot.across, kind="axis"),
        _text(LEFT, TOP - 12, plot.upward, anchor="start", kind="axis"),
    ]


def _text(x: float, y: float, text: str, *, anchor: str = "middle", kind: str = "tick") -> str:
    return (
        f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
    )


def _marks(plot: Plot, frame: _Frame) -> list[str]:
    parts = []
    if plot.diagonal:
        low, high = max(plot.span[0], plot.height[0]), min(plot.span[1], plot.height[1])
        parts.append(
            f'<line class="mark" x1="{frame.x(low):.1f}" y1="{frame.y(low):.1f}" '
            f'x2="{frame.x(high):.1f}" y2="{frame.y(high):.1f}"/>'
        )
    if plot.level is not None:
        y = frame.y(plot.level)
        parts.append(
            f'<line class="mark" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        )
    return parts


def _series(series: Series, number: int, frame: _Frame) -> list[str]:
    style = f"line{number % 4}"
    parts = []
    for (across, _), ends in zip(series.points, series.ends, strict=False):
        if ends is not None:
            x = frame.x(across)
            parts.append(
                f'<line class="ends {style}" x1="{x:.1f}" x2="{x:.1f}" '
                f'y1="{frame.y(ends[0]):.1f}" y2="{frame.y(ends[1]):.1f}"/>'
            )
    places = [(frame.x(across), frame.y(high)) for across, high in series.points]
    if series.joined and len(places) > 1:
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline class="{style}" points="{line}"/>')
    parts += [f'<circle class="{style}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in places]
    return parts


def _legend(plot: Plot, frame: _Frame) -> list[str]:
    """The names of the lines; below the picture where words there leave room."""
    if len(plot.series) < 2:  # noqa: PLR2004 (one line needs no name)
        return []
    parts = []
    top = frame.bottom + _BELOW_NAMES if plot.names else TOP + 14
    for number, series in enumerate(plot.series):
        y = top + 16 * number
        parts.append(
            f'<text class="legend line{number % 4}" x="{WIDTH - RIGHT - 4}" y="{y}" '
            f'text-anchor="end">{escape(series.name)} ●</text>'
        )
    return parts


def _number(value: float, *, share: bool) -> str:
    return f"{value:.0%}" if share else f"{value:,.3g}"


def _short(name: str) -> str:
    return name if len(name) <= 14 else f"{name[:13]}…"  # noqa: PLR2004 (what fits below a place)
