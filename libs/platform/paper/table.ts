import type { Sheet } from './sheet.ts';
import type { Style } from './typeface.ts';

export interface Column {
  head: string;
  /** Share of the width of the page. */
  share: number;
  align?: 'left' | 'center' | 'right';
  /** What it and its neighbours of the same group are about together: a second line of heads above theirs. */
  group?: string;
  /** Its number, in a line of its own below the heads. */
  mark?: string;
}

interface HeadCell {
  text: string;
  font: { src: Style; size: number };
  align: { x: 'center'; y: 'center' };
  rowSpan?: number;
  colSpan?: number;
}

/** Rows drawn by one table of the library, which remembers each of them. */
const ROWS_REMEMBERED = 200;

/** A ruled table that goes on over pages, with its head at the top of each. */
export class RuledTable {
  private readonly top: number;
  private readonly headHeight: number;
  private rows = 0;
  private table: PDFKit.Mixins.PDFTableObject;

  constructor(
    private readonly sheet: Sheet,
    private readonly columns: readonly Column[],
    private readonly size = sheet.body - 1,
  ) {
    const { doc } = sheet;
    this.top = doc.page.margins.top;
    const start = doc.y;
    // A head alone at the bottom of a page says nothing.
    if (start + size * 6 > doc.page.height - doc.page.margins.bottom) doc.addPage();
    const before = doc.y;
    this.head();
    this.headHeight = doc.y - before;
    doc.page.margins.top = this.top + this.headHeight;
    doc.on('pageAdded', this.repeatHead);
    this.table = this.begin();
  }

  row(cells: readonly (string | null)[], style: Style = 'regular'): void {
    if (this.rows > 0 && this.rows % ROWS_REMEMBERED === 0) {
      this.table.end();
      this.table = this.begin();
    }
    this.rows += 1;
    this.table.row(cells.map((text, column) => this.cell(text ?? '', column, style)));
  }

  end(): void {
    const { doc } = this.sheet;
    this.table.end();
    doc.off('pageAdded', this.repeatHead);
    doc.page.margins.top = this.top;
    this.sheet.style('regular');
  }

  /** Rows below leave room for the head, which is drawn into what is their margin. */
  private readonly repeatHead = (): void => {
    const { doc } = this.sheet;
    doc.page.margins.top = this.top;
    doc.y = this.top;
    this.head();
    doc.page.margins.top = this.top + this.headHeight;
    this.sheet.style('regular', this.size);
  };

  private head(): void {
    const table = this.begin();
    const grouped = this.columns.some(({ group }) => group !== undefined);
    if (grouped) table.row(this.groups());
    const own = grouped ? this.columns.filter(({ group }) => group !== undefined) : this.columns;
    table.row(own.map(({ head }) => this.headCell(head)));
    if (this.columns.some(({ mark }) => mark !== undefined)) {
      table.row(this.columns.map(({ mark }) => this.headCell(mark ?? '', 'italic')));
    }
    table.end();
  }

  /** The upper line of heads: a cell for each group, and one over both lines for what stands alone. */
  private groups(): HeadCell[] {
    return this.columns.flatMap(({ group, head }, index): HeadCell[] => {
      if (group === undefined) return [{ ...this.headCell(head), rowSpan: 2 }];
      if (this.columns[index - 1]?.group === group) return [];
      const after = this.columns.findIndex((one, place) => place > index && one.group !== group);
      const colSpan = (after === -1 ? this.columns.length : after) - index;
      return [{ ...this.headCell(group), colSpan }];
    });
  }

  private headCell(text: string, style: Style = 'bold'): HeadCell {
    const size = style === 'bold' ? this.size : this.size - 1.5;
    return { text, font: { src: style, size }, align: { x: 'center', y: 'center' } };
  }

  private begin(): PDFKit.Mixins.PDFTableObject {
    const { doc, width, left } = this.sheet;
    this.sheet.style('regular', this.size);
    const total = this.columns.reduce((sum, { share }) => sum + share, 0);
    return doc.table({
      position: { x: left, y: doc.y },
      columnStyles: this.columns.map(({ share }) => (share / total) * width),
      defaultStyle: { border: 0.5, padding: '0.25em' },
    });
  }

  private cell(text: string, column: number, style: Style) {
    const align = { x: this.columns[column]?.align ?? 'left', y: 'top' } as const;
    return style === 'regular' ? { text, align } : { text, align, font: { src: style, size: this.size } };
  }
}
