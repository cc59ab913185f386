"""Random C structs, as ctypes twins and as Rust source.

    python layout_structs.py rust    > data/layout_structs.rs
    python layout_structs.py ctypes  > data/layout_ctypes.tsv   (CPython 3.13 or later for all of them)
    python layout_structs.py numpy   > data/layout_numpy.tsv    (with NumPy; reads layout_ctypes.tsv)
    python layout_structs.py struct                             (reads layout_ctypes.tsv)
    python layout_structs.py cython  > data/layout_cython.tsv   (with Cython and a C compiler)

The structs come from a fixed seed and are the same on every version of Python.
tests/layout_structs.rs compares what these modes say with what Rust says, and
with what they said when the data was recorded.
"""

import ctypes
import math
import os
import random
import struct
import sys

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
COUNT = 360

# Rust type, ctypes type, code.
SCALARS = [
    ("i8", ctypes.c_int8, "b"), ("u8", ctypes.c_uint8, "B"),
    ("i16", ctypes.c_int16, "h"), ("u16", ctypes.c_uint16, "H"),
    ("i32", ctypes.c_int32, "i"), ("u32", ctypes.c_uint32, "I"),
    ("i64", ctypes.c_int64, "q"), ("u64", ctypes.c_uint64, "Q"),
    ("usize", ctypes.c_size_t, "Q"), ("isize", ctypes.c_ssize_t, "q"),
    ("f32", ctypes.c_float, "f"), ("f64", ctypes.c_double, "d"),
    ("bool", ctypes.c_bool, "?"),
]
NAMES = ["x", "y", "z", "id", "mass", "flag", "time", "level", "count", "größe", "質量", "_7", "very_long_name_of_a_field"]


class Field:
    """A field: what it is an array of, with which extents."""

    def __init__(self, name, kind, shape):
        self.name, self.kind, self.shape = name, kind, shape


class Struct:
    """A struct: `pack` and `align` are 0 where nothing is said."""

    def __init__(self, name):
        self.name = name
        self.fields = []
        self.pack = self.align = 0
        self.big = False

    def over_aligned(self):
        return self.align or any(isinstance(f.kind, Struct) and f.kind.over_aligned() for f in self.fields)

    def size(self):
        """Roughly: to keep the strings short."""
        return sum(
            math.prod(f.shape) * (f.kind.size() if isinstance(f.kind, Struct) else 8) for f in self.fields
        )


def structs():
    rng = random.Random(3118)

    def pick(items):
        return items[int(rng.random() * len(items))]

    made = []
    for number in range(COUNT):
        s = Struct(f"S{number:03}")
        mode = rng.random()
        if mode < 0.30:
            s.pack = pick([1, 1, 2, 4, 8])
        elif mode < 0.38:
            s.align = pick([2, 16, 32, 64])
        elif mode < 0.48:
            s.big, s.pack = True, 1
        names = list(NAMES)
        for _ in range(1 + int(rng.random() ** 2 * 9)):
            name = names.pop(int(rng.random() * len(names)))
            shape = ()
            if rng.random() < 0.3:
                shape = tuple(pick([1, 2, 2, 3, 3, 4, 5]) for _ in range(pick([1, 1, 2, 3])))
                if rng.random() < 0.04:
                    shape = (0,) + shape[1:]
            inner = [
                t for t in made[-60:]
                if t.size() * math.prod(shape) < 1500
                and not (s.pack and t.over_aligned())
                and (t.big or not s.big)
            ]
            kind = pick(inner) if inner and rng.random() < 0.25 else pick(SCALARS[:-1] if s.big else SCALARS)
            s.fields.append(Field(name, kind, shape))
        if all(0 in f.shape for f in s.fields):
            s.fields.append(Field("last", SCALARS[1], ()))
        made.append(s)
    return made


# ---- Rust ----

def rust_type(s, field):
    if isinstance(field.kind, Struct):
        text = field.kind.name
    else:
        text, ctype, _ = field.kind
        if s.big and ctypes.sizeof(ctype) > 1:
            text = f"Be<{text.replace('size', '64')}>"
    for extent in reversed(field.shape):
        text = f"[{text}; {extent}]"
    return text


def print_rust():
    made = structs()
    print("// Made by layout_structs.py; do not edit.\n")
    for s in made:
        rule = f", packed({s.pack})" if s.pack and not s.big else f", align({s.align})" if s.align else ""
        print("#[derive(Clone, Copy, BufferView)]")
        print(f"#[repr(C{rule})]")
        print(f"struct {s.name} {{")
        for field in s.fields:
            print(f"    {field.name}: {rust_type(s, field)},")
        print("}\n")
    print("static ALL: &[Described] = &[")
    for s in made:
        print(f"    described::<{s.name}>(),")
    print("];")


# ---- ctypes ----

