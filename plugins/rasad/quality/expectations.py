"""What staging is expected to be, as code.

Each `Rule` looks at one staging table and becomes one Great Expectations expectation: of the kind that `kind` names,
or, where rows have to be compared with other tables, the query `sql/quality/<name>.sql`, which finds the rows that
break the rule. A query reads the batch's rows from a relation called `batch`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Severity = Literal["critical", "warning", "info"]

#: The codebook's bounds of what a figure of people can be in one event: no war has displaced more than this at once.
MOST_PEOPLE = 20_000_000
MOST_PIECES = 1_000_000
MOST_DEATHS = 50_000

STATUSES = ("happened", "planned", "denied", "failed")
PRECISIONS = ("day", "week", "month", "year", "none")
PLACE_PRECISIONS = ("exact", "town", "district", "province", "country", "none")
CASUALTY_KINDS = ("killed", "wounded", "captured", "missing", "abducted", "surrendered", "displaced")
ACTIONS = ("destroyed", "damaged", "captured", "shot_down", "defused")

#: The primary key of each staging table within a batch: the columns that find a row again.
KEYS: Mapping[str, tuple[str, ...]] = {
    "article": ("article_key",),
    "report": ("report_key",),
    "report_actor": ("report_key", "ordinal"),
    "report_place": ("report_key", "ordinal"),
    "report_attribution": ("report_key", "ordinal"),
    "casualty": ("report_key", "ordinal"),
    "materiel_loss": ("report_key", "ordinal"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One expectation. A critical one keeps the rows that break it out of the warehouse, or the whole batch where it
    is about the table (`whole_table`); the others only note. `protects` says what goes wrong without it. The query of a
    rule that `compares` the batch with those before it finds no rows but says in words (`told`) what is out of line."""

    name: str
    table: str
    severity: Severity
    protects: str
    kind: str = "UnexpectedRowsExpectation"
    arguments: Mapping[str, Any] = field(default_factory=dict)
    whole_table: bool = False
    compares: bool = False

    @property
    def is_query(self) -> bool:
        """Whether the rule is a query of `sql/quality/`."""
        return self.kind == "UnexpectedRowsExpectation"


def rules(event_types: tuple[str, ...], items: tuple[str, ...]) -> tuple[Rule, ...]:
    """All rules, given the codes of event types and of equipment that the dictionaries know."""
    return (*_articles(), *_reports(event_types), *_parts(), *_casualties(), *_materiel(items), *_drift())


def _in_set(name: str, table: str, column: str, values: tuple[str, ...], protects: str) -> Rule:
    return Rule(
        name, table, "critical", protects, "ExpectColumnValuesToBeInSet", {"column": column, "value_set": list(values)}
    )


def _not_null(name: str, table: str, column: str, protects: str) -> Rule:
    return Rule(name, table, "critical", protects, "ExpectColumnValuesToNotBeNull", {"column": column})


def _between(
    name: str, table: str, column: str, low: Any, high: Any, protects: str, severity: Severity = "critical"
) -> Rule:
    return Rule(
        name,
        table,
        severity,
        protects,
        "ExpectColumnValuesToBeBetween",
        {"column": column, "min_value": low, "max_value": high},
    )


def _ordered(name: str, table: str, later: str, earlier: str, protects: str, *, or_equal: bool) -> Rule:
    return Rule(
        name,
        table,
        "critical",
        protects,
        "ExpectColumnPairValuesAToBeGreaterThanB",
        {"column_A": later, "column_B": earlier, "or_equal": or_equal, "ignore_row_if": "either_value_is_missing"},
    )


