import { documentProblem } from './document.problems.ts';

/** In UTF-8: what every file system of those who download it can store. */
const LONGEST_BYTES = 200;
/** Letters that turn the reading direction can show `gnp.exe` as `exe.png`; the others hide or break lines. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}]/u;

/**
 * The name a file is shown and downloaded under, NFC. It is refused rather than mended: what arrives under another name
 * than was sent would be looked for in vain. It is never part of a path of the store.
 * @throws document.name-unfit
 */
export function fitFileName(typed: string): string {
  const name = typed.normalize('NFC').trim();
  if (/[/\\:]/.test(name)) throw unfit('không được chứa đường dẫn ( / \\ : )', 'holds a path ( / \\ : )');
  if (UNFIT.test(name)) throw unfit('có ký tự điều khiển hoặc ký tự ẩn', 'has control or hidden characters');
  if (/^\.|^$|\.$/.test(name)) {
    throw unfit('bắt đầu hoặc kết thúc bằng dấu chấm', 'begins or ends with a dot');
  }
  if (Buffer.byteLength(name) > LONGEST_BYTES) {
    throw unfit(`dài quá ${LONGEST_BYTES} byte`, `is longer than ${LONGEST_BYTES} bytes`);
  }
  return name;
}

const unfit = (vi: string, en: string) => documentProblem('document.name-unfit', { reason: { vi, en } });
