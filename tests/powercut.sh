#!/usr/bin/env bash
# Cuts the power: copies what a disk holds at random moments while the program works, and looks at the copy.
#
#     tests/powercut.sh        a quick look: 8 cuts
#     tests/powercut.sh full   200 cuts
#
# The disk is an ext4 file system in a file on /dev/shm; what was not synced is not in that file. Everything that was
# acknowledged must be there. A control run in which syncing does nothing must lose data, or the rig proves nothing.
# Needs root for the loop device, e2fsprogs, and the C compiler that Rust needs, too.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/support/rig.sh
case ${1:-quick} in
full) cuts=200 ;;
*) cuts=8 ;;
esac
[ "$(id -u)" = 0 ] || { echo "a loop device needs root"; exit 77; }
need mkfs.ext4 e2fsprogs
lajur_bin
export LC_ALL=C LAJUR_CLOCK=2026-11-20T09:00:00+07:00
dir=$(mktemp -d /dev/shm/lajur-cut.XXXXXX)
disk=$dir/disk after=$dir/after
# A disk that says it has synced and has not.
echo 'int fsync(int f){return 0;} int fdatasync(int f){return 0;} int msync(void*a,unsigned long l,int f){return 0;}' |
    cc -shared -fPIC -x c - -o "$dir/lying.so"

stop() {
    [ -z "${writer:-}" ] || { kill -9 -- "-$writer" 2>/dev/null || true; wait "$writer" 2>/dev/null || true; }
    umount -q "$after" 2>/dev/null || true
    umount -q "$disk" 2>/dev/null || true
    rm -rf "$dir" "$XDG_STATE_HOME"
}
trap stop EXIT

begin() {
    mkdir -p "$disk" "$after"
    truncate -s 64M "$dir/disk.img"
    mkfs.ext4 -q -F "$dir/disk.img"
    mount -o loop "$dir/disk.img" "$disk" || { echo "no loop device can be mounted here"; exit 77; }
    id=$(office "$disk/office")
    sync
    : >"$dir/told"
    : >"$dir/announced"
    count=0
}

# Works until it is stopped, and tells outside the disk what the program acknowledged.
work() { # work PRELOAD
    while :; do
        count=$((count + 1))
        LD_PRELOAD=$1 "$LAJUR_BIN" --json --data-dir "$disk/office" request note "$id" --text "rig-$count-" \
            >"$dir/answer" && echo "rig-$count-" >>"$dir/told"
        if [ $((count % 5)) = 0 ]; then
            LD_PRELOAD=$1 "$LAJUR_BIN" --json --data-dir "$disk/office" bundle export \
                --out "$disk/$count.lajur" >/dev/null && echo "$count" >>"$dir/announced"
            # A small disk holds a few of them.
            sed -i "/^$((count - 20))$/d" "$dir/announced"
            rm -f "$disk/$((count - 20)).lajur"
        fi
    done
}

# Looks at the copy of a disk whose power was cut; says what is lost.
look() {
    mount -o loop "$dir/cut.img" "$after"
    lost=0
    sound "$after/office" "$id" "$dir/told.then" "cut" >"$dir/why" 2>&1 || lost=1
    for number in $(cat "$dir/announced.then"); do
        lajur --data-dir "$after/office" bundle inspect "$after/$number.lajur" >/dev/null 2>&1 ||
            { echo "bundle $number was announced and is not there" >>"$dir/why"; lost=1; }
    done
    umount "$after"
    return $lost
}

# Cuts the power a number of times and says how often something was lost.
play() { # play CUTS PRELOAD
    begin
    set -m
    work "$2" &
    writer=$!
    set +m
    bad=0
    for _ in $(seq "$1"); do
        sleep "0.$((RANDOM % 6 + 2))$((RANDOM % 10))"
        kill -STOP -- "-$writer"
        # Nothing is told between these lines, since whoever tells has stopped.
        cp "$dir/told" "$dir/told.then"
        cp "$dir/announced" "$dir/announced.then"
        cp "$dir/disk.img" "$dir/cut.img"
        kill -CONT -- "-$writer"
        look || { bad=$((bad + 1)); [ "$bad" -gt 1 ] || cat "$dir/why"; }
    done
    acts=$(wc -l <"$dir/told")
    kill -9 -- "-$writer" 2>/dev/null || true
    wait "$writer" 2>/dev/null || true
    writer=
    # What the writer had started may need a moment to die.
    until umount "$disk" 2>/dev/null; do sleep 0.1; done
}

play "$cuts" ""
echo "$cuts power cuts during $acts acknowledged acts: $bad lost something"
[ "$bad" = 0 ] || exit 1
echo "control, on a disk that lies about syncing:"
control=$((cuts < 20 ? cuts : 20))
play "$control" "$dir/lying.so"
echo "$control power cuts during $acts acknowledged acts: $bad lost something, as they must"
[ "$bad" -gt 0 ] || { echo "the rig cannot see a loss"; exit 1; }
