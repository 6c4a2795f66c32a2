import type { LocalText } from "../../schemas/local-text.ts";
import { conflictInData, unresolvedConflict } from "../document/conflict.ts";
import type { Problem } from "../document/document.ts";

/** One line of `allowed_signers`: whose key it is. */
export interface SignerKey {
  /** Counted from 1. */
  line: number;
  principal: string;
  /** The key itself, type and value: the same wherever it is listed. */
  key: string;
}

/** Something in the list of signers that would let a signature be anybody's. */
export interface SignersProblem {
  line: number;
  key: string;
  message: LocalText;
}

/** A list of signers read. */
export interface AllowedSigners {
  /** Lines that say something, as they are. */
  lines: readonly string[];
  keys: readonly SignerKey[];
  problems: readonly SignersProblem[];
  /** Where git left two lists, of which nobody decided which holds. */
  conflict: Problem | undefined;
}

const KEY_TYPE = /^(?:ssh-|ecdsa-|sk-)/;
/** Words between blanks; a part in quotes holds any. */
const WORD = /(?:"(?:\\.|[^"\\])*"|[^\s"])+/g;

/** Options between commas; a part in quotes holds any. */
const OPTION = /(?:"(?:\\.|[^"\\])*"|[^,"])+|"/g;
const KNOWN_OPTION = /^(?:cert-authority|namespaces="[^"]*"|valid-(?:after|before)="\d{8}(?:\d{4}(?:\d{2})?)?Z?")$/i;

/** Reads OpenSSH's list of who may sign. A line that stands for more than one person's own key is a problem. */
export function readAllowedSigners(text: string): AllowedSigners {
  const lines: string[] = [];
  const keys: SignerKey[] = [];
  const problems: SignersProblem[] = [];
  const all = text.split(/\r?\n/);
  const conflict = conflictInData(all);
  for (const [index, own] of all.entries()) {
    const line = own.trim();
    if (line === "" || line.startsWith("#")) continue;
    // Of two lists nobody decided which of them holds: all that is wrong with their lines follows from it.
    if (conflict !== undefined) {
      if (conflictInData([line]) === undefined) lines.push(line);
      continue;
    }
    lines.push(line);
    const read = readLine(line, index + 1);
    if ("message" in read) problems.push(read);
    else keys.push(read);
  }
  return { lines, keys, problems, conflict: conflict === undefined ? undefined : unresolvedConflict(all, conflict, "frontMatter") };
}

function readLine(text: string, line: number): SignerKey | SignersProblem {
  const [first = "", ...words] = text.match(WORD) ?? [];
  const options = words[0] !== undefined && !KEY_TYPE.test(words[0]) ? words.shift() : undefined;
  const [type, value] = words;
  const principal = first.replaceAll('"', "");
  if (type === undefined || !KEY_TYPE.test(type) || value === undefined || !/^[A-Za-z0-9+/]+={0,3}$/.test(value))
    return { line, key: `unread ${line}`, message: unread(text) };
  // OpenSSH takes no key from such a line.
  const odd = options?.match(OPTION)?.find((option) => !KNOWN_OPTION.test(option));
  if (odd !== undefined) return { line, key: `option ${principal} ${odd}`, message: unknownOption(principal, odd) };
  if (value.length % 4 !== 0) return { line, key: `cut ${principal}`, message: cutKey(principal) };
  if (/[*?!,]/.test(principal)) return { line, key: `pattern ${principal}`, message: manyPeople(principal) };
  if (options !== undefined && /(?:^|,)cert-authority(?:,|$)/i.test(options))
    return { line, key: `authority ${principal}`, message: authority(principal) };
  return { line, principal, key: `${type} ${value}` };
}

function unread(line: string): LocalText {
  return {
    en: `“${line.slice(0, 60)}” is no line of signers; expected a signer, options if any, the key's type and the key.`,
    id: `“${line.slice(0, 60)}” bukan baris penanda tangan; yang diharapkan penanda tangan, opsi bila ada, jenis kunci, dan kuncinya.`,
  };
}

function unknownOption(principal: string, option: string): LocalText {
  return {
    en: `“${option}” in the line of “${principal}” is no option, so the whole line counts for nothing; expected namespaces="…", valid-after="YYYYMMDD", valid-before="YYYYMMDD".`,
    id: `“${option}” pada baris “${principal}” bukan opsi, sehingga seluruh barisnya tidak berlaku; yang diharapkan namespaces="…", valid-after="YYYYMMDD", valid-before="YYYYMMDD".`,
  };
}

function cutKey(principal: string): LocalText {
  return {
    en: `The key of “${principal}” has letters too many or too few, so the whole line counts for nothing.`,
    id: `Kunci “${principal}” kelebihan atau kekurangan huruf, sehingga seluruh barisnya tidak berlaku.`,
  };
}

function manyPeople(principal: string): LocalText {
  return {
    en: `“${principal}” stands for more than one signer; expected one signer a line.`,
    id: `“${principal}” mewakili lebih dari satu penanda tangan; yang diharapkan satu penanda tangan sebaris.`,
  };
}

function authority(principal: string): LocalText {
  return {
    en: `“${principal}” is a certificate authority, whose keys may be anybody's; expected a person's own key.`,
    id: `“${principal}” adalah otoritas sertifikat, yang kuncinya dapat milik siapa saja; yang diharapkan kunci milik satu orang.`,
  };
}
