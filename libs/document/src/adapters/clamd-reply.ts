import type { ScanOutcome } from '../application/virus-scanner.ts';

/** Findings that say the scanner could not look inside, if it is set to tell of that at all. */
const NOT_LOOKED_INSIDE = /^Heuristics\.(Encrypted|Limits\.Exceeded)/;

/** What clamd's answer to INSTREAM means (clamd(8)): `stream: OK`, `stream: <name> FOUND`, `<words> ERROR`. */
export function outcomeOfReply(reply: string): ScanOutcome {
  if (reply === 'stream: OK') return { kind: 'clean' };
  const [, finding] = /^stream: (.{1,200}) FOUND$/.exec(reply) ?? [];
  if (finding) return { kind: NOT_LOOKED_INSIDE.test(finding) ? 'unreadable' : 'infected', finding };
  if (reply === 'INSTREAM size limit exceeded. ERROR') {
    return { kind: 'unreadable', finding: 'size limit exceeded' };
  }
  return { kind: 'unavailable', reason: `clamd answered ${JSON.stringify(reply.slice(0, 200))}` };
}
