"""Coding: from an article to its events.

    >>> from rasad.article import Article
    >>> from rasad.coding import code
    >>> code(Article("1", "ارتش سوریه مواضع داعش در حومه رقه را بمباران کرد.")).events[0].type
    'air_strike'

The steps, each a module: `gate` tells which sentences are worth a close reading; dictionary forms are found in them
(`match`), a sentence is read (`reading`), sides (`chains`, `persons`) and places (`spots`, with `spot_finder`,
`spot_countries` and `spot_lists`) are gathered with what marks them (`marks`), acts are found (`acts`, with
`verb_senses` and their `modality`) and grouped into tellings (`telling`), arguments are given their parts (`governing`,
`parts`, `roles`, with `machines`, `mines` and `own_acts`), the type is decided (`kinds`, with the families `violence`
(with `means`), `downing`, `control`, `custody`, `accusing`, `threats`, `promises`, `dealings`, `parties`), figures
(`figures`) of people (`casualties`, with `casualty_lists`) and equipment (`materiel`) and sources (`source_phrases`,
`speakers`, `attribution`) join, the thing that was struck where no side is (`struck` and `targets`), and tellings
become events (`assembly`): one that points back (`pointing`), speaks of the same thing (`things`) or shares enough
(`joining`, by what is `sharing`: `same_sides`, `same_places`, `same_figures`) and does not tell of `another` time joins
an event in the making (`draft`), which keeps the best name of each side (`naming`, `kinship`), each place and source
(`mentions`) and each figure once (`tally`); `openings` says which tell no act by themselves. `scene`, `topic` and
`dating` carry places, sides and days from sentence to sentence. `coverage` lists what the dictionaries do not know.
"""

from __future__ import annotations

from dataclasses import dataclass

from rasad.article import Article, CodedArticle
from rasad.coding.assembly import Assembler, Unmade
from rasad.text import read

#: Changes with every change of the rules; with the lexicon's version it decides what is pending.
CODER_VERSION = "0.8.0"

__all__ = ["CODER_VERSION", "Explained", "code", "explain", "lexicon_version"]


@dataclass(frozen=True, slots=True)
class Explained:
    """A coded article and the triggers that made no event."""

    coded: CodedArticle
    unmade: tuple[Unmade, ...]


def lexicon_version() -> str:
    """The version of the dictionaries: a hash of their contents."""
    from rasad.lexicon import version

    return version()


def code(article: Article) -> CodedArticle:
    """The events that an article tells. Any text gives an answer; one without events gives an empty one."""
    return _assembled(article, explaining=False).coded


def explain(article: Article) -> Explained:
    """The events of an article, and every trigger that made none, with the reason."""
    return _assembled(article, explaining=True)


def _assembled(article: Article, *, explaining: bool) -> Explained:
    document = read(article)
    assembler = Assembler(document, article.published_on, article.agency, explaining=explaining)
    events = assembler.run()
    return Explained(CodedArticle(article.id, tuple(events)), tuple(assembler.unmade))
