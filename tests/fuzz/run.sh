#!/usr/bin/env bash
# Fuzzes what comes from outside: `tests/fuzz/run.sh [SECONDS] [TARGET…]`, one minute each when nothing is said.
#
# cargo-fuzz does the same (`cargo fuzz run --fuzz-dir tests/fuzz container`) with address checks, which a program without
# unsafe code hardly needs; this script needs neither it nor a nightly compiler, only a C++ compiler for libFuzzer.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:-60}
shift || true
[ $# -gt 0 ] || set -- container event fold roster
command -v c++ >/dev/null || { apt-get update -q && apt-get install -qy g++; } >/dev/null

host=$(rustc -vV | sed -n 's/^host: //p')
target=${CARGO_TARGET_DIR:-$(cd ../.. && pwd)/target/fuzz}
# Coverage counters, as cargo-fuzz sets them.
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1"
for name in "$@"; do
    cargo build -q --release --target "$host" --target-dir "$target" --bin "$name"
    mkdir -p "$target/corpus/$name" "$target/crashes/$name"
    # Findings of this run stay below target/; what is worth keeping is copied into corpus/ by hand.
    "$target/$host/release/$name" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=512 -max_len=16384 \
        -print_final_stats=1 -artifact_prefix="$target/crashes/$name/" \
        "$target/corpus/$name" "corpus/$name" 2>&1 | tail -12
done