def _articles() -> tuple[Rule, ...]:
    table = "article"
    return (
        Rule(
            "article_outcome_known",
            table,
            "critical",
            "Every article ends as coded, without events, or quarantined.",
            "ExpectColumnDistinctValuesToBeInSet",
            {"column": "outcome", "value_set": ["coded", "no_events", "failed"]},
            whole_table=True,
        ),
        Rule(
            "article_once",
            table,
            "critical",
            "An article counted twice would make the sums of articles untrue.",
            "ExpectColumnValuesToBeUnique",
            {"column": "article_key"},
            whole_table=True,
        ),
        Rule(
            "article_of_batch",
            table,
            "critical",
            "Staging rows of articles that the batch does not hold.",
            whole_table=True,
        ),
        Rule(
            "article_all_staged",
            table,
            "critical",
            "An article that is landed and does not come out of coding would be lost.",
            whole_table=True,
        ),
        Rule(
            "article_reports_staged",
            table,
            "critical",
            "An article whose reports are not all in staging would be loaded in part.",
            whole_table=True,
        ),
        Rule(
            "article_mostly_coded",
            table,
            "critical",
            "A coder that fails on many articles is broken: nothing it says of the others is to be trusted.",
            "ExpectColumnValuesToNotBeInSet",
            {"column": "outcome", "value_set": ["failed"], "mostly": 0.8},
            whole_table=True,
        ),
        Rule(
            "article_reports_plausible",
            table,
            "warning",
            "An article that tells more than a hundred events is a list, or the coder runs wild.",
            "ExpectColumnValuesToBeBetween",
            {"column": "report_count", "min_value": 0, "max_value": 100},
        ),
        Rule(
            "article_reports_mean",
            table,
            "info",
            "More than ten events an article on the average points to a coder that splits events.",
            "ExpectColumnMeanToBeBetween",
            {"column": "report_count", "min_value": 0, "max_value": 10},
            whole_table=True,
        ),
    )


def _reports(event_types: tuple[str, ...]) -> tuple[Rule, ...]:
    table = "report"
    calendar = ("1900-01-01", "2100-12-31")
    return (
        Rule(
            "report_once",
            table,
            "critical",
            "Two reports with one key would overwrite each other.",
            "ExpectColumnValuesToBeUnique",
            {"column": "report_key"},
        ),
        _in_set("report_type_known", table, "event_type", event_types, "Types outside the codebook fit no analysis."),
        _not_null("report_type_told", table, "event_type", "A report without a type says nothing happened."),
        _in_set("report_status_known", table, "status", STATUSES, "A plan or denial must not be counted as an event."),
        _not_null("report_status_told", table, "status", "A plan or denial must not be counted as an event."),
        _in_set(
            "report_precision_known", table, "date_precision", PRECISIONS, "Days and months are not counted alike."
        ),
        _not_null("report_precision_told", table, "date_precision", "Days and months are not counted alike."),
        _not_null("report_quoted", table, "quote", "A report that rests on no words cannot be checked."),
        _ordered(
            "report_span_ordered",
            table,
            "quote_end",
            "quote_start",
            "A span that ends before it begins cuts nothing from the body.",
            or_equal=False,
        ),
        Rule(
            "report_quote_is_body",
            table,
            "critical",
            "The evidence, cut from the raw body, is the quote: every report can be traced to its characters.",
        ),
        Rule("report_evidence_in_body", table, "critical", "Evidence spans that lie outside the body show nothing."),
        _ordered(
            "report_dates_ordered",
            table,
            "date_last",
            "date_first",
            "An event that ends before it begins falls out of every period.",
            or_equal=True,
        ),
        _between(
            "report_date_first_in_calendar",
            table,
            "date_first",
            *calendar,
            "A day that the date dimension does not hold would become unknown without a word.",
        ),
        _between(
            "report_date_last_in_calendar",
            table,
            "date_last",
            *calendar,
            "A day that the date dimension does not hold would become unknown without a word.",
        ),
        Rule(
            "report_dates_match_precision",
            table,
            "critical",
            "Precision none goes with no date, and any other with both days: otherwise counts by day are wrong.",
        ),
        Rule(
            "report_date_quote_is_body",
            table,
            "critical",
            "The words of a date can be found where they are said to be.",
        ),
        Rule(
            "report_not_after_publication",
            table,
            "critical",
            "What has happened cannot have happened after it was told (a day is allowed for time zones).",
        ),
        Rule(
            "report_not_long_ago",
            table,
            "warning",
            "An event a hundred years before its article is a misread date or a history lesson.",
        ),
        Rule(
            "report_has_place",
            table,
            "info",
            "The share of reports without a place shows a gazetteer with gaps.",
            "UnexpectedRowsExpectation",
        ),
        Rule(
            "report_has_side",
            table,
            "info",
            "A large share of reports with nobody in them shows actors missed.",
            "UnexpectedRowsExpectation",
        ),
        Rule("report_told_once", table, "warning", "An event told once must not be counted twice."),
        Rule(
            "report_days_fit_precision",
            table,
            "warning",
            "A day that lasts months was put together from the dates of different events.",
        ),
        Rule("report_sides_differ", table, "warning", "Whoever attacks himself was probably read wrongly."),
        Rule("report_of_staged_article", table, "critical", "A report without its article would load half an article."),
    )


