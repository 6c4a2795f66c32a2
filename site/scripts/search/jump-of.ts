import type { JumpDocument, JumpFlow, JumpIndex } from "../../data/search/jump-index.ts";
import type { Jump } from "./jump-result.ts";

export function documentJump({ code, title, address, status, language, revision }: JumpDocument): Jump {
  return { kind: "document", title, note: [code, revision].filter((one) => one !== "").join(" · "), address, status, language };
}

/** A document held elsewhere has its code beside its title. */
export function nameJump({ kind, text, also, address }: JumpIndex["names"][number]): Jump {
  return { kind, title: text, note: kind === "external" ? (also ?? "") : "", address };
}

export function flowJump({ code, title, language }: JumpDocument, flow: JumpFlow, status: JumpDocument["status"]): Jump {
  return { kind: "flow", title: flow.title, note: `${code} · ${title}`, address: flow.address, status, language };
}

export function stepJump(
  { language, code }: JumpDocument,
  { title, address }: JumpFlow,
  [number, name]: JumpFlow["steps"][number],
  status: JumpDocument["status"],
): Jump {
  return { kind: "step", title: `${number}. ${name}`, note: `${code} · ${title}`, address: `${address}#s${number}`, status, language };
}

/** The steps of a document that have a number: of what is in force, and of its draft beside it. */
export function stepJumps(document: JumpDocument, number: number): Jump[] {
  return flowsOf(document).flatMap(([flow, status]) => {
    const step = flow.steps.find(([one]) => one === number);
    return step ? [stepJump(document, flow, step, status)] : [];
  });
}

/** A document's flows and those of its draft beside it, each with how it stands. */
export function flowsOf({ status, flows = [], drafted = [] }: JumpDocument): (readonly [JumpFlow, JumpDocument["status"]])[] {
  return [...flows.map((flow) => [flow, status] as const), ...drafted.map((flow) => [flow, "draft"] as const)];
}
