import { numbersFrom, type MadeDossier } from './generated-year.ts';

/** A paper that was handed in: when a file of it was found clean, and whether it came out of the applicant's store. */
export interface MadePaper {
  filedAt: number | null;
  fromStore: boolean;
}

/** What other modules know of a made-up dossier. Instants in milliseconds; `null` = it never was. */
export interface MadeTraces {
  id: string;
  acknowledgedAt: number | null;
  /** Its charge, and whether it was exempted from all of it. */
  charged: { at: number; exemptedAt: number | null } | null;
  /** Money that came online, and when that was taken back. */
  paid: { at: number; reversedAt: number | null } | null;
  papers: MadePaper[];
  resultFiledAt: number | null;
  /** Whether its account at the portal was verified; `null` = it has none that is known. */
  verified: boolean | null;
  rated: { at: number; satisfied: boolean } | null;
}

const DAY = 86_400_000;

/** Draws for each dossier what became of it elsewhere, often late enough to lie beyond the end of a period. */
export function tracesOf(made: readonly MadeDossier[], seed: number): MadeTraces[] {
  const draw = numbersFrom(seed + 2);
  const often = (share: number): boolean => draw() < share;
  const after = (at: number, days: number): number => at + Math.ceil(draw() * days * DAY);
  const paper = (receivedAt: number): MadePaper => {
    const fromStore = often(0.15);
    return { fromStore, filedAt: !fromStore && often(0.8) ? after(receivedAt, 20) : null };
  };
  return made.map(({ id, receivedAt, channel, lines }) => {
    const result = lines.find(({ status }) => status === 'completed');
    const charged = often(0.5)
      ? { at: receivedAt, exemptedAt: often(0.1) ? after(receivedAt, 30) : null }
      : null;
    const paid =
      charged && often(0.5) ? { at: after(receivedAt, 15), reversedAt: null as number | null } : null;
    if (paid && often(0.1)) paid.reversedAt = after(paid.at, 30);
    return {
      ...{ id, charged, paid },
      acknowledgedAt: often(0.9) ? after(receivedAt, 10) : null,
      papers: Array.from({ length: Math.floor(draw() * 4) }, () => paper(receivedAt)),
      resultFiledAt: result && often(0.8) ? after(result.at, 10) : null,
      verified: channel === 'online' && often(0.9) ? often(0.7) : null,
      rated: result && often(0.4) ? { at: after(result.at, 40), satisfied: often(0.85) } : null,
    };
  });
}
