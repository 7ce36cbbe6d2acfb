import type { FieldFault } from '#platform/problem';
import { type Cell, dayOfCell, isBlank, plainWords } from '#platform/workbook';
import type { BatchColumn, Words } from './batch-columns.ts';

/** What a cell holds, or what is wrong about it. */
export type ReadCell = { value: unknown } | { fault: Omit<FieldFault, 'pointer'> };

/** Reads a cell as its column is meant; blank ones as what blank stands for there, or nothing. */
export function readCell({ holds, blank }: Pick<BatchColumn, 'holds' | 'blank'>, cell: Cell): ReadCell {
  if (isBlank(cell)) return { value: blank };
  switch (holds) {
    case 'text':
      return typeof cell === 'string' ? { value: cell } : { fault: NOT_TEXT };
    case 'day':
      return present(dayOfCell(cell), NOT_A_DAY);
    case 'number':
      return wholeNumber(cell);
    case 'mark':
      return said(MARKS, cell);
    case 'paper':
      return papersIn(cell);
    default:
      return said(holds, cell);
  }
}

type Fault = Omit<FieldFault, 'pointer'>;

const present = (value: unknown, fault: Fault): ReadCell => (value === undefined ? { fault } : { value });

function wholeNumber(cell: Cell): ReadCell {
  const number = typeof cell === 'string' && /^\s*\d+\s*$/.test(cell) ? Number(cell) : cell;
  if (typeof number !== 'number') return { fault: NOT_A_NUMBER };
  return Number.isSafeInteger(number) && number >= 0 ? { value: number } : { fault: NOT_WHOLE };
}

function said(words: Words, cell: Cell): ReadCell {
  const word = cell === true ? 'x' : typeof cell === 'string' ? plainWords(cell) : '';
  return Object.hasOwn(words, word) ? { value: words[word] } : { fault: notKnown(words) };
}

const MARKS: Words = { x: 'known', có: 'known' };

const COPIES: Words = {
  chính: 'originals',
  'chứng thực': 'certified',
  chụp: 'copies',
  'điện tử': 'electronic',
};

/** `1` counts originals; `1 chính; 2 chứng thực` says of each kind how many, in any order. */
function papersIn(cell: Cell): ReadCell {
  if (typeof cell === 'number' || (typeof cell === 'string' && /^\s*\d+\s*$/.test(cell))) {
    const read = wholeNumber(cell);
    return 'value' in read ? { value: { originals: read.value } } : read;
  }
  if (typeof cell !== 'string') return { fault: NOT_COUNTED };
  const counted: Record<string, number> = {};
  for (const part of plainWords(cell).split(/\s*[;,]\s*/)) {
    const [, number, kind = ''] = /^(\d{1,6}) ?(?:bản )?(\p{L}+(?: \p{L}+)?)$/u.exec(part) ?? [];
    const field = Object.hasOwn(COPIES, kind) ? COPIES[kind] : undefined;
    if (number === undefined || field === undefined || field in counted) return { fault: NOT_COUNTED };
    counted[field] = Number(number);
  }
  return { value: counted };
}

const NOT_TEXT: Fault = {
  code: 'not_text',
  vi: 'Ô phải có định dạng văn bản; số 0 ở đầu có thể đã mất',
  en: 'Must be a text cell; zeros in front may be lost',
};
const NOT_A_DAY: Fault = {
  code: 'bad_date',
  vi: 'Ngày không đúng (nn/tt/nnnn)',
  en: 'Is not a date (dd/mm/yyyy)',
};
const NOT_A_NUMBER: Fault = { code: 'not_number', vi: 'Phải là số', en: 'Must be a number' };
const NOT_WHOLE: Fault = {
  code: 'not_whole',
  vi: 'Phải là số nguyên không âm',
  en: 'Must be a whole number',
};
const NOT_COUNTED: Fault = {
  code: 'not_counted',
  vi: 'Phải là số bản chính, hoặc như “1 chính; 2 chứng thực; 1 chụp; 1 điện tử”',
  en: 'Must be the number of originals, or like “1 chính; 2 chứng thực; 1 chụp; 1 điện tử”',
};
const notKnown = (words: Words): Fault => {
  const known = Object.keys(words).join(', ');
  return { code: 'not_known', vi: `Phải là một trong: ${known}`, en: `Must be one of: ${known}` };
};
