"""Writes arrays at random, and what NumPy prints of them.

    python tests/memory_text.py SEED CASES > tests/data/memory/text.txt

A line is an array: its format, its shape, its bytes in C order, and the text, both of
these in hexadecimal digits. Left out is what is printed otherwise here on purpose: arrays
without items, and text and bytes that are shorter than their items.
"""

import sys

import numpy

rng = numpy.random.default_rng(int(sys.argv[1]))
KINDS = ["f8", "f4", "f2", ">f8", "i4", "u1", "i8", "?", "c16", "c8", "S3", "U3"]
SHAPES = [(1,), (2,), (7,), (20,), (2, 3), (3, 2, 4), (2, 1, 2, 2), (5, 1)]
LONG = [(1001,), (3, 400), (26, 40), (1200, 1)]


def floats(count):
    kind = rng.integers(7)
    if kind == 0:
        numbers = rng.integers(-5, 100, count) * 1.0
    elif kind == 1:
        numbers = rng.random(count)
    elif kind == 2:
        numbers = rng.integers(-500, 1000, count) / 8
    elif kind == 3:
        numbers = rng.random(count) * 10.0 ** rng.integers(-9, 9, count)
    elif kind == 4:
        numbers = numpy.round(rng.random(count) * 10.0 ** rng.integers(-6, 6), rng.integers(0, 6))
    elif kind == 5:
        numbers = numpy.round(rng.random(count) * 10, 2) * 10.0 ** rng.integers(-6, 12)
    else:
        numbers = rng.choice([0.0, -0.0, 1.0, 1e-5, 1e99, 2.5], count)
    if rng.random() < 0.3:
        for odd in rng.choice([numpy.nan, numpy.inf, -numpy.inf, 0.0, -0.0], rng.integers(1, 4)):
            numbers[rng.integers(count)] = odd
    return numbers


def items(kind, count):
    if kind == "?":
        return rng.integers(0, 2, count) > 0
    if kind[0] in "SU":
        return numpy.array(["".join(rng.choice(list("abc' \n\\\""), 2)) + "." for _ in range(count)], kind)
    if kind[0] == "c":
        numbers = numpy.empty(count, "c16")
        numbers.real, numbers.imag = floats(count), floats(count)
        return numbers.astype(kind)
    if kind[-2] == "f":
        return floats(count).astype(kind)
    return rng.integers(-100 if kind != "u1" and rng.random() < 0.5 else 0, 120, count).astype(kind)


def main():
    for case in range(int(sys.argv[2])):
        shape = LONG[rng.integers(len(LONG))] if case % 65 == 0 else SHAPES[rng.integers(len(SHAPES))]
        with numpy.errstate(all="ignore"):
            array = items(KINDS[rng.integers(len(KINDS))], int(numpy.prod(shape))).reshape(shape)
        fields = [memoryview(array).format, ",".join(map(str, shape)), array.tobytes().hex(), str(array).encode().hex()]
        print(*fields, sep="\t")


main()