def _parts() -> tuple[Rule, ...]:
    def part(table: str, what: str) -> tuple[Rule, ...]:
        return (
            _not_null(f"{table}_quoted", table, "quote", f"{what} that rests on no words cannot be checked."),
            _ordered(
                f"{table}_span_ordered",
                table,
                "quote_end",
                "quote_start",
                "A span that ends before it begins cuts nothing from the body.",
                or_equal=False,
            ),
            Rule(
                f"{table}_quote_is_body", table, "critical", f"{what}, cut from the raw body, is the quote beside it."
            ),
            Rule(
                f"{table}_once",
                table,
                "critical",
                "Two rows with one key would overwrite each other.",
                "ExpectCompoundColumnsToBeUnique",
                {"column_list": ["report_key", "ordinal"]},
            ),
            Rule(f"{table}_of_report", table, "critical", f"{what} of a report that is not there belongs to nothing."),
        )

    return (
        *part("report_actor", "An actor"),
        *part("report_place", "A place"),
        *part("report_attribution", "A source"),
        *part("casualty", "A figure"),
        *part("materiel_loss", "A figure"),
        _in_set("report_actor_role_known", "report_actor", "role", ("initiator", "target"), "Who did it, and to whom."),
        _not_null("report_actor_role_told", "report_actor", "role", "Who did it, and to whom."),
        Rule("report_actor_told_once", "report_actor", "warning", "A side named once must not be counted twice."),
        Rule("report_place_told_once", "report_place", "warning", "A place named once must not be counted twice."),
        Rule(
            "report_attribution_listed",
            "report_attribution",
            "warning",
            "A source that no dictionary holds cannot be told independent of the others.",
        ),
        Rule(
            "report_actor_listed",
            "report_actor",
            "warning",
            "A code that actors.csv does not hold has no name, kind or side.",
        ),
        _in_set(
            "report_place_role_known",
            "report_place",
            "role",
            ("at", "in"),
            "A containing region must not count as the place itself.",
        ),
        _not_null(
            "report_place_role_told", "report_place", "role", "A containing region must not count as the place itself."
        ),
        _between("report_place_latitude_on_earth", "report_place", "latitude", -90, 90, "Maps and distances."),
        _between("report_place_longitude_on_earth", "report_place", "longitude", -180, 180, "Maps and distances."),
        Rule(
            "report_place_coordinates_whole",
            "report_place",
            "critical",
            "Half a pair of coordinates, or zero and zero, is a place in the sea off Africa.",
        ),
        _in_set(
            "report_place_precision_known",
            "report_place",
            "precision",
            PLACE_PRECISIONS,
            "A province's centre must not pass for the village.",
        ),
        Rule(
            "report_place_country_is_code",
            "report_place",
            "warning",
            "Countries are counted by ISO 3166 code.",
            "ExpectColumnValuesToMatchRegex",
            {"column": "country", "regex": "^[A-Z]{2}$"},
        ),
        Rule(
            "report_place_in_its_country",
            "report_place",
            "warning",
            "Coordinates of another country put the event on the wrong map.",
        ),
        Rule(
            "report_place_not_in_sea",
            "report_place",
            "warning",
            "A place on land whose coordinates lie in the open sea is on every map where nothing is.",
        ),
        Rule(
            "report_place_listed",
            "report_place",
            "warning",
            "A place that the gazetteer does not hold has no province and no source of its coordinates.",
        ),
    )


