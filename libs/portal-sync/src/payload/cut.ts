const ELLIPSIS = '…';

/**
 * The beginning of a text that is a summary or a label, for the two fields the protocol's own reference implementation cuts:
 * at the end of a word, with an ellipsis that says so. A word longer than all of it is broken, never in half of a character
 * that takes two UTF-16 units. Whatever means something else when it is cut is not cut but set aside.
 */
export function cutAtWord(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const room = longest - ELLIPSIS.length;
  const whole = /^.*\S(?=\s)/su.exec(text.slice(0, room + 1))?.[0];
  const kept = whole ?? text.slice(0, room).replace(/[\uD800-\uDBFF]$/, '');
  return kept.replace(/[\s,;:.–-]+$/u, '') + ELLIPSIS;
}
