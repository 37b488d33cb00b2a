#!/usr/bin/env bash
# Fetches LanguageTool's server from Maven Central (120 MB, English alone) and puts it where calque looks for it.
#
#   scripts/languagetool/build.sh [--to FOLDER] [LANGUAGE...]     e.g. build.sh de fr
#
# Needs Java 17 or newer, Maven and Python. FOLDER is ~/.cache/language_tool_python unless said otherwise; with another
# one, set `folder` in [tool.calque.languagetool], or LTP_PATH. What is there already is left as it is.
# Languages besides English: de fr it nl pl ru uk (ca, es and pt are always there).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
version=6.8
folder=${LTP_PATH:-$HOME/.cache/language_tool_python}
if [ "${1-}" = --to ]; then folder=$2; shift 2; fi
target=$folder/LanguageTool-$version
wanted=$(printf '%s\n' "$@" | sort -u | xargs)
if [ -f "$target/languagetool-server.jar" ] && [ "$(cat "$target/languages" 2>/dev/null)" = "$wanted" ]; then
  echo "$target is there"
  exit 0
fi
for tool in java mvn python3; do
  command -v "$tool" >/dev/null || { echo "$0: $tool is needed" >&2; exit 1; }
done

mkdir -p "$folder"
new=$(mktemp -d "$folder/new.XXXXXX")
trap 'rm -rf "$new"' EXIT
mvn --batch-mode --quiet --file "$here/pom.xml" ${wanted:+--activate-profiles "${wanted// /,}"} \
  org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DincludeScope=runtime -DoutputDirectory="$new/libs"
# A jar that holds only the names of the others, so that `java -cp languagetool-server.jar` finds them all.
python3 - "$new" <<'PY'
import sys
import zipfile
from pathlib import Path

folder = Path(sys.argv[1])
names = " ".join(f"libs/{jar.name}" for jar in sorted((folder / "libs").glob("*.jar")))
line = f"Class-Path: {names}"
lines = [line[:70], *(f" {line[k : k + 69]}" for k in range(70, len(line), 69))]  # a manifest's lines are that short
manifest = "\r\n".join(["Manifest-Version: 1.0", "Main-Class: org.languagetool.server.HTTPServer", *lines, "", ""])
with zipfile.ZipFile(folder / "languagetool-server.jar", "w") as jar:
    jar.writestr("META-INF/MANIFEST.MF", manifest)
PY
echo "$wanted" >"$new/languages"
chmod 755 "$new"
rm -rf "$target"
mv "$new" "$target"
echo "built $target: $(du -sh "$target" | cut -f1)"
