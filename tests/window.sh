#!/bin/sh
# The window with real clicks: first start, a new request moved through three lanes, a letter drafted, previewed, saved and
# printed, then a second laptop that joins, and a change that comes back. Every step is checked in the office's data.
#
#   tests/window.sh [FOLDER FOR SCREENSHOTS, else target/window] [THE PROGRAM, else $LAJUR_BIN, else built here]
#
# The window draws itself in software on a display of its own. It keeps a map of what stands where in the file that
# LAJUR_SCREEN_MAP names; this script presses what the map shows, so it does not depend on where things stand.
set -eu
cd "$(dirname "$0")/.."
shots=$(mkdir -p "${1:-target/window}" && cd "${1:-target/window}" && pwd)
missing=""
for need in Xvfb:xvfb xdotool:xdotool openbox:openbox import:imagemagick jq:jq pdftotext:poppler-utils cupsd:cups lp:cups-client; do
    command -v "${need%%:*}" >/dev/null || missing="$missing ${need##*:}"
done
for need in libxkbcommon-x11.so.0:libxkbcommon-x11-0 libX11-xcb.so.1:libx11-xcb1 libXcursor.so.1:libxcursor1 libXi.so.6:libxi6; do
    ldconfig -p | grep -q "${need%%:*}" || missing="$missing ${need##*:}"
done
if [ -n "$missing" ]; then
    # shellcheck disable=SC2086  # several words on purpose
    apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $missing
fi
if [ -n "${2:-${LAJUR_BIN:-}}" ]; then
    lajur=$(realpath "${2:-$LAJUR_BIN}")
else
    cargo build --quiet
    lajur=$PWD/target/debug/lajur
fi

work=$(mktemp -d)
map=$work/map
started=""
trap 'for pid in $started; do kill "$pid" 2>/dev/null || true; done; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
mkdir "$work/no-programs" "$work/home"

mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1368x800x24 3>"$work/display" >/dev/null 2>&1 &
started="$started $!"
DISPLAY=:$(head -n 1 "$work/display")
export DISPLAY
openbox >/dev/null 2>&1 &
started="$started $!"

