#!/usr/bin/env bash
# Kills the program at random moments and at every single write: what it acknowledged is there, all else is whole.
#
#     tests/crash.sh          a quick look: 30 random kills, kills at writes 1 to 12
#     tests/crash.sh full     1,000 random kills, kills at writes 1 to 200 or the last
#
# Needs strace, which is installed when missing.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/support/rig.sh
case ${1:-quick} in
full) kills=1000 points=200 ;;
*) kills=30 points=12 ;;
esac
need strace strace
lajur_bin
export LC_ALL=C LAJUR_CLOCK=2026-11-20T09:00:00+07:00
dir=$(mktemp -d)
trap 'rm -rf "$dir" "$XDG_STATE_HOME"' EXIT

one=$dir/one two=$dir/two stick=$dir/stick.lajur told=$dir/told
id=$(office "$one")
: >"$told"

# A second laptop that will import what the first does.
words=$(lajur --data-dir "$two" device request --name Dua --out "$dir/wish.lajur" |
    sed -n 's/^  "words": "\(.*\)",\{0,1\}$/\1/p')
lajur --data-dir "$one" device admit "$dir/wish.lajur" --words "$words" >/dev/null
lajur --data-dir "$one" bundle export --out "$stick" >/dev/null
lajur --data-dir "$two" bundle import "$stick" >/dev/null

count=0
# Does one thing, under whatever `run` puts around the program; what it says it did is written down.
append() {
    count=$((count + 1))
    "$@" "$LAJUR_BIN" --json --data-dir "$one" request note "$id" --text "rig-$count-" >"$dir/answer" 2>/dev/null &&
        [ -s "$dir/answer" ] && echo "rig-$count-" >>"$told"
}
import() { "$@" "$LAJUR_BIN" --json --data-dir "$two" bundle import "$stick" >/dev/null 2>&1; }
export_() { "$@" "$LAJUR_BIN" --json --data-dir "$one" bundle export --out "$dir/out.lajur" >/dev/null 2>&1; }

after_append() { sound "$one" "$id" "$told" "$1"; }
after_import() {
    lajur --data-dir "$two" verify >"$dir/verify" 2>&1 || { echo "$1: verify fails"; cat "$dir/verify"; return 1; }
}
after_export_() {
    # Whole under its name, or not there at all.
    [ ! -e "$dir/out.lajur" ] || lajur --data-dir "$one" bundle inspect "$dir/out.lajur" >/dev/null ||
        { echo "$1: half a file"; return 1; }
    rm -f "$dir/out.lajur" "$dir"/.lajur-*
}

# Something new to import: the bundle grows before every attempt.
grow() { append && lajur --data-dir "$one" bundle export --out "$stick" >/dev/null; }

# Lets the program live for a random time.
killed() {
    "$@" &
    local pid=$!
    sleep "0.0$((RANDOM % 90 + 10))"
    kill -9 $pid 2>/dev/null || true
    wait $pid 2>/dev/null
}

for what in append import export_; do
    survived=0
    for kill in $(seq "$kills"); do
        [ $what = import ] && grow
        if { $what killed; } 2>/dev/null; then survived=$((survived + 1)); fi
        # Looking costs more than killing, so with many kills only every tenth is looked at.
        if [ "$kills" -le 50 ] || [ $((kill % 10)) = 0 ]; then after_$what "random kill $kill of $what"; fi
    done
    after_$what "the last random kill of $what"
    echo "$what: $kills random kills, $survived came too late, nothing lost"
done

# Kills at the k-th call of one kind; stops once the program makes no more of them.
for what in append import export_; do
    for call in pwrite64 write fdatasync fsync rename renameat2 linkat unlink ftruncate; do
        k=1
        while [ $k -le "$points" ]; do
            [ $what = import ] && grow
            inject=$call:signal=SIGKILL:when=$k
            # The shell would tell of every kill.
            if { $what strace -f -qq -o /dev/null -e trace=$call -e inject=$inject; } 2>/dev/null; then break; fi
            after_$what "$what killed at $call $k"
            k=$((k + 1))
        done
        [ $k = 1 ] || echo "$what: killed at $call 1 to $((k - 1)), nothing lost"
    done
done
import env && after_import "the last import" && echo "all $(wc -l <"$told") acknowledged acts are there"
