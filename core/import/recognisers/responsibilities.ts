import { type Block, textOf } from "../blocks.ts";
import { defineRecogniser } from "../import-context.ts";
import { named, namedRows } from "../table-columns.ts";

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
  ],
  read(blocks) {
    const parties = new Set<string>();
    const rest: Block[] = [];
    for (const block of blocks) {
      if (block.kind === "table") {
        const rows = namedRows(block, ["number", "role", "responsibility"], ["role"]) ?? [];
        for (const row of rows) if (named(row, "role") !== "") parties.add(named(row, "role"));
        rest.push(block);
        continue;
      }
      const text = block.kind === "paragraph" && block.heading === undefined ? textOf(block) : "";
      const isItem = block.kind === "paragraph" && block.label !== undefined;
      const name = /^(?:the\s+)?(\p{Lu}[\p{L}/ ]{1,40}?)\s*(:|–|—|$)/u.exec(text);
      if (name && isWords(name[1] as string) && (name[2] !== "" || isItem)) {
        parties.add(name[1] as string);
        if (name[2] === "") continue;
      }
      rest.push(block);
    }
    return { value: [...parties], rest };
  },
});

function isWords(text: string): boolean {
  return text.split(" ").length <= 5;
}