fail() {
    echo "failed: $*" >&2
    [ -z "${id:-}" ] || import -window "$id" "$shots/failed.png" 2>/dev/null || true
    [ ! -f "$map" ] || cp "$map" "$shots/failed.map"
    tail -n 5 "$work"/*.log >&2 2>/dev/null || true
    exit 1
}

# Runs a command until it succeeds, for at most half a minute.
until_true() {
    tries=${TRIES:-300}
    until "$@"; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || fail "waited in vain for: $*"
        # A nudge of the pointer makes the window look at itself again.
        [ $((tries % 10)) -ne 5 ] || nudge
        sleep 0.1
    done
}

nudge() { xdotool mousemove_relative -- 1 0 mousemove_relative -- -1 0 2>/dev/null || true; }

# Opens the window on an office folder. Its PATH holds no program but lp, so that the window asks for files itself.
open_window() {
    rm -f "$map"
    env -u DBUS_SESSION_BUS_ADDRESS -u XDG_RUNTIME_DIR -u WAYLAND_DISPLAY HOME="$work/home" \
        PATH="$work/no-programs" LAJUR_CLOCK="$clock" LAJUR_SCREEN_MAP="$map" \
        "$lajur" --lang id --data-dir "$1" >"$1.log" 2>&1 &
    window=$!
    started="$started $window"
    until_true is_open
    xdotool windowfocus "$id" 2>/dev/null || true
}
is_open() { id=$(xdotool search --onlyvisible --name Lajur 2>/dev/null | tail -n 1) && [ -n "$id" ] && [ -s "$map" ]; }
close_window() {
    kill "$window"
    wait "$window" 2>/dev/null || true
    id=""
}

# Where a named part or a word stands: where KIND NAME, with NAME as an extended regular expression for the whole.
where() { awk -F '\t' -v kind="$1" -v name="^($2)\$" '$3 == kind && $4 ~ name { print $1, $2; exit }' "$map"; }
sees() { [ -n "$(where "$1" "$2")" ]; }
gone() { [ -z "$(where "$1" "$2")" ]; }
see() { until_true sees "$1" "$2"; }
press() {
    see "$1" "$2"
    # The window takes what happens at once as happening where the pointer is last: it needs its time for each.
    # shellcheck disable=SC2046  # two numbers on purpose
    answered xdotool mousemove --window "$id" $(where "$1" "$2")
    answered xdotool click 1
}
# Runs a command that the window notices, and waits until its map is new, for at most a second.
answered() {
    stamp=$(stat -c '%i %y' "$map")
    "$@"
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        sleep 0.1
        [ "$(stat -c '%i %y' "$map" 2>/dev/null)" = "$stamp" ] || return 0
    done
}
key() { xdotool key --clearmodifiers "$@"; }
write() { xdotool type --delay 8 -- "$1"; }
fill() {
    press id "$1"
    until_true sees focus "$1"
    key ctrl+a
    write "$2"
    until_true sees text "$2"
}
# Walks to a field by Tab, which also scrolls it into view.
walk_to() {
    steps=40
    until sees focus "$1"; do
        steps=$((steps - 1))
        [ "$steps" -gt 0 ] || fail "Tab never comes to $1"
        before_tab=$(focus)
        key Tab
        until_true moved_on
    done
}
focus() { awk -F '\t' '$3 == "focus" { print "at " $4 }' "$map"; }
moved_on() { nudge && [ "$(focus)" != "$before_tab" ]; }
shot() {
    nudge
    sleep 0.4
    import -window "$id" "$shots/$1.png"
    echo "  $1.png"
}
# Answers the window's own file dialog.
choose() {
    see id picker-name
    until_true sees focus picker-name
    key ctrl+a
    write "$1"
    until_true sees text "$1"
    [ -z "${2:-}" ] || shot "$2"
    key Return
    until_true gone id picker-name
}

# Asks the office's data. The window holds its folder, so while it is open a copy is asked.
ask() {
    folder=$1
    shift
    rm -rf "$work/copy"
    cp -r "$folder" "$work/copy"
    LAJUR_CLOCK=$clock "$lajur" --lang id --data-dir "$work/copy" --json "$@"
}
holds() {
    said=$(ask "$1" $2 2>/dev/null | jq -r "$3" 2>/dev/null) && [ "$said" = "$4" ]
}
# check FOLDER "COMMAND" JQ EXPECTED: polled, since the window answers before the disk is asked.
check() {
    until_true holds "$1" "$2" "$3" "$4"
    echo "  ok: $2 $3 = $4"
}

a=$work/a
b=$work/b
clock=2026-11-20T09:00:00+07:00

prints() { lpstat -r | grep -q 'is running'; }

# A print system of its own, whose one queue keeps every job just as it was given.
print_system() {
    cups=$work/cups
    mkdir -p "$cups/root" "$cups/spool" "$cups/cache" "$cups/state"
    cat >"$cups/files" <<END
FileDevice Yes
ServerRoot $cups/root
RequestRoot $cups/spool
CacheDir $cups/cache
StateDir $cups/state
AccessLog $cups/access
ErrorLog $cups/error
PageLog $cups/page
END
    cat >"$cups/daemon" <<END
Listen $cups/socket
Browsing Off
DefaultAuthType None
PreserveJobFiles Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
END
    PATH=$PATH:/usr/sbin cupsd -f -c "$cups/daemon" -s "$cups/files" >/dev/null 2>&1 &
    started="$started $!"
    export CUPS_SERVER="$cups/socket"
    until_true prints
    PATH=$PATH:/usr/sbin lpadmin -p uji -E -v file:/dev/null
    PATH=$PATH:/usr/sbin lpadmin -d uji
    ln -s "$(command -v lp)" "$work/no-programs/lp"
}

# A window opened before there is somebody to place it may stay invisible.
until_true xdotool get_num_desktops >/dev/null 2>&1

print_system
echo "first start"
open_window "$a"
see id start-sample
shot 01-first-start
press id start-sample
press text Papan
see id board
check "$a" "office show" .profile.agency "Dinas Komunikasi dan Informatika"
before=$(ask "$a" state | jq .requests)
shot 02-board

echo "a new request"
press id board-new
until_true sees focus new-Agency
write "Dinas Uji Jendela"
fill new-Contact "Budi Contoh"
fill new-Phone "0812 0000 0000"
fill new-Email "budi@contoh.go.id"
fill new-Number "500/77/UJI/2026"
fill new-Date "19-11-2026"
fill new-Subject "Permohonan Subdomain Uji"
ask "$a" procedure show tulungagung-subdomain | jq -r '.fields[].id' >"$work/fields"
while read -r field; do
    walk_to "new-field-$field"
    write "uji-$field"
    until_true sees text "uji-$field"
done <"$work/fields"
shot 03-new-request
press id new-confirm
see id request-flow
check "$a" state .requests $((before + 1))
request=$(ask "$a" request list --search "Uji Jendela" | jq -r '.[0].id')
check "$a" "request show $request" .state open
check "$a" "request show $request" .applicant.agency "Dinas Uji Jendela"
shot 04-request

echo "through three lanes"
lanes=""
moves=0
while [ "$moves" -lt 5 ]; do
    now=$(ask "$a" request show "$request")
    step=$(echo "$now" | jq -r '.active[0].step')
    lane=$(echo "$now" | jq -r '.active[0].lane')
    case " $lanes " in *" $lane "*) ;; *) lanes="$lanes $lane" ;; esac
    # Where the SOP asks a question, the first answer is the one that leads on.
    press id "advance-$step(-0)?"
    see id sheet-confirm
    if sees id sheet-tick-all; then
        press id sheet-tick-all
        until_true gone id sheet-tick-all
    elif sees id sheet-item-0; then
        press id sheet-item-0
    fi
    [ "$moves" -ne 1 ] || shot 05-step
    press id sheet-confirm
    until_true gone id sheet-confirm
    check "$a" "request show $request" ".active[0].step != \"$step\"" true
    moves=$((moves + 1))
done
[ "$(echo "$lanes" | wc -w)" -ge 3 ] || fail "only these lanes were walked:$lanes"
echo "  ok: walked$lanes"
shot 06-request-walked

echo "a letter"
press text "Naskah .*"
press id request-new-letter
key Return
see id letter-page-0
letter=$(ask "$a" request show "$request" | jq -r '.papers[] | select(.kind != "disposition") | .id' | tail -n 1)
shot 07-letter
cp "$shots/07-letter.png" "$work/before.png"
fill letter-Subject "Persetujuan Subdomain Uji Jendela"
until_true sees id letter-save
shot 08-letter-edited
# The preview is drawn from the very PDF: it must have changed with the subject.
changed=$(compare -metric AE -extract 500x700+800+170 "$work/before.png" "$shots/08-letter-edited.png" null: 2>&1 || true)
[ "${changed%%[!0-9]*}" -gt 50 ] || fail "the preview has not followed the form"
key ctrl+s
check "$a" "letter show $letter" .revision 2
check "$a" "letter show $letter" .content.subject "Persetujuan Subdomain Uji Jendela"
press id letter-print
choose "$work/surat uji.pdf" 09-file-dialog
until_true test -s "$work/surat uji.pdf"
pdftotext "$work/surat uji.pdf" - | grep -q "Persetujuan Subdomain Uji Jendela" || fail "the PDF lacks its subject"
echo "  ok: $(stat -c %s "$work/surat uji.pdf") bytes of PDF"

echo "printed"
press id letter-more
press text "Cetak ke printer"
see text "Surat dikirim ke printer\\."
shot 09-printing
printed() { job=$(find "$cups/spool" -name 'd*-001') && [ -n "$job" ] && cmp -s "$job" "$work/surat uji.pdf"; }
until_true printed
lpstat -W completed | grep -q uji || fail "the print system has not finished its job"
echo "  ok: the print system was handed the very file that was saved"
close_window

echo "a second laptop"
open_window "$b"
press id start-join
fill start-Device "Laptop Kasi"
press id start-ask
choose "$work/gabung"
until_true test -s "$work/gabung.lajur"
see text "Admin mengetik kata berikut.*"
words=$(awk -F '\t' 'next_is_it { print $4; exit } $4 ~ /^Admin mengetik kata berikut/ { next_is_it = 1 }' "$map")
[ "$(echo "$words" | wc -w)" -eq 5 ] || fail "these are not five words: $words"
shot 10-join
close_window

echo "admitted, exported"
open_window "$a"
press text Tukar
press id exchange-pick
choose "$work/gabung.lajur"
see id "exchange-words"
fill exchange-words "$words"
shot 11-admit
press id exchange-admit
check "$a" state .devices 2
press id exchange-export
choose "$work/dari-a"
until_true test -s "$work/dari-a.lajur"
shot 12-exported
close_window
bundle_events=$("$lajur" --data-dir "$a" --json bundle inspect "$work/dari-a.lajur" | jq -r .events)
[ "$bundle_events" -gt 0 ] || fail "the exchange file is empty"

echo "imported on the second laptop"
open_window "$b"
press id start-join
press id start-import
choose "$work/dari-a.lajur"
press text Papan
see id board
shot 13-second-laptop
close_window
hash_of() { "$lajur" --data-dir "$1" --json state | jq -r .state_hash; }
[ "$(hash_of "$a")" = "$(hash_of "$b")" ] || fail "the two laptops do not agree"
echo "  ok: both laptops say $("$lajur" --data-dir "$b" --json state | jq -r .data_code)"

echo "and back"
clock=2026-11-20T10:00:00+07:00
LAJUR_CLOCK=$clock "$lajur" --data-dir "$b" --json request note "$request" --text "Dicatat di Laptop Kasi" >/dev/null
LAJUR_CLOCK=$clock "$lajur" --data-dir "$b" --json bundle export --out "$work/dari-b.lajur" >/dev/null
open_window "$a"
press text Tukar
press id exchange-pick
choose "$work/dari-b.lajur"
see id exchange-import
shot 14-import-preview
press id exchange-import
until_true gone id exchange-import
check "$a" "request show $request" '[.history[] | select(.note == "Dicatat di Laptop Kasi")] | length' 1
shot 15-imported
close_window
[ "$(hash_of "$a")" = "$(hash_of "$b")" ] || fail "the two laptops do not agree after the way back"

echo "the window does its work"
