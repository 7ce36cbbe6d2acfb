import PDFDocument from 'pdfkit';
import { ALL_STYLES, type Style, typeface } from './typeface.ts';

export interface SheetOptions {
  paper: 'A4' | 'A5';
  landscape?: boolean;
  /** What viewers show in the title bar. */
  title: string;
  /** Kept as when it was made; with equal contents it makes equal bytes. */
  madeAt: Date;
  /** At the foot of every page. */
  footer: string | null;
  /** Across every page, below what is written: what it is not yet. */
  mark?: string;
}

/** Points; the left margin of official papers is wider, for binding (NĐ 30/2020/NĐ-CP, phụ lục I). */
const MARGINS = {
  A4: { top: 48, bottom: 52, left: 68, right: 48 },
  A5: { top: 22, bottom: 30, left: 36, right: 28 },
} as const;
const BODY = { A4: 12.5, A5: 9.5 } as const;
/** Wide sheets hold tables alone, which need the room. */
const WIDE = { margins: { top: 40, bottom: 40, left: 40, right: 30 }, body: 10.5 };

/** Of a mark across the page: how many of its letters' heights the page is wide, how it leans in degrees, and its colour. */
const MARK_SHARE = 6;
const MARK_TILT = -45;
const MARK_GREY = '#d9d9d9';

interface Placing {
  x: number;
  width: number;
}

/** A label with what belongs to it; `null` leaves dots to write on. */
export type Field = readonly [label: string, value: string | null, style?: Style];

/** A paper being printed, from top to bottom: the few things official forms are made of. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  /** Size of the body text in points. */
  readonly body: number;

  constructor(options: SheetOptions) {
    const { paper, landscape = false, title, madeAt } = options;
    this.body = landscape ? WIDE.body : BODY[paper];
    this.doc = new PDFDocument({
      size: paper,
      layout: landscape ? 'landscape' : 'portrait',
      margins: landscape ? WIDE.margins : MARGINS[paper],
      lang: 'vi-VN',
      displayTitle: true,
      info: { Title: title, CreationDate: madeAt, ModDate: madeAt },
      font: sourceOf('regular'),
    });
    for (const style of ALL_STYLES) this.doc.registerFont(style, sourceOf(style));
    this.doc.font('regular').fontSize(this.body).lineGap(1);
    this.across(options.mark);
    this.foot(options.footer);
  }

  get left(): number {
    return this.doc.page.margins.left;
  }

  get width(): number {
    return this.doc.page.width - this.doc.page.margins.left - this.doc.page.margins.right;
  }

  style(style: Style, size = this.body): this {
    this.doc.font(style).fontSize(size);
    return this;
  }

  /** A paragraph over the width of the page. */
  line(text: string, options: PDFKit.Mixins.TextOptions = {}): this {
    this.doc.text(text, this.left, this.doc.y, { width: this.width, ...options });
    return this;
  }

  gap(lines = 0.5): this {
    this.doc.y += lines * this.body;
    return this;
  }

  field(...field: Field): this {
    this.put(field, { x: this.left, width: this.width });
    return this;
  }

  /** Fields side by side, in equal columns. */
  fields(...fields: readonly Field[]): this {
    const { y } = this.doc;
    const gutter = 8;
    const width = (this.width - gutter * (fields.length - 1)) / fields.length;
    const ends = fields.map((field, column) => {
      this.doc.y = y;
      this.put(field, { x: this.left + column * (width + gutter), width });
      return this.doc.y;
    });
    this.doc.y = Math.max(...ends);
    return this;
  }

  /** A text that may be unknown: then lines to write on. */
  prose(label: string, value: string | null, lines = 2): this {
    this.field(label, value);
    if (value === null) for (let more = 1; more < lines; more += 1) this.line(this.dots(this.width));
    return this;
  }

  /** Begins a new page when what follows would be torn apart. */
  keep(height: number): this {
    const { page } = this.doc;
    if (this.doc.y + height > page.height - page.margins.bottom) this.doc.addPage();
    return this;
  }

  /** Dots to write on, as many as fit. */
  dots(width: number): string {
    return '.'.repeat(Math.max(0, Math.floor((width - 2) / this.doc.widthOfString('.'))));
  }

  /** What has been written since this was last asked: pages that are full. */
  *soFar(): Generator<Buffer> {
    for (let chunk; (chunk = this.doc.read() as Buffer | null) !== null;) yield chunk;
  }

  /** All that is left of the paper, which ends here. */
  async *rest(): AsyncGenerator<Buffer> {
    this.doc.end();
    for await (const chunk of this.doc) yield chunk as Buffer;
  }

  /** The finished paper. */
  async bytes(): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.rest()) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  private put([label, value, style = 'regular']: Field, { x, width }: Placing): void {
    const { doc } = this;
    this.style('regular');
    const head = `${label}: `;
    if (value === null) {
      const room = width - doc.widthOfString(head);
      doc.text(head + this.dots(room > 0 ? room : width), x, doc.y, { width });
      return;
    }
    doc.text(head, x, doc.y, { width, continued: true });
    this.style(style);
    doc.text(value, { width });
    this.style('regular');
  }

  private across(mark: string | undefined): void {
    if (mark === undefined) return;
    const print = (): void => {
      const { doc } = this;
      const { x, y } = doc;
      const { width, height } = doc.page;
      const size = width / MARK_SHARE;
      const centre = { origin: [width / 2, height / 2] };
      doc.rotate(MARK_TILT, centre);
      doc.font('bold').fontSize(size).fillColor(MARK_GREY);
      doc.text(mark, 0, height / 2 - size / 2, { width, align: 'center', lineBreak: false });
      doc.rotate(-MARK_TILT, centre);
      doc.fillColor('black');
      this.style('regular');
      doc.x = x;
      doc.y = y;
    };
    print();
    this.doc.on('pageAdded', print);
  }

  private foot(footer: string | null): void {
    if (footer === null) return;
    const print = (): void => {
      const { doc } = this;
      const { y } = doc;
      const { bottom } = doc.page.margins;
      // Text below the margin would begin a page of its own.
      doc.page.margins.bottom = 0;
      doc
        .font('italic')
        .fontSize(this.body - 3)
        .text(footer, this.left, doc.page.height - bottom + 10, { width: this.width, align: 'center' });
      doc.page.margins.bottom = bottom;
      this.style('regular');
      doc.x = this.left;
      doc.y = y;
    };
    print();
    this.doc.on('pageAdded', print);
  }
}

/** PDFKit takes a font that was read already; its types do not say so. */
const sourceOf = (style: Style): string => typeface(style) as unknown as string;
