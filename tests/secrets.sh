#!/usr/bin/env bash
# The canary: secrets go through everything the program writes, and are then looked for in all of it.
#
# Two laptops, a request, letters, a sealed secret, a credential slip, locked and open exchange files, a shared folder,
# backups, a restore, a passphrase, a recovery key. Each secret may stand in the one place meant for it and nowhere else:
# not in a database or its journal, not in a bundle (unfolded), a backup, a log, a paper (as text and as raw objects), an
# answer, a message, or a file that was left behind. Needs zstd, unzip, poppler-utils and qpdf.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/support/rig.sh
need zstd zstd
need unzip unzip
need pdftotext poppler-utils
need qpdf qpdf
lajur_bin
export LC_ALL=C.UTF-8 LAJUR_CLOCK=2026-11-20T09:00:00+07:00 LAJUR_KEYSTORE=off
dir=$(mktemp -d)
trap 'rm -rf "$dir" "$XDG_STATE_HOME"' EXIT
# What the program leaves behind is looked at, too.
export TMPDIR=$dir/tmp
mkdir "$dir/tmp" "$dir/said" "$dir/out" "$dir/meant"

user=pengguna-kenari-5501
password=Sandi-Kenari-4711
slip=Slip-Kenari-9023
passphrase='frasa kenari 8831'
known=catatan-kendali-1207

said=0
# Runs the program; everything it answers and tells is kept to be looked at.
run() {
    said=$((said + 1))
    lajur "$@" >"$dir/said/$said.out" 2>"$dir/said/$said.err" || { cat "$dir/said/$said.err"; exit 1; }
}
# The same, where a refusal is what must come.
refused() {
    said=$((said + 1))
    ! lajur "$@" >"$dir/said/$said.out" 2>"$dir/said/$said.err" || { echo "not refused: $*"; exit 1; }
}
answer() { sed -n "s/^  \"$1\": \"\(.*\)\",\{0,1\}\$/\1/p" "$dir/said/$said.out" | head -1; }
one() { run --data-dir "$dir/one" "$@"; }
two() { run --data-dir "$dir/two" "$@"; }

id=$(office "$dir/one")
cp "$dir/one/device.key" "$dir/meant/one.key"
# Without a recovery key a backup is open: what is in it can be read by anybody.
one request note "$id" --text "$known"
one backup --out "$dir/out/open-backup.lajur"
two device request --name Dua --out "$dir/out/wish.lajur"
words=$(answer words)
cp "$dir/two/device.key" "$dir/meant/two.key"
one device admit "$dir/out/wish.lajur" --words "$words"
one recovery-key --out "$dir/meant/recovery.pdf"
one bundle export --out "$dir/out/locked.lajur"
two bundle import "$dir/out/locked.lajur"

# The secrets come by standard input, and broken ones are refused without being quoted.
printf '{"user":"%s","password":"%s"}' "$user" "$password" |
    one secret seal "$id" --label "API SPLP" --holder Rig --holder Dua
printf '{"user":"%s","password":["%s"]}' "$user" "$password" | refused --data-dir "$dir/one" secret seal "$id" --label Salah
printf '{"user":"%s","%s":"x","secret":"x"}' "$user" "$slip" |
    refused --data-dir "$dir/one" request slip "$id" --input - --out "$dir/out/no.pdf"
printf '{"user":"Dinkes","secret":"%s","receiver":"Penerima"}' "$slip" |
    one request slip "$id" --input - --out "$dir/meant/slip.pdf"
one secret list
one request history "$id"
one request show "$id"

# Papers of all kinds.
one letter draft "$id" --kind assignment
letter=$(answer id)
one letter print "$letter" --variant file-copy --out "$dir/out/letter.pdf"
one letter print "$letter" --variant net --out "$dir/out/letter.docx"
one disposition print "$id" --blank --out "$dir/out/disposition.pdf"
for paper in request_form receipt worksheet; do
    one request print "$id" --paper "$paper" --out "$dir/out/$paper.pdf"
done
one register incoming --year 2026 --out "$dir/out/incoming.xlsx"
one morning --out "$dir/out/morning.pdf"

