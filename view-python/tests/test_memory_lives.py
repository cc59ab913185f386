"""view_python.MemoryView: when memory is held, released, shared between threads and copied."""

import array
import gc
import itertools
import random
import sys
import threading
import time
import weakref

import numpy as np
import pytest
import records_under_test as rust
from view_python import MemoryView


def test_lifetimes_and_collection():
    class Exporter(bytearray):
        pass

    source = Exporter(b"abc")
    gone = weakref.ref(source)
    view = MemoryView(source)[1:]
    source.loop = view
    weak = weakref.ref(view)
    del source
    gc.collect()
    assert gone() is not None
    del view
    gc.collect()
    assert gone() is None and weak() is None
    source = Exporter(100)
    parts = [MemoryView(source)]
    parts += [parts[0][i:] for i in range(10)]
    random.Random(1).shuffle(parts)
    while parts:
        with pytest.raises(BufferError):
            source.append(0)
        parts.pop()
        gc.collect()
    source.append(0)


def test_hooks_that_release_the_view_meanwhile():
    class Index:
        def __index__(self):
            view.release()
            return 0

    class Float:
        def __float__(self):
            view.release()
            return 1.0

    for use in (lambda: view[Index()], lambda: view.__setitem__(Index(), 1.0), lambda: view.__setitem__(0, Float()),
                lambda: view.index(1.0, Index())):
        view = MemoryView(array.array("d", [0, 0]))
        with pytest.raises(ValueError, match="released"):
            use()


def test_rows_behind_pointers_are_not_followed_once_the_view_is_released():
    class Releases:
        def __eq__(self, other):
            view.release()
            return False

    assert rust.rows_behind_pointers(2).tolist() == [[1, 2, 3]] * 2
    for search in ("count", "index", "__contains__"):
        # So many pointers that their memory goes back to the system at once.
        view = rust.rows_behind_pointers(5 << 20)
        with pytest.raises(ValueError, match="released"):
            getattr(view, search)(Releases())


def test_sequences_that_lie_about_their_length():
    class Long(list):
        def __len__(self):
            return 1 << 44

    class Endless(list):
        def __iter__(self):
            return itertools.repeat(1)

    view = MemoryView(bytes(6))
    assert view.reinterpret("B", Long([2, 3]), strides=Long([3, 1])).shape == (2, 3)
    for sequence in (Endless([2, 3]), [1] * 65, (1,) * 65):
        with pytest.raises(ValueError, match="must not exceed 64"):
            view.reinterpret("B", sequence)
    # Here the entries count, as in memoryview.
    for shape in (Long([2, 3]), Endless([2, 3])):
        assert view.cast("B", shape).shape == memoryview(bytes(6)).cast("B", shape).shape == (2, 3)
    for shape in ("23", 6, {2: 3}):
        with pytest.raises(TypeError):
            view.reinterpret("B", shape)


def test_digits_that_fit_no_memory():
    endless = MemoryView(b"ab").reinterpret("B", [(1 << 63) - 1], strides=[0])
    for arguments in ((), (":",), (":", 2)):
        with pytest.raises(MemoryError):
            endless.hex(*arguments)


def test_nothing_leaks(resident):
    made = np.zeros((100, 3), [("x", "<f8"), ("s", "S5")])

    def round():
        view = MemoryView(made)
        view.tolist(), view["x"].tobytes(), view == made, view[1:, ::-1]
        view[0, 0] = (1.5, b"abc")
        list(view[0]), memoryview(view[3]), hash(MemoryView(b"abc"))
        with pytest.raises(KeyError):
            view["y"]
        with pytest.raises(TypeError):
            view[0, 0] = (None, None)

    assert resident(round, 300) < 4 << 20


def test_threads_that_write_while_others_read():
    made = np.zeros(1 << 20, "u1")
    view = MemoryView(made.view("f8"))
    stop = threading.Event()

    def write():
        # Bytes, for a processor that is interrupted may have written half a number.
        while not stop.is_set():
            made[:] = 1
            made[:] = 0

    threads = [threading.Thread(target=write) for _ in range(2)]
    [thread.start() for thread in threads]
    try:
        for _ in range(20):
            assert set(view.tobytes()) <= {0, 1}
            assert set(np.array(view[::64].tolist()).tobytes()) <= {0, 1}
            view == view
    finally:
        stop.set()
        [thread.join() for thread in threads]
    assert sys.getrefcount(made) < 10


def test_bytes_of_every_order_and_size():
    rng = np.random.default_rng(5)
    for shape, key in [
        ((1 << 21,), np.s_[::-1]), ((3 << 20,), np.s_[::3]), ((1 << 18, 9), np.s_[:, ::2]), ((5, 700_001), np.s_[::2, ::-1]),
        ((1000, 1200), np.s_[:]), ((3, 400, 1100), np.s_[::-1, 1:, :]), ((1 << 20,), np.s_[:]), ((2, 1 << 20), np.s_[:, :]),
    ]:
        array = rng.integers(0, 256, shape, dtype="u1")[key]
        for exporter in (array, array.T):
            for order in "CFA":
                # memoryview's A of what is not contiguous is C.
                assert MemoryView(exporter).tobytes(order) == exporter.tobytes(order if order != "A" or exporter.flags.forc else "C")


@pytest.mark.parametrize("key", [np.s_[:], np.s_[::2], np.s_[::-1]])
def test_long_copies_let_other_threads_run(key):
    view = MemoryView(np.zeros(128 << 20, "u1"))[key]
    interval = sys.getswitchinterval()
    seen, stop = [], threading.Event()

    def other():
        while not stop.is_set():
            seen.append(time.perf_counter())
            time.sleep(0.0002)

    sys.setswitchinterval(0.0005)
    thread = threading.Thread(target=other)
    try:
        thread.start()
        for _ in range(5):
            start = time.perf_counter()
            view.tobytes()
            end = time.perf_counter()
            # In the midst of the one call: before and after it the threads switch anyway.
            quarter = (end - start) / 4
            inside = [moment for moment in seen if start + quarter < moment < end - quarter]
            if inside:
                break
    finally:
        stop.set()
        sys.setswitchinterval(interval)
        thread.join()
    assert inside
