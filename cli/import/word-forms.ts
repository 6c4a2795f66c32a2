import { attributeOf, childOf, elementsOf, isOn, type XmlElement } from "./xml-tree.ts";

/** Signs of fonts whose letters are pictures, by font and letter: those that forms and lists are ticked and led with. */
const signs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Wingdings: {
    "6F": "☐",
    "71": "☐",
    "72": "☐",
    "78": "☒",
    A1: "○",
    A4: "◉",
    A7: "▪",
    A8: "☐",
    DF: "←",
    E0: "→",
    E1: "↑",
    E2: "↓",
    E8: "➔",
    FB: "✗",
    FC: "✓",
    FD: "☒",
    FE: "☑",
  },
  "Wingdings 2": { "50": "✓", "4F": "✗", "51": "☒", "52": "☑", A3: "☐" },
  Symbol: { B7: "•", AE: "→", AC: "←", B3: "≥", A3: "≤", B1: "±", B0: "°", B4: "×", D7: "·", "6D": "µ", "57": "Ω" },
};

/** The sign a letter of such a font shows, where it is known; letters of other fonts are themselves. */
export function symbolOf(element: XmlElement): { sign: string | undefined; name: string } {
  const [font, char] = [attributeOf(element, "w:font") ?? "", (attributeOf(element, "w:char") ?? "").toUpperCase()];
  const name = `${font}, ${char}`;
  const code = Number.parseInt(char, 16);
  const isPrivate = code >= 0xf000 && code <= 0xf0ff;
  const own = signs[font]?.[char.slice(-2)];
  if (own !== undefined && (isPrivate || code <= 0xff)) return { sign: own, name };
  const isPlain = code > 0x1f && code < 0xd800 && !/^(?:wingdings|webdings|symbol)/i.test(font);
  return { sign: isPlain ? String.fromCodePoint(code) : undefined, name };
}

/** What a field of a form shows that has no text of its own: a box, ticked or not; the choice that is made. */
export function formFieldText(data: XmlElement | undefined): string {
  const box = childOf(data, "w:checkBox");
  if (box) return isOn(childOf(box, "w:checked") ?? childOf(box, "w:default")) ? "☒" : "☐";
  const list = childOf(data, "w:ddList");
  const at = Number(attributeOf(childOf(list, "w:result") ?? childOf(list, "w:default")) ?? 0) || 0;
  return attributeOf(elementsOf(list, "w:listEntry")[at]) ?? "";
}
