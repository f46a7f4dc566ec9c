#!/bin/sh
# Collects the licence files of every crate in the program into a folder, to be shipped beside it.
# Usage: packaging/licences.sh DIR
set -eu
out=${1:?usage: packaging/licences.sh DIR}
cd "$(dirname "$0")/.."
mkdir -p "$out"
cp LICENSE-MIT LICENSE-APACHE THIRD-PARTY-NOTICES.md fonts/LICENSE-*.txt "$out"

# One line per package: name, version, licence, folder of its sources.
cargo metadata --locked --format-version 1 |
python3 -c '
import json, os, sys
data = json.load(sys.stdin)
for package in sorted(data["packages"], key=lambda it: (it["name"], it["version"])):
    if package["source"]:
        print(package["name"], package["version"], os.path.dirname(package["manifest_path"]),
              package["license"] or "-", sep="\t")
' | while IFS="$(printf '\t')" read -r name version folder licence; do
    printf '%s %s: %s\n' "$name" "$version" "$licence" >>"$out/CRATES.txt"
    for file in "$folder"/LICEN[CS]E* "$folder"/COPYING* "$folder"/NOTICE* "$folder"/UNLICENSE*; do
        [ -f "$file" ] && cp "$file" "$out/$name-$version-$(basename "$file")"
    done
done
echo "$(wc -l <"$out/CRATES.txt") crates in $out"
