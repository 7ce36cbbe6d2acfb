/** What this project uses of `bpmn-moddle`, which brings no types of its own for it. */
declare module 'bpmn-moddle' {
  /** An element of a BPMN document, or of a namespace unknown to BPMN; properties by their descriptor's name. */
  export interface BpmnElement {
    readonly $type: string;
    readonly $parent?: BpmnElement;
    /** Attributes no descriptor knows, as `prefix:name`. */
    readonly $attrs?: Readonly<Record<string, string>>;
    get(name: string): unknown;
    set(name: string, value: unknown): void;
    $instanceOf(type: string): boolean;
  }

  /** Something the reader passed over; `property` and `value` are there for a reference that leads nowhere. */
  export interface BpmnWarning {
    readonly message: string;
    readonly element?: BpmnElement;
    readonly property?: string;
    readonly value?: unknown;
  }

  export class BpmnModdle {
    /** @param options `nsMap`: the prefix to use for a namespace, whatever prefix the document gives it. */
    constructor(
      packages?: Readonly<Record<string, object>>,
      options?: { readonly nsMap?: Record<string, string> },
    );
    create(type: string, properties?: Readonly<Record<string, unknown>>): BpmnElement;
    /**
     * Rejects what is not well-formed XML, or no BPMN document.
     * @param options `lax`: elements BPMN has not become warnings; else the first of them is rejected
     */
    fromXML(
      xml: string,
      options?: { readonly lax: boolean },
    ): Promise<{ rootElement: BpmnElement; warnings: BpmnWarning[] }>;
    toXML(element: BpmnElement, options?: { readonly format?: boolean }): Promise<{ xml: string }>;
  }
}
