"""`python -m app` with the benchmark's edition beside the product's own: `serve` is the production command, unchanged.

    PEARL_DATA_DIR=small.pearl PORT=8152 python -m bench.pearl.launch serve
"""

import sys
from pathlib import Path

from app import __main__ as command
from app.pep.definition import EDITIONS, read_edition

EDITIONS["bench"] = read_edition(Path(__file__).parent / "edition")

if __name__ == "__main__":
    sys.exit(command.main())
