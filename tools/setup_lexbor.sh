#!/usr/bin/env bash
# Installs lexbor 3 or newer: from this system's own packages, else from Debian testing behind a pin.
#
# Debian 12 has no lexbor. Its mirror has Debian testing beside it, so one source and one pin are
# added: the pin forbids every package of testing but lexbor's own. The mirror's address is read
# from apt itself (`apt-get indextargets`), which understands one-line and deb822 sources alike.
# Usage: tools/setup_lexbor.sh            (as root; does nothing where lexbor is already there)
set -euo pipefail

readonly source_file=/etc/apt/sources.list.d/hearsay-testing.sources
readonly pin_file=/etc/apt/preferences.d/hearsay-testing
readonly keyring=/usr/share/keyrings/debian-archive-keyring.gpg
readonly apt=(apt-get -q -y -o DPkg::Lock::Timeout=600)

say() { printf 'lexbor: %s\n' "$*" >&2; }

give_up() {
  say "$1"
  say "Hearsay needs lexbor 3 or newer. Build it from its own source, install it anywhere, and"
  say "configure with -Dlexbor_DIR=<the folder that holds lexborConfig.cmake> (or set"
  say "CMAKE_PREFIX_PATH to the place it was installed in); then run ./dev build again."
  exit 1
}

# Runs quietly; what it said is shown only if it fails.
quietly() {
  local said
  said=$("$@" 2>&1) || { tail -15 <<<"$said" >&2; return 1; }
}

candidate() { LC_ALL=C apt-cache policy liblexbor-dev 2>/dev/null | awk '/Candidate:/ { print $2 }'; }

is_new_enough() {
  [[ -n $1 && $1 != "(none)" ]] && dpkg --compare-versions "$1" ge 3
}

installed() { dpkg-query -W -f '${db:Status-Status} ${Version}' liblexbor-dev 2>/dev/null || true; }

read -r status version <<<"$(installed) "
if [[ ${status:-} == installed ]] && is_new_enough "$version"; then exit 0; fi

if ! is_new_enough "$(candidate)"; then
  # shellcheck disable=SC1091
  . /etc/os-release
  [[ ${ID:-} == debian ]] || give_up "this system's packages hold no liblexbor-dev 3 or newer."
  mirror=$(apt-get indextargets --format '$(ORIGIN) $(RELEASE) $(COMPONENT) $(REPO_URI)' \
    'Created-By: Packages' | awk -v code="${VERSION_CODENAME:-}" \
    '$1 == "Debian" && ($2 == code || $2 == "stable") && $3 == "main" { print $4; exit }')
  [[ -n ${mirror:-} ]] || give_up "apt names no source for Debian ${VERSION_CODENAME:-?} main."
  say "adding Debian testing for lexbor alone ($source_file, $pin_file)"
  cat >"$pin_file" <<PIN
# Written by Hearsay's tools/setup_lexbor.sh: from Debian testing come lexbor's packages, nothing else.
Package: *
Pin: release a=testing
Pin-Priority: -10

Package: liblexbor*
Pin: release a=testing
Pin-Priority: 500
PIN
  {
    echo "# Written by Hearsay's tools/setup_lexbor.sh; $pin_file limits it to lexbor."
    echo "Types: deb"
    echo "URIs: $mirror"
    echo "Suites: testing"
    echo "Components: main"
    if [[ -r $keyring ]]; then echo "Signed-By: $keyring"; fi
  } >"$source_file"
  if ! quietly "${apt[@]}" update -o Dir::Etc::sourcelist="$source_file" -o Dir::Etc::sourceparts=- \
    -o APT::Get::List-Cleanup=0 -o Acquire::Languages=none || ! is_new_enough "$(candidate)"; then
    rm -f "$source_file" "$pin_file"
    give_up "Debian testing could not be read from this system's mirror."
  fi
fi

export DEBIAN_FRONTEND=noninteractive
quietly "${apt[@]}" install --no-install-recommends liblexbor-dev ||
  give_up "Debian testing's liblexbor-dev no longer installs on this system."
say "installed $(dpkg-query -W -f '${Version}' liblexbor-dev)"
