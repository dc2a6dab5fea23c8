"""What the tests of the command line share: running a command, articles, and the form of a coded article."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

#: The command as it is installed, for what needs a process of its own: signals, pipes, standard input.
RASAD = (sys.executable, "-c", "from rasad.cli import main; main()")

STRIKE = "جنگنده‌های ارتش سوریه مواضع داعش را در حومه رقه بمباران کردند و ۲۰ تروریست کشته شدند."
CLASH = "در درگیری نیروهای ارتش یمن با مزدوران سعودی در استان مأرب دست‌کم ۷ نفر زخمی شدند."
QUIET = "نمایشگاه کتاب تهران فردا با حضور ناشران گشایش می‌یابد."

MENTION = {"quote", "start", "end"}
EVENT = {"type", "status", "initiator", "target", "places", "attribution", "date", "casualties", "materiel", "evidence"}
TYPES = {
    "air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "armed_clash",
    "violence_against_civilians", "abduction", "territory_taken", "siege", "weapons_seized", "arrest", "destruction",
    "withdrawal", "deployment", "talks", "agreement", "truce_violation", "accusation", "threat", "aid", "sanction",
    "protest",
}  # fmt: skip
STATUSES = {"happened", "planned", "denied", "failed"}
KINDS = {"killed", "wounded", "captured", "missing", "abducted", "surrendered", "displaced"}
ACTIONS = {"destroyed", "damaged", "captured", "shot_down", "defused"}
ITEMS = {
    "tank", "armoured_vehicle", "vehicle", "pickup", "truck", "tanker", "boat", "ship", "aircraft", "helicopter",
    "drone", "artillery", "mortar", "machine_gun", "missile", "launcher", "ammunition", "explosive", "weapon",
    "building", "base", "position", "tunnel", "other",
}  # fmt: skip
PLACE = {"id", "name_fa", "name_en", "kind", "country", "latitude", "longitude", "precision"}


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")

    @property
    def coded(self) -> list[dict[str, Any]]:
        """The lines of output, each a JSON object."""
        return [json.loads(line) for line in self.out.decode("utf-8").split("\n")[:-1]]

    @property
    def ids(self) -> list[str]:
        return [row["id"] for row in self.coded]


def environment(**changes: str) -> dict[str, str]:
    """The environment of a command in a process of its own."""
    plugins = Path(__file__).resolve().parents[3] / "plugins"
    return {**os.environ, "PYTHONPATH": str(plugins), **changes}


def start(*arguments: str | Path, **options: Any) -> subprocess.Popen[bytes]:
    """The command in a process of its own, which an interrupt reaches even where the tests run in the background and
    were started with interrupts ignored."""
    return subprocess.Popen([*RASAD, *map(str, arguments)], env=environment(), preexec_fn=_interruptible, **options)


def _interruptible() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def call(*arguments: str | Path, stdin: bytes = b"") -> Ran:
    """The command in a process of its own, to its end."""
    done = subprocess.run(
        [*RASAD, *map(str, arguments)], input=stdin, capture_output=True, env=environment(), check=False, timeout=60
    )
    return Ran(done.returncode, done.stdout, done.stderr.decode("utf-8"))


def line(article_id: object, body: object = STRIKE, **fields: object) -> bytes:
    """An article as a JSON line with its newline."""
    return json.dumps({"id": article_id, "body": body, **fields}).encode() + b"\n"


def written(path: Path, lines: Iterable[bytes]) -> Path:
    """A file of lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(lines))
    return path


def mentions(event: Mapping[str, Any]) -> list[tuple[str, int, int]]:
    """Every span of an event with its quote, wherever it stands."""
    found = [
        (mention["quote"], mention["start"], mention["end"])
        for name in ("initiator", "target", "places", "attribution", "casualties", "materiel", "evidence")
        for mention in event[name]
    ]
    found += [(c["who"], c["who_start"], c["who_end"]) for c in event["casualties"] if c["who"] is not None]
    when = event["date"]
    if when["quote"] is not None:
        found.append((when["quote"], when["quote_start"], when["quote_end"]))
    return found


def assert_coded(row: Mapping[str, Any], body: str, *, explained: bool = False) -> None:
    """The row has the form of the codebook's section 3, and every span cut from the raw body is its quote."""
    assert set(row) == ({"id", "events", "unmade"} if explained else {"id", "events"})
    assert isinstance(row["id"], str)
    for event in row["events"]:
        assert set(event) == (EVENT | {"reasons"} if explained else EVENT)
        _assert_event(event)
        for quote, start, end in mentions(event):
            assert isinstance(start, int) and isinstance(end, int)
            assert 0 <= start < end <= len(body)
            assert body[start:end] == quote


def _assert_event(event: Mapping[str, Any]) -> None:
    assert event["type"] in TYPES
    assert event["status"] in STATUSES
    assert event["evidence"], "an event without the words that tell it"
    for name in ("initiator", "target", "attribution"):
        for mention in event[name]:
            assert set(mention) == MENTION | {"code"}
            assert mention["code"] is None or isinstance(mention["code"], str)
    for place in event["places"]:
        assert set(place) == MENTION | {"role", "place"}
        assert place["role"] in {"at", "in"}
        assert place["place"] is None or set(place["place"]) == PLACE
    for mention in event["evidence"]:
        assert set(mention) == MENTION
    for figure in event["casualties"]:
        assert set(figure) == MENTION | {"kind", "who", "low", "high", "who_start", "who_end", "who_code"}
        assert figure["kind"] in KINDS
        _assert_range(figure)
    for figure in event["materiel"]:
        assert set(figure) == MENTION | {"item", "action", "low", "high", "owner_code"}
        assert figure["item"] in ITEMS
        assert figure["action"] in ACTIONS
        _assert_range(figure)
    when = event["date"]
    assert set(when) == {"start", "end", "precision", "quote", "quote_start", "quote_end"}
    assert when["precision"] in {"day", "week", "month", "year", "none"}
    if when["precision"] == "none":
        assert when["start"] is None and when["end"] is None
    else:
        assert date.fromisoformat(when["start"]) <= date.fromisoformat(when["end"])


def _assert_range(figure: Mapping[str, Any]) -> None:
    low, high = figure["low"], figure["high"]
    assert low is None or (isinstance(low, int) and low >= 0)
    assert high is None or (isinstance(high, int) and high >= 0)
    assert low is None or high is None or low <= high