def _casualties() -> tuple[Rule, ...]:
    table = "casualty"
    return (
        _in_set("casualty_kind_known", table, "kind", CASUALTY_KINDS, "The dead must not be added to the captured."),
        _not_null("casualty_kind_told", table, "kind", "The dead must not be added to the captured."),
        _between(
            "casualty_low_possible",
            table,
            "low",
            0,
            MOST_PEOPLE,
            "A year, price or telephone number taken for people would drown all real figures.",
        ),
        _between(
            "casualty_high_possible",
            table,
            "high",
            0,
            MOST_PEOPLE,
            "A year, price or telephone number taken for people would drown all real figures.",
        ),
        _ordered("casualty_bounds_ordered", table, "high", "low", "Ranges run from low to high.", or_equal=True),
        Rule("casualty_whole_people", table, "critical", "People come in whole numbers."),
        Rule(
            "casualty_deaths_plausible",
            table,
            "warning",
            f"More than {MOST_DEATHS:,} dead in one event is a toll of a whole war.",
        ),
        Rule(
            "casualty_others_plausible",
            table,
            "warning",
            "A hundred thousand wounded or captured in one event are a toll of a whole war.",
        ),
        Rule(
            "casualty_jump",
            table,
            "warning",
            "A figure fifty times all others of its article is a toll, or was misread.",
        ),
        Rule("casualty_not_a_year", table, "info", "A year taken for a number of people."),
        Rule("casualty_told_once", table, "warning", "A figure told once must not be added twice."),
        Rule("casualty_who_listed", table, "warning", "Losses of a side that actors.csv does not hold are nobody's."),
        Rule(
            "casualty_who_is_body",
            table,
            "critical",
            "The words for the victims can be found where they are said to be.",
        ),
    )


def _materiel(items: tuple[str, ...]) -> tuple[Rule, ...]:
    table = "materiel_loss"
    return (
        _in_set("materiel_item_known", table, "item", items, "Equipment outside the codebook fits no analysis."),
        _not_null("materiel_item_told", table, "item", "A loss of nothing."),
        _in_set("materiel_action_known", table, "action", ACTIONS, "Captured is not destroyed."),
        _not_null("materiel_action_told", table, "action", "Captured is not destroyed."),
        _between("materiel_low_possible", table, "low", 0, MOST_PIECES, "A calibre or type number taken for a count."),
        _between(
            "materiel_high_possible", table, "high", 0, MOST_PIECES, "A calibre or type number taken for a count."
        ),
        _ordered("materiel_bounds_ordered", table, "high", "low", "Ranges run from low to high.", or_equal=True),
        Rule("materiel_loss_told_once", table, "warning", "A loss told once must not be added twice."),
        Rule(
            "materiel_loss_owner_listed",
            table,
            "warning",
            "Losses of an owner that actors.csv does not hold are nobody's.",
        ),
    )


def _drift() -> tuple[Rule, ...]:
    def drift(name: str, table: str, protects: str, severity: Severity = "warning") -> Rule:
        return Rule(name, table, severity, protects, whole_table=True, compares=True)

    return (
        drift(
            "drift_events_an_article",
            "article",
            "A coder that suddenly tells more or fewer events has changed, or the news it is fed has.",
        ),
        drift(
            "drift_events_by_agency",
            "article",
            "An agency that changes the form of its articles shows in what is read from them.",
        ),
        drift("freshness_by_agency", "article", "A source that fell silent would go unnoticed.", "info"),
        drift("drift_share_without_place", "report", "Places missed all at once point to a broken gazetteer."),
        drift("drift_share_without_side", "report", "Actors missed all at once point to a broken dictionary."),
        drift("drift_figures_a_report", "report", "Figures missed, or found everywhere, make every sum wrong."),
        drift("drift_sources_a_report", "report", "Sources missed all at once leave claims without a claimant."),
    )
