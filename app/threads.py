"""The threads that answer requests: the event loop only reads and sends.

Few, as SQLite writes one at a time in any case, and each costs memory. A plain executor: starlette's own way into a thread
costs twice as much, a tenth of a save (bench)."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar, TypeVarTuple, Unpack

T = TypeVar("T")
Values = TypeVarTuple("Values")
THREADS = ThreadPoolExecutor(max_workers=16, thread_name_prefix="request")


async def in_thread(work: Callable[[Unpack[Values]], T], *values: *Values) -> T:
    """work(*values) in a thread, with this request's context; what it raises is raised here."""
    return await asyncio.get_running_loop().run_in_executor(THREADS, copy_context().run, work, *values)
