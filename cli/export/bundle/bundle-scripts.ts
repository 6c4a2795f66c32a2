import type { ContentCheck } from "./content-check.ts";

/** A signature in the bundle, for ssh-keygen: paths from its top. */
export interface BundledSignature {
  text: string;
  signature: string;
  /** What it was made for: OpenSSH's namespace. */
  namespace: string;
  /** Who may have signed it, and when: in UTC as `YYYYMMDDHHMMSS`. Undefined where nobody known did. */
  by: { signer: string; time: string } | undefined;
}

/** What is checked beside the files themselves. */
export interface BundleChecks {
  signatures: readonly BundledSignature[];
  contents: readonly ContentCheck[];
  /** False where nothing was issued. */
  hasIssued: boolean;
}

/** Files that the manifest can't list: itself, and the cover that names its hash. */
export const UNLISTED = ["manifest.sha256", "COVER.txt"] as const;

/**
 * `check.sh`: every file by the manifest, what approvals are of made anew from the texts, and each signature, by plain tools. Its
 * exit status is 0 where all is well. A signature that can't be checked is not well.
 */
export function bundleCheck({ signatures, contents, hasIssued }: BundleChecks): string {
  const calls = [
    ...contents.map(({ name, lines, isComposed, approvals, pictures }) => {
      const form = isComposed ? "composed" : "plain";
      const words = [name, lines.body, lines.flows, lines.end, form, approvals, ...pictures];
      return `content ${words.map((word) => quoted(String(word))).join(" ")}`;
    }),
    ...signatures.map(({ text, signature, namespace, by }) =>
      by
        ? `signed ${[text, signature, by.signer, by.time, namespace].map(quoted).join(" ")}`
        : `bad ${quoted(`${signature}: no person in the library's settings has signed this`)}`,
    ),
  ];
  return `${script(hasIssued ? "" : 'echo "Nothing was issued."')}${calls.map((call) => `${call}\n`).join("")}${end}`;
}

const script = (note: string) => `#!/bin/sh
# Plain sh, awk, sort, find, sha256sum (or shasum) and ssh-keygen; python3 with yaml where it is there. README.txt says what is done.
cd "$(dirname "$0")" || exit 2
LC_ALL=C TZ=UTC
export LC_ALL TZ
failed=0
unread=0
bad() { echo "$1" >&2; failed=1; }
if command -v sha256sum >/dev/null 2>&1; then sum() { sha256sum "$@"; }; else sum() { shasum -a 256 "$@"; }; fi
hash() { sum | cut -c1-64; }

echo "Manifest: $(hash < manifest.sha256)"
echo "It has to be the one on the cover you were given on paper."
sum -c manifest.sha256 2> /dev/null | grep -v ': OK$' >&2 && failed=1
find . -type f -o -type l | sed 's|^[.]/||' | grep -vxF -e manifest.sha256 -e COVER.txt | sort | while IFS= read -r file; do
  cut -c67- manifest.sha256 | grep -qxF -e "$file" || { echo "$file: is not of this bundle" >&2; echo "$file"; }
done | grep -q . && failed=1
${note}
# The lines of a text for which a condition holds, without empty ones at the end; in composed characters where they were hashed so.
lines() {
  awk "$2"' { if ($0 == "") { empty++; next } while (empty > 0) { print ""; empty-- } print }' "$1" |
    if [ "$3" = composed ]; then perl -MUnicode::Normalize -CS -ne 'print NFC($_)'; else cat; fi | hash
}
pictures() {
  folder=$1
  shift
  for picture in "$@"; do
    if [ -f "$folder/$picture" ]; then printf '%s  %s\\n' "$(hash < "$folder/$picture")" "$picture"; else printf 'missing  %s\\n' "$picture"; fi
  done | sort | hash
}
content() {
  name=$1 text=sops/$1.md record=content/$1.header.json body=$2 flows=$3 end=$4 form=$5 approvals=$6
  shift 6
  header="header: sha256:$(hash < "$record")"
  words="text: sha256:$(lines "$text" "NR >= $body && (NR < $flows || NR >= $end)" "$form")"
  steps="flows: sha256:$(lines "$text" "NR >= $flows && NR < $end" "$form")"
  shown="assets: sha256:$(pictures "\${text%/*}" "$@")"
  for value in "$header" "$words" "$steps" "$shown"; do
    found=$(awk "NR < $body" "$text" | grep -cF -e "$value")
    [ "$found" -ge "$approvals" ] || bad "$text: is not what its approvals name (\${value%%:*})"
    for statement in "sops/$name"/*.txt; do
      if [ -f "$statement" ] && head -n 1 "$statement" | grep -q '^sop-approval '; then
        grep -qxF -e "$value" "$statement" || bad "$text: is not what $statement was signed for (\${value%%:*})"
      fi
    done
  done
  if command -v python3 > /dev/null 2>&1; then python3 compare-header.py "$text" "$record"; else (exit 3); fi
  case $? in
    0) ;;
    3) echo "$text: compare its first lines with $record by eye; nothing here can read both"; unread=$((unread + 1)) ;;
    *) bad "$text: its first lines are not those of $record" ;;
  esac
}
signed() {
  ssh-keygen -Y verify -n "$5" -f sops/allowed_signers -I "$3" -s "$2" -Overify-time="$4" < "$1" || failed=1
}

`;

const end = `
if [ "$failed" -ne 0 ]; then
  echo "NOT OK. What is wrong stands above; sh check.sh > /dev/null shows it alone." >&2
  exit 1
fi
if [ "$unread" -eq 0 ]; then echo "OK"; else echo "OK, but for what is left to the eye: $unread"; fi
`;

/** `compare-header.py`: whether a text's frontmatter says what the hashed header says, each value as the word it is. */
export const compareHeader = `# Compares a text's frontmatter with the header that was hashed. Ends with 0: the same, 1: not, 3: can't tell.
import json, sys
try:
    import yaml
except ImportError:
    sys.exit(3)

def same(written, hashed):
    if isinstance(hashed, dict):
        return isinstance(written, dict) and written.keys() == hashed.keys() and all(same(written[key], hashed[key]) for key in hashed)
    if isinstance(hashed, list):
        return isinstance(written, list) and len(written) == len(hashed) and all(map(same, written, hashed))
    if not isinstance(written, str):
        return False
    if hashed is None:
        return written in ("", "~", "null", "Null", "NULL")
    if isinstance(hashed, bool):
        return written.lower() == str(hashed).lower()
    if isinstance(hashed, (int, float)):
        try:
            return float(int(written, 0) if written[:2] in ("0x", "0o") else written) == hashed
        except ValueError:
            return False
    return written == hashed

lines = open(sys.argv[1], encoding="utf-8-sig").read().split("\\n")
written = yaml.load("\\n".join(lines[1:lines.index("---", 1)]), Loader=yaml.BaseLoader) or {}
hashed = json.load(open(sys.argv[2], encoding="utf-8"))
for own in ("approvals", "effective"):
    written.pop(own, None)
sys.exit(0 if same(written, hashed) else 1)
`;

/** A word of a shell that is taken as it is. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
