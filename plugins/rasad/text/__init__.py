"""Persian news text: folding, half-spaces, sections, sentences, tokens, figures and dates.

    >>> from rasad.text import read
    >>> document = read("*درگيری در حومه شهر\\nسه تن از سربازان زخمی شدند.")
    >>> [sentence.is_headline for sentence in document.sentences]
    [True, False]
    >>> document.mention(20, 26).quote
    'سه تن '

`read` is cheap. Tokens, the way back to the raw body, the restored text (`Document.normalized`), figures (`quantities`)
and dates (`dates`) are worked out when they are asked for. Every span is an offset into `document.folded`;
`document.mention` gives the quote of the raw body behind it.
"""

from rasad.text.dates import DateExpression, dates
from rasad.text.document import Document, Metadata, Section, Sentence
from rasad.text.folding import fold
from rasad.text.quantities import Quantity, quantities
from rasad.text.reading import read
from rasad.text.restoration import normalize_line
from rasad.text.tokens import Token, tokenize

__all__ = [
    "DateExpression", "Document", "Metadata", "Quantity", "Section", "Sentence", "Token", "dates", "fold",
    "normalize_line", "quantities", "read", "tokenize",
]  # fmt: skip
