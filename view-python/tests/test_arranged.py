"""Records in any shape, order and strides, against the same memory in NumPy."""

import itertools

import numpy as np
import pytest
import records_under_test as rust

stride_tricks = np.lib.stride_tricks


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("shape", [(), (1,), (6,), (2, 3), (3, 2), (2, 3, 4), (0,), (0, 3), (2, 0, 3), (1, 2, 1, 2, 1, 2)])
def test_all_items_in_both_orders(shape, order):
    n = int(np.prod(shape))
    expected = np.arange(n, dtype="d").reshape(shape, order=order)
    records = rust.arranged(n, shape, order)
    array = np.asarray(records)
    assert array.shape == records.shape == shape and array.tolist() == expected.tolist()
    assert (array.flags.c_contiguous, array.flags.f_contiguous) == (expected.flags.c_contiguous, expected.flags.f_contiguous)
    if n:
        assert array.strides == expected.strides
    del array
    assert rust.copies(records) == (expected.ravel().tolist(), list(range(n)), n)
    for wanted, flags in (("C", 0x38), ("F", 0x58)):
        if not expected.flags[f"{wanted}_CONTIGUOUS"]:
            with pytest.raises(BufferError):
                __import__("view_python").MemoryView._from_flags(records, flags)


def test_every_geometry_inside_the_memory_and_no_other():
    whole = np.arange(12, dtype="d")
    shown = refused = 0
    for shape in [(3,), (4,), (2, 2), (2, 3), (1, 5), (0, 4), (3, 1)]:
        for strides in itertools.product([-32, -16, -8, 0, 8, 16, 24, 48], repeat=len(shape)):
            for offset in (0, 8, 40, 88):
                reach = [(n - 1) * stride for n, stride in zip(shape, strides)] if 0 not in shape else []
                low = offset + sum(r for r in reach if r < 0)
                high = offset + sum(r for r in reach if r > 0) + 8
                inside = 0 in shape or (low >= 0 and high <= 96)
                if not inside:
                    with pytest.raises(ValueError):
                        rust.arranged(12, shape, strides=strides, offset=offset, read_only=True)
                    refused += 1
                    continue
                records = rust.arranged(12, shape, strides=strides, offset=offset, read_only=True)
                expected = stride_tricks.as_strided(whole[offset // 8 :], shape, strides)
                assert np.asarray(records).tolist() == expected.tolist()
                assert rust.copies(records) == (expected.ravel().tolist(), list(range(12)), expected.size)
                if len(shape) == 2 and expected.size:
                    last = tuple(n - 1 for n in shape)
                    assert rust.at(records, *last) == expected[last]
                shown += 1
    assert shown > 300 and refused > 300


def test_what_lies_twice_is_shown_read_only():
    for shape, strides in [((3,), [0]), ((3, 3), [8, 8]), ((2, 2), [16, -16])]:
        offset = 16 if -16 in strides else 0
        with pytest.raises(ValueError, match="lead twice to one item"):
            rust.arranged(12, shape, strides=strides, offset=offset)
        array = np.asarray(rust.arranged(12, shape, strides=strides, offset=offset, read_only=True))
        assert not array.flags.writeable


@pytest.mark.parametrize("shape, strides, offset", [((3,), [4], 0), ((3,), [8], 4), ((2, 2), [8, 12], 0), ((3,), [-(2**63)], 88)])
def test_strides_between_items_are_refused(shape, strides, offset):
    with pytest.raises((ValueError, OverflowError)):
        rust.arranged(12, shape, strides=strides, offset=offset, read_only=True)


@pytest.mark.parametrize("shape, strides", [((3,), [8, 8]), ((3, 3), [8]), ((2**40, 2**40), [0, 0]), ((2**61,), [0]), ((1,) * 65, [0] * 65)])
def test_geometries_that_are_none_are_refused(shape, strides):
    with pytest.raises((ValueError, OverflowError)):
        rust.arranged(12, shape, strides=strides, read_only=True)
    with pytest.raises((ValueError, OverflowError)):
        rust.arranged(12, shape)


def test_writing_through_strides_reaches_the_owner():
    records = rust.arranged(12, (2, 3), strides=[-48, 16], offset=56)
    array = np.asarray(records)
    array[...] = [[1, 2, 3], [4, 5, 6]]
    del array
    rows, owned, _ = rust.copies(records)
    assert rows == [1, 2, 3, 4, 5, 6]
    assert owned == [0, 4, 2, 5, 4, 6, 6, 1, 8, 2, 10, 3]
