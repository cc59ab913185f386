"""What is asked of a view.

Each function answers the text of its question, a function of (view, whole view)
that asks memoryview, and where NumPy or `_testbuffer.ndarray` can answer what
memoryview refuses, a function of (part, whole) that asks them.
"""

import struct
import sys

from exporters import NATIVE, STRUCTS, _testbuffer, encode, number, numpy, product, rng, some_exporter, some_item

# Python's slices take integers of any size, and clip them.
HUGE = [sys.maxsize, -sys.maxsize - 1, -sys.maxsize, 2**63, 2**70, -(2**64), 2**62, 2**61, -(2**62)]


def bound():
    if rng.random() < 0.04:
        return rng.choice(HUGE)
    return rng.choice([None, None, 0, 1, 2, 3, -1, -2, -3, 5, -7, 100, -100, sys.maxsize, -sys.maxsize - 1])


def some_slice():
    step = rng.choice([None, None, None, 1, 2, 3, -1, -1, -2, 5])
    if rng.random() < 0.03:
        step = rng.choice([0, *HUGE])
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
    return "L", lambda v, _: v.tolist(), lambda part, _: part.tolist()


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


def mixed_key(view):
    """A key of several entries, of which memoryview takes none."""
    entries = []
    for _ in range(rng.randrange(1, view.ndim + 2)):
        entries.append(index() if rng.random() < 0.4 else some_slice())
    for extra in (..., None):
        if rng.random() < 0.3:
            entries.insert(rng.randrange(len(entries) + 1), extra)
    if all(isinstance(entry, int) for entry in entries):
        entries[rng.randrange(len(entries))] = some_slice()
    words = {None: "new", ...: "..."}
    texts = [words[e] if not isinstance(e, (int, slice)) else written(e) if isinstance(e, slice) else str(e) for e in entries]
    return "m" + ";".join(texts), tuple(entries)


def ask_item(view):
    text, key = some_key(view) if rng.random() < 0.75 else mixed_key(view)
    return "I" + text, lambda v, _: keep(v[key]), lambda part, whole: others_item(part, key, whole)


def others_item(part, key, whole):
    if isinstance(key, tuple) and not isinstance(part, numpy.ndarray if numpy else ()):
        # `_testbuffer` does not count the entries, and takes a tuple of one for no number.
        if any(entry is None or entry is ... for entry in key):
            raise NotImplementedError
        if len(key) > part.ndim:
            raise Refused
        key = key[0] if len(key) == 1 else key
    item = part[key]
    if numpy and isinstance(item, numpy.generic):
        return item.tolist()
    if isinstance(item, (_testbuffer.ndarray if _testbuffer else (), numpy.ndarray if numpy else ())):
        # NumPy spells the format of the same items in several ways.
        return keep(memoryview(item), memoryview(whole).format)
    return item


def keep(answer, format=None):
    """A view in an answer is told by what it shows."""
    if isinstance(answer, memoryview):
        return ("view", format or answer.format, answer.shape, answer.strides, answer.tobytes())
    return answer


ODD = [0, 1, -1, 127, 128, 255, 256, -129, 2**15, 2**31, 2**32, 2**63 - 1, 2**63, 2**64 - 1, -(2**63), 1.0, 0.5, -0.0, 1e39, 65519.0,
       65520.0, float("inf"), float("nan"), True, False, b"", b"a", b"ab", "a", "", "ab", (1, 2.0), (1,), [1, 2], 1 + 2j, ()]


def some_value(view):
    format = view.format.lstrip("@")
    if len(format) == 1 and format in NATIVE and rng.random() < 0.5:
        return number(format)
    if format in STRUCTS and rng.random() < 0.05:
        # The bytes of an item are no value of it, where it has several fields.
        return bytes(view.itemsize)
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

    def others(part, whole):
        if not isinstance(part, _testbuffer.ndarray if _testbuffer else ()) or part.ndim != 1:
            # NumPy converts what the struct module refuses, and `_testbuffer` has no
            # items of several dimensions.
            raise NotImplementedError
        if isinstance(value, tuple) and len(value) == 1:
            # To `_testbuffer` as good as what is in it.
            raise NotImplementedError
        try:
            part[key[0] if isinstance(key, tuple) and len(key) == 1 else key] = value
        except (struct.error, TypeError, ValueError, OverflowError) as error:
            raise Refused from error
        return whole.tobytes()

    return f"W{text}={encode(value)}", run, others


def ask_assign(view):
    key = some_slice()
    id_, other = some_exporter()
    chain = some_slice() if rng.random() < 0.3 else None
    def others_reversed(part, whole):
        target = part[key]
        leaves_holes(part)
        source = numpy.frombuffer(bytes(reversed(target.tobytes())), target.dtype).reshape(target.shape)
        part[key] = source
        return whole.tobytes()

    if rng.random() < 0.7:
        # One that should fit: bytes of the part itself, as that format.
        def run(v, whole):
            part = v[key]
            source = bytearray(reversed(part.tobytes()))
            v[key] = memoryview(source).cast(part.format, part.shape) if product(part.shape) else part
            return whole.tobytes()

        return f"M{written(key)}", run, others_reversed

    def run(v, whole):
        source = memoryview(other())
        if chain:
            source = source[chain]
        v[key] = source
        return whole.tobytes()

    def others_copied(part, whole):
        source = other()
        if chain:
            source = source[chain]
        if type(part) is not type(source):
            raise NotImplementedError
        leaves_holes(part)
        if memoryview(part).format != memoryview(source).format or not equivalent(part[key].shape, source.shape):
            raise Refused
        if product(source.shape):
            part[key] = source
        return whole.tobytes()

    return f"X{written(key)}={id_},{written(chain) if chain else ''}", run, others_copied


