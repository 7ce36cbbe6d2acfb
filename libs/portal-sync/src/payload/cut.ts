/**
 * The beginning of a text, for the two fields the protocol's own reference implementation cuts. Never leaves half of
 * a character that takes two UTF-16 units.
 */
export const cut = (text: string, longest: number): string =>
  text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
