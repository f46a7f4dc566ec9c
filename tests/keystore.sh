#!/usr/bin/env bash
# A laptop's key in a real key store: GNOME's Secret Service on a session bus of its own.
#
# A first start without a store keeps the key in a file, one with a store keeps it there; moving it between store, file
# and passphrase leaves nothing behind; and when the store is out of reach, the office can be read but records nothing.
# Needs gnome-keyring, libsecret-tools and dbus.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/support/rig.sh
need gnome-keyring-daemon gnome-keyring
need secret-tool libsecret-tools
need dbus-run-session dbus-daemon
lajur_bin
export LC_ALL=C.UTF-8 LAJUR_CLOCK=2026-11-20T09:00:00+07:00 LAJUR_PASSPHRASE=
dir=$(mktemp -d)
trap 'rm -rf "$dir" "$XDG_STATE_HOME"' EXIT
export HOME=$dir/home XDG_RUNTIME_DIR=$dir/run dir
mkdir -m 700 "$HOME" "$XDG_RUNTIME_DIR"
unset DBUS_SESSION_BUS_ADDRESS

fail() {
    echo "failed: $*" >&2
    exit 1
}
kept() { lajur --data-dir "$1" key | sed -n 's/^  "kept": "\(.*\)"$/\1/p'; }
is_kept() { [ "$(kept "$1")" = "$2" ] || fail "$1: the key is in '$(kept "$1")', not in '$2'"; }
# How many of our secrets the store holds.
stored() { secret-tool search --all service lajur 2>/dev/null | grep -c '^label' || true; }
holds() { [ "$(stored)" = "$1" ] || fail "the store holds $(stored) secrets, not $1"; }
note() { lajur --data-dir "$1" request note "$id" --text "$2" >/dev/null; }
# Runs a function of this script on a bus with a store that opens with the same password every time.
with_store() {
    timeout 120 dbus-run-session -- bash -euo pipefail -c '
        printf brankas | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
        "$@"' with_store "$@" 2>"$dir/store.log" || { cat "$dir/store.log" >&2; fail "$1"; }
}

id=$(office "$dir/a")
export id
is_kept "$dir/a" file
echo "  ok: without a store the key is in a file"

into_store() {
    lajur --data-dir "$dir/a" key --keep keystore >/dev/null
    is_kept "$dir/a" keystore
    holds 1
    note "$dir/a" "dari brankas"
}
export -f fail kept is_kept stored holds note lajur into_store
with_store into_store
named='lajur-key keystore [0-9a-f]{16}'
[ "$(wc -c <"$dir/a/device.key")" -eq 36 ] && grep -qxE "$named" "$dir/a/device.key" || fail "the key file holds more than a name"
echo "  ok: moved into the store, nothing of it left in the file"

before=$(events "$dir/a")
lajur --data-dir "$dir/a" request show "$id" >/dev/null || fail "an office without its store cannot be read"
code=0
said=$(lajur --data-dir "$dir/a" request note "$id" --text "tanpa brankas" 2>&1 >/dev/null) || code=$?
[ "$code" = 1 ] || fail "without its store a note ended with $code"
[ "$(events "$dir/a")" = "$before" ] || fail "a refused note left something behind"
echo "  ok: without the store it reads and refuses to record: $said"

out_of_store() {
    LAJUR_PASSPHRASE='frasa brankas' lajur --data-dir "$dir/a" key --keep passphrase >/dev/null
    holds 0
    # A first start where there is a store puts a new key there without being told.
    lajur --data-dir "$dir/b" office init --sample --device Lain >/dev/null
    is_kept "$dir/b" keystore
    holds 1
    lajur --data-dir "$dir/b" key --keep file >/dev/null
    holds 0
}
export -f out_of_store
with_store out_of_store
LAJUR_PASSPHRASE='frasa brankas' is_kept "$dir/a" passphrase
LAJUR_PASSPHRASE='frasa brankas' note "$dir/a" "di bawah frasa"
code=0
note "$dir/a" "tanpa frasa" >/dev/null 2>&1 || code=$?
[ "$code" = 1 ] || fail "without its passphrase a note ended with $code"
is_kept "$dir/b" file
echo "  ok: out of the store again, which keeps nothing; a first start uses a store by itself"
