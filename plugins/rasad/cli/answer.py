"""The answer that a run ends with: what happened where, with what losses, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasad.cli.tables import console, show, span

if TYPE_CHECKING:
    import pandas as pd

#: Rows of each table.
ROWS = 12


def tell(database: str) -> None:
    """Print the three tables. Raises psycopg2.Error where the warehouse cannot be read."""
    from rasad.warehouse.queries import query

    places = query(database, "events_by_type_and_place", {"rows": ROWS})
    if places.empty:
        console().print("The warehouse holds no events yet.")
        return
    _ranged(places, "killed")
    show(
        places[["event_type", "place_en", "country", "events", "reports", "killed"]],
        title="\nEvents by type and place",
        names={"event_type": "event", "place_en": "place"},
    )
    sides = query(database, "casualty_ranges_by_side")
    _ranged(sides, "people")
    show(
        sides[["side_en", "kind", "events", "people", "without_figure"]].head(ROWS),
        title="\nCasualties by side, from the lowest to the highest that anybody says",
        names={"side_en": "side", "without_figure": "told without a figure"},
    )
    claims = query(database, "who_claims_what", {"rows": ROWS})
    _ranged(claims, "killed")
    show(
        claims[["claimant_en", "claimed_as", "victim_en", "claims", "killed"]],
        title="\nWho says whom to have been killed",
        names={"claimant_en": "who says so", "claimed_as": "as", "victim_en": "killed of"},
    )


def _ranged(frame: pd.DataFrame, name: str) -> None:
    """Add the column `name` with the range of the frame's lowest and highest figures."""
    low, high = ("killed_low", "killed_high") if "killed_low" in frame.columns else ("low", "high")
    frame[name] = [span(least, most) for least, most in zip(frame[low], frame[high], strict=True)]
