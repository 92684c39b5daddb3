# Finds a JDK 25 or newer and exports JAVA_HOME. Sourced by mvnw and tierscope; POSIX sh, starts no JVM.
# A JAVA_HOME that is new enough wins, then `java` on the PATH, then the usual install folders. Among those 25.0.3
# and later come before 25.0.0 to 25.0.2, which have a report of data corruption with G1 (SPARK-55852).
ts_min_jdk=25

# Prints the feature version of the JDK in $1, nothing if it is no JDK.
ts_jdk_version() {
  [ -x "$1/bin/javac" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

ts_found=
if [ -n "${JAVA_HOME-}" ]; then
  ts_found=$(ts_jdk_version "$JAVA_HOME") || :
elif ts_java=$(command -v java); then
  while [ -L "$ts_java" ]; do
    ts_link=$(readlink "$ts_java")
    case $ts_link in /*) ts_java=$ts_link ;; *) ts_java=${ts_java%/*}/$ts_link ;; esac
  done
  ts_found=$(ts_jdk_version "${ts_java%/bin/java}") || :
  if [ "${ts_found:-0}" -ge $ts_min_jdk ]; then
    JAVA_HOME=${ts_java%/bin/java}
    export JAVA_HOME
  fi
fi

if [ "${ts_found:-0}" -lt $ts_min_jdk ]; then
  ts_best=
  ts_best_rank=99999
  case $- in *f*) ts_noglob=1; set +f ;; *) ts_noglob= ;; esac # mvnw runs without globbing
  for ts_dir in /usr/lib/jvm/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    ts_version=$(ts_jdk_version "$ts_dir") || continue
    [ "${ts_version:-0}" -ge $ts_min_jdk ] || continue
    ts_rank=${ts_version}0
    if grep -Eq '^JAVA_VERSION="25(\.0\.[012])?"' "$ts_dir/release"; then ts_rank=${ts_version}5; fi
    if [ "$ts_rank" -lt $ts_best_rank ]; then
      ts_best=$ts_dir
      ts_best_rank=$ts_rank
    fi
  done
  [ -z "$ts_noglob" ] || set -f
  if [ -z "$ts_best" ]; then
    . "${ts_root:-$(dirname "$0")}/.mvn/platform.sh"
    echo "Tierscope needs a JDK $ts_min_jdk or newer (found: ${ts_found:-none}). $(ts_jdk_advice), or point JAVA_HOME at one." >&2
    exit 1
  fi
  JAVA_HOME=$ts_best
  export JAVA_HOME
fi
