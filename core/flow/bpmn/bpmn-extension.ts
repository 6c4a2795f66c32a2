import { BpmnModdle, type ModdleElement } from "bpmn-moddle";
import type { PlainTarget } from "../graph/plain-flow.ts";

const attribute = (name: string, type = "String") => ({ name, type, isAttr: true });
const named = (name: string) => ({ name, properties: [attribute("name")] });

/** What BPMN has no place for, as elements of our own namespace inside `extensionElements`. */
const extension = {
  name: "SopControl",
  prefix: "sop",
  uri: "urn:sop-control:bpmn:1",
  xml: { tagAlias: "lowerCase" },
  types: [
    {
      name: "Flow",
      superClass: ["Element"],
      properties: [{ name: "keywords", type: "Keyword", isMany: true }],
    },
    {
      name: "Step",
      superClass: ["Element"],
      properties: [
        attribute("number", "Integer"),
        ...["phase", "input", "time", "output", "kpi", "rc", "remark", "reconstructed", "after"].map((name) => attribute(name)),
        { name: "actors", type: "Actor", isMany: true },
        { name: "applications", type: "Application", isMany: true },
        { name: "follows", type: "Follows" },
      ],
    },
    { name: "Decision", superClass: ["Element"], properties: [] },
    { name: "Exit", superClass: ["Element"], properties: [attribute("kind"), attribute("target")] },
    { name: "Follows", properties: [attribute("kind"), attribute("target")] },
    {
      name: "Gap",
      superClass: ["Element"],
      properties: [attribute("first", "Integer"), attribute("last", "Integer"), attribute("why")],
    },
    named("Actor"),
    named("Application"),
    named("Keyword"),
  ],
};

/** A reader and writer of BPMN that knows our namespace. */
export function makeModdle(): BpmnModdle {
  return new BpmnModdle({ sop: extension });
}

/** The extension element of one type that an element carries, `Step` for `sop:Step`. */
export function extensionOf(element: ModdleElement, type: string): ModdleElement | undefined {
  const values: ModdleElement[] = element["extensionElements"]?.values ?? [];
  return values.find(({ $type }) => $type === `sop:${type}`);
}

/** A target outside the flow as attributes, and back. */
export function attributesOf(target: PlainTarget): { kind: string; target?: string } {
  switch (target.kind) {
    case "rc":
      return { kind: "rc", target: target.rc };
    case "document":
      return { kind: "document", target: target.code };
    case "flow":
      return { kind: "flow", target: target.title };
    case "step":
      return { kind: "step", target: String(target.number) };
    case "end":
      return { kind: "end", ...(target.outcome !== undefined && { target: target.outcome }) };
    case "unread":
      return { kind: "unread", target: target.text };
    default:
      return { kind: target.kind };
  }
}

/** Where a step goes on to, by our attributes of an element; undefined where it bears none. */
export function targetOfAttributes(element: ModdleElement): PlainTarget | undefined {
  const kind: unknown = element["kind"];
  const target = String(element["target"] ?? "");
  if (kind === "rc") return { kind, rc: target };
  if (kind === "document") return { kind, code: target };
  if (kind === "flow") return { kind, title: target };
  if (kind === "unread") return { kind, text: target };
  if (kind === "step") return { kind, number: Number(target) };
  if (kind === "end") return { kind, ...(target !== "" && { outcome: target }) };
  return kind === "unknown" ? { kind } : undefined;
}
