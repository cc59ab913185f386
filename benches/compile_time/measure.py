#!/usr/bin/env python3
"""What the derive costs a user's compile, beside the derives of its peers.

Writes one crate for each set of derives, with 100 structs of 10 fields, and times how long cargo
takes for it: clean (everything from nothing, dependencies included), touched (the crate alone,
incremental compilation off) and edited (one line changed, incremental compilation on). The
crates are built in turn, so that a slow minute of the machine slows them all. Time per struct is over the crate without derives.

    python benches/compile_time/measure.py [--rounds N] [--profiles check,dev,release] [--only a,b]

The peers are dependencies of the generated crates alone, never of this workspace.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
STRUCTS = 100
# 48 bytes without a hole, for the peers refuse padding.
FIELDS = ["f64", "f64", "u64", "i64", "f32", "u32", "u16", "u16", "u16", "u16"]
# With holes, the derive has numbers to compute that it spares where there cannot be any.
FIELDS_WITH_HOLES = ["u16", "f64", "f64", "u64", "bool", "f32", "u32", "u16", "u16", "u16"]

# name: (dependency, use, attributes of each struct)
PEERS = {
    "none": ("", "", ""),
    "Clone+Copy": ("", "", "#[derive(Clone, Copy)]"),
    "serde": (
        'serde = { version = "1", features = ["derive"] }',
        "use serde::Serialize;",
        "#[derive(Serialize)]",
    ),
    "bytemuck": (
        'bytemuck = { version = "1", features = ["derive"] }',
        "use bytemuck::{Pod, Zeroable};",
        "#[derive(Clone, Copy, Pod, Zeroable)]",
    ),
    "zerocopy": (
        'zerocopy = { version = "0.8", features = ["derive"] }',
        "use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};",
        "#[derive(FromBytes, IntoBytes, KnownLayout, Immutable)]",
    ),
    "BufferView": (
        f'view-core = {{ path = "{ROOT}/view-core" }}',
        "use view_core::BufferView;",
        "#[derive(Clone, Copy, BufferView)]",
    ),
}
PEERS["BufferView+holes"] = PEERS["BufferView"]


def write(folder, name):
    dependency, use, attributes = PEERS[name]
    crate = folder / name.replace("+", "_")
    (crate / "src").mkdir(parents=True, exist_ok=True)
    (crate / "Cargo.toml").write_text(
        f'[package]\nname = "c"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n[dependencies]\n{dependency}\n'
    )
    types = FIELDS_WITH_HOLES if name.endswith("+holes") else FIELDS
    fields = ", ".join(f"pub f{i}: {ty}" for i, ty in enumerate(types))
    text = f"{use}\n"
    for i in range(STRUCTS):
        text += f"{attributes}\n#[repr(C)]\npub struct S{i} {{ {fields} }}\n"
    (crate / "src" / "lib.rs").write_text(text)
    return crate


def cargo(crate, profile, incremental=False):
    command = {"check": ["check"], "dev": ["build"], "release": ["build", "--release"]}[profile]
    env = dict(os.environ, CARGO_INCREMENTAL="1" if incremental else "0", CARGO_TARGET_DIR=str(crate / "target"))
    start = time.perf_counter()
    done = subprocess.run(["cargo", *command, "--quiet", "--offline"], cwd=crate, env=env, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{crate.name}: {done.stderr[-3000:]}")
    return time.perf_counter() - start


def crates_added(crate):
    command = ["cargo", "tree", "--edges", "normal", "--prefix", "none", "--offline"]
    done = subprocess.run(command, cwd=crate, capture_output=True, text=True, check=True)
    return len({line.split(" (")[0] for line in done.stdout.splitlines() if line.strip()}) - 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--profiles", default="check,dev,release")
    parser.add_argument("--only", help="these sets of derives, besides `none`")
    parser.add_argument("--no-clean", action="store_true", help="leave out the clean builds")
    parser.add_argument("--scratch", type=pathlib.Path, default=ROOT / "target" / "compile_time")
    options = parser.parse_args()
    names = [n for n in PEERS if n == "none" or not options.only or n in options.only.split(",")]
    crates = {name: write(options.scratch, name) for name in names}
    for crate in crates.values():
        subprocess.run(["cargo", "fetch", "--quiet"], cwd=crate, check=True)

    for profile in options.profiles.split(","):
        clean, touched, edited = {}, {}, {}
        for name, crate in crates.items():
            if not options.no_clean:
                shutil.rmtree(crate / "target", ignore_errors=True)
            clean[name] = cargo(crate, profile)
        for _ in range(options.rounds):
            for name, crate in crates.items():
                os.utime(crate / "src" / "lib.rs")
                touched.setdefault(name, []).append(cargo(crate, profile))
        for crate in crates.values():
            os.utime(crate / "src" / "lib.rs")
            cargo(crate, profile, incremental=True)
        for i in range(options.rounds):
            for name, crate in crates.items():
                with (crate / "src" / "lib.rs").open("a") as file:
                    file.write(f"pub const EDIT_{profile.upper()}_{i}: u32 = {i};\n")
                edited.setdefault(name, []).append(cargo(crate, profile, incremental=True))
        print(f"\n{profile}: {STRUCTS} structs of {len(FIELDS)} fields, median of {options.rounds}\n")
        print("| derives | crates | clean, s | touched, ms | ms a struct | edited, ms |")
        print("|---|---:|---:|---:|---:|---:|")
        base = statistics.median(touched["none"])
        for name, crate in crates.items():
            middle = statistics.median(touched[name])
            print(
                f"| {name} | {crates_added(crate)} | {clean[name]:.2f} | {middle * 1e3:.0f} "
                f"| {(middle - base) * 1e3 / STRUCTS:.2f} | {statistics.median(edited[name]) * 1e3:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
