"""What views are taken of: exporters at random, and values in the notation."""

import array
import ctypes
import random
import struct
import sys

try:
    import _testbuffer
except ImportError:
    _testbuffer = None
try:
    import numpy
except ImportError:
    numpy = None

NATIVE = "bBhHiIlLqQnNfd?c"
if sys.version_info >= (3, 12):
    NATIVE += "e"
# Seeded by `generate.py`.
rng = random.Random()


def bits(value):
    return struct.pack(">d", value).hex() if value == value else "nan"


def encode(value):
    if value is None:
        return "N"
    if value is True or value is False:
        return "T" if value else "F"
    if isinstance(value, int):
        return f"i{value};"
    if isinstance(value, float):
        return f"d{bits(value)};"
    if isinstance(value, complex):
        return f"c{bits(value.real)},{bits(value.imag)};"
    if isinstance(value, (bytes, bytearray)):
        return f"b{bytes(value).hex()};"
    if isinstance(value, str):
        return f"u{value.encode('utf-8', 'surrogatepass').hex()};"
    if isinstance(value, list):
        return "[" + "".join(map(encode, value)) + "]"
    if isinstance(value, tuple):
        return "(" + "".join(map(encode, value)) + ")"
    raise TypeError(type(value))


def number(format):
    """A value that fits a native format, often an extreme one."""
    if format == "?":
        return rng.random() < 0.5
    if format == "c":
        return bytes([rng.randrange(256)])
    if format in "efd":
        return rng.choice([0.0, -0.0, 1.0, -1.5, 0.1, 3.0, 65504.0, float("inf"), float("nan"), 2.0**-14])
    size = struct.calcsize(format)
    if format.isupper():
        low, high = 0, 256**size - 1
    else:
        low, high = -(256**size) // 2, 256**size // 2 - 1
    return rng.choice([low, high, 0, 1, 2, 97, rng.randint(low, high)])


def lengths(ndim):
    return [rng.choice([0, 1, 2, 2, 3, 3, 4]) if rng.random() < 0.9 else 5 for _ in range(ndim)]


def product(lengths):
    result = 1
    for length in lengths:
        result *= length
    return result


# Exporters: each function answers a kind and a function that makes one anew.


def of_bytes():
    data = bytes(rng.randrange(256) if rng.random() < 0.7 else rng.choice(b"aAz\0\x7f\x80") for _ in range(rng.randrange(14)))
    if rng.random() < 0.4:
        return "bytes", lambda: data
    return "bytearray", lambda: bytearray(data)


def of_array():
    code = rng.choice("bBhHiIlLqQfd")
    items = [number(code) for _ in range(rng.randrange(8))]
    return "array", lambda: array.array(code, items)


def of_cast():
    code = rng.choice(NATIVE + "P")
    shape = rng.choice([None, None, [rng.randint(1, 3) for _ in range(rng.randint(1, 3))], []])
    count = product(shape) if shape is not None else rng.randint(0, 6)
    if code == "P":
        data = struct.pack(f"{count}P", *[rng.choice([0, 1, 2**64 - 1, 2**63]) for _ in range(count)])
    else:
        data = b"".join(struct.pack(code, number(code)) for _ in range(count))
    prefix = rng.choice(["", "", "@"])
    readonly = rng.random() < 0.3

    def make():
        view = memoryview(data if readonly else bytearray(data))
        return view.cast(prefix + code) if shape is None else view.cast(prefix + code, shape)

    return "cast", make


class Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_double), ("id", ctypes.c_uint32)]


class Nested(ctypes.Structure):
    _fields_ = [("flag", ctypes.c_bool), ("at", Point), ("pair", ctypes.c_int16 * 2)]


class Big(ctypes.BigEndianStructure):
    _fields_ = [("a", ctypes.c_int16), ("b", ctypes.c_double)]


class Packed(ctypes.Structure):
    _pack_ = 1
    # 3.14 wants it said, older versions do not read it.
    _layout_ = "ms"
    _fields_ = [("a", ctypes.c_int8), ("b", ctypes.c_int64)]


def of_ctypes():
    base = rng.choice([ctypes.c_int, ctypes.c_double, ctypes.c_ubyte, ctypes.c_char, ctypes.c_bool, ctypes.c_longlong,
                       ctypes.c_int32.__ctype_be__, ctypes.c_float] + [Point, Nested, Big, Packed] * (sys.version_info >= (3, 12)))
    type_ = base
    for _ in range(rng.randrange(3)):
        type_ = type_ * rng.randint(1, 3)
    data = bytearray(rng.choice([0, 0, 1, 1, 2, 64, 255]) for _ in range(ctypes.sizeof(type_)))
    if base in (ctypes.c_bool, Nested):
        # A truth value other than 0 and 1 is undefined in C.
        data = bytearray(byte & 1 for byte in data)
    return "ctypes", lambda: type_.from_buffer_copy(bytes(data))


STRUCTS = ["<i", ">i", ">d", "<d", "=Q", "hd", "<hd", ">hd", "3s", "5p", "@h", "2h", "bh", ">3h", "<e", "!H", "?b", "c", "3s2h", "<q3x", " i", "b0h"]


