#!/usr/bin/env bash
# Proves that a fresh clone works on a bare Debian: makes an empty root, clones HEAD into it, runs ./dev there.
#
# Usage: tools/bare_root.sh [--keep] [--suite NAME] [COMMAND…]     (as root; takes debootstrap and git)
#   COMMAND…   ./dev commands to run in turn (default: demo test)
# The root is made below ${TMPDIR:-the system's folder for such} from the mirror that apt of this
# machine uses, holds nothing but Debian's minimal base, and is removed again unless --keep is given.
# ../shared is copied beside the clone where it exists. Prints the wall time of each step.
set -euo pipefail
repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
keep=0 suite=bookworm commands=()
while (($#)); do
  case $1 in
    --keep) keep=1 ;;
    --suite) suite=$2; shift ;;
    -h | --help) sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) commands+=("$1") ;;
  esac
  shift
done
if ((${#commands[@]} == 0)); then commands=(demo test); fi
[[ $(id -u) == 0 ]] || { echo "bare_root: needs root (debootstrap, chroot)" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "bare_root: needs debootstrap" >&2; exit 1; }

mirror=$(apt-get indextargets --format '$(ORIGIN) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
  awk '$1 == "Debian" && $2 == "main" { print $3; exit }')
[[ -n $mirror ]] || { echo "bare_root: apt names no Debian mirror" >&2; exit 1; }

root=$(mktemp -d)
mounted=()
finish() {
  local i
  for ((i = ${#mounted[@]} - 1; i >= 0; i--)); do umount "${mounted[i]}" || umount -l "${mounted[i]}" || keep=1; done
  if [[ $keep == 1 ]]; then echo "bare_root: left in $root" >&2; else rm -rf --one-file-system "$root"; fi
}
trap finish EXIT
chmod 755 "$root"

start=$SECONDS
debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$root.log" 2>&1 ||
  { tail -5 "$root.log" >&2; exit 1; }
rm -f "$root.log"
echo "bare_root: a bare $suite in $((SECONDS - start)) s, $(du -sm "$root" | cut -f1) MB"

# The way out to the mirror is the machine's: names, proxies, and what apt is told of dates.
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
apt-config dump | grep -E '^Acquire::(http|https|ftp|Check-|Retries)' >"$root/etc/apt/apt.conf.d/00host" || true
mount -t proc proc "$root/proc" && mounted+=("$root/proc")

mkdir -p "$root/srv"
git clone -q --no-hardlinks "$repo" "$root/srv/hearsay"
echo "bare_root: clone of $(git -C "$root/srv/hearsay" rev-parse --short HEAD)"
if [[ -d $repo/../shared ]]; then cp -r "$(cd "$repo/../shared" && pwd)" "$root/srv/shared"; fi

status=0
for command in "${commands[@]}"; do
  start=$SECONDS
  code=0
  chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
    /bin/bash -c "cd /srv/hearsay && ./dev $command" </dev/null || { code=$?; status=1; }
  echo "bare_root: ./dev $command: exit $code, $((SECONDS - start)) s wall time"
done
exit $status
