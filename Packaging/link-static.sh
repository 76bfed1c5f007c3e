#!/usr/bin/env bash
# Links the program once more from the objects of a release build, with the Swift runtime and Foundation in it; nothing is compiled again.
#
#   link-static.sh BUILD PROGRAM
set -euo pipefail
build=$(realpath "$1"); out=$2
swift_static=$(dirname "$(dirname "$(realpath "$(command -v swiftc)")")")/lib/swift_static/linux
# Foundation's archives need one another, in no order.
group=()
for name in Foundation FoundationNetworking _CFURLSessionInterface FoundationInternationalization FoundationEssentials _FoundationICU CoreFoundation _FoundationCShims \
  _FoundationCollections swiftSynchronization swift_Concurrency swift_StringProcessing swift_RegexParser dispatch BlocksRuntime; do
  group+=(-Xlinker "-l$name")
done
mkdir -p "$(dirname "$out")"; rm -f "$out"
# The linker warns of a function that Foundation uses; that is none of ours.
swiftc -static-stdlib -emit-executable -module-name synoptic -o "$out" "@$build/synoptic.product/Objects.LinkFileList" \
  -Xlinker --gc-sections -Xlinker --defsym -Xlinker main=SynopticCommand_main -L"$swift_static" \
  $(pkg-config --libs icu-i18n icu-uc gumbo libcmark-gfm zlib libzip libcrypto sqlite3 libcurl libxml-2.0) \
  -lcmark-gfm-extensions -lstemmer -lcld2_full -lcld2 -lstdc++ -lm \
  -Xlinker --start-group "${group[@]}" -Xlinker --end-group 2>&1 | grep -v 'mktemp' || true
test -x "$out"