def some_item(format):
    values = []
    for value in struct.unpack(format, bytes(struct.calcsize(format))):
        if isinstance(value, bytes):
            values.append(bytes(rng.choice(b"ab\0") for _ in range(max(len(value), 1 if format == "c" else 0))))
        elif isinstance(value, bool):
            values.append(rng.random() < 0.5)
        elif isinstance(value, float):
            values.append(rng.choice([0.0, 1.0, -2.5, 1e10 if "d" in format else 64.0]))
        else:
            values.append(rng.choice([0, 1, 2, 100]))
    return values[0] if len(values) == 1 else tuple(values)


def of_ndarray():
    format = rng.choice(STRUCTS + list(NATIVE) * 2)
    shape = lengths(rng.choice([0, 1, 1, 2, 2, 3]))
    count = product(shape)
    items = [some_item(format) for _ in range(max(count, 1))]
    flags = _testbuffer.ND_WRITABLE if rng.random() < 0.7 else 0
    pil = len(shape) >= 2 and count > 0 and rng.random() < 0.25
    fortran = not pil and rng.random() < 0.3
    if pil:
        flags |= _testbuffer.ND_PIL
    if fortran:
        flags |= _testbuffer.ND_FORTRAN
    if not shape:
        return "ndarray", lambda: _testbuffer.ndarray(items[0], shape=[], format=format, flags=flags)
    itemsize = struct.calcsize(format)
    strides, offset = None, 0
    if not pil and not fortran and count and rng.random() < 0.6:
        # A permuted, spread and partly reversed block.
        order = list(range(len(shape)))
        rng.shuffle(order)
        strides, step = [0] * len(shape), itemsize
        for axis in order:
            strides[axis] = step
            step *= shape[axis] + rng.choice([0, 0, 1])
        for axis in range(len(shape)):
            if rng.random() < 0.3:
                offset += strides[axis] * (shape[axis] - 1)
                strides[axis] = -strides[axis]
        if rng.random() < 0.15 and not flags & _testbuffer.ND_WRITABLE:
            strides[rng.randrange(len(shape))] = 0
            offset = sum(-s * (n - 1) for s, n in zip(strides, shape) if s < 0)
        reach = offset + sum(s * (n - 1) for s, n in zip(strides, shape) if s > 0)
        items = [some_item(format) for _ in range(reach // itemsize + 1)]
    layout = {"strides": strides, "offset": offset} if strides else {}
    return "ndarray", lambda: _testbuffer.ndarray(items, shape=shape, format=format, flags=flags, **layout)


DTYPES = ["i4", "f8", "u1", "i1", ">i2", ">f8", "<u8", "f2", "c8", "c16", "?", "S3", "U2", ">U2", "V3",
          [("x", "f8"), ("id", "u4")], [("a", ">i2"), ("b", "3f4")], [("p", [("x", "i1"), ("y", "i4")]), ("q", "?")]]


def of_numpy():
    dtype = rng.choice(DTYPES)
    align = rng.random() < 0.5 and isinstance(dtype, list)
    dtype = numpy.dtype(dtype, align=align)
    shape = lengths(rng.choice([0, 1, 1, 2, 2, 3]))
    flat = bytes(rng.choice([0, 0, 1, 65, 97]) for _ in range(product(shape) * dtype.itemsize))
    if "?" in str(dtype) or "b1" in str(dtype):
        flat = bytes(byte & 1 for byte in flat)
    if dtype.kind == "U":
        flat = numpy.array([rng.choice(["", "a", "é", "ab"]) for _ in range(product(shape))], dtype).tobytes()
    moves = [rng.choice(["", "T", "r", "s"]) for _ in range(2)]
    broadcast = rng.random() < 0.1
    readonly = rng.random() < 0.3

    def make():
        result = numpy.frombuffer(bytearray(flat), dtype).reshape(shape) if product(shape) else numpy.zeros(shape, dtype)
        for move in moves:
            if move == "T":
                result = result.T
            elif move == "r" and result.ndim:
                result = result[::-1]
            elif move == "s" and result.ndim:
                result = result[..., ::2]
        if broadcast:
            result = numpy.broadcast_to(result, (2,) + result.shape)
        elif readonly:
            result.flags.writeable = False
        return result

    return "numpy", make


MAKERS = [of_bytes, of_array, of_cast, of_ctypes] + [of_ndarray] * 2 * bool(_testbuffer) + [of_numpy] * 2 * bool(numpy)

made = []


def some_exporter():
    if made and rng.random() < 0.93:
        return rng.choice(made)
    kind, make = rng.choice(MAKERS)()
    view = memoryview(make())
    id_ = len(made)
    fields = ["E", id_, kind, int(view.readonly), view.format, view.itemsize, numbers(view.shape), numbers(view.strides),
              numbers(view.suboffsets), view.tobytes().hex()]
    print(*fields, sep="\t")
    made.append((id_, make))
    return made[-1]


def numbers(values):
    return ",".join(map(str, values))
