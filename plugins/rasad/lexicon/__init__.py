"""The dictionaries: plain CSV files that an analyst can read and a data engineer can extend with one row.

Every file is UTF-8 with a header row; lines that begin with `#` are comments, and `|` stands between alternatives
inside
a field. Forms are written in clean Persian, with half-spaces where they belong: whoever matches folds both sides.
"""

from rasad.lexicon.reader import LexiconError, Problem, folder, path, problems, rows, version

__all__ = ["LexiconError", "Problem", "folder", "path", "problems", "rows", "version"]
