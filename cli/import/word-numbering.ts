import { attributeOf, childOf, elementsOf, isOn, type XmlElement } from "./xml-tree.ts";

interface Level {
  start: number;
  format: string;
  text: string;
  isLegal: boolean;
  style: string | undefined;
}

interface NumberedList {
  abstractId: string;
  levels: ReadonlyMap<number, Level>;
  /** Levels at which this list begins again, and with what. */
  restarts: Map<number, number>;
}

/** Computes the labels of list paragraphs in the order of the text, as Word lays them on. */
export class WordNumbering {
  readonly #lists = new Map<string, NumberedList>();
  /** Counters by abstract list: lists that share one go on counting. */
  readonly #counters = new Map<string, number[]>();

  constructor(root: XmlElement | undefined) {
    const abstracts = new Map(elementsOf(root, "w:abstractNum").map((element) => [attributeOf(element, "w:abstractNumId") ?? "", element]));
    for (const num of elementsOf(root, "w:num")) {
      const abstractId = attributeOf(childOf(num, "w:abstractNumId")) ?? "";
      const levels = levelsOf(abstracts.get(abstractId));
      const restarts = new Map<number, number>();
      for (const override of elementsOf(num, "w:lvlOverride")) {
        const at = Number(attributeOf(override, "w:ilvl") ?? 0);
        const start = attributeOf(childOf(override, "w:startOverride"));
        if (start !== undefined) restarts.set(at, Number(start));
        const level = childOf(override, "w:lvl");
        if (level) levels.set(at, levelOf(level));
      }
      this.#lists.set(attributeOf(num, "w:numId") ?? "", { abstractId, levels, restarts });
    }
  }

  /** The level at which a list lays its label on a style. */
  levelOfStyle(numId: string, styleId: string): number | undefined {
    for (const [level, { style }] of this.#lists.get(numId)?.levels ?? []) if (style === styleId) return level;
    return undefined;
  }

  /** The label of the next paragraph of a list; undefined for a list that is not there or lays none on. */
  next(numId: string, level: number): string | undefined {
    const list = this.#lists.get(numId);
    const own = list?.levels.get(level);
    if (!list || !own || level > 8) return undefined;
    const counters = this.#counters.get(list.abstractId) ?? [];
    this.#counters.set(list.abstractId, counters);
    const restart = list.restarts.get(level);
    if (restart !== undefined) {
      list.restarts.delete(level);
      counters[level] = restart;
    } else counters[level] = (counters[level] ?? own.start - 1) + 1;
    counters.length = level + 1;
    for (let above = 0; above < level; above++) counters[above] ??= list.levels.get(above)?.start ?? 1;
    // pandoc lays an empty bullet on the further paragraphs of an item.
    if (own.format === "bullet") return own.text.trim() === "" ? undefined : "•";
    if (own.format === "none" && own.text === "") return undefined;
    return own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = own.isLegal ? "decimal" : (list.levels.get(at)?.format ?? "decimal");
      return written(counters[at] ?? 1, format);
    });
  }
}

function levelsOf(abstract: XmlElement | undefined): Map<number, Level> {
  return new Map(elementsOf(abstract, "w:lvl").map((level) => [Number(attributeOf(level, "w:ilvl") ?? 0), levelOf(level)]));
}

function levelOf(element: XmlElement): Level {
  return {
    start: Number(attributeOf(childOf(element, "w:start")) ?? 1) || 0,
    format: attributeOf(childOf(element, "w:numFmt")) ?? "decimal",
    text: attributeOf(childOf(element, "w:lvlText")) ?? "",
    isLegal: isOn(childOf(element, "w:isLgl")),
    style: attributeOf(childOf(element, "w:pStyle")),
  };
}

function written(count: number, format: string): string {
  switch (format) {
    case "lowerLetter":
      return letters(count);
    case "upperLetter":
      return letters(count).toUpperCase();
    case "lowerRoman":
      return roman(count);
    case "upperRoman":
      return roman(count).toUpperCase();
    case "decimalZero":
      return String(count).padStart(2, "0");
    case "none":
      return "";
    default:
      return String(count);
  }
}

/** a … z, then aa, bb, as Word counts. */
function letters(count: number): string {
  const index = Math.max(count - 1, 0);
  return String.fromCharCode(97 + (index % 26)).repeat(Math.min(Math.floor(index / 26) + 1, 8));
}

function roman(count: number): string {
  const signs: readonly [number, string][] = [
    [1000, "m"],
    [900, "cm"],
    [500, "d"],
    [400, "cd"],
    [100, "c"],
    [90, "xc"],
    [50, "l"],
    [40, "xl"],
    [10, "x"],
    [9, "ix"],
    [5, "v"],
    [4, "iv"],
    [1, "i"],
  ];
  let left = Math.min(Math.max(count, 0), 3999);
  let text = "";
  for (const [value, sign] of signs)
    while (left >= value) {
      text += sign;
      left -= value;
    }
  return text;
}