# A passphrase for the key, and backups of every kind.
export LAJUR_PASSPHRASE=$passphrase
one key --keep passphrase
one backup --out "$dir/out/passphrase-backup.lajur"
run --data-dir "$dir/three" restore "$dir/out/passphrase-backup.lajur"
LAJUR_PASSPHRASE='frasa lain' refused --data-dir "$dir/one" request note "$id" --text x
one bundle export --out "$dir/out/locked-two.lajur"
one bundle export --plain --out "$dir/out/plain.lajur"
mkdir "$dir/share"
one bundle folder "$dir/share" --once
unset LAJUR_PASSPHRASE
two bundle import "$dir/out/locked-two.lajur" --preview
two bundle import "$dir/out/locked-two.lajur"
two bundle folder "$dir/share" --once
two backup --out "$dir/out/office-backup.lajur"
two bundle export --plain --out "$dir/out/plain-two.lajur"
two bundle inspect "$dir/out/plain.lajur"

# The recovery key opens a backup on a new laptop; its words come by standard input.
pdftotext -layout "$dir/meant/recovery.pdf" "$dir/meant/recovery.txt"
grep -oE '\<[0-9]+ +[a-z]{5}\>' "$dir/meant/recovery.txt" | sort -nu | sed 's/^[0-9]* *//' >"$dir/meant/words"
[ "$(wc -l <"$dir/meant/words")" = 17 ] || { echo "the recovery sheet does not have 17 words"; cat "$dir/meant/words"; exit 1; }
run --data-dir "$dir/four" recover --words - --name Empat --from "$dir/out/office-backup.lajur" <"$dir/meant/words"
cp "$dir/four/device.key" "$dir/meant/four.key"
lajur --data-dir "$dir/four" secret list | grep -q 'API SPLP' || { echo "the recovered laptop lacks the secret"; exit 1; }

# What is entitled to a secret reads it, and nobody else does.
lajur --data-dir "$dir/two" secret show "$id" | grep -q "$password" || { echo "an entitled laptop cannot read"; exit 1; }
pdftotext "$dir/meant/slip.pdf" - | grep -q "$slip" || { echo "the slip does not say its secret"; exit 1; }

# Secrets and what is looked through are compared as hexadecimal digits, so that no byte is special to any tool.
hex() { od -An -v -tx1 | tr -d ' \n'; }
bytes() { sed 's/../\\x&/g' | xargs -0 printf '%b'; }
wanted=$dir/meant/wanted

