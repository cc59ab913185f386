"""Asks the real memoryview what it does, and writes down what it answered.

    python generate.py SEED CASES > vectors.txt

Every line is a case of its own: an exporter, a chain of views taken from it, a
question, and CPython's answer, a value or the class and text of its exception.
`tests/memory_differential.rs` replays them. The language is made to be read by
a hundred lines of Rust:

    E id kind readonly format itemsize shape strides suboffsets hex
        an exporter: its view's attributes and the bytes of its items in C order
    C id chain question answer [oracle]
        a case; the oracle is what NumPy or `_testbuffer.ndarray` answer where
        memoryview has NotImplementedError

Fields are separated by tabs. Values: i-5; d<bits>; b<hex>; u<hex of UTF-8>; T F N,
c<bits>,<bits>; [..] lists, (..) tuples; the bits of a NaN are nan.
"""

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
rng = random.Random(int(sys.argv[1]))
wanted = int(sys.argv[2])


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


# Questions. Each answers its text and a function of (view, whole view).


def bound():
    return rng.choice([None, None, 0, 1, 2, 3, -1, -2, -3, 5, -7, 100, -100, sys.maxsize, -sys.maxsize - 1])


def some_slice():
    step = rng.choice([None, None, None, 1, 2, 3, -1, -1, -2, 5])
    return slice(bound(), bound(), step)


def written(key):
    parts = ["_" if part is None else str(part) for part in (key.start, key.stop, key.step)]
    return ",".join(parts)


def target():
    format = rng.choice(list(NATIVE) + ["@B", "@i", "<i", "=B", "2B", "", "x", "T{b:a:}", "B", "B", "b", "c"])
    if rng.random() < 0.5:
        return format, None
    shape = rng.choice([[1], [2], [2, 2], [2, 3], [3, 2], [1, 2, 2], [], [0], [-1], [2, -1], [4], [6], [8], [12],
                        [2**62, 4], [1] * 65, [sys.maxsize]])
    return format, shape


def some_chain(view):
    chain, steps = [], []
    for _ in range(rng.choice([0, 0, 0, 1, 1, 2])):
        kind = rng.random()
        if kind < 0.75:
            key = some_slice()
            chain.append("S" + written(key))
            steps.append(lambda v, key=key: v[key])
        elif kind < 0.85:
            chain.append("R")
            steps.append(lambda v: v.toreadonly())
        else:
            format, shape = rng.choice(["B", "b", "c", "B"]), None
            chain.append("C" + format)
            steps.append(lambda v, format=format: v.cast(format))
    return chain, steps


def attributes(v, _):
    return (v.format, v.itemsize, v.nbytes, v.ndim, v.shape, v.strides, v.suboffsets, v.readonly,
            v.c_contiguous, v.f_contiguous, v.contiguous)


def ask_attributes(view):
    return "A", attributes


def ask_list(view):
    return "L", lambda v, _: v.tolist()


def ask_bytes(view):
    order = rng.choice(["C", "C", "F", "A", "A", "K", "c"])
    return "B" + order, lambda v, _: v.tobytes(order)


def ask_hex(view):
    if rng.random() < 0.4:
        return "H", lambda v, _: v.hex()
    sep, size = rng.choice([":", "-", "", "ab", "é", " "]), rng.choice([1, 1, 2, -2, 0, 3, -1, 100, -100])
    return f"H{sep},{size}", lambda v, _: v.hex(sep, size)


def index():
    return rng.choice([0, 0, 1, 1, 2, -1, -1, -2, 3, -4, 7, -9, sys.maxsize, -sys.maxsize - 1])


def some_key(view):
    ndim = view.ndim
    kind = rng.random()
    if kind < 0.5 or ndim == 0 and kind < 0.6:
        key = tuple(index() for _ in range(ndim if rng.random() < 0.8 else rng.randrange(4)))
        key = tuple(i if rng.random() < 0.5 else rng.choice([0, 0, -1]) for i in key)
        return ("t" + ",".join(map(str, key)), key)
    if kind < 0.9:
        i = index()
        return (f"i{i}", i)
    return ("e", ...)


def ask_item(view):
    text, key = some_key(view)
    return "I" + text, lambda v, _: keep(v[key])


def keep(answer):
    """A view in an answer is told by what it shows."""
    if isinstance(answer, memoryview):
        return ("view", answer.format, answer.shape, answer.strides, answer.tobytes())
    return answer


ODD = [0, 1, -1, 127, 128, 255, 256, -129, 2**15, 2**31, 2**32, 2**63 - 1, 2**63, 2**64 - 1, -(2**63), 1.0, 0.5, -0.0, 1e39, 65519.0,
       65520.0, float("inf"), float("nan"), True, False, b"", b"a", b"ab", "a", "", "ab", (1, 2.0), (1,), [1, 2], 1 + 2j, ()]


def some_value(view):
    format = view.format.lstrip("@")
    if len(format) == 1 and format in NATIVE and rng.random() < 0.5:
        return number(format)
    if format in STRUCTS and rng.random() < 0.6:
        return some_item(format)
    return rng.choice(ODD)


def ask_set(view):
    text, key = some_key(view)
    while key is ... and view.ndim:
        text, key = some_key(view)
    value = some_value(view)

    def run(v, whole):
        v[key] = value
        return whole.tobytes()

    return f"W{text}={encode(value)}", run


