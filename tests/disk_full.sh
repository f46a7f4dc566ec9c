#!/usr/bin/env bash
# Fills the disk while the program works: it says so, loses nothing it acknowledged, and goes on once there is room.
# Then the same at every single write, with errors that a disk gives. Needs root for a small disk in memory, and strace.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/support/rig.sh
[ "$(id -u)" = 0 ] || { echo "a small disk needs root"; exit 77; }
need strace strace
lajur_bin
export LC_ALL=C LAJUR_CLOCK=2026-11-20T09:00:00+07:00
dir=$(mktemp -d)
trap 'umount -q "$dir/disk" 2>/dev/null || true; rm -rf "$dir" "$XDG_STATE_HOME"' EXIT
mkdir "$dir/disk"
mount -t tmpfs -o size=4m tmpfs "$dir/disk" || { echo "no small disk can be mounted here"; exit 77; }
office=$dir/disk/office told=$dir/told
id=$(office "$office")
: >"$told"

count=0
append() {
    count=$((count + 1))
    "$@" "$LAJUR_BIN" --json --data-dir "$office" request note "$id" --text "rig-$count-" \
        >"$dir/answer" 2>"$dir/said" && echo "rig-$count-" >>"$told"
}
clear_words() { # The sentence names the cause, and is no crash.
    grep -q 'panicked' "$dir/said" && { echo "$1: a crash"; cat "$dir/said"; return 1; }
    grep -qi "$2" "$dir/said" || { echo "$1: says something else:"; cat "$dir/said"; return 1; }
}

# Something else takes nearly all room.
room=$(df --output=avail -k "$dir/disk" | tail -1)
head -c "$(((room - 150) * 1024))" /dev/zero >"$dir/disk/other"
while append env; do [ "$count" -lt 2000 ] || { echo "the disk does not fill"; exit 1; }; done
clear_words "full disk" penuh
lajur --data-dir "$dir/disk/office" bundle export --out "$dir/disk/stick.lajur" >/dev/null 2>"$dir/said" &&
    rm "$dir/disk/stick.lajur" || clear_words "export to a full disk" 'penuh\|ruang'
[ ! -e "$dir/disk/stick.lajur" ] || { echo "half a bundle on a full disk"; exit 1; }
rm "$dir/disk/other"
sound "$office" "$id" "$told" "after the disk was full"
append env || { echo "does not go on once there is room"; cat "$dir/said"; exit 1; }
sound "$office" "$id" "$told" "after there was room again"
echo "full disk: $(wc -l <"$told") acknowledged acts are there, and work goes on"

for error in ENOSPC EIO; do
    for call in pwrite64 fsync fdatasync ftruncate; do
        k=1
        while [ $k -le 100 ]; do
            inject=$call:error=$error:when=$k+
            append strace -f -qq -o /dev/null -e trace=$call -e inject=$inject && break
            ! grep -q panicked "$dir/said" || { echo "$call $k $error: a crash"; cat "$dir/said"; exit 1; }
            [ -s "$dir/said" ] || { echo "$call $k $error: says nothing"; exit 1; }
            sound "$office" "$id" "$told" "$error at $call $k"
            k=$((k + 1))
        done
        echo "$error from $call $k on: told, nothing lost"
    done
done
