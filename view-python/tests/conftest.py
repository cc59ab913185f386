"""What the tests share: addresses, and every kind of structured dtype."""

import random

import numpy as np
import pytest


def address(exporter):
    """The address of the item at index zero, whoever exports it."""
    return np.asarray(exporter).__array_interface__["data"][0]


@pytest.fixture
def same_memory():
    """A check that two exporters show the same memory: no copy was made."""

    def check(one, other):
        one, other = np.asarray(one), np.asarray(other)
        assert one.shape == other.shape
        # Where there is no item there is nothing to point to, and where there is no
        # second one there is no stride; NumPy makes up its own then.
        if one.size:
            assert address(one) == address(other)
            strides = zip(one.shape, one.strides, other.strides)
            assert all(mine == yours for extent, mine, yours in strides if extent > 1)

    return check


SCALARS = ["?", "i1", "u1", "<i2", ">i2", "<u2", "<i4", ">i4", ">u4", "<u4", "<i8", ">i8", "<u8",
           "<f2", ">f2", "<f4", ">f4", "<f8", ">f8", "<c8", "<c16", "S3", "S1"]


def random_dtype(rng, depth=0):
    """A structured dtype: packed or aligned, nested, with sub-arrays, in both orders."""
    fields = []
    for i in range(rng.randint(1, 5)):
        roll = rng.random()
        if depth < 2 and roll < 0.2:
            inner = random_dtype(rng, depth + 1)
        else:
            inner = np.dtype(rng.choice(SCALARS))
        if rng.random() < 0.25:
            shape = tuple(rng.randint(1, 3) for _ in range(rng.randint(1, 2)))
            fields.append((f"f{i}", inner, shape))
        else:
            fields.append((f"f{i}", inner))
    return np.dtype(fields, align=rng.random() < 0.5)


def fill(array, rng):
    """Random values, field by field: no byte pattern is no value."""
    dtype = array.dtype
    if dtype.names:
        for name in dtype.names:
            fill(array[name], rng)
    elif dtype.kind == "b":
        array[...] = np.array([rng.random() < 0.5 for _ in range(array.size)]).reshape(array.shape)
    elif dtype.kind in "iu":
        info = np.iinfo(dtype)
        numbers = [rng.randint(int(info.min), int(info.max)) for _ in range(array.size)]
        array[...] = np.array(numbers, dtype=dtype.newbyteorder("=")).reshape(array.shape)
    elif dtype.kind in "fc":
        array[...] = np.array([rng.uniform(-9, 9) for _ in range(array.size)]).reshape(array.shape)
    elif dtype.kind == "S":
        words = [bytes(rng.randrange(1, 256) for _ in range(dtype.itemsize)) for _ in range(array.size)]
        array[...] = np.array(words, dtype=dtype).reshape(array.shape)
    return array


def random_array(seed):
    """A structured array of any shape and stride, with its seed as its name."""
    rng = random.Random(seed)
    dtype = random_dtype(rng)
    shape = rng.choice([(), (0,), (1,), (5,), (4, 3), (2, 0, 3), (2, 3, 2)])
    array = fill(np.zeros(shape, dtype), rng)
    for axis in range(array.ndim):
        step = rng.choice([1, 1, 1, 2, -1, -2])
        array = array[(slice(None),) * axis + (slice(None, None, step),)]
    if rng.random() < 0.2:
        array = array.T
    return array


@pytest.fixture
def resident():
    """How many bytes a process grows by, over many rounds of the same work."""
    import gc
    import resource
    import sys

    scale = 1 if sys.platform == "darwin" else 1024

    def grown(work, rounds):
        for _ in range(rounds // 5):
            work()
        gc.collect()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale
        for _ in range(rounds):
            work()
        gc.collect()
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale - before

    return grown
