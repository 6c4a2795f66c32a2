import { type Block, textOf } from "../blocks.ts";
import { tellsWhatToDo } from "../flow/actor-words.ts";
import { defineRecogniser } from "../import-context.ts";
import { named, namedRows } from "../table-columns.ts";
import { withoutNumber } from "./steps.ts";

/**
 * Who takes part: the roles of a table of responsibilities, or of lines such as “Agent: records …”. The text stays as it is, since what
 * a role answers for has no other place; a list of roles alone is taken whole.
 */
export const responsibilitiesRecogniser = defineRecogniser<string[]>({
  name: "responsibilities",
  examples: [
    {
      source: "| Role | Responsibility |\n| --- | --- |\n| Agent | Records the complaint |\n| Team leader | Decides |",
      gives: ["Agent", "Team leader"],
      leaves: "Role\nResponsibility\nAgent\nRecords the complaint\nTeam leader\nDecides",
    },
    { source: "- Agent\n- Team Leader", gives: ["Agent", "Team Leader"] },
    { source: "- Agent: mencatat keluhan", gives: ["Agent"], leaves: "Agent: mencatat keluhan" },
    {
      source: "4.1 Sales / Commercial Team\n\n- Logs the order\n- Issues Orders",
      gives: ["Sales / Commercial Team"],
      leaves: "4.1 Sales / Commercial Team\nLogs the order\nIssues Orders",
    },
    { source: "### Agent\n\n- Mencatat keluhan\n- Buku Kas: diisi", gives: ["Agent"], leaves: "Agent\nMencatat keluhan\nBuku Kas: diisi" },
  ],
  read(blocks) {
    const parties = new Set<string>();
    const rest: Block[] = [];
    const outermost = Math.min(
      ...blocks.map((block) => (block.kind === "paragraph" && block.label !== undefined ? (block.depth ?? 0) : 9)),
    );
    // Below headings of roles stand their duties.
    const isHeaded = blocks.some((block) => headingOf(block) !== undefined);
    for (const block of blocks) {
      const heading = headingOf(block);
      if (heading !== undefined && isName(heading)) parties.add(heading);
      if (isHeaded && block.kind === "paragraph") {
        rest.push(block);
        continue;
      }
      if (block.kind === "table") {
        const rows = namedRows(block, ["number", "role", "responsibility"], ["role"]) ?? [];
        for (const row of rows) if (named(row, "role") !== "") parties.add(named(row, "role"));
        rest.push(block);
        continue;
      }
      const text = block.kind === "paragraph" && block.heading === undefined ? textOf(block) : "";
      const isItem = block.kind === "paragraph" && block.label !== undefined;
      const name = /^(?:the\s+)?(\p{Lu}[\p{L}/ ]{1,40}?)\s*(:|–|—|$)/u.exec(text);
      const isOutermost = block.kind === "paragraph" && (block.depth ?? 0) <= outermost;
      if (name && isOutermost && isName(name[1] as string) && (name[2] !== "" || isItem)) {
        parties.add(name[1] as string);
        if (name[2] === "") continue;
      }
      rest.push(block);
    }
    return { value: [...parties], rest };
  },
});

/** A heading, or a line numbered within the section. */
function headingOf(block: Block): string | undefined {
  if (block.kind !== "paragraph") return undefined;
  const typed = block.label === undefined ? /^\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+(\S.*)$/.exec(textOf(block))?.[1] : undefined;
  return block.heading === undefined ? typed : withoutNumber(textOf(block));
}

/** True for what may name a role: capitals but for small words, and nothing that is done. */
function isName(text: string): boolean {
  const words = text.split(/\s+/);
  const isNamed = words.length <= 2 || words.every((word) => /^(?:[\p{Lu}(&/]|(?:of|and|the|for|in|dan|di|to)$)/u.test(word));
  return words.length <= 6 && isNamed && /^\p{Lu}/u.test(text) && !tellsWhatToDo(words);
}
