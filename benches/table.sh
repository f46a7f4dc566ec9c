#!/usr/bin/env bash
# Measures everything and writes the table into README.md, between its two bench markers; prints it where there are none.
set -euo pipefail
cd "$(dirname "$0")/.."
table=$(mktemp)
trap 'rm -f "$table"' EXIT
{
    echo
    echo "Measured with \`benches/table.sh\` on $(nproc) cores of $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1)," \
        "$(date -u +%Y-%m-%d)."
    cargo bench --bench store --bench board --bench office_time --bench desk --bench papers 2>/dev/null | grep -E '^(\||$)' | cat -s
    benches/papers.sh | grep -E '^(\||$)' | cat -s
    echo
} >"$table"
if grep -q '<!-- benches -->' README.md 2>/dev/null; then
    sed -i -e "/<!-- benches -->/,/<!-- \/benches -->/{/<!-- benches -->/r $table" -e '/<!-- \/\{0,1\}benches -->/!d}' README.md
    echo "README.md has the new table"
else
    cat "$table"
fi
