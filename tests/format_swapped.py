"""Exports records of random types in the other byte order, and tells where their fields lie.

    python tests/format_swapped.py SEED CASES

A line is a record: who exported it, whether its string tells all, the string, the itemsize, and
a path, an offset and a size for each field; the size of arrays of records is that of one.
"""

import ctypes
import random
import sys

import numpy

chance = random.Random(int(sys.argv[1]))
SCALARS = ["i1", "u1", "?", "i2", "i4", "i8", "f2", "f4", "f8", "c8", "c16", "S3", "U2", "V5"]
SWAPPED = ctypes.BigEndianStructure if sys.byteorder == "little" else ctypes.LittleEndianStructure
NUMBERS = [ctypes.c_int8, ctypes.c_char, ctypes.c_uint8, ctypes.c_int16, ctypes.c_uint32,
           ctypes.c_int64, ctypes.c_float, ctypes.c_double]


def aligned(depth):
    """A dtype that is aligned at each level, as a C compiler would."""
    fields = []
    for number in range(chance.randint(1, 4)):
        if depth > 0 and chance.random() < 0.3:
            kind, shapes = aligned(depth - 1), [(), (), (1,), (2,), (2, 2)]
        else:
            kind, shapes = numpy.dtype(chance.choice(SCALARS)), [(), (), (), (3,), (2, 2)]
        if chance.random() < 0.1:
            kind = kind.newbyteorder()
        fields.append((f"f{number}", kind, chance.choice(shapes)))
    return numpy.dtype(fields, align=True)


def places(dtype, path="", base=0):
    """Where the fields are, and whether each struct in an array is without padding."""
    for name in dtype.names:
        kind, offset = dtype.fields[name][:2]
        element, shape = kind.subdtype or (kind, ())
        if element.names and not shape:
            yield from places(element, f"{path}{name}.", base + offset)
        else:
            size = element.itemsize if element.names else kind.itemsize
            yield f"{path}{name}", base + offset, size, not element.names


def of_numpy():
    dtype = aligned(2)
    dtype = dtype.newbyteorder(chance.choice("SSSS<>"))
    count, off = chance.randint(1, 3), chance.choice([0, 0, 1, 4])
    memory = bytearray(count * dtype.itemsize + off)
    array = numpy.frombuffer(memory, dtype, count, off)
    found = list(places(dtype))
    # ctypes alone names the platform's own order, as long as nobody asked NumPy for it by name.
    own = "<" if sys.byteorder == "little" else ">"
    tells = all(plain for *_, plain in found) and own not in memoryview(array).format
    return "numpy", tells, array, [place[:3] for place in found]


def structure(depth):
    fields = []
    for number in range(chance.randint(1, 4)):
        if depth > 0 and chance.random() < 0.3:
            kind = structure(depth - 1)
        else:
            kind = chance.choice(NUMBERS)
        fields.append((f"f{number}", chance.choice([kind, kind, kind, kind * 3])))
    return type("Structure", (SWAPPED,), {"_fields_": fields})


def members(kind, path="", base=0):
    for name, member in kind._fields_:
        offset = base + getattr(kind, name).offset
        element = getattr(member, "_type_", None)
        if hasattr(member, "_fields_"):
            yield from members(member, f"{path}{name}.", offset)
        elif hasattr(element, "_fields_"):
            yield f"{path}{name}", offset, ctypes.sizeof(element)
        else:
            yield f"{path}{name}", offset, ctypes.sizeof(member)


def of_ctypes():
    kind = structure(2)
    return "ctypes", sys.version_info >= (3, 12), kind(), list(members(kind))


for case in range(int(sys.argv[2])):
    producer, tells, exporter, found = of_numpy() if case % 4 else of_ctypes()
    view = memoryview(exporter)
    fields = [f"{path} {offset} {size}" for path, offset, size in found]
    print(producer, int(tells), view.format, view.itemsize, *fields, sep="\t")
