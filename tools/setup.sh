# What tools/gpusim and tools/test have in common: find .NET, get libraries, build once. Sourced by bash, with $root set.

say() { printf '%s\n' "$*" >&2; }

# Sets $dotnet, or says what to install.
find_dotnet() {
    local candidate
    dotnet=$(command -v dotnet) && return
    for candidate in "${DOTNET_ROOT:-/nowhere}/dotnet" "${HOME:-/nowhere}/.dotnet/dotnet" /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet /usr/local/share/dotnet/dotnet; do
        if [ -x "$candidate" ]; then dotnet=$candidate; return; fi
    done
    say "gpusim: .NET is missing. Install the .NET SDK 10 (https://dotnet.microsoft.com/download) and put \`dotnet\` on the PATH."
    exit 3
}

# Whether a libhdf5 that can be loaded is there.
has_hdf5() {
    compgen -G '/usr/lib/*/libhdf5_serial.so.*' >/dev/null && return
    compgen -G '/usr/lib*/libhdf5*.so*' >/dev/null && return
    compgen -G '/usr/lib/*/libhdf5.so*' >/dev/null && return
    compgen -G '/usr/local/lib*/libhdf5*.so*' >/dev/null && return
    compgen -G '/opt/homebrew/lib/libhdf5*.dylib' >/dev/null && return
    PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep -q 'libhdf5\(_serial\)\?\.so'
}

# apt_install WHY PACKAGE…: installs by apt, saying so; fails where that cannot be done.
apt_install() {
    local why=$1 log code=0; shift
    command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || return 1
    say "gpusim: installing $* ($why) …"
    log=$(mktemp)
    apt_once "$log" "$@" || { apt-get update >>"$log" 2>&1; apt_once "$log" "$@"; } || code=1 # a fresh machine has no package lists yet
    [ $code = 0 ] || tail -n 5 "$log" >&2
    rm -f "$log"
    return $code
}

apt_once() {
    local log=$1; shift
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=120 "$@" >>"$log" 2>&1
}

# Gets libhdf5, or says what to install.
need_hdf5() {
    has_hdf5 && return
    (
        flock 9
        has_hdf5 || apt_install 'the library that reads and writes result files' libhdf5-103-1
    ) 9<"$root/tools" && return
    say "gpusim: libhdf5 is missing. Install it: apt-get install libhdf5-103-1 (Debian), dnf install hdf5 (Fedora), brew install hdf5 (macOS)."
    exit 3
}

# stale STAMP FOLDER…: whether a source in the folders is newer than the stamp.
stale() {
    local stamp=$1; shift
    [ -e "$stamp" ] || return 0
    [ -n "$(cd "$root" && find "$@" Directory.Build.props Directory.Packages.props \
        \( -name bin -o -name obj -o -name TestResults \) -prune -o -newer "$stamp" -print -quit 2>&1)" ]
}

# build_once STAMP RESULT PROJECT FOLDER…: builds the project unless its result is newer than all sources. Starts at the same time wait for the first.
build_once() {
    local stamp=$1 result=$2 project=$3; shift 3
    if [ -e "$result" ] && ! stale "$stamp" "$@"; then return; fi
    (
        flock 9
        if [ -e "$result" ] && ! stale "$stamp" "$@"; then exit 0; fi # another start has built it meanwhile
        build "$stamp" "$project" "$@"
    ) 9<"$root/tools" || exit $?
}

build() {
    local stamp=$1 project=$2 folder log; shift 2
    "$dotnet" --list-sdks | grep -q '^[1-9][0-9]\.' || { say "gpusim: .NET is here, its SDK is not. Install the .NET SDK 10 (https://dotnet.microsoft.com/download)."; exit 3; }
    say "gpusim: building (once) …"
    for folder in "$@"; do # made now, so that making them does not change a source folder's time after the stamp
        find "$root/$folder" -name '*.csproj' -printf '%h/bin\0%h/obj\0' | xargs -0r mkdir -p || exit 3
    done
    log=$(mktemp)
    touch "$stamp.new" || exit 3 # the time before the build: what is edited during it is built next time
    # The build's servers outlive it: they must hold neither the lock (9) nor our output.
    if (cd "$root" && DOTNET_CLI_HOME=${HOME:-${TMPDIR:-/tmp}} DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 \
        "$dotnet" build "$project" -c Release -nodeReuse:false -v quiet) >"$log" 2>&1 9<&- </dev/null; then
        mv "$stamp.new" "$stamp"
        rm -f "$log"
    else
        cat "$log" >&2
        rm -f "$log" "$stamp.new"
        say "gpusim: the build failed."
        exit 2
    fi
}
