# coding: utf-8
"""Write the golden files of this folder: arrays as one version of NumPy saves them.

Usage: python make.py    (it writes into numpy-<version>/ beside itself)

Runs on Python 2.7 and 3. Beside each file `expected.jsonl` gets a line: name,
version of the file format, itemsize, shape, order, the fields with their
offsets, and the values. They are those of the array that was saved: NumPy 1.11
does not know its own padding when it reads it back.
"""
from __future__ import print_function, unicode_literals

import io
import json
import os
import warnings

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "numpy-" + ".".join(np.__version__.split(".")[:2]))
MODERN = tuple(map(int, np.__version__.split(".")[:2])) >= (1, 17)


def record(*fields, **options):
    """A record type; Python 2 wants its names and types as bytes."""
    return np.dtype([tuple(x if isinstance(x, (list, tuple, np.dtype)) else str(x) for x in f) for f in fields],
                    **options)


def filled(dtype, shape=(3,)):
    """An array whose bytes all differ, as far as its type allows it."""
    array = np.zeros(shape, dtype)
    fill(array, 1)
    return array


def fill(array, seed):
    dtype = array.dtype
    if dtype.names:
        for i, name in enumerate(dtype.names):
            fill(array[name], seed + 7 * i + 1)
        return
    numbers = (np.arange(array.size) * 3 + seed).reshape(array.shape)
    if dtype.kind == "S":
        array[...] = numbers.astype("S")
    elif dtype.kind == "U":
        array[...] = np.array(["\u00e9%d" % n for n in numbers.ravel()]).reshape(array.shape)
    elif dtype.kind == "V":
        array[...] = np.array([np.void(bytes(bytearray([n % 256] * dtype.itemsize))) for n in numbers.ravel()],
                              dtype).reshape(array.shape)
    elif dtype.kind == "b":
        array[...] = numbers % 2 == 1
    elif dtype.kind == "c":
        array[...] = numbers + 1j * (numbers + 0.5)
    elif dtype.kind in "iu":
        array[...] = numbers * 5
    elif dtype.kind == "f":
        array[...] = numbers * 0.5
    else:
        array[...] = numbers.astype("i8").astype(dtype)


def cases():
    for code in ["?", "i1", "u1", "<i2", ">u4", "<i8", ">u8", "<f2", ">f4", "<f8", "<c8", ">c16", "S5", "<U3", ">U2", "V4"]:
        if code == ">U2" and not MODERN:
            continue  # 1.11 assigns to it in the wrong byte order
        yield "scalar_" + code.replace("<", "le_").replace(">", "be_").replace("?", "bool"), filled(np.dtype(str(code)))
    yield "zero_dim", np.array(2.5)
    yield "empty", np.zeros((0, 3), str("<i4"))
    yield "two_dim", filled(np.dtype(str("<i4")), (2, 3))
    yield "fortran", np.asfortranarray(filled(np.dtype(str(">f4")), (2, 3, 2)))
    yield "packed", filled(record(("a", "i1"), ("b", "<i4"), ("c", "<f8")))
    yield "padded", filled(record(("a", "i1"), ("b", "<i4"), ("c", "<f8"), ("d", "?"), align=True))
    yield "big_endian", filled(record(("a", "i1"), ("b", ">i4"), ("c", ">f8")))
    yield "mixed", filled(record(("a", "<u2"), ("b", ">u2"), ("s", "S3"), ("u", "<U2"), ("v", "V3")))
    yield "subarrays", filled(record(("v", "<f4", (3,)), ("m", ">i2", (2, 3)), ("last", "u1")), (2,))
    inner = record(("p", "<i4"), ("q", "i1"), align=True)
    yield "nested", filled(record(("n", inner), ("z", "i1"), align=True))
    yield "nested_array", filled(record(("k", "u1"), ("n", inner, (2,)), ("z", "<i2"), align=True), (2,))
    deep = record(("n", record(("m", inner), ("w", ">u2"))), ("x", "<f8"))
    yield "deep", filled(deep, (2,))
    yield "record_grid", filled(record(("x", "<f4"), ("y", "<f4"), ("id", "u1"), align=True), (2, 2))
    gaps = {"names": [str("a"), str("b")], "formats": [str("<i4"), str("<i2")], "offsets": [4, 12], "itemsize": 20}
    yield "gaps", filled(np.dtype(gaps))
    yield "titles", filled(np.dtype([((str("A title"), str("a")), str("<i4")), ((str("Another"), str("b")), str("<f8"))]))
    yield "quotes", filled(record(("it's", "<i4"), ('a "b"', "<i4"), ("back\\slash", "i1"), ("new\nline", "i1")))
    yield "dates", np.array(["2018-02-07", "NaT", "1969-12-31"], str("<M8[ms]"))
    yield "durations", np.array([1, -1, 90], str(">m8[s]"))
    if MODERN:
        yield "latin", filled(record(("größe", "<i4"), ("x", "i1")))
        yield "unicode", filled(record(("深さ", "<f4"), ("μ", "<i4")))


