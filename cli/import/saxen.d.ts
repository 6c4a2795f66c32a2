/** The part of saxen used here; the package ships no types. */
declare module "saxen" {
  type Decode = (text: string) => string;

  export class Parser {
    /** Elements and attributes of these namespaces get these prefixes, whatever the file calls them. */
    ns(prefixes: Record<string, string>): this;
    on(
      event: "openTag",
      listener: (name: string, attributes: () => Record<string, string>, decode: Decode, isClosed: boolean) => void,
    ): this;
    on(event: "closeTag", listener: (name: string) => void): this;
    on(event: "text", listener: (text: string, decode: Decode) => void): this;
    on(event: "cdata", listener: (text: string) => void): this;
    on(event: "attention", listener: (text: string) => void): this;
    on(event: "error", listener: (error: Error) => void): this;
    parse(xml: string): Error | undefined;
    stop(): void;
  }
}
