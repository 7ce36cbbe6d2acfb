import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import * as answers from './answers.ts';
import type { Officer } from './officer.ts';

/** What an officer can do with dossiers over the API. */

export interface Handover {
  procedure: string;
  case?: string;
  /** Agency code. */
  desk: string;
  applicant: unknown;
  components: readonly { code: string; originals: number; copies: number }[];
}

const freshKey = () => ({ 'idempotency-key': randomUUID() });

/** The same people come again with every demonstration. */
const again = { duplicateOf: 'known' };

/** @param key the same key twice means the same wish sent twice */
export const receive = async (officer: Officer, request: Handover, key: string = randomUUID()) => {
  const headers = { 'idempotency-key': key };
  return (await officer.post('/dossiers', { ...request, ...again }, answers.receipt, headers)).body;
};

export const refuse = async (officer: Officer, request: Handover, reason: string) =>
  (await officer.post('/dossiers/refusals', { ...request, reason }, answers.refusedAtIntake, freshKey()))
    .body;

/** The slip to print, PDF. @param path as given with the receipt */
export const slip = async (officer: Officer, path: string) =>
  (await officer.get(path.replace('/api/v1', ''), z.string())).body;

/** The dossier with its version as an ETag. */
export async function look(officer: Officer, id: string): Promise<answers.Dossier & { etag: string }> {
  const { body, etag } = await officer.get(`/dossiers/${id}`, answers.dossier);
  return { ...body, etag };
}

/** What a dossier lacks, or lacked. */
export const needs = async (officer: Officer, id: string) =>
  (await officer.get(`/dossiers/${id}/supplement-needs`, answers.needList)).body.items;

/** Takes an action on the version that was looked at. */
export const act = async (
  officer: Officer,
  { id, etag }: { id: string; etag: string },
  command: { step: string; action: string } & Record<string, unknown>,
) =>
  (
    await officer.post(`/dossiers/${id}/actions`, command, answers.actionOutcome, {
      ...freshKey(),
      'if-match': etag,
    })
  ).body;

/** Extends the limit of the version that was looked at. */
export const extend = async (
  officer: Officer,
  { id, etag }: { id: string; etag: string },
  apology: { by: { amount: number; unit: string }; reason: string; ground: string },
) =>
  (
    await officer.post(`/dossiers/${id}/extensions`, apology, answers.clockOutcome, {
      ...freshKey(),
      'if-match': etag,
    })
  ).body;

/** The due time explained. */
export const deadline = async (officer: Officer, id: string) =>
  (await officer.get(`/dossiers/${id}/deadline`, answers.deadline)).body;

export const history = async (officer: Officer, id: string) =>
  (await officer.get(`/dossiers/${id}/history`, answers.history)).body.items;

export const deliveries = async (officer: Officer, id: string) =>
  (await officer.get(`/dossiers/${id}/deliveries`, answers.deliveries)).body.items;

export const publications = async (officer: Officer, id: string) =>
  (await officer.get(`/dossiers/${id}/publications`, answers.publications)).body.items;

export const board = async (officer: Officer) =>
  (await officer.get('/supervision/board', answers.board)).body;

export const watched = async (officer: Officer, state: 'late' | 'due-soon') =>
  (await officer.get(`/supervision/dossiers?state=${state}&limit=200`, answers.watchedDossiers)).body.items;
