import type { Case } from './case.ts';

/** Reads of one dossier, which connections keep prepared. */
export const KEYED_READS: Omit<Case, 'rows'>[] = [
  {
    what: 'Public look-up by code',
    send: ({ anyone, one }) => anyone.get(`/tracking/${one.code}`),
    marked: /select d\.status from dossier\.dossier d/,
    index: 'dossier_code_unique',
  },
  {
    what: 'Whether a secret is right',
    send: ({ anyone, one }) => anyone.get(`/tracking/${one.code}?secret=XXXXXXXXXX`),
    marked: /d\.secret_version as version/,
    index: 'dossier_code_unique',
  },
  {
    what: 'State of a dossier',
    send: ({ leader, one }) => leader.get(`/dossiers/${one.id}`),
    marked: /as suspension/,
    index: 'dossier_pkey',
  },
];
