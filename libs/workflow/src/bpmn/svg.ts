/** Finished SVG; made only by {@link svg}, so that no text gets into a drawing unescaped. */
export class Svg {
  private constructor(private readonly markup: string) {}

  static element(name: string, attributes: Attributes, content: readonly (Svg | string)[]): Svg {
    const written = Object.entries(attributes)
      .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? round(value) : value)}"`)
      .join('');
    const inner = content.map((part) => (typeof part === 'string' ? escaped(part) : part.markup)).join('');
    return new Svg(inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`);
  }

  toString(): string {
    return this.markup;
  }
}

type Attributes = Readonly<Record<string, string | number>>;

/** An element; texts among its content are escaped, and so are its attributes. */
export const svg = (name: string, attributes: Attributes, ...content: (Svg | string)[]): Svg =>
  Svg.element(name, attributes, content);

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Signs that XML cannot hold at all become the sign for an unreadable one. */
const escaped = (text: string): string => xmlText(text).replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

const round = (value: number): string => String(Math.round(value * 10) / 10);

/** What no XML document may hold, escaped or not (XML 1.0, 2.2). */
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;

export const xmlText = (text: string): string => text.replace(NOT_IN_XML, '\uFFFD');
