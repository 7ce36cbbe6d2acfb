import sax from 'sax';

/** An element without its prefix and attributes. */
export interface XmlElement {
  name: string;
  /** What it says itself, or its parts one after the other. */
  text: string;
  children: XmlElement[];
}

/** @returns undefined when it is not well-formed, or brings definitions of its own */
export function readXml(xml: string): XmlElement | undefined {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return undefined;
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  const say = (text: string) => {
    for (const element of open) element.text = `${element.text} ${text}`.trim();
  };
  const reader = sax.parser(true, { xmlns: true, trim: true });
  reader.onopentag = ({ local }) => {
    const element = { name: local, text: '', children: [] };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  };
  reader.onclosetag = () => open.pop();
  reader.ontext = say;
  reader.oncdata = say;
  reader.onerror = (error) => {
    throw error;
  };
  try {
    reader.write(xml).close();
  } catch {
    return undefined;
  }
  return root;
}

/** Elements of that name, at whatever depth. */
export const elementsOf = (within: XmlElement, name: string): XmlElement[] =>
  within.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsOf(child, name)]);
