# What the crash, power-cut and full-disk scripts share: the real program, an office, and what must be true after.
# Sourced by bash scripts that run at the project's root.

# The program under test; LAJUR_BIN names another build of it.
lajur_bin() {
    if [ -z "${LAJUR_BIN:-}" ]; then
        cargo build -q
        LAJUR_BIN=$PWD/target/debug/lajur
    fi
    export LAJUR_BIN
    # The marks that tell of copied disks must not end in the home of whoever runs this.
    XDG_STATE_HOME=$(mktemp -d)
    export XDG_STATE_HOME
}

need() { # need PROGRAM PACKAGE
    command -v "$1" >/dev/null || { apt-get update -q && apt-get install -qy "$2"; } >/dev/null
}

lajur() { "$LAJUR_BIN" --json "$@"; }

# Makes an office in DIR with one request, and says the request's id.
office() { # office DIR
    lajur --data-dir "$1" office init --sample --device Rig >/dev/null
    printf '%s' '{"applicant":{"agency":"Dinas Kesehatan"},
        "letter":{"number":"500/1/2026","date":"2026-01-12","subject":"Permohonan"},
        "fields":{"application":"Sistem Informasi Puskesmas"}}' >"$1.request.json"
    lajur --data-dir "$1" request new --procedure deliserdang-splp --input "$1.request.json" |
        sed -n 's/^  "id": "\(.*\)",$/\1/p' | head -1
}

# The remarks numbered `rig-N-` that a request has, sorted.
remarks() { # remarks DIR ID
    lajur --data-dir "$1" request history "$2" | { grep -o 'rig-[0-9]*-' || true; } | sort -u
}

# Fails unless every acknowledged remark is there and the office is sound.
sound() { # sound DIR ID ACKNOWLEDGED WHERE
    lajur --data-dir "$1" verify >"$1.verify" 2>&1 || { echo "$4: verify fails"; cat "$1.verify"; return 1; }
    sort -u "$3" >"$1.told"
    remarks "$1" "$2" >"$1.there"
    if [ -n "$(comm -23 "$1.told" "$1.there")" ]; then
        echo "$4: acknowledged, but lost:"
        comm -23 "$1.told" "$1.there"
        return 1
    fi
}

events() { # events DIR
    lajur --data-dir "$1" state | sed -n 's/^  "events": \([0-9]*\),$/\1/p'
}
