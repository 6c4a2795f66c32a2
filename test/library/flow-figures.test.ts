import { expect, test } from "vitest";
import { flowFigures } from "../../core/library/flow-figures.ts";
import { fixtures } from "../flow/fixtures.ts";
import { readFlow } from "../flow/read-flow.ts";

const figuresOf = (body: string) => flowFigures(readFlow(`### Alur\n\n${body}`, ["Agent"]).flow);

test("a flow is counted: who hands over, what leads back, how long its ways are", () => {
  const figures = figuresOf(`#### 1. Terima

- Pelaksana: Agent
- Waktu: 10 menit

#### 2. Sah?

- Pelaksana: Agent, Team Leader
- Lanjut:
  - Ya → 3
  - Tidak → selesai
  - Belum → 1

#### 3. Putuskan

- Pelaksana: Team Leader
- Waktu: 2 jam
- Tenggat: 1x24 jam → 5

#### 4. Catat

- Pelaksana: Agent
- Waktu: secepatnya
- Bila gagal: aplikasi tertutup → 4
- Lanjut: selesai

#### 5. Eskalasi

- Pelaksana: Supervisor
- Lanjut: 3
`);
  expect(figures).toEqual({
    // From 3 to 4 and 5, and from 5 to 3; the Team Leader was there when 2 was decided.
    handOvers: 3,
    decisions: 1,
    loops: 3,
    shortest: 2,
    longest: 4,
    minutes: 130,
    timed: 2,
    actors: [
      { name: "Agent", leads: [1, 2, 4], joins: [], takesOver: 1, handsOver: 0 },
      { name: "Team Leader", leads: [3], joins: [2], takesOver: 1, handsOver: 2 },
      { name: "Supervisor", leads: [5], joins: [], takesOver: 1, handsOver: 1 },
    ],
  });
});

test("every fixture has ways no longer than its steps, and the shortest is no longer than the longest", () => {
  for (const { flow, name } of fixtures) {
    const { shortest, longest } = flowFigures(flow);
    if (flow.gap || shortest === undefined || longest === undefined) continue;
    expect(shortest, name).toBeLessThanOrEqual(longest);
    expect(longest, name).toBeLessThanOrEqual(flow.steps.length);
  }
});
