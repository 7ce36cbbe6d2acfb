import * as fc from 'fast-check';
import { trials } from '#testing';
import { contradictions } from '../../spec/protocol/cross-rules.ts';
import { DOSSIER, malformed, PROGRESS } from '../../spec/protocol/fields.ts';
import { written } from '../../spec/protocol/forms.ts';
import { choices } from '../../spec/random/choices.ts';
import { publicationsOf, type RandomPublication } from '../../spec/random/random-dossier.ts';
import { contentOf } from '../application/content-of.ts';
import type { PortalDossier } from './portal-dossier.ts';
import type { PortalProgress } from './portal-progress.ts';

const PAYLOADS = trials(10_000);

/** Moments of a payload that no record of the dossier has. */
function invented(dossier: PortalDossier, progress: PortalProgress, instants: readonly Date[]): string[] {
  const known = new Set(instants.map(written));
  const elements: object[] = [dossier, progress, ...dossier.DanhSachHoSoBoSung];
  const told = elements.flatMap((element) => Object.entries(element) as [string, unknown][]);
  return told.flatMap(([field, value]) =>
    /^(Ngay|ThoiDiem)/.test(field) && typeof value === 'string' && value !== '' && !known.has(value)
      ? [`${field} ${value}`]
      : [],
  );
}

/** What is wrong with a publication by the rules of the protocol alone. */
function faultsOf({ snapshot, surroundings, asked, instants }: RandomPublication): string[] {
  const prepared = contentOf(snapshot, surroundings);
  if (prepared.kind === 'unsendable') return [prepared.reason];
  const { dossier, progress } = prepared.content;
  return [
    ...malformed(dossier, DOSSIER),
    ...malformed(progress, PROGRESS),
    ...contradictions(dossier, progress),
    ...invented(dossier, progress, instants),
    ...(dossier.DanhSachHoSoBoSung.length === asked ? [] : ['hides a round of supplement, or makes one up']),
  ];
}

describe('publications of random dossiers', () => {
  it(`keep every rule of the protocol, hide no round and invent no moment: ${PAYLOADS} of them`, () => {
    const statuses: string[] = [];
    const property = fc.property(choices, (chosen) => {
      for (const publication of publicationsOf(chosen)) {
        expect(faultsOf(publication)).toEqual([]);
        statuses.push(publication.snapshot.change.status);
      }
    });
    while (statuses.length < PAYLOADS) fc.assert(property, { numRuns: 50 });
    expect([...new Set(statuses)].sort()).toEqual([
      ...['awaiting-finance', 'awaiting-supplement', 'completed', 'processing', 'received', 'refused'],
      ...['returned', 'stopped', 'withdrawn'],
    ]);
  });
});
