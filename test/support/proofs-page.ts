import { writeFileSync } from 'node:fs';
import { civilDate, SystemClock } from '#platform/clock';
import { projectPath } from '#platform/config';
import { commitInHand, table } from '../benchmarks/measure/page.ts';

/** What became of random acts. */
export interface Acted {
  /** Acts by their codes. */
  done: Map<string, number>;
  /** Refusals by status and code of the problem. */
  refused: Map<string, number>;
  dossiers: number;
  seconds?: number;
}

/** Writes docs/proofs.md: what the long form tried, once all that it proves has held. */
export function proofsPage(
  { done, refused, dossiers, seconds = 0 }: Acted,
  seed: number,
  lanes: number,
): void {
  const total = (tally: Map<string, number>) => [...tally.values()].reduce((sum, times) => sum + times, 0);
  const page = `# Proofs by random acts

What \`npm run proofs\` found: officers of a ward, its land registry and the agencies beside them try whatever they are
offered, now and then also what they are not, on random dossiers and ${lanes} at a time. Each act is done or refused; nothing breaks.
Afterwards every dossier stands as its history says, folded by rules of its own; each clock stands still exactly where a
wait is open; what is owed is what the ledger adds up to; every code is one dossier's; every open step has someone who can
do it; and every due time is what the records give.

Run on ${civilDate(new SystemClock().now())} at commit ${commitInHand()}, seed ${seed}: ${total(done) + total(refused)} acts on ${dossiers} dossiers in
${seconds} seconds, ${total(done)} done and ${total(refused)} refused. All of it held.

${table(['Done', 'Times'], mostFirst(done))}

${table(['Refused with', 'Times'], mostFirst(refused))}
`;
  process.stdout.write(`\n${page}\n`);
  writeFileSync(projectPath('docs', 'proofs.md'), page);
}

const mostFirst = (tally: Map<string, number>): string[][] =>
  [...tally]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([what, times]) => [what, String(times)]);
