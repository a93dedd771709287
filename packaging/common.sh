# shellcheck shell=bash
# Shared by the scripts beside this file: where things are, and how they are put there. Sourced, not run.
# Written for bash 3.2 (macOS) and newer.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
venv=${BACKOFFICE_VENV:-.venv}

say() { printf '%s\n' "backoffice: $*" >&2; }
stop() { say "$@"; exit 1; }

# --- Python -----------------------------------------------------------------------------------------------------

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {  # prints the first Python that is new enough
  local name
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null && is_new_enough "$name"; then
      command -v "$name"
      return
    fi
  done
  return 1
}

# --- System packages (Debian, Ubuntu) ------------------------------------------------------------------------------

is_installed() {  # PACKAGE. Since 2024 some libraries carry the suffix t64 instead.
  grep -qx installed <<<"$(dpkg-query --show --showformat='${db:Status-Status}\n' "$1" "$1t64" 2>/dev/null)"
}

missing_packages() {  # run|test: prints those of packaging/system-packages that are missing, one a line
  local who package
  while read -r who package _; do
    if [ "$who" = run ] || [ "$who" = "$1" ]; then
      is_installed "$package" || printf '%s\n' "$package"
    fi
  done < <(grep -v '^#' packaging/system-packages)
}

install_system_packages() {  # run|test
  command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || return 0
  local missing
  missing=$(missing_packages "$1" | tr '\n' ' ')
  missing=${missing% }
  [ -n "$missing" ] || return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
      say "these system packages are missing, and installing them needs an administrator. Run this, then try again:"
      printf '\n  sudo apt-get update && sudo apt-get install --yes --no-install-recommends %s\n\n' "$missing" >&2
      exit 1
    fi
    as_root=(sudo -n)
  fi
  say "installing system packages: $missing"
  # shellcheck disable=SC2086  # one word per package
  if ! run_apt update || ! run_apt install --yes --no-install-recommends $missing; then
    stop "apt could not install them; its messages are above"
  fi
}

run_apt() {
  ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -o DPkg::Lock::Timeout=300 "$@" </dev/null >&2
}

# --- The virtual environment ---------------------------------------------------------------------------------------

make_venv() {
  if [ -x "$venv/bin/python" ] && is_new_enough "$venv/bin/python" && "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    return 0
  fi
  local python
  python=$(find_python)
  say "making a virtual environment in $venv with $("$python" --version)"
  "$python" -m venv --clear "$venv" ||
    stop "$python could not make a virtual environment (on Debian and Ubuntu the package python3-venv is needed)"
}

digest() { "$venv/bin/python" -c 'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())'; }

wanted_stamp() {  # LOCK: changes when the lock, the project or Python does
  { cat "$1" pyproject.toml; pwd; "$venv/bin/python" -VV; } | digest
}

install_libraries() {  # run|test
  local lock=packaging/requirements.lock stamp_file=$venv/backoffice-run.stamp
  if [ "$1" = test ]; then
    lock=packaging/requirements-dev.lock stamp_file=$venv/backoffice-test.stamp
  fi
  local stamp
  stamp=$(wanted_stamp "$lock")
  if [ "$(cat "$stamp_file" 2>/dev/null)" = "$stamp" ]; then
    return 0
  fi
  say "installing the libraries of $lock"
  local pip=("$venv/bin/python" -m pip --disable-pip-version-check --no-input)
  "${pip[@]}" install --quiet --require-hashes --only-binary :all: -r "$lock" ||
    stop "the libraries could not be installed; pip's messages are above"
  "${pip[@]}" install --quiet --no-deps --no-build-isolation --no-index --editable . ||
    stop "the program could not be installed; pip's messages are above"
  "$venv/bin/python" -c 'import PySide6.QtWidgets' ||
    stop "Qt does not load. The libraries it needs are named in packaging/system-packages for Debian and Ubuntu"
  printf '%s\n' "$stamp" >"$stamp_file"
  # The tests' libraries hold the program's (a test says so).
  if [ "$1" = test ]; then
    wanted_stamp packaging/requirements.lock >"$venv/backoffice-run.stamp"
  fi
}

set_up() {  # run|test
  find_python >/dev/null ||
    stop "Python 3.11 or newer is missing (looked for python3 and python3.11 to python3.14); Debian 12 and Ubuntu 24.04 have it: sudo apt-get install python3 python3-venv"
  install_system_packages "$1"
  make_venv
  install_libraries "$1"
}
