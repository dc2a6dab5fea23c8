"""The commands with their options and help. What they do stands in the other modules, imported when a command runs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
import typer.core

from rasad.cli.reporting import BROKEN_PIPE, FAILED, INTERRUPTED, USAGE, Problems, complain


class Commands(typer.core.TyperGroup):
    """The commands, with the exit codes of shells for an interrupt and for a reader of the output that has gone.

    Typer itself makes 1 of the latter, which here means that inputs were rejected.
    """

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise typer.Exit(BROKEN_PIPE) from None
        except KeyboardInterrupt:
            complain("interrupted")
            raise typer.Exit(INTERRUPTED) from None


app = typer.Typer(
    name="rasad",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="""Rasad reads Persian news of armed conflict and keeps a warehouse of what happened: who did what to whom,
    where, when, with what losses, and who says so.

    Without a database:

    \b
      rasad code articles.jsonl.gz > events.jsonl     events of each article, one JSON line an article
      rasad normalize < raw.txt > restored.txt        lines of text with their half-spaces
      rasad coverage articles.jsonl.gz                names and verbs that no dictionary has

    With the warehouse (RASAD_DATABASE_URL, else the embedded Postgres that `make run` starts):

    \b
      rasad run articles.jsonl.gz                     land, code, check, load and resolve; then a report
      rasad query                                     the analyses there are, and what each one asks
      rasad query NAME --param since=2017-06-01       one of them, as a table, CSV, JSON or Parquet
      rasad export event -o events.parquet            whole views for other programs
      rasad quarantine list                           what is kept back, and why
      rasad status                                    what is landed, coded, quarantined, pending

    \b
    Exit codes: 0 done; 1 done, but inputs were rejected or failed (each is told on standard error);
    2 wrong use; 3 could not be done; 130 interrupted; 141 the reader of the output has gone.
    """,
)


def _tell_version(asked: bool) -> None:
    if asked:
        from rasad.cli import coding

        print(coding.version())
        raise typer.Exit


@app.callback()
def front(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            is_eager=True,
            callback=_tell_version,
            help="Say which version this is, of the coder and of the dictionaries, and leave.",
        ),
    ] = False,
) -> None:
    """The front page: the application's own help stands there."""


class Form(StrEnum):
    """How `rasad code` reads its inputs."""

    auto = "auto"
    jsonl = "jsonl"
    text = "text"


Processes = Annotated[
    int | None,
    typer.Option("--processes", "-j", min=1, metavar="N", help="Worker processes. Default: one for each usable core."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Tell only the sum of what was rejected, not each line.")]
Rejected = Annotated[
    Path | None,
    typer.Option("--rejected", metavar="FILE", help="Write what was rejected or warned of to FILE, as JSON lines."),
]


@app.command(short_help="Code articles: one JSON line out for each article in.")
def code(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE",
            help="JSON lines, JSON, text, HTML or export files (also .gz, .zip, .tar), folders, or - "
            "for standard input, which is also read where none is given.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        Form,
        typer.Option("--format", "-f", help="Read every input as JSON lines or as one text, whatever its name says."),
    ] = Form.auto,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Say with each event which rules and dictionary rows made it, and which triggers made none.",
        ),
    ] = False,
    processes: Processes = None,
    quiet: Quiet = False,
    rejected: Rejected = None,
) -> None:
    """Code articles: one JSON line out for each article in, in the order read.

    An article is a JSON object with id and body (and title, agency, published, url where known) on a line of its own,
    or a whole text file. The line that comes out is {"id": ..., "events": [...]}; offsets count the characters
    (code points) of the body exactly as it was received. No database is needed.

    \b
    Examples:
      rasad code articles.jsonl.gz > events.jsonl
      rasad code bulletin.txt | python -m json.tool
      echo '{"id": 1, "body": "ارتش سوریه مواضع داعش را بمباران کرد."}' | rasad code --explain
      rasad code --rejected bad.jsonl archive/ > events.jsonl

    \b
    A line that is no article is told on standard error as
      rejected: FILE:LINE: [ID] RULE: MESSAGE
    and gives no line of output; the rest goes on, and the command ends with exit code 1. An article that
    could not be coded (its worker died, or it took too long) keeps its line, with no events and an "error".
    """
    from rasad.cli import coding

    with _rejected_file(rejected) as file:
        raise typer.Exit(
            coding.run(
                files or [],
                form=form.value,
                explain=explain,
                processes=processes,
                problems=Problems(quiet=quiet, file=file),
            )
        )


