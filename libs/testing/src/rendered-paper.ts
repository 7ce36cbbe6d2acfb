import type { PDFiumLibrary } from '@hyzyla/pdfium';

/** A page as dots: RGBA, from the top left. */
export interface Picture {
  data: Uint8Array;
  width: number;
  height: number;
}

export interface Rendered {
  pictures: Picture[];
  /** Words with one space between them. */
  text: string;
}

let library: Promise<PDFiumLibrary> | undefined;

/**
 * Renders a PDF as Chrome does, by PDFium in WebAssembly, which counts the same on every machine.
 * @param scale dots per point
 */
export async function rendered(pdf: Buffer, scale: number): Promise<Rendered> {
  library ??= import('@hyzyla/pdfium').then(({ PDFiumLibrary }) => PDFiumLibrary.init());
  const document = await (await library).loadDocument(pdf);
  try {
    const pictures: Picture[] = [];
    const texts: string[] = [];
    for (const page of document.pages()) {
      // Rendering closes the page, so its text comes first.
      texts.push(page.getText());
      const { data, width, height } = await page.render({ scale, render: 'bitmap' });
      pictures.push({ data: Uint8Array.from(data), width, height });
    }
    return { pictures, text: texts.join(' ').normalize('NFC').replace(/\s+/g, ' ') };
  } finally {
    document.destroy();
  }
}

export async function closeRendering(): Promise<void> {
  (await library)?.destroy();
  library = undefined;
}

/** Whether pictures are to be kept anew instead of compared. */
export const keepsPictures = (): boolean => process.env['UPDATE_FORMS'] === '1';