form() { # form WHAT HEX
    [ -z "$2" ] || printf '%s\t%s\n' "$2" "$1" >>"$wanted"
}
# A secret, given as hexadecimal digits, as it stands and as somebody might have packed it.
forms() { # forms WHAT HEX
    local shift whole upper
    upper=$(printf '%s' "$2" | tr a-f A-F)
    form "$1" "$2"
    form "$1 in hexadecimal" "$(printf '%s' "$2" | hex)"
    form "$1 in hexadecimal" "$(printf '%s' "$upper" | hex)"
    form "$1 backwards" "$(printf '%s' "$2" | fold -w2 | tac | tr -d '\n')"
    form "$1 as a list of numbers" "$(printf '%s' "$2" | bytes | od -An -v -tu1 | tr -s ' \n' ',,' | sed 's/^,//;s/,$//' | tr -d '\n' | hex)"
    for shift in '' 00 0000; do
        # Without the letters that the bytes before and behind take part in.
        whole=$(printf '%s' "$shift$2" | bytes | base64 -w0 | tr -d '=')
        whole=${whole:$((${#shift} * 3 / 4 + (${#shift} > 0))):-2}
        form "$1 in base64" "$(printf '%s' "$whole" | hex)"
        form "$1 in base64" "$(printf '%s' "$whole" | tr '+/' '-_' | hex)"
    done
}
text() { # text WHAT TEXT
    forms "$1" "$(printf '%s' "$2" | hex)"
    form "$1 in UTF-16" "$(printf '%s' "$2" | iconv -t UTF-16LE | hex)"
}
# The letters of a secret key as age writes it, without the last that check the others.
bech32() {
    local letters=qpzry9x8gf2tvdw0s3jn54khce6mua7l value=0 bits=0 byte
    for byte in $(printf '%s' "$1" | fold -w2); do
        value=$(((value << 8 | 16#$byte) & 0xfff)) bits=$((bits + 8))
        while [ $bits -ge 5 ]; do
            bits=$((bits - 5))
            printf '%s' "${letters:$((value >> bits & 31)):1}"
        done
    done
}

text 'the user name' "$user"
text 'the password' "$password"
text "the slip's secret" "$slip"
text 'the passphrase' "$passphrase"
for name in one two four; do
    key=$(hex <"$dir/meant/$name.key")
    [ ${#key} = 64 ] || { echo "the key of $name is not 32 bytes"; exit 1; }
    forms "a device key" "$key"
    form "a device key in bech32" "$(bech32 "$key" | hex)"
    form "a device key in bech32" "$(bech32 "$key" | tr a-z A-Z | hex)"
done
form 'a secret key of age' "$(printf 'AGE-SECRET-KEY-' | hex)"
form 'a secret key of age' "$(printf 'age-secret-key-' | hex)"
# The recovery key: as its words say it, and any two words of it behind each other.
place() { local before=${1%%"$2"*}; printf '%s' ${#before}; }
key=
while read -r word; do
    bits=0
    for at in 0 1 2 3 4; do
        letter=${word:$at:1}
        if [ $((at % 2)) = 0 ]; then
            bits=$((bits << 4 | $(place bdfghjklmnprstvz "$letter")))
        else
            bits=$((bits << 2 | $(place aiou "$letter")))
        fi
    done
    key=$key$(printf '%04x' $bits)
done < <(head -16 "$dir/meant/words")
forms 'the recovery key' "$key"
paste -d' ' "$dir/meant/words" <(tail -n +2 "$dir/meant/words") | head -16 | while read -r pair; do
    form "the recovery key's words" "$(printf '%s' "$pair" | hex)"
done
cut -f1 "$wanted" | sort -u >"$dir/meant/patterns"

hits=0 looked=0
: >"$dir/meant/seen"
# Looks through what comes in, which was found at a place.
look() { # look WHERE
    local found
    looked=$((looked + 1))
    hex >"$dir/meant/now"
    if grep -qF "$(printf '%s' "$known" | hex)" "$dir/meant/now"; then echo "$1" >>"$dir/meant/seen"; fi
    found=$(grep -oFf "$dir/meant/patterns" "$dir/meant/now" | sort -u) || return 0
    for found in $found; do
        echo "$(grep "^$found	" "$wanted" | cut -f2 | head -1) in $1"
        hits=$((hits + 1))
    done
}
while IFS= read -r -d '' file; do
    where=${file#"$dir"/}
    case $where in
    # A key's own file is the place meant for it, unless it is under a passphrase.
    [a-z]*/device.key) [ "$(wc -c <"$file")" = 32 ] || look "$where" <"$file" ;;
    *) look "$where" <"$file" ;;
    esac
    case $(head -c 4 "$file" | hex) in
    894c4a52)
        # An open exchange file is unfolded; a locked one holds the same events as the open ones of both laptops.
        [ "$(head -c 11 "$file" | tail -c 1 | hex)" = 01 ] ||
            tail -c +17 "$file" | head -c -32 | zstd -dcq >"$dir/meant/unfolded"
        [ "$(head -c 11 "$file" | tail -c 1 | hex)" = 01 ] || look "$where unfolded" <"$dir/meant/unfolded"
        ;;
    25504446)
        pdftotext "$file" "$dir/meant/text" && look "$where as text" <"$dir/meant/text"
        qpdf --qdf --object-streams=disable "$file" "$dir/meant/objects" && look "$where as objects" <"$dir/meant/objects"
        ;;
    504b0304)
        unzip -p "$file" >"$dir/meant/parts" && look "$where in parts" <"$dir/meant/parts"
        ;;
    esac
done < <(find "$dir" -path "$dir/meant" -prune -o -type f -print0)

# The rig must be able to see: a remark stands in databases, in unfolded files and in answers.
for place in one/ two/ three/ four/ out/plain.lajur\ unfolded out/open-backup.lajur\ unfolded said/; do
    grep -q "^$place" "$dir/meant/seen" || { echo "the rig is blind in $place"; exit 1; }
done
[ $hits = 0 ] || { echo "$hits secrets in places not meant for them"; exit 1; }
echo "$looked files and contents looked through for $(wc -l <"$dir/meant/patterns") forms of secrets: 0 hits"
for paper in slip recovery; do
    # A paper meant for one secret says no other.
    pdftotext "$dir/meant/$paper.pdf" - | grep -q -e "$password" -e "$user" -e "$passphrase" &&
        { echo "$paper.pdf says another secret"; exit 1; }
    [ "$(stat -c %a "$dir/meant/$paper.pdf")" = 600 ] || { echo "$paper.pdf is readable by others"; exit 1; }
done
echo "slip and recovery sheet say their own secret alone, for their owner alone"