@app.command(short_help="Restore Persian text, line by line.")
def normalize(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE",
            help="Text files (also .gz), or - for standard input, which is also read where none is given.",
            show_default=False,
        ),
    ] = None,
    processes: Processes = None,
    quiet: Quiet = False,
    rejected: Rejected = None,
) -> None:
    """Restore Persian text, line by line: half-spaces, letters, spacing.

    As many lines come out as went in, in UTF-8, whatever the encoding of the input (UTF-8, UTF-16, Windows-1256).
    Numbers, dates, addresses and names of weapons are not touched. No database is needed.

    \b
    Examples:
      rasad normalize raw.txt > restored.txt
      echo 'تروریستهای داعش بههلاکت رسیدند' | rasad normalize
      zcat corpus.txt.gz | rasad normalize | gzip > restored.txt.gz

    A line that cannot be read passes as it is, is told on standard error, and makes the exit code 1.
    """
    from rasad.cli import normalizing

    with _rejected_file(rejected) as file:
        raise typer.Exit(normalizing.run(files or [], processes=processes, problems=Problems(quiet=quiet, file=file)))


class Unknowns(StrEnum):
    """What `rasad coverage` can list."""

    actors = "actors"
    places = "places"
    verbs = "verbs"


class Shape(StrEnum):
    """How an answer is written."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


AnswerForm = Annotated[
    Shape | None,
    typer.Option(
        "--format",
        "-f",
        help="table for the screen; csv, json (one object a line) or parquet for programs. Default: "
        "table, or what the name of the output file says.",
        show_default=False,
    ),
]
AnswerFile = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE.", show_default=False)
]


@app.command(short_help="List names and verbs that the dictionaries do not know.")
def coverage(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE",
            help="Articles, as `rasad code` reads them: files, folders, or - for standard input, which is "
            "also read where none is given.",
            show_default=False,
        ),
    ] = None,
    kind: Annotated[
        list[Unknowns] | None,
        typer.Option("--kind", "-k", help="Only these; may be repeated. Default: all three.", show_default=False),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many of each kind.")] = 50,
    least: Annotated[int, typer.Option("--least", min=1, help="Only what is used so often or more.")] = 2,
    form: AnswerForm = None,
    output: AnswerFile = None,
    processes: Processes = None,
    quiet: Quiet = False,
) -> None:
    """List names of sides and places, and verbs, that a corpus uses and the dictionaries do not know.

    The commonest come first, each with the number of times and of articles, and the id of the first article, to look
    it up there. A row for it in plugins/rasad/lexicon (actors.csv, places.csv, verbs.csv ...) makes it known; run
    again to see what it changed. No database is needed.

    \b
    Examples:
      rasad coverage articles.jsonl.gz
      rasad coverage --kind places --limit 200 -o places.csv archive/
      zcat articles.jsonl.gz | head -1000 | rasad coverage --least 5
    """
    from rasad.cli import covering

    raise typer.Exit(
        covering.run(
            files or [],
            kinds=[one.value for one in kind or []],
            limit=limit,
            least=least,
            form=form.value if form else None,
            output=output,
            processes=processes,
            problems=Problems(quiet=quiet),
        )
    )


@app.command(short_help="Bring the warehouse's database to this version.")
def migrate() -> None:
    """Bring the warehouse's database to this version: schemas, tables, roles, dimensions, marts.

    Needed once on a database of one's own (RASAD_DATABASE_URL) and after each new version; safe to repeat, and safe
    while another process does the same.

    \b
    Examples:
      rasad migrate
      RASAD_DATABASE_URL=postgresql://me@db.example/rasad rasad migrate
    """
    from rasad.cli import warehousing

    raise typer.Exit(warehousing.migrate())


@app.command(short_help="Take articles all the way into the warehouse.")
def run(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH",
            help="Files or folders of articles, or - for standard input; the enabled sources of "
            "config/sources.toml where none is given.",
            show_default=False,
        ),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            metavar="NAME",
            help="Read this source of config/sources.toml, enabled or not; may be repeated.",
            show_default=False,
        ),
    ] = None,
    processes: Processes = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only the answer, no progress.")] = False,
) -> None:
    """Take articles all the way into the warehouse, without Airflow, and end with what it now holds.

    The same steps as the DAGs: land, normalize, extract, validate, load, resolve, refresh, reconcile. Articles that
    were landed before are not coded again, unless the coder or the dictionaries have changed since.

    \b
    Examples:
      rasad run                              the enabled sources
      rasad run articles.jsonl.gz archive/   files and folders of one's own
    """
    from rasad.cli import warehousing

    if paths and source:
        complain("rasad: name paths or sources, not both")
        raise typer.Exit(USAGE)
    raise typer.Exit(warehousing.run(paths or [], sources=source or [], processes=processes, quiet=quiet))


@app.command(short_help="Ask the warehouse one of its ready analyses.")
def query(
    name: Annotated[
        str | None,
        typer.Argument(
            help="An analysis of sql/queries; without it, all are listed with what they ask.", show_default=False
        ),
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param",
            "-p",
            metavar="NAME=VALUE",
            help="A parameter of the analysis; may be repeated.",
            show_default=False,
        ),
    ] = None,
    form: AnswerForm = None,
    output: AnswerFile = None,
) -> None:
    """Ask the warehouse one of its ready analyses.

    \b
    Examples:
      rasad query                                                   what can be asked
      rasad query events_by_week
      rasad query casualty_ranges_by_side --param country=SY --param since=2017-06-01
      rasad query latest_events --param rows=500 -o latest.parquet
    """
    from rasad.cli import warehousing

    raise typer.Exit(warehousing.query(name, param or [], form=form.value if form else None, output=output))


class FileShape(StrEnum):
    """How `rasad export` writes."""

    csv = "csv"
    json = "json"
    parquet = "parquet"


@app.command(short_help="Write views of the warehouse, and analyses, to files.")
def export(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME",
            help="Views of the schema mart, or analyses; without one, all that can be exported are listed.",
            show_default=False,
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every view of the schema mart.")] = False,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param",
            "-p",
            metavar="NAME=VALUE",
            help="A parameter of an analysis; may be repeated.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        FileShape | None,
        typer.Option(
            "--format",
            "-f",
            help="csv (UTF-8; lists as JSON), json (one object a line) or parquet. Default: what the "
            "name of the output file says, else csv.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to FILE; to standard output where neither this nor --folder is given.",
            show_default=False,
        ),
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--folder",
            "-d",
            metavar="FOLDER",
            help="Write a file for each NAME to FOLDER, made when it is missing.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write whole views of the warehouse, and answers of analyses, to files for other programs.

    Rows stream, so that a view of millions needs no memory; types are the database's own. All files of one export
    show the warehouse at one moment, and a file takes its name only when it is complete.

    \b
    Examples:
      rasad export                                      what can be exported
      rasad export event -o events.parquet              one wide row an event
      rasad export event -f json | jq .event_type
      rasad export latest_events -p country=SY > latest.csv
      rasad export --all --format parquet --folder warehouse/
    """
    from rasad.cli import warehousing

    raise typer.Exit(
        warehousing.export(
            names or [],
            everything=everything,
            params=param or [],
            form=form.value if form else None,
            output=output,
            folder=folder,
        )
    )


