/** Where a padded string of base64 ends; Node takes anything for base64 and says nothing. */
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** A file out of a string of base64. @param most bytes it may have */
export function readContent(
  said: string,
  most: number,
): { kind: 'file'; content: Buffer } | { kind: 'unknown' | 'broken' | 'too-large' } {
  const typed = said.replace(/\s/g, '');
  if (typed === '') return { kind: 'unknown' };
  if (typed.length % 4 !== 0 || !BASE64.test(typed)) return { kind: 'broken' };
  const content = Buffer.from(typed, 'base64');
  return content.length > most ? { kind: 'too-large' } : { kind: 'file', content };
}
