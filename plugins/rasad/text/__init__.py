"""Reading Persian: a raw text folded, cut into sections and sentences, with numbers and dates, and a way back.

    >>> from rasad.text import read
    >>> document = read("*درگيری در درعا\\nسه تن از تروريستهای مسلح زخمی شدند.")
    >>> document.sections[0].headline.text
    'درگیری در درعا'
    >>> document.mention(16, 21).quote
    'سه تن'

`read` is cheap; tokens, restored half-spaces (`Document.normalized`), figures (`quantities`) and dates (`dates`) are
made when asked for.
"""

from __future__ import annotations

from rasad.text.dates import DateExpression, dates
from rasad.text.document import Document, Metadata, Section, Sentence
from rasad.text.folding import fold
from rasad.text.quantities import Quantity, quantities
from rasad.text.reading import read
from rasad.text.restoration import normalize_line
from rasad.text.tokens import Token, tokenize

__all__ = ["DateExpression", "Document", "Metadata", "Quantity", "Section", "Sentence", "Token", "dates", "fold",
           "normalize_line", "quantities", "read", "tokenize"]