quarantine = typer.Typer(
    name="quarantine",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    short_help="What is kept back, why, and trying it again.",
    help="""What is kept back, why, and trying it again.

    Lines that are no article, articles that could not be read or coded, and rows that broke a critical expectation
    are kept in ops.quarantine with the reason; whatever else an article tells goes on.

    \b
    Examples:
      rasad quarantine list
      rasad quarantine show 12
      rasad quarantine retry 12
    """,
)
app.add_typer(quarantine)


class Stage(StrEnum):
    """The steps that keep things back."""

    ingest = "ingest"
    normalize = "normalize"
    extract = "extract"
    validate = "validate"


class Standing(StrEnum):
    """What has become of an entry."""

    open = "open"
    resolved = "resolved"
    released = "released"
    all = "all"


@quarantine.command("list", short_help="List the entries, the latest first.")
def quarantine_list(
    stage: Annotated[Stage | None, typer.Option("--stage", help="Only those of this step.", show_default=False)] = None,
    rule: Annotated[
        str | None, typer.Option("--rule", metavar="NAME", help="Only those that broke this rule.", show_default=False)
    ] = None,
    article: Annotated[
        str | None, typer.Option("--article", metavar="ID", help="Only those of this article.", show_default=False)
    ] = None,
    status: Annotated[
        Standing,
        typer.Option(
            "--status",
            help="open: still kept back; resolved: a later coding passed; released: a person let it go.",
        ),
    ] = Standing.open,
    rows: Annotated[int, typer.Option("--rows", "-n", min=1, help="At most so many.")] = 50,
    form: AnswerForm = None,
    output: AnswerFile = None,
) -> None:
    """List what is kept back, the latest first, with the rule that it broke and the reason in words.

    \b
    Examples:
      rasad quarantine list
      rasad quarantine list --stage validate --rule report_not_after_publication
      rasad quarantine list --status all --rows 100000 -o quarantine.csv
    """
    from rasad.cli import warehousing

    raise typer.Exit(
        warehousing.quarantine_list(
            status=None if status is Standing.all else status.value,
            stage=stage.value if stage else None,
            rule=rule,
            article=article,
            rows=rows,
            form=form.value if form else None,
            output=output,
        )
    )


