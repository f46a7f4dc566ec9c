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
    # The laptops this is for have slower disks than whoever measures; strace makes every sync last 4 ms longer.
    command -v strace >/dev/null || { apt-get update -q && apt-get install -qy strace; } >/dev/null
    strace -f -qq --seccomp-bpf -o /dev/null -e trace=fsync,fdatasync -e inject=fsync,fdatasync:delay_exit=4000 \
        cargo bench --bench store -- append 2>/dev/null | grep -E '^(\||$)' | cat -s |
        sed 's/one act, durable/the same, every sync 4 ms slower/'
    benches/papers.sh | grep -E '^(\||$)' | cat -s
    echo
} >"$table"
if grep -q '<!-- benches -->' README.md 2>/dev/null; then
    sed -i -e "/<!-- benches -->/,/<!-- \/benches -->/{/<!-- benches -->/r $table" -e '/<!-- \/\{0,1\}benches -->/!d}' README.md
    echo "README.md has the new table"
else
    cat "$table"
fi
