"""Set up Registre, index the sample corpus, show a search, and serve the pages.

usage: python3 deploy/demo.py [--port PORT] [--once]

``--once`` stops after the search in the terminal.
"""

import argparse
import os
import subprocess
import sys

from environment import ROOT, installed


def main() -> int:
    """Run the main job from files to pages."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--once", action="store_true", help="do not serve")
    options = parser.parse_args()
    search = str(installed() / "search")
    index = str(ROOT / ".registre")
    subprocess.run([search, "index", str(ROOT / "corpus"), "--index", index, "--ocr", "auto"])
    print("\n$ search query cantine scolaire -n 3\n", flush=True)
    subprocess.run(
        [search, "query", "cantine", "scolaire", "-n", "3", "--index", index], check=True
    )
    if options.once:
        return 0
    served = [search, "serve", "--index", index, "--port", str(options.port)]
    if os.name == "posix":
        # In the place of this program, so that whoever ends it ends the site.
        os.execv(search, served)
    return subprocess.run(served).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(0)