@quarantine.command("show", short_help="Tell all of one entry.")
def quarantine_show(entry: Annotated[int, typer.Argument(metavar="ID", help="Its number in the list.")]) -> None:
    """Tell all that is known of one entry: rule, reason, article, coder, and the row as it was kept back.

    \b
    Examples:
      rasad quarantine show 12
    """
    from rasad.cli import warehousing

    raise typer.Exit(warehousing.quarantine_show(entry))


@quarantine.command("retry", short_help="Put the articles of entries back on the work list.")
def quarantine_retry(
    entries: Annotated[
        list[int] | None,
        typer.Argument(metavar="ID", help="Numbers of the list; without any, all open entries.", show_default=False),
    ] = None,
) -> None:
    """Put the articles of open entries back on the work list, for the next run to try again.

    For what failed from without: memory, or time. A new coder or changed dictionaries make every article pending by
    themselves. What passes then is marked resolved. Lines that are no article cannot be tried again: mend the file,
    and read it again.

    \b
    Examples:
      rasad quarantine retry
      rasad quarantine retry 12 15 && rasad run
    """
    from rasad.cli import warehousing

    raise typer.Exit(warehousing.quarantine_retry(entries or []))


@quarantine.command("release", short_help="Close entries that need no more attention.")
def quarantine_release(
    entries: Annotated[list[int], typer.Argument(metavar="ID", help="Numbers of the list.", show_default=False)],
) -> None:
    """Close open entries that a person has looked at and lets go.

    What they hold stays out of the warehouse, and they do not open again when the same thing is met again.

    \b
    Examples:
      rasad quarantine release 12 15
    """
    from rasad.cli import warehousing

    raise typer.Exit(warehousing.quarantine_release(entries))


@app.command(short_help="What is landed, coded, quarantined and pending.")
def status() -> None:
    """What is landed, coded, without events, quarantined and pending, and whether the sums meet.

    The counts are those under the present coder and dictionaries: after a change of either, what was coded before is
    pending again. "Kept back" lists what was rejected or quarantined, by reason; `rasad quarantine` goes into it.
    """
    from rasad.cli import warehousing

    raise typer.Exit(warehousing.status())


@app.command(short_help="The configured sources of articles.")
def sources() -> None:
    """The configured sources of articles: files, archives, feeds and pages, and which of them are read.

    They stand in config/sources.toml, or in the file that RASAD_SOURCES names. `rasad run` and the DAG
    ingest_articles read the enabled ones; `rasad run --source NAME` reads one, enabled or not.
    """
    from rasad.cli import warehousing

    raise typer.Exit(warehousing.list_sources())


def _rejected_file(path: Path | None):  # type: ignore[no-untyped-def]
    import contextlib

    if path is None:
        return contextlib.nullcontext(None)
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        complain(f"rasad: {path} cannot be written: {error.strerror}")
        raise typer.Exit(FAILED) from None
