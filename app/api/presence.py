"""Work that is given up when nobody waits for it any more."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from starlette.types import Receive

from app.api.refusals import ClientGone

Result = TypeVar("Result")


async def while_connected(receive: Receive, work: Coroutine[Any, Any, Result]) -> Result:
    """Do `work`, whose request has been read to its end, and cancel it where the client hangs up first.

    Raises:
        ClientGone: the client hung up.
    """
    task = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(hung_up(receive))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise ClientGone("The client hung up.")
        return task.result()
    finally:
        gone.cancel()
        task.cancel()


async def hung_up(receive: Receive) -> None:
    """Return when the client hangs up; what it still sends is dropped."""
    while (await receive())["type"] != "http.disconnect":
        pass
