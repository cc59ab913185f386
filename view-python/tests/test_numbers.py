"""Plain numbers, which go between memory and Python without a detour, against struct."""

import gc
import struct
import weakref
from collections.abc import Iterator

import numpy as np
import pytest
from view_python import MemoryView, MemoryViewIterator

FORMATS = [order + letter for order in ("", "@", "<", ">", "=") for letter in "?bBhHiIlLqQfdec"]
FORMATS += ["n", "N", "P"]
BYTES = bytes((7 * i * i + 129 * i) % 256 for i in range(240))


def same(one, other):
    # NaN is equal to itself here, and True is not 1.
    return repr(one) == repr(other)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("key", [slice(None), slice(1, None), slice(None, None, 3), slice(None, None, -2), slice(4, 4), slice(-1, None, -1)])
def test_every_item_is_what_struct_unpacks(format, key):
    size = struct.calcsize(format)
    whole = [struct.unpack_from(format, BYTES, at)[0] for at in range(0, 240 - size + 1, size)]
    expected = whole[key]
    view = MemoryView(BYTES).reinterpret(format)[key]
    assert same(view.tolist(), expected)
    assert same(list(view), expected)
    assert same(list(reversed(view)), expected[::-1])
    assert same([view[i] for i in range(len(view))], expected)
    assert same([view[-1 - i] for i in range(len(view))], expected[::-1])
    for outside in (len(view), -len(view) - 1, 2**63, -(2**63), 2**64):
        with pytest.raises(IndexError):
            view[outside]
    # At an odd address, and in two dimensions.
    shifted = MemoryView(b"." + BYTES)[1:].reinterpret(format)[key]
    assert same(shifted.tolist(), expected)
    if len(view) and len(view) % 2 == 0 and view.contiguous and key == slice(None):
        grid = view.reshape(2, -1)
        assert same(grid.tolist(), [expected[: len(view) // 2], expected[len(view) // 2 :]])
        assert same(grid.T.tolist(), [list(pair) for pair in zip(*grid.tolist())])


@pytest.mark.parametrize("letter", "?bBhHiIlLqQfd")
def test_tuples_name_items_of_grids(letter):
    numbers = np.arange(24).astype(letter).reshape(2, 3, 4)
    for array in (numbers, numbers.T, numbers[::-1, :, ::2]):
        view = MemoryView(array)
        for index in np.ndindex(array.shape):
            negative = tuple(i - n for i, n in zip(index, array.shape))
            assert same(view[index], array[index].item()) and same(view[negative], array[index].item())
        for axis, outside in [(0, 9), (1, -9), (2, 2**64)]:
            key = tuple(outside if i == axis else 0 for i in range(3))
            with pytest.raises(IndexError):
                view[key]
            with pytest.raises(IndexError):
                view[key] = 1
        assert view[0, True, Whole(1)] == array[0, 1, 1]
        assert view[0, 1].tolist() == array[0, 1].tolist()
        with pytest.raises(TypeError):
            view[0, 0, 0, 0]
        view[1, -1, 1] = array[0, 0, 0].item()
        assert array[1, -1, 1] == array[0, 0, 0]


@pytest.mark.parametrize("shape", [(0,), (0, 3), (3, 0), (2, 0, 3), (1, 1, 1), (2, 3, 4), ()])
def test_lists_of_every_shape(shape):
    array = np.arange(np.prod(shape, dtype=int), dtype="i2").reshape(shape)
    assert same(MemoryView(array).tolist(), array.tolist())
    assert same(MemoryView(array.T).tolist(), array.T.tolist())
    broadcast = np.broadcast_to(np.int16(5), shape)
    assert same(MemoryView(broadcast).tolist(), broadcast.tolist())


class Index(int):
    pass


class Whole:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number


VALUES = [0, 1, -1, 127, 128, -128, -129, 255, 256, 65535, 2**31 - 1, 2**31, -(2**31) - 1, 2**32, 2**63 - 1, 2**63]
VALUES += [-(2**63), -(2**63) - 1, 2**64 - 1, 2**64, 10**30, True, False, 0.0, -0.0, 1.5, 1e39, -1e300]
VALUES += [float("inf"), float("nan"), Index(5), Index(300), Whole(7), Whole(-(2**70)), None, "1", b"x", b"xy", 1j, [], ()]


@pytest.mark.parametrize("letter", "?bBhHiIlLqQfdc")
def test_what_is_packed_is_what_memoryview_packs(letter):
    size = struct.calcsize(letter)
    for value in VALUES:
        ours, theirs = bytearray(b"\x55" * 4 * size), bytearray(b"\x55" * 4 * size)
        outcomes = []
        for view in (MemoryView(ours).cast(letter)[::-2], memoryview(theirs).cast(letter)[::-2]):
            try:
                view[-1] = value
                outcomes.append("")
            except (TypeError, ValueError) as error:
                outcomes.append(repr(error))
        assert outcomes[0] == outcomes[1], value
        assert ours == theirs, value
        # The other byte order says and does the same.
        if outcomes[0] == "" and letter not in "?c" and struct.calcsize(">" + letter) == size > 1:
            other = bytearray(size)
            MemoryView(other).reinterpret(">" + letter)[0] = value
            assert bytes(other)[::-1] == bytes(ours[size : 2 * size])


def test_the_order_of_complaints_is_memoryviews():
    for view in (MemoryView(b"ab"), memoryview(b"ab")):
        with pytest.raises(TypeError, match="cannot modify read-only memory"):
            view[7] = None
    for view in (MemoryView(bytearray(b"ab")), memoryview(bytearray(b"ab"))):
        with pytest.raises(IndexError, match="index out of bounds on dimension 1"):
            view[2] = None
        view.release()
        with pytest.raises(ValueError, match="released"):
            view[0]
        with pytest.raises(ValueError, match="released"):
            view[0] = 1


def test_an_iterator_asks_before_each_item():
    view = MemoryView(bytearray(b"abc"))
    items, backwards = iter(view), reversed(view)
    assert isinstance(items, Iterator) and type(items) is type(backwards) is MemoryViewIterator
    assert next(items) == 97 and next(backwards) == 99 and iter(items) is items
    view[1] = 7
    assert next(items) == next(backwards) == 7
    view.release()
    with pytest.raises(ValueError, match="released"):
        next(items)
    # As memoryview's: the end comes before the question.
    assert list(items) == []
    with pytest.raises(TypeError):
        MemoryViewIterator()
    with pytest.raises(TypeError):
        MemoryViewIterator.made = 1


def test_an_iterator_at_its_end_lets_go():
    view = MemoryView(bytearray(b"abc"))
    gone = weakref.ref(view)
    items = iter(view)
    del view
    assert gone() is not None and list(items) == [97, 98, 99]
    assert gone() is None and list(items) == [] and next(items, "end") == "end"


def test_an_iterator_in_a_cycle_is_collected():
    class Source(bytearray):
        pass

    source = Source(b"abc")
    gone = weakref.ref(source)
    source.items = iter(MemoryView(source))
    next(source.items)
    del source
    gc.collect()
    assert gone() is None


def test_an_iterator_that_is_called_from_inside_itself():
    view = MemoryView(np.zeros((3, 2), "i4"))
    items = iter(view)

    class Nosy:
        def __del__(self):
            seen.append(next(items, None))

    seen = []
    cycle = Nosy()
    cycle.self = cycle
    del cycle
    gc.set_threshold(1)
    try:
        rows = [row.tolist() for row in items]
    finally:
        gc.set_threshold(700, 10, 10)
    gc.collect()
    assert len(rows) + len([row for row in seen if row is not None]) == 3


def test_an_exporter_whose_format_has_another_size():
    # A view that keeps the strides of wider items under the format of bytes.
    view = MemoryView._from_flags(np.arange(6, dtype="i4")[::2], 0x18)  # strides, no format
    assert (view.format, view.itemsize, view.strides) == ("B", 4, (8,))
    for ask in (view.tolist, lambda: view[0], lambda: iter(view)):
        with pytest.raises(NotImplementedError, match="unsupported format B"):
            ask()
