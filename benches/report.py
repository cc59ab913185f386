"""The raw figures of `benches/run` as one table of ratios.

Every ratio is to the fastest hand-written loop of the same case in the same
build and pass, measured in interleaved rounds; where there are several passes, it
is their median. For NumPy and CPython it is their time over that of the fastest loop
of either build.
"""
import statistics
import sys
from collections import defaultdict

# What `docs/performance.md` promises, by the beginning of the case's name.
TARGETS = [
    ("W1/", 1.10), ("W2/", 1.05), ("W3/gather", 1.10), ("W3/scatter", 1.05), ("W4/", 1.25),
    ("W5/", 1.15), ("W6/tolist_rec", 1.30), ("W6/tolist", 1.25), ("W6/values_into", 1.25),
    ("W7/eq_d_step2", 1.25), ("W7/eq_d_vs_i", 1.25), ("W7/eq_i_vs_q", 1.25), ("W7/", 1.10),
    ("W8/get_ij", 1.30), ("W8/get", 1.20), ("W9/", 2.0), ("W11/stencil", 1.10), ("W11/box", 1.10), ("W11/", 1.25),
]


def read(path):
    """case -> implementation -> build -> list of (pass, nanoseconds, ratio); and the kinds."""
    cases = {}
    kinds, elements = {}, {}
    number = 0
    for line in open(path):
        cells = line.rstrip("\n").split("\t")
        if cells[0] == "#pass":
            number = int(cells[1])
            continue
        build, workload, name, implementation, kind, count, _bytes, median, _least, ratio = cells
        case = f"{workload}/{name}"
        rows = cases.setdefault(case, {}).setdefault(implementation, defaultdict(list))
        rows[build].append((number, float(median), float(ratio)))
        kinds[case, implementation] = kind
        elements[case] = int(count)
    return cases, kinds, elements


def ratio(rows, build):
    values = [r for _, _, r in rows.get(build, []) if r == r]
    return statistics.median(values) if values else None


def limits(case, kinds, rows):
    """The fastest limit of each pass, over both builds, in nanoseconds."""
    best = {}
    for implementation, builds in rows.items():
        if kinds[case, implementation] == "limit":
            for build in builds.values():
                for number, median, _ in build:
                    best[number] = min(best.get(number, median), median)
    return best


def target_of(case, implementation):
    """The ratio to hold, or none for a row that measures more than the limit does."""
    if "made anew" in (implementation or ""):
        return None
    return next((target for start, target in TARGETS if case.startswith(start)), None)


def nanoseconds_of(case, implementation):
    """What an item may take where the target is no ratio: items of dynamic views."""
    if case.startswith("W8/") and (implementation or "").startswith("dynamic"):
        return 3.5 if "out of line" in implementation else 1.3
    return None


def per_item(rows, build, count):
    values = [median / count for _, median, _ in rows.get(build, [])]
    return statistics.median(values) if values else None


def cell(value, target=None, unit=""):
    if value is None:
        return ""
    text = f"{value:.2f}{unit}" if value < 10 else f"{value:.0f}{unit}"
    return f"**{text}**" if target is not None and value > target else text


def main():
    cases, kinds, elements = read(sys.argv[1])
    print("Ratios to the hand-written limit; ours in bold where it misses its target.\n")
    print("| case | limit, ns an item | ours, default | ours, native | target | peers: default, native |")
    print("|---|---|---|---|---|---|")
    for case, rows in cases.items():
        best = limits(case, kinds, rows)
        if not best:
            continue
        peers = []
        for implementation, builds in rows.items():
            if kinds[case, implementation] != "peer" or implementation.startswith("~"):
                continue
            if "py" in builds:
                values = [median / best[n] for n, median, _ in builds["py"] if n in best]
                peers.append((statistics.median(values), f"{implementation} {cell(statistics.median(values))}"))
            else:
                default = ratio(builds, "default")
                native = ratio(builds, "native")
                peers.append((default or native or 0, f"{implementation} {cell(default)}, {cell(native)}"))
        limit = statistics.median(best.values()) / elements[case]
        ours = [i for i in rows if kinds[case, i] == "ours"]
        for implementation in ours or [None]:
            mine = rows.get(implementation, {})
            name = f"{case} `{implementation}`" if len(ours) > 1 else case
            shown = "; ".join(text for _, text in sorted(peers)).replace("|", "\\|")
            target, unit = nanoseconds_of(case, implementation), " ns"
            if target:
                figures = [per_item(mine, build, elements[case]) for build in ("default", "native")]
            else:
                target, unit = target_of(case, implementation), ""
                figures = [ratio(mine, build) for build in ("default", "native")]
            default, native = (cell(figure, target, unit) for figure in figures)
            told = f"{target}{unit}" if target else ""
            print(f"| {name} | {limit:.3g} | {default} | {native} | {told} | {shown} |")
            peers = []


main()
