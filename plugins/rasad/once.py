"""Properties that are worked out once."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

T = TypeVar("T")


class once(cached_property[T]):
    """`functools.cached_property` under a name of its own. mypyc, which compiles the coder (`tools/compile.py`), takes
    functools' for a plain property and works it out at every look; this it leaves alone in classes that are marked
    `@mypyc_attr(native_class=False)`."""
