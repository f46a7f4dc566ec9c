#!/usr/bin/env bash
# Three laptops share a folder through real Syncthing nodes that nothing but a cable joins: everything arrives, and nothing
# that is no exchange file of this office does.
#
#     tests/syncthing.sh        a quick look: 15 files, 3 partitions
#     tests/syncthing.sh full   300 files, 50 partitions, and a slow line
#
# Each node lives in a network namespace of its own without any way outside. Among the shared files lie conflict copies,
# half-written files, links, rubbish, and files of another office. Needs root for the namespaces, syncthing and iproute2.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/support/rig.sh
case ${1:-quick} in
full) files=300 cycles=50 slow=yes ;;
*) files=15 cycles=3 slow= ;;
esac
[ "$(id -u)" = 0 ] || { echo "network namespaces need root"; exit 77; }
need ip iproute2
need syncthing syncthing
net=lajur$$
ip netns add "$net-hub" 2>/dev/null || { echo "no network namespaces here"; exit 77; }
lajur_bin
export LC_ALL=C LAJUR_CLOCK=2026-11-20T09:00:00+07:00 LAJUR_KEYSTORE=off
dir=$(mktemp -d)
nodes=()

stop() {
    [ ${#nodes[@]} = 0 ] || kill "${nodes[@]}" 2>/dev/null || true
    for node in "${nodes[@]}"; do wait "$node" 2>/dev/null || true; done
    for name in hub 1 2 3; do ip netns del "$net-$name" 2>/dev/null || true; done
    rm -rf "$dir" "$XDG_STATE_HOME"
}
trap stop EXIT

# A cable from every node to one switch, and nothing else.
wire() {
    ip -n "$net-hub" link add switch type bridge && ip -n "$net-hub" link set switch up || exit 77
    for n in 1 2 3; do
        ip netns add "$net-$n"
        ip -n "$net-$n" link set lo up
        ip -n "$net-hub" link add "port$n" type veth peer name cable netns "$net-$n"
        ip -n "$net-hub" link set "port$n" master switch up
        ip -n "$net-$n" addr add "10.77.0.$n/24" dev cable
        ip -n "$net-$n" link set cable up
    done
}

node_id() { sed -n "s/^$1 //p" "$dir/ids"; }

# A node that knows the two others by their addresses and asks nobody else.
configure() { # configure N
    local n=$1 other
    {
        echo '<configuration version="35">'
        echo "<folder id=\"lajur\" path=\"$dir/share$n\" type=\"sendreceive\" rescanIntervalS=\"20\"" \
            'fsWatcherEnabled="true" fsWatcherDelayS="1" ignorePerms="true">'
        for other in 1 2 3; do echo "<device id=\"$(node_id $other)\"></device>"; done
        echo '<maxConflicts>-1</maxConflicts></folder>'
        for other in 1 2 3; do
            echo "<device id=\"$(node_id $other)\" name=\"$other\"><address>tcp://10.77.0.$other:22000</address></device>"
        done
        echo '<gui enabled="false"></gui><options>'
        echo "<listenAddress>tcp://10.77.0.$n:22000</listenAddress>"
        for off in globalAnnounceEnabled localAnnounceEnabled relaysEnabled natEnabled crashReportingEnabled \
            startBrowser setLowPriority; do
            echo "<$off>false</$off>"
        done
        echo '<urAccepted>-1</urAccepted><autoUpgradeIntervalH>0</autoUpgradeIntervalH>'
        echo '<reconnectionIntervalS>5</reconnectionIntervalS></options></configuration>'
    } >"$dir/home$n/config.xml"
}

start() {
    : >"$dir/ids"
    for n in 1 2 3; do
        syncthing generate --home="$dir/home$n" --no-default-folder >/dev/null 2>&1
        echo "$n $(syncthing --home="$dir/home$n" --device-id)" >>"$dir/ids"
        mkdir -p "$dir/share$n/.stfolder"
    done
    for n in 1 2 3; do
        configure "$n"
        ip netns exec "$net-$n" env STNOUPGRADE=1 syncthing serve --home="$dir/home$n" --no-browser --no-restart \
            >"$dir/home$n/log" 2>&1 &
        nodes+=($!)
    done
}

# What lies in a node's share, in one word; conflict copies that Syncthing itself made would show here.
listing() { (cd "$dir/share$1" && find . -path ./.stfolder -prune -o -type f -printf "%P %s\n" 2>/dev/null || true) |
    grep -v '\.syncthing\.' | sort | md5sum; }

# Waits until the three shares hold the same.
alike() { # alike SECONDS WHY
    local waited=0
    until [ "$(listing 1)" = "$(listing 2)" ] && [ "$(listing 2)" = "$(listing 3)" ]; do
        sleep 0.2
        waited=$((waited + 1))
        [ $waited -lt $(($1 * 5)) ] || { echo "$2: the shares differ after $1 s"; tail -3 "$dir"/home?/log; exit 1; }
    done
}

round() { lajur --data-dir "$dir/office$1" bundle folder "$dir/share$1" --once >"$dir/round$1"; }
state() { lajur --data-dir "$dir/office$1" state | sed -n 's/^  "state_hash": "\(.*\)",\{0,1\}$/\1/p'; }

# Rounds until nobody has anything new and all say the same.
agree() { # agree WHY
    local try
    for try in 1 2 3 4 5 6 7 8; do
        alike 90 "$1"
        for n in 1 2 3; do round $n; done
        if [ "$(state 1)" = "$(state 2)" ] && [ "$(state 2)" = "$(state 3)" ]; then return; fi
    done
    echo "$1: the laptops do not agree"
    exit 1
}

acts=0
# One act on a laptop, which it acknowledges.
act() { # act N
    acts=$((acts + 1))
    lajur --data-dir "$dir/office$1" request note "$id" --text "rig-$acts-" >/dev/null
    echo "rig-$acts-" >>"$dir/told"
}

# What a sick share may hold beside exchange files, and what it does to those.
plant() { # plant N
    local own some
    own=$(find "$dir/share$1" -path '*/seg' -type d | sort | sed -n "$((acts % 3 + 1))p")
    some=$(find "$dir/share$1" -path '*/seg/*.lajur' -type f | sort | sed -n "$((acts % 5 + 1))p")
    [ -n "$own" ] && [ -n "$some" ] || return 0
    cp "$some" "$own/$acts.sync-conflict-20261120-090000-ABCDEFG.lajur"
    head -c "$((1 + RANDOM % 900))" "$some" >"$own/half-$acts.lajur"
    head -c 3000 /dev/urandom >"$own/rubbish-$acts.lajur"
    { head -c 400 "$some"; printf 'x'; tail -c +402 "$some"; } >"$own/changed-$acts.lajur"
    cp "$dir/foreign.lajur" "$own/foreign-$acts.lajur"
    cp "$dir/foreign-open.lajur" "$dir/share$1/Salinan dari kantor lain ($acts).lajur"
    mkdir -p "$own/folder-$acts.lajur"
    ln -s /etc/passwd "$own/link-$acts.lajur"
    planted=$((planted + 8))
}

# One office on three laptops, and a stranger whose files must never count.
id=$(office "$dir/office1")
for n in 2 3; do
    words=$(lajur --data-dir "$dir/office$n" device request --name "Laptop $n" --out "$dir/wish.lajur" |
        sed -n 's/^  "words": "\(.*\)",\{0,1\}$/\1/p')
    lajur --data-dir "$dir/office1" device admit "$dir/wish.lajur" --words "$words" >/dev/null
done
lajur --data-dir "$dir/office1" bundle export --out "$dir/stick.lajur" >/dev/null
for n in 2 3; do lajur --data-dir "$dir/office$n" bundle import "$dir/stick.lajur" >/dev/null; done
lajur --data-dir "$dir/other" office init --sample --device Lain >/dev/null
lajur --data-dir "$dir/other" bundle export --out "$dir/foreign.lajur" >/dev/null
lajur --data-dir "$dir/other" bundle export --plain --out "$dir/foreign-open.lajur" >/dev/null
begun=$(events "$dir/office1")
: >"$dir/told"
planted=0

wire
start
for n in 1 2 3; do round $n; done
agree "the first meeting"

# Many files at once, all of them behind each other in one office's life.
seconds=$SECONDS
for number in $(seq "$files"); do
    n=$((number % 3 + 1))
    act $n
    round $n
done
made=$((SECONDS - seconds)) seconds=$SECONDS
alike 120 "$files files"
spread=$((SECONDS - seconds))
agree "$files files"
segments=$(find "$dir/share1" -path '*/seg/*.lajur' -type f | wc -l)
[ "$segments" -ge "$files" ] || { echo "only $segments files were written"; exit 1; }
echo "$files files written one by one ($made s) were alike on three nodes $spread s later; the laptops agree"

# Work goes on while one node after the other has no cable, and somebody litters the share.
for cycle in $(seq "$cycles"); do
    away=$((cycle % 3 + 1))
    ip -n "$net-hub" link set "port$away" down
    for n in 1 2 3; do
        act $n
        round $n
    done
    plant "$((RANDOM % 3 + 1))"
    ip -n "$net-hub" link set "port$away" up
    # A long look at the end costs less than one after every cut.
    if [ $((cycle % 5)) = 0 ] || [ "$cycle" = "$cycles" ]; then agree "after partition $cycle"; fi
done
echo "$cycles partitions healed, $planted planted files, the laptops agree"

if [ -n "$slow" ] && ip netns exec "$net-1" tc qdisc add dev cable root tbf rate 256kbit burst 16kb latency 400ms; then
    head -c 400000 /dev/urandom >"$dir/scan.pdf"
    before=$(events "$dir/office1")
    printf '%s' "{\"applicant\":{\"agency\":\"Dinas Sosial\"},\"letter\":{\"number\":\"2\",\"date\":\"2026-01-13\",
        \"subject\":\"Permohonan\"},\"fields\":{\"application\":\"Data\"},\"attachments\":[\"$dir/scan.pdf\"]}" >"$dir/new.json"
    lajur --data-dir "$dir/office1" request new --procedure deliserdang-splp --input "$dir/new.json" >/dev/null
    begun=$((begun + $(events "$dir/office1") - before))
    seconds=$SECONDS
    round 1
    alike 120 "a slow line"
    echo "an attached file of 400 kB came over 256 kbit/s in $((SECONDS - seconds)) s"
    ip netns exec "$net-1" tc qdisc del dev cable root
    agree "after the slow line"
fi

# Nothing is missing, and nothing came that nobody in this office wrote: two laptops each opened their log once.
for n in 1 2 3; do
    sound "$dir/office$n" "$id" "$dir/told" "laptop $n"
    remarks "$dir/office$n" "$id" | cmp -s - "$dir/office$n.told" || { echo "laptop $n: a remark too many"; exit 1; }
    now=$(events "$dir/office$n")
    [ "$now" = $((begun + acts + 2)) ] || { echo "laptop $n: $now events, not $((begun + acts + 2))"; exit 1; }
done
echo "all $acts acts are on all three laptops, and nothing else is"