def leaves_holes(part):
    """Of records with padding NumPy copies the fields, and what is in the holes then is
    whatever lay in the memory it copied them by."""
    if holes(getattr(part, "dtype", None)):
        raise NotImplementedError


def holes(dtype):
    if not getattr(dtype, "fields", None):
        return False
    fields = [field.base for field, *_ in dtype.fields.values()]
    sizes = sum(field.itemsize for field, *_ in dtype.fields.values())
    return sizes < dtype.itemsize or any(map(holes, fields))


def equivalent(shape, other):
    """Whether shapes are the same, up to the first 0 in them."""
    for one, two in zip(shape, other):
        if one != two or one == 0:
            return one == two and len(shape) == len(other)
    return len(shape) == len(other)


def ask_overlap(view):
    a, b = some_slice(), some_slice()

    def run(v, whole):
        v[a] = v[b]
        return whole.tobytes()

    def others(part, whole):
        if not isinstance(part, numpy.ndarray if numpy else ()):
            # `_testbuffer` copies row by row, also where rows overlap.
            raise NotImplementedError
        leaves_holes(part)
        if part[a].shape != part[b].shape:
            raise Refused
        part[a] = part[b]
        return whole.tobytes()

    return f"Y{written(a)}={written(b)}", run, others


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


def present(view):
    """A value to look for, which is often there."""
    if rng.random() < 0.3:
        return some_value(view)
    for read in (view.tolist, lambda: view.obj.tolist()):
        try:
            value = rng.choice(read())
            encode(value)
            return value
        except Exception:
            continue
    return some_value(view)


def ask_contains(view):
    value = present(view)
    return f"K{encode(value)}", lambda v, _: value in v, lambda part, _: value in part.tolist()


def ask_count(view):
    value = present(view)
    return f"J{encode(value)}", lambda v, _: v.count(value), lambda part, _: part.tolist().count(value)


def ask_index(view):
    value = present(view)
    bounds = [rng.choice([0, 0, 1, 1, 2, 3, -1, -2, -4, 5, -100, 100, *HUGE]) for _ in range(rng.randrange(3))]
    text = ",".join(map(str, [*bounds, "_", "_"][:2]))

    def others(part, _):
        items = part.tolist()
        if value not in items[slice(*(*bounds, None)) if len(bounds) < 2 else slice(*bounds)]:
            raise Refused
        return items.index(value, *bounds)

    return f"G{encode(value)}{text}", lambda v, _: v.index(value, *bounds), others


def ask_hash(view):
    return "P", lambda v, _: hash(v) == hash(v.tobytes())


def ask_cast(view):
    format, shape = target()
    if shape is None:
        return f"Z{format}", lambda v, _: attributes(v.cast(format), _) + (v.cast(format).tobytes(),)
    text = ",".join(map(str, shape))
    return f"Z{format};{text}", lambda v, _: attributes(v.cast(format, shape), _) + (v.cast(format, shape).tobytes(),)


class Refused(Exception):
    """Others refuse it too."""


REQUESTS = [0, 1, 4, 8, 0x18, 0x38, 0x58, 0x98, 0x118, 9, 0x19, 0x1C, 0x1D, 0x11C, 0x11D]


def ask_request(view):
    flags = rng.choice(REQUESTS)
    if rng.random() < 0.4:
        # Bits alone that are given together as a rule.
        flags = sum(1 << bit for bit in (0, 2, 3, 4, 5, 6, 7, 8) if rng.random() < 0.5)
    if flags == 0x100:
        # PyBUF_READ, which is no request: CPython calls it an internal error.
        flags = 0x118

    def run(v, _):
        nd = _testbuffer.ndarray(v, getbuf=flags)
        return (nd.ndim, nd.nbytes, nd.itemsize, nd.format, nd.readonly, nd.shape, nd.strides, nd.suboffsets)

    return f"F{flags}", run


QUESTIONS = ([ask_attributes] * 4 + [ask_list] * 5 + [ask_bytes] * 4 + [ask_hex] + [ask_item] * 6 + [ask_set] * 6 + [ask_assign] * 4
             + [ask_overlap] * 3 + [ask_equal] * 5 + [ask_length, ask_truth, ask_iter, ask_reversed] + [ask_contains] * 2
             + [ask_count, ask_index, ask_index] * hasattr(memoryview, "count")
             + [ask_hash] + [ask_cast] * 4 + [ask_request] * 2 * bool(_testbuffer))
WRITES = (ask_set, ask_assign, ask_overlap)
