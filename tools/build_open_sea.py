"""Where there is open sea, in squares of a quarter of a degree, for the check of coordinates: `open_sea.csv`.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_open_sea.py package/land-10m.json plugins/rasad/quality/open_sea.csv

From the coastlines of Natural Earth 1:10,000,000 (public domain) as TopoJSON of the npm package world-atlas (ISC). A
square is open sea where neither it nor any of its eight neighbours holds land; so a place on the shore whose
coordinates are a little off is none. Latitudes from 60 degrees south to 75 north.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

#: Squares and samples of a degree.
SQUARES, SAMPLES = 4, 20
SOUTH, NORTH = -60, 75


def rings(topology: dict[str, Any]) -> list[np.ndarray]:
    """The shores as closed lines of longitude and latitude; those that cross the date line go on past 180 degrees."""
    scale, offset = (np.array(topology["transform"][name]) for name in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + offset for arc in topology["arcs"]]
    found = []
    for land in topology["objects"]["land"]["geometries"]:
        for polygon in land["arcs"] if land["type"] == "MultiPolygon" else [land["arcs"]]:
            for numbers in polygon:
                pieces = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
                ring = np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
                ring[:, 0] = np.unwrap(ring[:, 0], period=360)
                if ring[:, 1].max() > SOUTH:  # not Antarctica, which goes round the pole
                    found.append(ring)
    return found


def land(shores: list[np.ndarray]) -> np.ndarray:
    """Which samples are land, as rows from south to north of columns from west to east: a sample lies inside of an odd
    number of shores (lakes as large as the Caspian have shores of their own)."""
    width, height = 360 * SAMPLES, 180 * SAMPLES
    found = np.zeros((height, width), bool)
    edges = np.concatenate([np.concatenate([ring[:-1], ring[1:]], axis=1) for ring in shores])
    for row in range(height):
        y = -90 + (row + 0.5) / SAMPLES
        x1, y1, x2, y2 = edges[(edges[:, 1] <= y) != (edges[:, 3] <= y)].T
        crossings = np.sort(x1 + (y - y1) * (x2 - x1) / (y2 - y1))
        columns = np.ceil((crossings + 180) * SAMPLES - 0.5).astype(int)
        for west, east in zip(columns[0::2], columns[1::2], strict=True):
            found[row, np.arange(west, east) % width] ^= True
    # Islands that no sample meets.
    points = np.concatenate(shores)
    rows = ((points[:, 1] + 90) * SAMPLES).astype(int).clip(0, height - 1)
    found[rows, ((points[:, 0] + 180) * SAMPLES).astype(int) % width] = True
    return found


def open_sea(samples: np.ndarray) -> np.ndarray:
    """Which squares are open sea."""
    a_square = SAMPLES // SQUARES
    squares = samples.reshape(180 * SQUARES, a_square, 360 * SQUARES, a_square).any(axis=(1, 3))
    near = squares | np.roll(squares, 1, axis=1) | np.roll(squares, -1, axis=1)
    beside = near.copy()
    beside[1:] |= near[:-1]
    beside[:-1] |= near[1:]
    return ~beside


def main(source: str, target: str) -> None:
    sea = open_sea(land(rings(json.loads(Path(source).read_text("utf-8")))))
    with Path(target).open("w", encoding="utf-8", newline="") as out:
        lines = csv.writer(out, lineterminator="\n")
        lines.writerow(("row", "columns"))
        for row in range((SOUTH + 90) * SQUARES, (NORTH + 90) * SQUARES):
            steps = np.diff(np.concatenate([[0], sea[row].astype(int), [0]]))
            runs = zip(np.where(steps == 1)[0], np.where(steps == -1)[0], strict=True)
            lines.writerow((row, "{" + ",".join(f"[{west},{east})" for west, east in runs) + "}"))


if __name__ == "__main__":
    main(*sys.argv[1:])
