"""Many signatures asked together, on all cores, while whoever reads the entries goes on reading."""

import os
import sys
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor

from fenshui.sealing.signer import PublicKey, signature_holds

_AT_ONCE = 32
"""So many questions are handed over together: one alone is sooner answered than handed over."""

_MOST_WAITING = 256
"""So many handfuls may wait; then reading waits too, so that a long ledger does not lie in memory twice."""

_TURN_S = 1e-4
"""How long Python may keep those who ask waiting for their turn: about as long as one signature takes."""

_Question = tuple[int, PublicKey, bytes, bytes]
_Answer = tuple[int, PublicKey] | None


class AskedTogether:
    """Takes questions about signatures and says yes for now; `first_false` tells whether that was right.

    `about` is the number of the entry whose signatures are being asked.
    """

    def __init__(self) -> None:
        self.about = 0
        self._questions: list[_Question] = []
        self._waiting: deque[Future[_Answer]] = deque()
        self._false: _Answer = None
        self._asking = ThreadPoolExecutor(os.cpu_count())

    def __enter__(self) -> "AskedTogether":
        self._usual_s = sys.getswitchinterval()
        sys.setswitchinterval(min(self._usual_s, _TURN_S))
        return self

    def __exit__(self, *_: object) -> None:
        self._asking.shutdown(cancel_futures=True)
        if self._usual_s > _TURN_S:  # otherwise somebody else made turns short, and still wants them so
            sys.setswitchinterval(self._usual_s)

    def __call__(self, key: PublicKey, message: bytes, signature: bytes) -> bool:
        """Yes for now."""
        self._questions.append((self.about, key, message, signature))
        if len(self._questions) == _AT_ONCE:
            self._hand_over()
        return True

    def first_false(self) -> tuple[int, PublicKey] | None:
        """The first entry with a signature that does not hold, and whose it should be; None where all of them hold."""
        self._hand_over()
        while self._waiting:
            self._hear()
        return self._false

    def _hand_over(self) -> None:
        self._waiting.append(self._asking.submit(_first_false, self._questions))
        self._questions = []
        if len(self._waiting) > _MOST_WAITING:
            self._hear()

    def _hear(self) -> None:
        """Questions were handed over in the order of the entries, so the first answer that is no counts."""
        false = self._waiting.popleft().result()
        if self._false is None:
            self._false = false


def _first_false(questions: list[_Question]) -> _Answer:
    return next(((about, key) for about, key, *made in questions if not signature_holds(key, *made)), None)
