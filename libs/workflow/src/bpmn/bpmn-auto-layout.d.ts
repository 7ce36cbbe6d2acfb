/** What this project uses of `bpmn-auto-layout`, which brings no types. */
declare module 'bpmn-auto-layout' {
  /** Gives the first process of a BPMN document positions, in place of those it has. */
  export function layoutProcess(xml: string): Promise<string>;
}
