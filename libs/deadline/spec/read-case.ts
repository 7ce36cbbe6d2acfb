import { type ClockHistory, SUSPENSION_REASONS, type SuspensionReason } from '../src/domain/clock-history.ts';
import type { DeadlineTerms } from '../src/domain/deadline-terms.ts';
import type { TimeLimit } from '../src/domain/time-limit.ts';
import type { WorkedCase } from './worked-case.ts';

/** A case of the page in the terms of the library. */
export interface ReadCase {
  /** How it came in: a dossier, or a step that is due by rule 6. */
  kind: 'received' | 'opened' | 'submitted' | 'handed in';
  terms: DeadlineTerms;
  history: ClockHistory;
  stopped: boolean;
}

/** `at('2026-03-02 08:00')`: the instant Viet Nam's clocks show that, seconds allowed. */
export const at = (wallClock: string): Date => new Date(`${wallClock.replace(' ', 'T')}+07:00`);

const EVENT =
  /^(?:([a-z -]+) )?(\d{4}-\d\d-\d\d [\d:]+)(?: to (\d{4}-\d\d-\d\d [\d:]+)( in vain)?)?(?: by (.+))?$/;

export function readCase({ events, limit }: WorkedCase): ReadCase {
  const read = events.split('; ').map((event) => {
    const [, word, time, to, inVain, by] = EVENT.exec(event) ?? [];
    if (!time) throw new Error(`not an event: ${event}`);
    return { word, at: at(time), to: to ? at(to) : null, inVain: inVain !== undefined, by };
  });
  const [first, ...rest] = read as [(typeof read)[number], ...typeof read];
  const moments = (...words: string[]) => rest.filter(({ word = '' }) => words.includes(word));
  const [extended] = moments('extended');
  return {
    kind: (first.word ?? 'received') as ReadCase['kind'],
    terms: readTerms(limit),
    history: {
      receivedAt: first.at,
      suspensions: moments(...SUSPENSION_REASONS).map((it) => ({
        ...{ reason: it.word as SuspensionReason, from: it.at, to: it.to },
        ...{ paper: null, inVain: it.inVain },
      })),
      phaseStarts: moments('phase').map((it) => it.at),
      extension: extended?.by
        ? {
            at: extended.at,
            by: readLimit(extended.by),
            reason: 'Thẩm tra thêm',
            ground: 'NĐ 61/2018, Điều 19',
          }
        : null,
      endedAt: moments('ended', 'stopped')[0]?.at ?? null,
    },
    stopped: moments('stopped').length > 0,
  };
}

function readTerms(words: string): DeadlineTerms {
  const [limits = '', ...policies] = words.split(', ');
  return {
    phases: limits.split(' then ').map(readLimit),
    counting: policies.includes('whole days') ? 'whole-days' : 'working-minutes',
    supplement: policies.includes('counted again') ? 'restart' : 'prolong',
  };
}

function readLimit(words: string): TimeLimit {
  if (words === 'hand-over') return { amount: 0, unit: 'same-day' };
  const [amount, unit] = words.split(' ') as [string, TimeLimit['unit']];
  return { amount: Number(amount), unit };
}
