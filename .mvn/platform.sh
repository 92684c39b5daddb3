# Names the platform, so that messages can name the right package. Sourced by use-jdk.sh and tierscope; POSIX sh.

# Prints one of: macos debian fedora suse arch alpine linux other.
ts_platform() {
  case $(uname -s) in
    Darwin) echo macos; return ;;
    Linux) ;;
    *) echo other; return ;;
  esac
  ts_ids=$(sed -n 's/^ID=//p; s/^ID_LIKE=//p' /etc/os-release 2>/dev/null | tr -d '"' | tr '\n' ' ')
  case " $ts_ids" in
    *" debian"* | *" ubuntu"*) echo debian ;;
    *" fedora"* | *" rhel"* | *" centos"*) echo fedora ;;
    *suse*) echo suse ;;
    *" arch"*) echo arch ;;
    *" alpine"*) echo alpine ;;
    *) echo linux ;;
  esac
}

# Prints how to install a JDK here.
ts_jdk_advice() {
  case $(ts_platform) in
    macos) echo "Install it with: brew install --cask temurin@25" ;;
    debian) echo "Install the package openjdk-25-jdk, or temurin-25-jdk from Adoptium's repository" ;;
    fedora) echo "Install the package java-25-openjdk-devel" ;;
    suse) echo "Install the package java-25-openjdk-devel" ;;
    arch) echo "Install the package jdk25-openjdk" ;;
    alpine) echo "Install the package openjdk25-jdk" ;;
    *) echo "Install Temurin 25 from https://adoptium.net" ;;
  esac
}
