"""The archive job on Ray Data, for more articles than one machine should read. Alone in knowing Ray (extra `scale`).

    python -m app.scale IN.jsonl ... OUT_FOLDER --workers 8

Lines in and answers out are those of `kutip batch`, but Ray works on blocks of lines in no fixed order: OUT_FOLDER gets
a file for each block, every article needs an `id`, and the `line` of a failed one counts within its group.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from app.api.schemas import Options
from app.cli.answering import Answering, Item
from app.settings import Settings

BATCH_ARTICLES = 16
MISSING = "Ray is not installed. Install the extra: pip install 'kutip[scale]'"

Column = Sequence[str]


class Answerer:
    """A worker of Ray's: loads the models once and answers batch after batch."""

    def __init__(self, settings: Settings, options: Options) -> None:
        """Load the models; see `Answering`."""
        self._answering = Answering(settings, options)

    def __call__(self, batch: Mapping[str, Column]) -> dict[str, list[str]]:
        """The column `answer` for the column `text` of raw lines."""
        items = [Item(line, raw.encode(), 0) for line, raw in enumerate(batch["text"], start=1)]
        return {"answer": [answer.decode() for answer in self._answering.lines(items)]}


def run(sources: Sequence[str], target: str, *, workers: int, settings: Settings, options: Options) -> None:
    """Answer every line of the files `sources` into files of JSON lines in the folder `target`.

    Args:
        sources: files or folders, local or at an address that Ray reads (`s3://...`); UTF-8.
        target: a folder, local or remote.
        workers: model processes, over all machines of the cluster; one core each.
        settings: which models.
        options: which quotes are wanted.
    """
    from ray import data  # noqa: PLC0415  # an extra

    lines = data.read_text(list(sources), drop_empty_lines=True)
    answers = lines.map_batches(
        Answerer,
        fn_constructor_args=(settings, options),
        batch_size=BATCH_ARTICLES,
        compute=data.ActorPoolStrategy(size=workers),
        num_cpus=1,
    )
    answers.write_datasink(_json_lines(target))


def _json_lines(folder: str) -> Any:
    """Where Ray writes the column `answer`, a line each (its JSON writer would wrap each in an object)."""
    from ray.data.block import BlockAccessor  # noqa: PLC0415
    from ray.data.datasource import BlockBasedFileDatasink  # noqa: PLC0415

    class JsonLines(BlockBasedFileDatasink):  # type: ignore[misc]  # Ray is not checked
        def write_block_to_file(self, block: BlockAccessor, file: Any) -> None:
            for row in block.iter_rows(public_row_format=False):
                file.write(row["answer"].encode() + b"\n")

    return JsonLines(folder, file_format="jsonl")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the job of a command line."""
    parser = argparse.ArgumentParser(prog="python -m app.scale", description="Quotes of an archive, on Ray Data.")
    parser.add_argument("sources", nargs="+", metavar="IN.jsonl", help='files or folders of lines {"id", "text"}')
    parser.add_argument("target", metavar="OUT_FOLDER", help="a new or empty folder for the answers")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="model processes (default 1)")
    given = parser.parse_args(arguments)
    if find_spec("ray") is None:
        sys.exit(MISSING)
    run(given.sources, given.target, workers=given.workers, settings=Settings(), options=Options())


if __name__ == "__main__":
    main()
