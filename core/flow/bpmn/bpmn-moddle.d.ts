/** The part of bpmn-moddle used here; the package ships types of the elements only. */
declare module "bpmn-moddle" {
  /** An element of a BPMN file: its properties by name, typed by the schema the element belongs to. */
  export interface ModdleElement {
    $type: string;
    $attrs: Record<string, string>;
    id?: string;
    name?: string;
    // biome-ignore lint/suspicious/noExplicitAny: what a property holds is said by BPMN's schema, at run time
    [property: string]: any;
  }

  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    create(type: string, properties?: Record<string, unknown>): ModdleElement;
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>;
    /** Rejects where the text is no BPMN at all. */
    fromXML(xml: string): Promise<{ rootElement: ModdleElement; warnings: { message: string }[] }>;
  }
}