def plain(value):
    """A value as JSON can say it."""
    if isinstance(value, np.ndarray):
        return plain(value.tolist() if value.dtype.kind not in "Mm" else value.astype("i8").tolist())
    if isinstance(value, (tuple, list)):
        return [plain(v) for v in value]
    if isinstance(value, complex):
        return [value.real, value.imag]
    if isinstance(value, np.void):
        return [plain(v) for v in bytearray(value.tobytes())]
    if type(value).__name__ in ("buffer", "memoryview"):  # void items, in Python 2
        return {"bytes": list(bytearray(value))}
    if isinstance(value, (bytes, bytearray)) and not isinstance(value, type("")):
        return {"bytes": list(bytearray(value))}
    return value


def fields(dtype, at=0, path=""):
    """Every field that is no record, with path, offset, size and shape."""
    base, shape = dtype.subdtype or (dtype, ())
    if not dtype.names:
        if base.names:
            return [[path, at, dtype.itemsize, list(shape)]] + [
                f for name in base.names for f in fields(base.fields[name][0], at + base.fields[name][1], path + "[]." + text(name))]
        return [[path, at, dtype.itemsize, list(shape)]]
    out = []
    for name in dtype.names:
        inner, offset = dtype.fields[name][:2]
        out += fields(inner, at + offset, (path + "." if path else "") + text(name))
    return out


def text(name):
    return name if isinstance(name, type("")) else name.decode("utf-8")


def main():
    if not os.path.isdir(FOLDER):
        os.mkdir(FOLDER)
    lines = []

    def save(name, array, version=None):
        path = os.path.join(FOLDER, name + ".npy")
        with io.open(path, "wb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            np.lib.format.write_array(file, array, version=version)
        with io.open(path, "rb") as file:
            found = np.lib.format.read_magic(file)
        lines.append(json.dumps({
            "name": name,
            "version": list(found),
            "itemsize": array.dtype.itemsize,
            "shape": list(array.shape),
            "fortran": bool(array.flags.f_contiguous and not array.flags.c_contiguous),
            "fields": fields(array.dtype),
            "values": plain(array),
        }, sort_keys=True))

    for name, array in cases():
        save(name, array)
    save("version_2", filled(record(("a", "i1"), ("b", "<i4"), align=True)), (2, 0))
    if MODERN:
        save("version_3", filled(record(("a", "i1"), ("b", "<i4"), align=True)), (3, 0))
    with io.open(os.path.join(FOLDER, "objects.npy"), "wb") as file:
        np.save(file, np.array([None, "x"], dtype=object))
    with io.open(os.path.join(FOLDER, "objects_in_records.npy"), "wb") as file:
        np.save(file, np.zeros(2, record(("a", "<i4"), ("o", "O"))))
    with io.open(os.path.join(FOLDER, "expected.jsonl"), "w", encoding="ascii", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
    print(FOLDER, len(lines), "files")


main()
