"""`kutip` in a process of its own, with an annotator that needs no models: `python stand_in.py batch IN OUT`."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.cli import answering, main
from tests.conftest import PlainAnnotator

PAUSE_SECONDS = float(os.environ.get("STAND_IN_PAUSE_SECONDS", "0"))

# At the top level, so that the worker processes, which import this module again, have it too.
answering.build_service = partial(answering.build_service, load=lambda _: PlainAnnotator(PAUSE_SECONDS))

if __name__ == "__main__":
    main()