def ask_assign(view):
    key = some_slice()
    id_, other = some_exporter()
    chain = some_slice() if rng.random() < 0.3 else None
    if rng.random() < 0.7:
        # One that should fit: bytes of the part itself, as that format.
        def run(v, whole):
            part = v[key]
            source = bytearray(reversed(part.tobytes()))
            v[key] = memoryview(source).cast(part.format, part.shape) if product(part.shape) else part
            return whole.tobytes()

        return f"M{written(key)}", run

    def run(v, whole):
        source = memoryview(other())
        if chain:
            source = source[chain]
        v[key] = source
        return whole.tobytes()

    return f"X{written(key)}={id_},{written(chain) if chain else ''}", run


def ask_overlap(view):
    a, b = some_slice(), some_slice()

    def run(v, whole):
        v[a] = v[b]
        return whole.tobytes()

    return f"Y{written(a)}={written(b)}", run


def ask_equal(view):
    kind = rng.random()
    if kind < 0.3:
        return "=self", lambda v, _: v == v
    if kind < 0.5 and view.ndim == 1:
        format = rng.choice("bBhHiIqQfdc?")

        def run(v, _):
            items = v.tolist()
            other = bytearray(struct.pack(f"{len(items)}{format}", *items))
            return v == memoryview(other).cast(format)

        return f"=as{format}", run
    id_, other = some_exporter()
    key = some_slice()
    return f"={id_},{written(key)}", lambda v, _: v == (memoryview(other())[key] if memoryview(other()).ndim else memoryview(other()))


def ask_length(view):
    return "N", lambda v, _: len(v)


def ask_truth(view):
    return "Q", lambda v, _: bool(v)


def ask_iter(view):
    return "T", lambda v, _: list(iter(v))


def ask_reversed(view):
    return "U", lambda v, _: list(reversed(v))


def ask_contains(view):
    value = some_value(view)
    return f"K{encode(value)}", lambda v, _: value in v


def ask_hash(view):
    return "P", lambda v, _: hash(v) == hash(v.tobytes())


def ask_cast(view):
    format, shape = target()
    if shape is None:
        return f"Z{format}", lambda v, _: attributes(v.cast(format), _) + (v.cast(format).tobytes(),)
    text = ",".join(map(str, shape))
    return f"Z{format};{text}", lambda v, _: attributes(v.cast(format, shape), _) + (v.cast(format, shape).tobytes(),)


REQUESTS = [0, 1, 4, 8, 0x18, 0x38, 0x58, 0x98, 0x118, 9, 0x19, 0x1C, 0x1D, 0x11C, 0x11D]


def ask_request(view):
    flags = rng.choice(REQUESTS)

    def run(v, _):
        nd = _testbuffer.ndarray(v, getbuf=flags)
        return (nd.ndim, nd.nbytes, nd.readonly, nd.shape, nd.strides, nd.suboffsets)

    return f"F{flags}", run


QUESTIONS = ([ask_attributes] * 4 + [ask_list] * 5 + [ask_bytes] * 4 + [ask_hex] + [ask_item] * 6 + [ask_set] * 6 + [ask_assign] * 4
             + [ask_overlap] * 3 + [ask_equal] * 5 + [ask_length, ask_truth, ask_iter, ask_reversed] + [ask_contains] * 2
             + [ask_hash] + [ask_cast] * 4 + [ask_request] * 2 * bool(_testbuffer))
WRITES = (ask_set, ask_assign, ask_overlap)

exporters = []


def some_exporter():
    if exporters and rng.random() < 0.93:
        return rng.choice(exporters)
    kind, make = rng.choice(MAKERS)()
    view = memoryview(make())
    id_ = len(exporters)
    fields = ["E", id_, kind, int(view.readonly), view.format, view.itemsize, numbers(view.shape), numbers(view.strides),
              numbers(view.suboffsets), view.tobytes().hex()]
    print(*fields, sep="\t")
    exporters.append((id_, make))
    return exporters[-1]


def numbers(values):
    return ",".join(map(str, values))


def oracle(exporter, chain, steps, text):
    """What others answer where memoryview does not."""
    if not isinstance(exporter, numpy.ndarray if numpy else ()) and not (_testbuffer and isinstance(exporter, _testbuffer.ndarray)):
        return None
    if any(not step.startswith("S") for step in chain):
        return None
    part = exporter
    try:
        for step in steps:
            part = part[step.__defaults__[0]]
        if text[0] == "L":
            answer = part.tolist()
        elif text[:2] == "Ii":
            answer = part[int(text[2:])]
            answer = answer.tolist() if hasattr(answer, "tolist") else answer
        else:
            return None
        return encode(answer)
    except Exception:
        return None


def main():
    print(f"# CPython {sys.version.split()[0]}, seed {sys.argv[1]}, NumPy {numpy.__version__ if numpy else 'absent'}")
    cases = 0
    while cases < wanted:
        id_, make = some_exporter()
        exporter = make()
        whole = memoryview(exporter)
        chain, steps = some_chain(whole)
        question = rng.choice(QUESTIONS)
        if question in WRITES and (whole.readonly or "R" in chain):
            continue
        view = whole
        text = ""
        try:
            for step in steps:
                view = step(view)
            text, run = question(view)
            result = "=" + encode(run(view, whole))
        except (struct.error, OverflowError):
            # Not memoryview's answer.
            continue
        except Exception as error:
            if "has no len()" in str(error):
                continue
            if not text:
                # The chain itself failed: that is the question then, but not
                # every time it is one on a view without dimensions.
                if "0-dim" in str(error) and rng.random() < 0.9:
                    continue
                text = "?"
            result = f"!{type(error).__name__}:{error}"
        line = ["C", id_, " ".join(chain), text, result]
        if result.startswith("!NotImplementedError"):
            line.append(oracle(make(), chain, steps, text) or "")
        line = "\t".join(map(str, line))
        if "\n" in line:
            continue
        print(line)
        cases += 1


main()
