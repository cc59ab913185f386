"""The two halves of the test that asks NumPy itself.

Usage: python oracle.py make FOLDER SEED COUNT   arrays of random types and their values
       python oracle.py read FILE...             the type, shape and values of our files
"""
import json
import os
import random
import sys

import numpy as np


def dtype(rng, depth):
    kind = rng.randrange(10 if depth else 6)
    if kind < 5:
        code = rng.choice(["?", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8", "c8", "c16"])
        return np.dtype(rng.choice("<>") + code if code not in ("?", "i1", "u1") else code)
    if kind == 5:
        size = rng.randrange(1, 6)
        return np.dtype(rng.choice(["S%d", "V%d", "<U%d", ">U%d"]) % size)
    if kind == 6:
        extents = tuple(rng.randrange(1, 4) for _ in range(rng.randrange(1, 3)))
        return np.dtype((dtype(rng, depth - 1), extents))
    names = rng.sample(["a", "b", "x y", "it's", "\u00e9", "\u6df1", "f3", "long_name"], rng.randrange(1, 6))
    fields = [(name, dtype(rng, depth - 1)) for name in names]
    if kind == 7:
        offsets, at = [], rng.randrange(3)
        for _, field in fields:
            offsets.append(at)
            at += field.itemsize + rng.choice([0, 0, 1, 5])
        return np.dtype({"names": names, "formats": [f for _, f in fields], "offsets": offsets,
                         "itemsize": at + rng.randrange(4)})
    return np.dtype(fields, align=kind == 9)


def fill(array, rng):
    """Values that every type can hold exactly; the rest of the bytes stay zero."""
    base = array.dtype
    if base.names:
        for name in base.names:
            fill(array[name], rng)
    elif array.size:
        flat = [rng.randrange(100) for _ in range(array.size)]
        kind = base.kind
        if kind == "V":
            flat = [np.void(bytes([n + 1] * base.itemsize)) for n in flat]
        elif kind == "S":
            flat = [str(n).encode() for n in flat]
        elif kind == "U":
            flat = [chr(0x4e00 + n) for n in flat]
        elif kind == "b":
            flat = [n % 2 == 1 for n in flat]
        elif kind == "c":
            flat = [n + 0.5j for n in flat]
        array[...] = np.array(flat, base).reshape(array.shape)


def plain(value):
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, complex):
        return [value.real, value.imag]
    if isinstance(value, np.void):
        return {"bytes": list(value.tobytes())}
    if isinstance(value, bytes):
        return {"bytes": list(value)}
    return value


def main():
    if sys.argv[1] == "make":
        folder, seed, count = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
        rng = random.Random(seed)
        with open(os.path.join(folder, "expected.jsonl"), "w", encoding="ascii") as out:
            for number in range(count):
                base = dtype(rng, 3)
                shape = tuple(rng.randrange(0 if rng.random() < 0.1 else 1, 4) for _ in range(rng.randrange(4)))
                array = np.zeros(shape, base, order=rng.choice("CF"))
                fill(array, rng)
                np.save(os.path.join(folder, "%d.npy" % number), array)
                out.write(json.dumps({"values": plain(array), "itemsize": array.dtype.itemsize}) + "\n")
    else:
        for path in sys.argv[2:]:
            array = np.load(path, max_header_size=1 << 20)
            print(json.dumps([str(array.dtype), list(array.shape), plain(array)]))


main()
