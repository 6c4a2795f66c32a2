import type { Approval, DigestParts } from "../../schemas/front-matter.ts";

/** What a signed approval says: who approved what, in which role and when. */
export interface ApprovalStatement {
  code: string;
  revision: string;
  /** The role's id. */
  role: string;
  name: string;
  position: string;
  /** RFC 3339, with its zone. */
  time: string;
  method: string;
  digest: DigestParts;
}

/** The namespace of approvals' signatures: a signature made for anything else is not one of an approval. */
export const SIGNATURE_NAMESPACE = "sop-approval";

const FIRST_LINE = "sop-approval 1";
const keys = ["code", "revision", "role", "name", "position", "time", "method", "header", "text", "flows", "assets"] as const;

/** The text that is signed, `<role>.txt`: lines ended by LF that anyone can read (document-format §7). */
export function printApprovalText({ digest, ...statement }: ApprovalStatement): string {
  const values = { ...statement, ...digest };
  return [FIRST_LINE, ...keys.map((key) => `${key}: ${signedLine(values[key])}`), ""].join("\n");
}

/** Reads a signed text; undefined when it is not exactly what `printApprovalText` writes. */
export function parseApprovalText(text: string): ApprovalStatement | undefined {
  const [first, ...lines] = text.split("\n");
  if (first !== FIRST_LINE) return undefined;
  const values = new Map(lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)] as const));
  const get = (key: (typeof keys)[number]): string => values.get(key) ?? "";
  const statement = {
    code: get("code"),
    revision: get("revision"),
    role: get("role"),
    name: get("name"),
    position: get("position"),
    time: get("time"),
    method: get("method"),
    digest: { header: get("header"), text: get("text"), flows: get("flows"), assets: get("assets") },
  };
  return printApprovalText(statement) === text ? statement : undefined;
}

/** What the approval of a role, as the frontmatter has it, would be signed as; undefined where it carries no digest. */
export function statementOf(code: string, revision: string, role: string, approval: Approval): ApprovalStatement | undefined {
  const { name, position, time, method, digest } = approval;
  return time === undefined || method === undefined || digest === undefined
    ? undefined
    : { code, revision, role, name, position, time, method, digest };
}

/** The first word in which two statements differ, for a message; undefined when they say the same. */
export function differenceOf(a: ApprovalStatement, b: ApprovalStatement): { key: string; a: string; b: string } | undefined {
  const [left, right] = [
    { ...a, ...a.digest },
    { ...b, ...b.digest },
  ];
  const key = keys.find((candidate) => signedLine(left[candidate]) !== signedLine(right[candidate]));
  return key && { key, a: left[key], b: right[key] };
}

/** A value as it is signed. It can't begin a line of its own: a name over two lines would be a statement about something else. */
export function signedLine(value: string): string {
  return value.normalize("NFC").replace(/\s+/gu, " ").trim();
}
