/** Width of a letter against the size of its font: an average over Vietnamese text in a common sans-serif. */
const LETTER = 0.56;

/** Breaks a text into lines that fit a width; what is beyond the last line is cut off with an ellipsis. */
export function wrap(text: string, width: number, size: number, most: number): string[] {
  const fits = Math.max(1, Math.floor(width / (size * LETTER)));
  const lines: string[] = [];
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((one) => pieces(one, fits))) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > fits) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  kept[most - 1] = `${(kept[most - 1] ?? '').slice(0, fits - 1)}…`;
  return kept;
}

/** A word longer than a line, in pieces; letters of more than one sign stay whole. */
function pieces(word: string, length: number): string[] {
  const letters = [...new Intl.Segmenter('vi').segment(word)].map(({ segment }) => segment);
  const count = Math.ceil(letters.length / length);
  return Array.from({ length: count }, (_, index) =>
    letters.slice(index * length, (index + 1) * length).join(''),
  );
}
