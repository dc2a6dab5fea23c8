"""Ends with 0 where an address of this container answers 200: the health checks of services that serve HTTP.

python docker/healthy.py http://127.0.0.1:8080/api/v2/monitor/health
"""

from __future__ import annotations

import sys
import urllib.error
import urllib.request


def main(address: str) -> int:
    """Ask once; redirections and proxies are nothing to a service's own health."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(address, timeout=5) as answer:
            return 0 if answer.status == 200 else 1
    except (OSError, urllib.error.URLError) as problem:
        print(f"{address}: {problem}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
