import type { Bilingual } from '#platform/problem';

/** What a document is made of, or where it cannot be read. */
export interface Markup {
  readonly tags: number;
  readonly attributes: number;
  /** Whether it declares a document type or entities. */
  readonly declares: boolean;
  readonly broken: { readonly line: number; readonly reason: Bilingual } | undefined;
}

const NAME = '[A-Za-z_][\\w.-]*';
const ATTRIBUTE = new RegExp(`\\s+(?:(${NAME}):)?(${NAME})=(?:"[^"<]*"|'[^'<]*')`, 'y');
const TAG_BEGINS = /<[^\s/<>="']+/y;
const TAG_ENDS = /\s*(\/?)>/y;

const BROKEN_TAG: Bilingual = {
  vi: 'thẻ viết sai; thuộc tính phải có dạng tên="giá trị", mỗi tên một lần',
  en: 'a tag is not well-formed; attributes are written name="value", each once',
};
const UNDECLARED: Bilingual = {
  vi: 'thuộc tính dùng tiền tố chưa khai báo không gian tên',
  en: 'an attribute has a prefix without a namespace',
};

/**
 * Looks a document through once, in time that grows with its length. The parser is lenient with attributes, and takes
 * its time over each that is wrong: what is refused here never gets to it. Outside of comments and CDATA, `<!` begins
 * nothing but a declaration.
 */
export const scanMarkup = (xml: string): Markup => new Scan(xml).result();

class Scan {
  #tags = 0;
  #attributes = 0;
  #at = 0;
  /** Prefixes declared by each open element, and how often each is declared at present. */
  readonly #open: string[][] = [];
  readonly #declared = new Map([['xml', 1]]);

  constructor(private readonly xml: string) {}

  result(): Markup {
    for (this.#at = this.xml.indexOf('<'); this.#at >= 0; this.#at = this.xml.indexOf('<', this.#at)) {
      if (this.#begins('<!--')) this.#passOver('-->');
      else if (this.#begins('<![CDATA[')) this.#passOver(']]>');
      else if (this.#begins('<?')) this.#passOver('?>');
      else if (this.#begins('<!')) return this.#markup(true);
      else if (this.#begins('</')) this.#close();
      else {
        const reason = this.#tag();
        if (reason) return this.#markup(false, reason);
      }
    }
    return this.#markup(false);
  }

  #markup(declares: boolean, reason?: Bilingual): Markup {
    const broken = reason && { line: this.xml.slice(0, this.#at).split('\n').length, reason };
    return { tags: this.#tags, attributes: this.#attributes, declares, broken };
  }

  #begins = (mark: string): boolean => this.xml.startsWith(mark, this.#at);

  #passOver(mark: string): void {
    const found = this.xml.indexOf(mark, this.#at);
    this.#at = found < 0 ? this.xml.length : found + mark.length;
  }

  #close(): void {
    this.#undeclare(this.#open.pop() ?? []);
    this.#passOver('>');
  }

  /** @returns why the tag cannot be read, if it cannot. */
  #tag(): Bilingual | undefined {
    this.#tags += 1;
    if (!this.#match(TAG_BEGINS)) return BROKEN_TAG;
    const names = new Set<string>();
    const prefixes = new Set<string>();
    const declares: string[] = [];
    for (let found = this.#match(ATTRIBUTE); found; found = this.#match(ATTRIBUTE)) {
      const [, prefix, name = ''] = found;
      const whole = `${prefix ?? ''}:${name}`;
      if (names.has(whole)) return BROKEN_TAG;
      names.add(whole);
      if (prefix === 'xmlns') declares.push(name);
      else if (prefix !== undefined) prefixes.add(prefix);
    }
    this.#attributes += names.size;
    const end = this.#match(TAG_ENDS);
    if (!end) return BROKEN_TAG;
    for (const prefix of declares) this.#declared.set(prefix, (this.#declared.get(prefix) ?? 0) + 1);
    if ([...prefixes].some((prefix) => !this.#declared.get(prefix))) return UNDECLARED;
    if (end[1] === '') this.#open.push(declares);
    else this.#undeclare(declares);
    return undefined;
  }

  #undeclare(prefixes: readonly string[]): void {
    for (const prefix of prefixes) this.#declared.set(prefix, (this.#declared.get(prefix) ?? 0) - 1);
  }

  /** Matches at the present place and goes on behind it. */
  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.xml);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }
}