def twins():
    """The ctypes twin of each struct that this version of Python can say."""
    made = {}
    for s in structs():
        if s.over_aligned() and sys.version_info < (3, 13):
            continue
        fields = []
        for field in s.fields:
            kind = made[field.kind.name] if isinstance(field.kind, Struct) else field.kind[1]
            for extent in reversed(field.shape):
                kind = kind * extent
            fields.append((field.name, kind))
        body = {}
        if s.pack:
            body["_pack_"] = s.pack
            if sys.version_info >= (3, 14):
                body["_layout_"] = "ms"
        if s.align:
            body["_align_"] = s.align
        body["_fields_"] = fields
        base = ctypes.BigEndianStructure if s.big else ctypes.Structure
        made[s.name] = type(s.name, (base,), body)
    return made


def leaves(kind, offset=0):
    """Every scalar of a ctypes type: offset and type, in order."""
    if issubclass(kind, ctypes.Array):
        size = ctypes.sizeof(kind._type_)
        for i in range(kind._length_):
            yield from leaves(kind._type_, offset + i * size)
    elif hasattr(kind, "_fields_"):
        for name, inner, *_ in kind._fields_:
            yield from leaves(inner, offset + getattr(kind, name).offset)
    else:
        yield offset, kind


def order_of(kind):
    """`<` or `>` for a scalar whose bytes have an order, else nothing."""
    if ctypes.sizeof(kind) == 1:
        return ""
    return memoryview(kind()).format[0]


def repeat(count, code):
    return "" if count == 0 else code if count == 1 else f"{count}{code}"


def flat(kind):
    """One ctypes type in the language of the struct module, without the byte order."""
    if issubclass(kind, ctypes.Array):
        count = kind._length_
        while issubclass(kind._type_, ctypes.Array):
            kind = kind._type_
            count *= kind._length_
        if hasattr(kind._type_, "_fields_"):
            return flat(kind._type_) * count
        return repeat(count, flat(kind._type_))
    if hasattr(kind, "_fields_"):
        text, end = "", 0
        for name, inner, *_ in kind._fields_:
            offset = getattr(kind, name).offset
            text += repeat(offset - end, "x") + flat(inner)
            end = offset + ctypes.sizeof(inner)
        return text + repeat(ctypes.sizeof(kind) - end, "x")
    return memoryview(kind()).format[-1]


def struct_format(kind):
    """The format for the struct module, or None if the scalars disagree on their order."""
    orders = {order_of(k) for k in types(kind)} - {""}
    if len(orders) > 1:
        return None
    return (orders.pop() if orders else "<" if sys.byteorder == "little" else ">") + flat(kind)


def types(kind):
    """The scalar types inside a type, also inside arrays of none."""
    if issubclass(kind, ctypes.Array):
        return types(kind._type_)
    if hasattr(kind, "_fields_"):
        return {inner for _, field, *_ in kind._fields_ for inner in types(field)}
    return {kind}


def print_ctypes():
    for name, kind in twins().items():
        print(name, ctypes.sizeof(kind), memoryview(kind()).format, struct_format(kind) or "-", sep="\t")


def recorded():
    with open(os.path.join(DATA, "layout_ctypes.tsv"), encoding="utf-8") as file:
        for line in file:
            name, size, text, flat = line.rstrip("\n").split("\t")
            yield name, int(size), text, flat


# ---- struct ----

def print_struct():
    """Unpacks each item both ways: by its string, and scalar by scalar at its offset."""
    rng = random.Random(1)
    made = twins()
    count = 0
    for name, size, _, flat in recorded():
        if flat == "-" or name not in made:
            continue
        assert struct.calcsize(flat) == size, name
        item = bytes(int(rng.random() * 256) for _ in range(size))
        one_by_one = [
            struct.unpack_from((order_of(k) or "=") + memoryview(k()).format[-1], item, offset)[0]
            for offset, k in leaves(made[name])
        ]
        assert repr(struct.unpack(flat, item)) == repr(tuple(one_by_one)), name
        count += 1
    print(count)


# ---- NumPy ----

def print_numpy():
    """What numpy.dtype makes of each string: the item size, and every field at every depth."""
    from numpy._core._internal import _dtype_from_pep3118
    import numpy

    for name, size, text, _ in recorded():
        dtype = _dtype_from_pep3118(text)
        # NULL as the owner makes NumPy crash on a wrong size, so that is looked at first.
        assert dtype.itemsize == size, (name, text, dtype.itemsize, size)
        memory = (ctypes.c_char * (3 * size))()
        view = exported(memory, text, size)
        array = numpy.asarray(view)
        assert array.dtype == dtype and array.shape == (3,) and array.strides == (size,), name
        print(name, dtype.itemsize, " ".join(numpy_fields(dtype, "", 0)), sep="\t")


