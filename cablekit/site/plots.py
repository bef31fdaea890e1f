"""The plots of the overview: charts made by Altair, turned into SVG by vl-convert, in light and dark.

Strategy: a chart leaves its colours to a theme, so that the same chart makes both files. The page shows the one that
the reader's settings ask for. Drawing takes most of the time of building a small site. Each file therefore ends with a
digest of its data, and is not drawn again while the digest is the same.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import version as version_of
from typing import Any

import altair as alt
import vl_convert

from cablekit.formats.visible import visible
from cablekit.site.figures import Figure
from cablekit.site.output import Output
from cablekit.site.pages import HERE

_WIDTH, _HEIGHT = 760, 240
_LONGEST = 40
_EACH = 6  # number of cables up to which an axis has a tick for each
_ID, _ID_USED = re.compile(r'\bid="([^"]+)"'), re.compile(r"url\(#([^)]+)\)")
_NOT_XML = re.compile(r"[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COLOURS = {
    "UNCLASSIFIED": "#8db4d9",
    "LIMITED OFFICIAL USE": "#3f7cac",
    "CONFIDENTIAL": "#e3a835",
    "SECRET": "#c9512c",
    "TOP SECRET": "#83306f",
}
_GREY, _BLUE, _RED = "#92929c", "#3f7cac", "#c9512c"


def _theme(ink: str, soft: str, rule: str, land: str, ramp: Sequence[str]) -> dict[str, Any]:
    axis = {"labelColor": soft, "titleColor": ink, "gridColor": rule, "domainColor": soft, "tickColor": soft}
    font = {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "labelLimit": 190}
    return {
        "background": "transparent",
        "font": "sans-serif",
        "view": {"stroke": None},
        "axis": axis | font,
        "legend": {"labelColor": ink, "titleColor": ink} | font,
        "geoshape": {"fill": land, "stroke": rule, "strokeWidth": 0.5},
        "range": {"heatmap": list(ramp), "ramp": list(ramp)},
    }


THEMES = {
    "light": _theme("#1d1d1f", "#55555e", "#dcdce0", "#e4e3dc", ("#e9f1f8", "#8db4d9", "#3f7cac", "#12395c")),
    "dark": _theme("#e4e4e7", "#b0b0b8", "#3f3f46", "#36363d", ("#26323d", "#34658e", "#6ea8d6", "#d7ebfb")),
}
"""Theme -> Vega-Lite configuration."""


def plot_path(figure: Figure, theme: str) -> str:
    """Return the address of a plot's file."""
    return f"plots/{figure.name}-{theme}.svg"


def write_plots(found: Sequence[Figure], output: Output) -> None:
    """Write the plots of the figures, each in both themes."""
    version = _vega_lite()
    for figure in found:
        spec = _CHARTS[figure.name](_labelled(figure)).to_dict()
        for theme, config in THEMES.items():
            path = plot_path(figure, theme)
            mark = _mark(spec, config, version)
            kept = output.read(path)
            if kept is not None and kept.endswith(mark):
                output.write(path, kept)
            else:
                svg: str = vl_convert.vegalite_to_svg(spec, vl_version=version, config=config)
                output.write(path, _renumbered(svg).encode() + mark)


def _renumbered(svg: str) -> str:
    """Return the drawing with its ids numbered from 0: vl-convert numbers them across drawings."""
    names = {name: f"i{at}" for at, name in enumerate(dict.fromkeys(_ID.findall(svg)))}
    svg = _ID.sub(lambda match: f'id="{names[match[1]]}"', svg)
    return _ID_USED.sub(lambda match: f"url(#{names.get(match[1], match[1])})", svg)


def _labelled(figure: Figure) -> Figure:
    """Return the figure with words that a drawing can hold: short, and only characters of XML.

    vl-convert ends the process at any other character.
    """
    data = [
        {key: _label(value) if isinstance(value, str) else value for key, value in row.items()} for row in figure.data
    ]
    return replace(figure, data=data, order={key: list(map(_label, words)) for key, words in figure.order.items()})


def _label(words: str) -> str:
    shown = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", visible(words))
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 9]}…{shown[-8:]}"


def _vega_lite() -> str:
    """Return the version of Vega-Lite that Altair writes, if vl-convert has it, else the newest."""
    known: list[str] = vl_convert.get_vegalite_versions()
    wanted = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])
    return wanted if wanted in known else known[-1]


def _mark(spec: dict[str, Any], config: dict[str, Any], version: str) -> bytes:
    """Return the comment at the end of a file: a digest of everything it was drawn from."""
    drawn_from = json.dumps([spec, config, version, version_of("vl-convert-python")], sort_keys=True)
    return f"\n<!-- {sha256(drawn_from.encode()).hexdigest()} -->\n".encode()


def _data(figure: Figure) -> Any:
    return alt.InlineData(values=list(figure.data))


