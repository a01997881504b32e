"""A lock that is given in the order in which it was asked for.

threading.Lock gives itself to whoever is running: under load some save waits many turns while others go twice (bench: p99)."""

import threading
from collections import deque


class Turns:
    def __init__(self) -> None:
        self._guard = threading.Lock()  # never held for longer than these few lines
        self._waiting: deque[threading.Lock] = deque()
        self._taken = False

    def acquire(self, timeout: float) -> bool:
        """timeout: seconds. False: it was not my turn in time."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        return mine.acquire(timeout=timeout) or not self._gave_up(mine)

    def release(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False

    def _gave_up(self, mine: threading.Lock) -> bool:
        """False: the turn came in the very moment."""
        with self._guard:
            if mine not in self._waiting:
                return False
            self._waiting.remove(mine)
            return True
