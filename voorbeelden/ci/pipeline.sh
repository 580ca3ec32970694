#!/usr/bin/env bash
# Runs what a pipeline of Pijplijnstad (made up) runs, year after year.
# Ends with 0 only when every step gives exactly the exit code and the reason that belong to that year.
# Usage: bash pipeline.sh   (ANALYSETOOL names the program when it is not on the path)
set -euo pipefail
cd "$(dirname "$0")"

tool=${ANALYSETOOL:-analysetool}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# expect CODE REASON COMMAND...: run a command, and compare its exit code and what it says.
expect() {
  local code=$1 reason=$2 got=0
  shift 2
  "$@" >"$work/said" 2>&1 || got=$?
  if [ "$got" != "$code" ] || ! grep -qF -- "$reason" "$work/said"; then
    printf 'NOT AS EXPECTED: %s\n  exit code %s, expected %s with "%s"\n' "$*" "$got" "$code" "$reason"
    cat "$work/said"
    exit 1
  fi
  printf 'as expected (%s): %s\n' "$code" "$reason"
}

# holds FILE TEXT: an output is there and says this.
holds() {
  grep -qF -- "$2" "$1" || { printf 'NOT AS EXPECTED: %s lacks "%s"\n' "$1" "$2"; exit 1; }
}

# toets YEAR [OPTIONS]: hold a year against the requirements, with every output a pipeline may want.
toets() {
  local year=$1
  shift
  GITHUB_STEP_SUMMARY="$work/summary.md" GITHUB_WORKSPACE="$PWD" \
    "$tool" toets metingen --eisen eisen.yaml --naar "$year" --overschrijf --platte-tekst --formaat terminal \
    --formaat "junit=$work/$year.xml" --formaat "json=$work/$year.json" --formaat "github=$work/$year.txt" "$@"
}

expect 0 "Alles klopt" "$tool" controleer metingen eisen.yaml nieuwe-stellingen.yaml

printf 'naam;e-mailadres;A01\n' >"$work/antwoorden.csv"
expect 2 "lijkt een ruwe export" "$tool" controleer --ruwe-exports metingen/2024/d8hn2rtbm.yaml "$work/antwoorden.csv"
expect 0 "geen ruwe exports" "$tool" controleer --ruwe-exports metingen/2024/c4pq7mwau.yaml

# 2023: the first year, so there is no fall; the goal for A03 is not reached yet.
expect 0 "3 van de 7 eisen zijn gehaald: 3 overgeslagen en 1 waarschuwing." toets 2023
holds "$work/2023.xml" '<skipped message="Deel A is overgeslagen: er is geen eerder jaar om mee te vergelijken.'
holds "$work/2023.json" '"geslaagd": true'

# The same year, when a requirement asks for an earlier one.
printf 'eisen:\n  - {onderdeel: delen, maximale_daling: 0.5, eerste_meting: fout}\n' >"$work/streng.yaml"
expect 3 "Deel A is niet te vergelijken: er is geen eerder jaar om mee te vergelijken." \
  toets 2023 --eisen "$work/streng.yaml"
holds "$work/2023.xml" '<error type="niet-vergelijkbaar"'
holds "$work/2023.json" '"geslaagd": false'

# 2024: a year that passes; the goal for A03 is not reached yet, which is only a warning.
expect 0 "6 van de 7 eisen zijn gehaald: 1 waarschuwing." toets 2024
holds "$work/2024.xml" 'tests="7" failures="0" errors="0" skipped="0"'
holds "$work/2024.json" '"geslaagd": true'
holds "$work/2024.txt" '::warning file=eisen.yaml,line=6,'

# 2025: part C falls too far.
expect 1 "Deel C ging van 4,0 naar 3,0: 1,0 gedaald. Hooguit 0,5 mag." toets 2025
holds "$work/2025.xml" '<failure type="niet-voldaan" message="Deel C ging van 4,0 naar 3,0: 1,0 gedaald.'
holds "$work/2025.txt" '::error file=eisen.yaml,line=5,'

# 2026: everybody stopped after B10, so 10 statements of part A and 10 of the 24 of part B: 20 / 56 = 36%.
# Too little data goes before a requirement that is not met.
expect 4 "Deel B is niet te bepalen: minder dan de helft van de stellingen is te vergelijken." toets 2026
holds "$work/2026.xml" '<skipped message="Deel B is niet te bepalen'
holds "$work/2026.xml" '<failure type="niet-voldaan" message="Van wat is gevraagd, is 36% ingevuld.'

# A new version of the statements that has nothing in common with the years before.
expect 3 "Deel A is niet te vergelijken: de twee metingen hebben geen enkele stelling gemeen." \
  toets 2024 --stellingen nieuwe-stellingen.yaml --eisen nieuwe-eisen.yaml

# A requirement about something that does not exist is no pass, and writes nothing.
printf 'eisen:\n  - {onderdeel: A99, minimaal: 3}\n' >"$work/eisen.yaml"
rm -f "$work/2024".*
expect 2 "onderdeel 'A99' bestaat niet" toets 2024 --eisen "$work/eisen.yaml"
for output in "$work/2024.xml" "$work/2024.json" "$work/2024.txt"; do
  [ ! -e "$output" ] || { echo "NOT AS EXPECTED: $output was written"; exit 1; }
done

# Every check but the refused one added to the summary.
[ "$(grep -c '^# Toets van Pijplijnstad' "$work/summary.md")" = 6 ] || { echo "NOT AS EXPECTED: summary"; exit 1; }
echo "The pipeline of Pijplijnstad does what it should."