def _times(figure: Figure) -> Any:
    """Return the axis of periods, with a dozen labels at most."""
    names = figure.order["period"]
    firsts = [name for name in names if len(name) == 4 or name.endswith("-01")] or names
    if len(firsts) == 1:
        firsts = names
    shown = list(firsts[:: max(1, -(-len(firsts) // 12))])
    axis = alt.Axis(values=shown, labelAngle=0, labelOverlap=True)
    return alt.X("period:O", title=None, axis=axis, scale=alt.Scale(domain=list(names)))


def _sorted(name: str, values: Sequence[str], channel: Any, **settings: Any) -> Any:
    return channel(f"{name}:N", sort=list(values), title=None, **settings)


def _number(channel: Any, **settings: Any) -> Any:
    return channel("cables:Q", title="cables", **settings)


def _integers(figure: Figure, by: str) -> Any:
    """Return the axis of the sums of cables by a field, with whole numbers only."""
    sums: Counter[str] = Counter()
    for row in figure.data:
        sums[row[by]] += row["cables"]
    most = max(sums.values(), default=0)
    if most <= _EACH:
        return alt.Axis(values=list(range(most + 1)), format="d")
    return alt.Axis(tickMinStep=1, format=",d", tickCount=5)


def _bars(figure: Figure, field: str, colours: Sequence[str]) -> Any:
    words = list(figure.order[field])
    return (
        alt.Chart(_data(figure), width=_WIDTH, height=_HEIGHT)
        .mark_bar()
        .encode(
            x=_times(figure),
            y=alt.Y("sum(cables):Q", title="cables", axis=_integers(figure, "period")),
            color=alt.Color(
                f"{field}:N",
                title=None,
                scale=alt.Scale(domain=words, range=list(colours)),
                legend=alt.Legend(orient="top", columns=3),
            ),
            order=alt.Order("rank:Q"),
        )
    )


def _classified(figure: Figure) -> Any:
    return _bars(figure, "classification", [_COLOURS.get(word, _GREY) for word in figure.order["classification"]])


def _lost(figure: Figure) -> Any:
    return _bars(figure, "text", [_RED, "#e3a835"])


def _correspondents(figure: Figure) -> Any:
    posts = list(figure.order["post"])
    return (
        alt.Chart(_data(figure), width=_WIDTH - 160, height=22 * len(posts))
        .mark_bar()
        .encode(
            y=_sorted("post", posts, alt.Y),
            x=alt.X("sum(cables):Q", title="cables", axis=_integers(figure, "post")),
            color=alt.Color(
                "way:N",
                title=None,
                scale=alt.Scale(domain=list(figure.order["way"]), range=[_BLUE, "#e3a835"]),
                legend=alt.Legend(orient="top"),
            ),
            order=alt.Order("way:N", sort="descending"),
        )
    )


def _tags(figure: Figure) -> Any:
    tags = list(figure.order["tag"])
    return (
        alt.Chart(_data(figure), width=_WIDTH - 60, height=20 * len(tags))
        .mark_rect()
        .encode(
            x=_times(figure), y=_sorted("tag", tags, alt.Y), color=_number(alt.Color, legend=_legend(), scale=_SHADES)
        )
    )


#: with a linear scale, a single cable could not be distinguished from none
_SHADES = alt.Scale(type="sqrt")


def _legend() -> Any:
    return alt.Legend(orient="top", gradientLength=200, tickMinStep=1, format=",d")


def _matrix(figure: Figure) -> Any:
    senders, addressees = list(figure.order["sender"]), list(figure.order["addressee"])
    chart = alt.Chart(_data(figure), width=_WIDTH - 160, height=26 * len(senders)).encode(
        x=_sorted("addressee", addressees, alt.X, axis=alt.Axis(labelAngle=-45, orient="top", labelLimit=130)),
        y=_sorted("sender", senders, alt.Y),
    )
    return chart.mark_rect().encode(color=_number(alt.Color, legend=_legend(), scale=_SHADES))


def _hours(figure: Figure) -> Any:
    return (
        alt.Chart(_data(figure), width=_WIDTH - 160, height=26 * len(figure.data))
        .mark_bar(color=_BLUE)
        .encode(y=_sorted("time", list(figure.order["time"]), alt.Y), x=_number(alt.X, axis=_integers(figure, "time")))
    )


def _map(figure: Figure) -> Any:
    land = json.loads((HERE / "data" / "land-110m.json").read_text(encoding="utf-8"))
    coast = alt.Chart(alt.InlineData(values=land, format=alt.TopoDataFormat(type="topojson", feature="land")))
    dots = (
        alt.Chart(_data(figure))
        .mark_circle(color=_RED, opacity=0.75)
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            size=_number(alt.Size, scale=alt.Scale(range=[14, 700]), legend=alt.Legend(orient="bottom", format=",d")),
        )
    )
    layers = alt.layer(coast.mark_geoshape(), dots)
    return layers.properties(width=_WIDTH, height=390).project(type="equalEarth")


_CHARTS: dict[str, Callable[[Figure], Any]] = {
    "cables": _classified,
    "losses": _lost,
    "correspondents": _correspondents,
    "tags": _tags,
    "matrix": _matrix,
    "hours": _hours,
    "map": _map,
}
