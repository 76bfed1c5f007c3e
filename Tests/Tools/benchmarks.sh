#!/usr/bin/env bash
# Checks the types of the benchmarks against the modules of a build (debug or release) and a stand-in of their framework. Seconds, where
# compiling their package would take all modules once more. Run from the package's folder.
set -euo pipefail
build=.build/$1
folder=.build/benchmark-stand-in
mkdir -p "$folder"
swiftc -swift-version 6 -parse-as-library -emit-module -module-name Benchmark -o "$folder/Benchmark.swiftmodule" \
  Benchmarks/StandIn/Benchmark.swift
maps=()
for map in Sources/System/*/module.modulemap "$build"/*.build/module.modulemap .build/checkouts/*/Sources/*/include/module.modulemap; do
  [ ! -f "$map" ] || maps+=(-Xcc "-fmodule-map-file=$map")
done
swiftc -swift-version 6 -parse-as-library -typecheck -I "$folder" -I "$build/Modules" -Xcc -ISources/System/ICUBridge/include "${maps[@]}" \
  Benchmarks/Benchmarks/Synoptic/*.swift