def numpy_fields(dtype, path, base):
    for name in dtype.names:
        inner, offset = dtype.fields[name][:2]
        shape = "(" + ",".join(map(str, inner.shape)) + ")" if inner.shape else ""
        here = path + name
        if inner.base.names:
            yield f"{here}@{base + offset}:{shape}T{inner.base.itemsize}"
            yield from numpy_fields(inner.base, here + ".", base + offset)
        else:
            order = "" if inner.base.itemsize == 1 else "<" if inner.base.newbyteorder("<") == inner.base else ">"
            yield f"{here}@{base + offset}:{shape}{order}{inner.base.kind}{inner.base.itemsize}"


class PyBuffer(ctypes.Structure):
    _fields_ = [
        ("buf", ctypes.c_void_p), ("obj", ctypes.c_void_p), ("len", ctypes.c_ssize_t),
        ("itemsize", ctypes.c_ssize_t), ("readonly", ctypes.c_int), ("ndim", ctypes.c_int),
        ("format", ctypes.c_char_p), ("shape", ctypes.POINTER(ctypes.c_ssize_t)),
        ("strides", ctypes.POINTER(ctypes.c_ssize_t)), ("suboffsets", ctypes.c_void_p), ("internal", ctypes.c_void_p),
    ]


KEPT = []


def exported(memory, text, size):
    """A memoryview of items of `size` bytes with any format; the memory is kept for ever."""
    count = ctypes.sizeof(memory) // size
    shape, strides = (ctypes.c_ssize_t * 1)(count), (ctypes.c_ssize_t * 1)(size)
    buffer = PyBuffer(
        ctypes.addressof(memory), None, count * size, size, 0, 1, text.encode(), shape, strides, None, None
    )
    KEPT.append((memory, shape, strides, buffer))
    make = ctypes.pythonapi.PyMemoryView_FromBuffer
    make.restype, make.argtypes = ctypes.py_object, [ctypes.POINTER(PyBuffer)]
    return make(buffer)


# ---- Cython ----

def c_names(s):
    """Whether Cython can be asked: it knows ASCII names, no empty arrays, no arrays of structs."""
    return all(
        field.name.isascii() and 0 not in field.shape
        and not (isinstance(field.kind, Struct) and (field.shape or not c_names(field.kind)))
        for field in s.fields
    )


def print_cython():
    """Which of the structs Cython accepts as its own struct from our strings, and its words if not."""
    import importlib.util
    import subprocess
    import tempfile

    c_types = {"i8": "signed char", "u8": "unsigned char", "bool": "bint_", "f32": "float", "f64": "double",
               "usize": "size_t", "isize": "ssize_t"}
    for bits in (16, 32, 64):
        c_types[f"i{bits}"], c_types[f"u{bits}"] = f"int{bits}_t", f"uint{bits}_t"

    sample = [s for s in structs() if not s.big and s.pack in (0, 1) and not s.over_aligned() and c_names(s)
              and all(not isinstance(f.kind, Struct) or f.kind.pack == s.pack for f in s.fields)][:60]
    needed, order = set(), []

    def need(s):
        for field in s.fields:
            if isinstance(field.kind, Struct):
                need(field.kind)
        if s.name not in needed:
            needed.add(s.name)
            order.append(s)

    for s in sample:
        need(s)
    source = ["# cython: language_level=3", "from libc.stdint cimport *", "cdef extern from *:",
              '    """', "    #include <stdbool.h>", "    typedef bool bint_;", '    """',
              "    ctypedef unsigned char bint_", ""]
    for s in order:
        source.append(f"cdef packed struct {s.name}:" if s.pack else f"cdef struct {s.name}:")
        for field in s.fields:
            kind = field.kind.name if isinstance(field.kind, Struct) else c_types[field.kind[0]]
            source.append(f"    {kind} {field.name}{''.join(f'[{n}]' for n in field.shape)}")
        source.append("")
    source.append("def check(name, memory):")
    for i, s in enumerate(sample):
        source.append(f"    cdef {s.name}[:] view{i}")
    for i, s in enumerate(sample):
        source.append(f"    if name == '{s.name}':")
        source.append(f"        view{i} = memory")
        source.append(f"        return sizeof({s.name})")
    strings = {name: (size, text) for name, size, text, _ in recorded()}
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "layout_check.pyx"), "w", encoding="utf-8") as file:
            file.write("\n".join(source) + "\n")
        run = subprocess.run([sys.executable, "-m", "Cython.Build.Cythonize", "-i", "layout_check.pyx"],
                             cwd=folder, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        built = next(f for f in os.listdir(folder) if f.startswith("layout_check") and f.endswith((".so", ".pyd")))
        spec = importlib.util.spec_from_file_location("layout_check", os.path.join(folder, built))
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for s in sample:
            size, text = strings[s.name]
            try:
                assert module.check(s.name, exported((ctypes.c_char * (3 * size))(), text, size)) == size
                print(s.name, "accepted", sep="\t")
            except ValueError as error:
                print(s.name, str(error).splitlines()[0], sep="\t")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    modes = {"rust": print_rust, "ctypes": print_ctypes, "struct": print_struct, "numpy": print_numpy,
             "cython": print_cython}
    modes[sys.argv[1]]()
