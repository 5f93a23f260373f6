#!/usr/bin/env bash
# 核验一份水权转让协议的证据 / Proves the evidence of a water right transfer, or says what is wrong with it.
#
#   bash VERIFY.sh [FOLDER]      FOLDER: the evidence folder; without it, the one this script lies in
#
# Needs bash (4.3 or later) and openssl (1.1.1 or later), nothing else; asks no network.
# Exit status: 0 all of it holds, 1 something does not, 2 it could not be looked at.
# Says everything that does not hold; what was signed (4, 5) is looked at where every file is the recorded one.
#
# 1. the folder holds these files and no others
# 2. entry.json is entry number N of the log, and the log's key signed the checkpoint that says so
# 3. every file is the one that entry names by its SHA-256
# 4. transferor and transferee signed agreement.json; the authority approved it with both signatures on it
# 5. the impact assessment, the map and the certificates are the ones the agreement names
set -u
LC_ALL=C
shopt -s dotglob nullglob

case $0 in */*) here=${0%/*} ;; *) here=. ;; esac
folder=${1:-$here}
roles=(authority transferee transferor)
named=(VERIFY.sh agreement.dsse.json agreement.json agreement.pdf approval.dsse.json certs/authority.pem certs/log.pem
    certs/transferee.pem certs/transferor.pem impact-map.svg impact.json $'\xe9\xaa\x8c\xe8\xaf\x81\xe8\xaf\xb4\xe6\x98\x8e.txt')
proving=(entry.json entry.tlog-proof)
failed=0 known=
h64='[0-9a-f]{64}'

main() {
    command -v openssl >/dev/null || stop "openssl is not installed"
    [ -d "$folder" ] || stop "$folder: no such folder"
    make_scratch
    no_file_is_missing
    local unlike=$failed
    no_file_is_added
    local added=$((failed - unlike))
    if is_there entry.json && the_entry_is_a_posting; then
        if is_there entry.tlog-proof && is_there certs/log.pem; then the_entry_is_in_the_log; fi
        the_files_are_the_recorded_ones
    fi
    if ((failed == added)) && the_agreement_is_the_one_of_the_entry; then
        the_parties_signed
        the_authority_approved
    fi
    ((failed == 0)) || exit 1
    tell
}

# ---- 1
is_there() { [ -f "$folder/$1" ] && [ ! -L "$folder/$1" ]; }

no_file_is_missing() {
    local name
    for name in "${named[@]}" "${proving[@]}"; do is_there "$name" || fail "$name: missing"; done
}

no_file_is_added() {
    local file name
    for file in "$folder"/* "$folder"/certs/*; do
        name=${file#"$folder"/}
        [ "$name" = certs ] && [ ! -L "$file" ] && continue
        belongs "$name" || fail "$name: does not belong here"
    done
}

belongs() {
    local name
    for name in "${named[@]}" "${proving[@]}"; do [ "$1" = "$name" ] && return 0; done
    return 1
}

# ---- 2
the_entry_is_a_posting() {
    read_text "$folder/entry.json" || fail "entry.json: not a text" || return
    entry=$text
    [[ $entry =~ ^\{\"agreement\":\"([A-Za-z0-9_.-]+)\",\"files\":\{([^\{\}]*)\},\"kind\":\"agreement_posted\",\"log\":\"([A-Za-z0-9./_-]+)\",\"prev\":\"$h64\",\"seq\":([0-9]+),\"time\":\"([0-9TZ:-]+)\",\"v\":1\}$ ]] ||
        fail "entry.json: not a posted agreement" || return
    agreement=${BASH_REMATCH[1]} files=${BASH_REMATCH[2]} log=${BASH_REMATCH[3]} seq=${BASH_REMATCH[4]} time=${BASH_REMATCH[5]}
}

the_entry_is_in_the_log() {
    local lines origin size root seal key leaf
    { printf '\000'; printf %s "$entry"; } >"$scratch.leaf"
    leaf=$(sha256 "$scratch.leaf")

    mapfile -t lines <"$folder/entry.tlog-proof" 2>/dev/null
    ((${#lines[@]})) || fail "entry.tlog-proof: not a proof" || return
    printf '%s\n' "${lines[@]}" >"$scratch.text"
    same "$scratch.text" "$folder/entry.tlog-proof" || fail "entry.tlog-proof: not a text" || return
    local count=${#lines[@]}
    ((count >= 8)) && [ "${lines[0]}" = c2sp.org/tlog-proof@v1 ] || fail "entry.tlog-proof: not a proof" || return
    [ "${lines[1]}" = "index $seq" ] || fail "entry.tlog-proof: about another entry" || return
    [ -z "${lines[count - 6]}" ] && [ -z "${lines[count - 2]}" ] || fail "entry.tlog-proof: not a proof" || return
    origin=${lines[count - 5]} size=${lines[count - 4]} root=${lines[count - 3]} seal=${lines[count - 1]}
    [ "$origin" = "$log" ] || fail "entry.tlog-proof: another log" || return
    [[ $size =~ ^[1-9][0-9]{0,15}$ && $seq =~ ^(0|[1-9][0-9]{0,15})$ ]] && ((seq < size)) || fail "entry.tlog-proof: not a proof" || return
    [[ $seal == "— $origin "* ]] || fail "checkpoint: signed under another name" || return

    climb "$leaf" "$seq" "$size" "${lines[@]:2:count-8}" || return
    unbase64 "$root" 32 && [ "$hex" = "$climbed" ] || fail "entry.tlog-proof: the entry is not in the checkpoint" || return

    openssl pkey -pubin -in "$folder/certs/log.pem" -outform DER -out "$scratch.key" 2>/dev/null || fail "certs/log.pem: not a key" || return
    log_print=$(sha256 "$scratch.key")
    unbase64 "$(openssl base64 -A -in "$scratch.key")" 44 || fail "certs/log.pem: not a key" || return
    [[ $hex == 302a300506032b6570032100* ]] || fail "certs/log.pem: not an Ed25519 key" || return
    { printf '%s\n\001' "$origin"; bytes "${hex:24}"; } >"$scratch.name"
    key=$(sha256 "$scratch.name")
    unbase64 "${seal#"— $origin "}" 68 && [ "${hex:0:8}" = "${key:0:8}" ] || fail "checkpoint: signed with another key" || return
    bytes "${hex:8}" >"$scratch.sig"
    printf '%s\n%s\n%s\n' "$origin" "$size" "$root" >"$scratch.text"
    openssl pkeyutl -verify -pubin -inkey "$folder/certs/log.pem" -rawin -in "$scratch.text" -sigfile "$scratch.sig" \
        >/dev/null 2>&1 || fail "checkpoint: the log's key did not sign it"
}

# climb LEAF INDEX SIZE HASH…: the root a path leads to (RFC 9162, 2.1.3.2), in $climbed
climb() {
    local place=$2 last=$(($3 - 1)) beside
    climbed=$1
    shift 3
    for beside; do
        ((last > 0)) && unbase64 "$beside" 32 || fail "entry.tlog-proof: not a path" || return
        if ((place % 2 == 1 || place == last)); then
            join "$hex" "$climbed"
            while ((place > 0 && place % 2 == 0)); do ((place >>= 1, last >>= 1)); done
        else
            join "$climbed" "$hex"
        fi
        ((place >>= 1, last >>= 1))
    done
    ((last == 0)) || fail "entry.tlog-proof: the path is too short" || return
}

join() {
    { printf '\001'; bytes "$1$2"; } >"$scratch.node"
    climbed=$(sha256 "$scratch.node")
}

# ---- 3
the_files_are_the_recorded_ones() {
    local rest=$files name
    for name in "${named[@]}"; do
        [[ $rest =~ ^\"([^\"]+)\":\"($h64)\"(,|$) && ${BASH_REMATCH[1]} = "$name" ]] || fail "entry.json: does not name $name" || return
        rest=${rest#"${BASH_REMATCH[0]}"}
        is_there "$name" || continue
        [ "$(sha256 "$folder/$name")" = "${BASH_REMATCH[2]}" ] || fail "$name: not the file that was recorded"
    done
    [ -z "$rest" ] || fail "entry.json: names other files"
}

# ---- 4 and 5
the_agreement_is_the_one_of_the_entry() {
    local role at
    read_text "$folder/agreement.json" || fail "agreement.json: not a text" || return
    bargain=$text
    once "$bargain" "\"id\":\"$agreement\",\"impact\":\{\"map_sha256\":\"($h64)\",\"paper_water_m3\":[0-9]+,\"sha256\":\"($h64)\"," ||
        fail "agreement.json: not the agreement of the entry" || return
    [ "$(sha256 "$folder/impact-map.svg")" = "${found[1]}" ] || fail "impact-map.svg: not the one of the agreement"
    [ "$(sha256 "$folder/impact.json")" = "${found[2]}" ] || fail "impact.json: not the one of the agreement"
    once "$bargain" "\"required_signers\":\{\"authority\":\"($h64)\",\"transferee\":\"($h64)\",\"transferor\":\"($h64)\"\}" ||
        fail "agreement.json: does not say who signs" || return
    prints=("${found[@]:1}")
    [ "${prints[0]}" != "${prints[1]}" ] && [ "${prints[1]}" != "${prints[2]}" ] && [ "${prints[0]}" != "${prints[2]}" ] ||
        fail "agreement.json: the same key for two roles"
    for at in 0 1 2; do
        role=${roles[at]}
        openssl x509 -in "$folder/certs/$role.pem" -pubkey -noout >"$scratch.$role" 2>/dev/null || fail "certs/$role.pem: not a certificate" || continue
        openssl pkey -pubin -in "$scratch.$role" -outform DER -out "$scratch.key" 2>/dev/null || fail "certs/$role.pem: no key" || continue
        [ "$(sha256 "$scratch.key")" = "${prints[at]}" ] || fail "certs/$role.pem: another key than the agreement names" || continue
        known+=" $role "
    done
    return 0
}

the_parties_signed() {
    open_envelope agreement 2 || return
    [ "$payload" = "$bargain" ] || fail "agreement.dsse.json: about another text"
    signed transferee "${prints[1]}"
    signed transferor "${prints[2]}"
}

the_authority_approved() {
    open_envelope approval 1 || return
    local whole=$(sha256 "$folder/agreement.dsse.json") alone=$(sha256 "$folder/agreement.json")
    [[ $payload == "{\"agreement\":\"$agreement\",\"agreement_sha256\":\"$alone\",\"envelope_sha256\":\"$whole\",\"kind\":\"approval\","* ]] ||
        fail "approval.dsse.json: approves something else"
    signed authority "${prints[0]}"
}

# open_envelope NAME COUNT: its payload in $payload, what was signed in a scratch file, signatures in $signatures
open_envelope() {
    local kind="application/vnd.fenshui.$1+json" name=$1.dsse.json one='\{"keyid":"'$h64'","sig":"[A-Za-z0-9+/=]+"\}'
    read_text "$folder/$name" || fail "$name: not a text" || return
    local rest=${text#'{"payload":"'}
    local base64=${rest%%'"'*}
    openssl base64 -d -A <<<"$base64" >"$scratch.payload" 2>/dev/null && read_text "$scratch.payload" || fail "$name: no payload" || return
    payload=$text
    [ "$(openssl base64 -A -in "$scratch.payload")" = "$base64" ] || fail "$name: no payload" || return
    rest=${rest#"$base64"}
    [[ $rest == "\",\"payloadType\":\"$kind\",\"signatures\":["*"]}" ]] || fail "$name: not an envelope" || return
    signatures=${rest#"\",\"payloadType\":\"$kind\",\"signatures\":["}
    signatures=${signatures%']}'}
    [[ $2 = 2 && $signatures =~ ^$one,$one$ || $2 = 1 && $signatures =~ ^$one$ ]] || fail "$name: not $2 signature(s)" || return
    printf 'DSSEv1 %d %s %d %s' ${#kind} "$kind" ${#payload} "$payload" >"$scratch.signed"
}

# signed ROLE FINGERPRINT: that key signed what open_envelope opened; nothing is said where its certificate is at fault
signed() {
    [[ $known == *" $1 "* ]] || return
    [[ $signatures =~ \"keyid\":\"$2\",\"sig\":\"([A-Za-z0-9+/=]+)\" ]] || fail "signature of the $1: missing" || return
    unbase64 "${BASH_REMATCH[1]}" || fail "signature of the $1: not base64" || return
    bytes "$hex" >"$scratch.sig"
    openssl dgst -sha256 -verify "$scratch.$1" -signature "$scratch.sig" "$scratch.signed" >/dev/null 2>&1 ||
        fail "signature of the $1: does not hold"
}

# ---- the tools
make_scratch() {
    local place=${TMPDIR:-/tmp}
    scratch=$place/fenshui-verify-$$-$RANDOM$RANDOM$RANDOM
    umask 077
    set -C
    : >"$scratch" 2>/dev/null || stop "$place: cannot be written"
    set +C
    trap tidy EXIT
}

tidy() {
    local left=("$scratch" "$scratch".*)
    if command -v rm >/dev/null; then rm -f "${left[@]}"; else for file in "${left[@]}"; do : >"$file"; done; fi
}

sha256() {
    local said
    said=$(openssl dgst -sha256 -r "$1" 2>/dev/null) || stop "$1: cannot be read"
    printf %s "${said%% *}"
}

same() { [ "$(sha256 "$1")" = "$(sha256 "$2")" ]; }

# read_text FILE: its bytes in $text, if a shell can hold them all
read_text() {
    { text=$(<"$1"); } 2>/dev/null
    printf %s "$text" >"$scratch.text"
    same "$scratch.text" "$1"
}

# once TEXT PATTERN: the pattern stands exactly once in the text; its groups in $found
once() {
    [[ $1 =~ $2 ]] || return 1
    found=("${BASH_REMATCH[@]}")
    [[ ! ${1#*"${found[0]}"} =~ $2 ]]
}

# unbase64 TEXT [BYTES]: hexadecimal in $hex; only the one proper spelling of that many bytes passes
unbase64() {
    local letters=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/ rest=${1%%=*} pad=${1##*[!=]} at before value=0 bits=0
    hex=
    [[ $1 =~ ^[A-Za-z0-9+/]+=?=?$ ]] && ((${#1} % 4 == 0)) || return 1
    for ((at = 0; at < ${#rest}; at++)); do
        before=${letters%%"${rest:at:1}"*}
        ((value = (value << 6 | ${#before}) & 0xffff, bits += 6))
        if ((bits >= 8)); then
            ((bits -= 8))
            printf -v hex '%s%02x' "$hex" $((value >> bits & 255))
        fi
    done
    ((bits == 2 * ${#pad} && (value & (1 << bits) - 1) == 0)) && ((${#hex} == 2 * ${2:-${#hex} / 2}))
}

# bytes HEX: the bytes it spells
bytes() {
    local at escaped=
    for ((at = 0; at < ${#1}; at += 2)); do escaped+="\\x${1:at:2}"; done
    printf "$escaped"
}

spoken() { printf '%s %s %s %s %s %s %s %s' "${1:0:4}" "${1:4:4}" "${1:8:4}" "${1:12:4}" "${1:16:4}" "${1:20:4}" "${1:24:4}" "${1:28:4}"; }

# fail WHAT: says what does not hold; what rests on it is left with `|| return`
fail() {
    printf 'FAILED %s\n' "$1"
    ((failed += 1))
    return 1
}

stop() { printf 'cannot look: %s\n' "$1" >&2; exit 2; }

tell() {
    printf 'OK agreement %s is entry %s of %s, recorded %s\n' "$agreement" "$seq" "$log" "$time"
    printf '请与各方核对密钥指纹 / compare these key fingerprints with the parties:\n'
    local at
    for at in 2 1 0; do printf '  %-10s %s\n' "${roles[at]}" "$(spoken "${prints[at]}")"; done
    printf '  %-10s %s\n' log "$(spoken "$log_print")"
}

main
