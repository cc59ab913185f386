#!/usr/bin/env python3
"""How fast the bridge is, as ratios to NumPy and to the builtin memoryview in one run.

    view-python/test --speed [TEXT]     (builds, installs, then runs this; TEXT picks rows)

A ratio is time here / time there, the best of several runs each, taken in turns, so that
a busy machine slows both.  Below 1 is faster.  Where it is above, the difference is set
against what a call costs that does nothing: a method of an empty class written with PyO3.
"""

import sys
import timeit

import numpy as np
import records_under_test as rust
from view_python import MemoryView

N = 1_000_000
PARTICLE = np.dtype([("x", "<f8"), ("y", "<f8"), ("id", "<u4")], align=True)
ROUNDS = 40
# What two equal programs differ by from run to run.
NOISE = 1.05


def best(statement, *namespaces):
    """The best time of a statement in each of the namespaces, taken in turns."""
    timers = [timeit.Timer(statement, globals=names) for names in namespaces]
    numbers = []
    for timer in timers:
        number = 1
        while timer.timeit(number) < 0.001:
            number *= 2
        numbers.append(number)
    # Fewer of what takes long.
    rounds = max(7, min(ROUNDS, int(1 / sum(timer.timeit(number) for timer, number in zip(timers, numbers)))))
    seen = [[timer.timeit(number) / number for timer, number in zip(timers, numbers)] for _ in range(rounds)]
    return [min(times) for times in zip(*seen)]


def shown(seconds):
    for unit, size in (("ns", 1e-9), ("µs", 1e-6)):
        if seconds < 1000 * size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-3:.3g} ms"


class Table:
    def __init__(self, only):
        self.only = only
        (self.call,) = best("nothing()", {"nothing": rust.Nothing().nothing})
        self.slower = 0
        print(f"Python {sys.version.split()[0]}, NumPy {np.__version__}; a call that does nothing: {shown(self.call)}\n")
        print("| what | here | there | ratio | |\n|---|---|---|---|---|")

    def row(self, what, statement, here, there):
        if self.only not in what:
            return
        one, other = best(statement, here, there)
        if one <= other * NOISE:
            verdict = ""
        elif one - other <= self.call:
            verdict = f"{shown(one - other)} more: less than a call"
        else:
            verdict = f"**{shown(one - other)} more**"
            self.slower += 1
        print(f"| {what} | {shown(one)} | {shown(other)} | {one / other:.2f} | {verdict} |", flush=True)


def numpy_rows(table):
    make = lambda n: {"made": rust.particles(n), "array": np.asarray, "rust": rust}
    table.row("a million records to NumPy, against ten", "array(made)", make(N), make(10))
    zeros = lambda n: {"made": np.zeros(n, PARTICLE), "rust": rust}
    table.row("a million records to Rust, against ten", "rust.where_is(made)", zeros(N), zeros(10))
    table.row("to NumPy and back to Rust, a million against ten", "rust.where_is(array(made))", make(N), make(10))
    for n, name in ((1000, "a thousand"), (N, "a million")):
        many = np.zeros(n, PARTICLE)
        many["x"] = np.arange(n)
        here, there = {"sum": rust.sum_x, "of": many}, {"sum": lambda many: many["x"].sum(), "of": many}
        table.row(f"sum of a column, {name}, against arr['x'].sum()", "sum(of)", here, there)
        column = np.ascontiguousarray(many["x"])
        here, there = {"sum": rust.sum_numbers, "of": column}, {"sum": np.sum, "of": column}
        table.row(f"sum of {name} contiguous doubles, against numpy.sum", "sum(of)", here, there)
        here, there = {"copy": rust.echo_particles, "of": many}, {"copy": np.copy, "of": many}
        table.row(f"a copy of {name} records, against numpy.copy", "copy(of)", here, there)


def memoryview_rows(table):
    target = np.zeros(N, "d")
    for name, exporter in (("bytes", bytearray(N)), ("ints", np.arange(N, dtype="i")), ("doubles", target)):
        both = [{"m": view(exporter), "view": view, "of": exporter} for view in (MemoryView, memoryview)]
        short = [{"m": names["m"][:1000], "few": names["m"][:4], **{k: names[k] for k in ("view", "of")}} for names in both]
        for what, statement in (
            ("len(m)", "len(m)"), ("m.shape", "m.shape"), ("m.readonly", "m.readonly"), ("m[i]", "m[500]"),
            ("m[i] = x", "m[5] = 1" if name != "doubles" else "m[5] = 1.5"),
            ("m[a:b]", "m[2:10]"), ("m.toreadonly()", "m.toreadonly()"), ("view(obj)", "view(of)"),
            ("iter(m)", "iter(m)"), ("list(m), a thousand", "list(m)"), ("for x in m, a thousand", "for x in m: pass"),
            ("tolist(), 4", "few.tolist()"), ("tolist(), a thousand", "m.tolist()"), ("tobytes(), a thousand", "m.tobytes()"),
            ("m == m, a thousand", "m == m"), ("m[::2].tobytes(), a thousand", "m[::2].tobytes()"),
        ):
            table.row(f"{what} of {name}", statement, *short)
        for what, statement in (
            ("tolist()", "m.tolist()"), ("tobytes()", "m.tobytes()"), ("m[::2].tobytes()", "m[::2].tobytes()"),
            ("m[::-1].tobytes()", "m[::-1].tobytes()"), ("m == m", "m == m"), ("m[::2] == m[::2]", "m[::2] == m[::2]"),
            ("m[::2] = m[1::2]", "m[::2] = m[1::2]"),
        ):
            table.row(f"{what} of a million {name}", statement, *both)
    ints, doubles = np.arange(N, dtype="i"), np.arange(N, dtype="d")
    both = [{"a": view(ints), "b": view(doubles)} for view in (MemoryView, memoryview)]
    table.row("a million ints == doubles", "a == b", *both)
    grid = np.arange(N, dtype="d").reshape(1000, 1000)
    both = [{"m": view(grid.T)} for view in (MemoryView, memoryview)]
    table.row("tobytes() of a transposed million doubles", "m.tobytes()", *both)
    table.row("tolist() of a transposed million doubles", "m.tolist()", *both)
    table.row("m[i, j] of doubles", "m[3, 4]", *both)


def main():
    table = Table(sys.argv[1] if len(sys.argv) > 1 else "")
    numpy_rows(table)
    memoryview_rows(table)
    print(f"\n{table.slower} rows slower by more than a call")


if __name__ == "__main__":
    main()
