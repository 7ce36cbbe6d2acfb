import type { Component } from '#procedure';
import { intakeProblem } from './intake.problems.ts';

/** A paper as counted at the desk. */
export interface CountedComponent {
  code: string;
  originals: number;
  copies: number;
  comment?: string | undefined;
}

/** Puts the catalogue's names to what was handed in. @throws intake.component-unknown */
export function nameComponents(asked: readonly Component[], handedIn: readonly CountedComponent[]) {
  const names = new Map(asked.map(({ code, name }) => [code, name]));
  const unknown = handedIn.filter(({ code }) => !names.has(code)).map(({ code }) => code);
  if (unknown.length > 0) throw intakeProblem('intake.component-unknown', { codes: unknown.join(', ') });
  return handedIn.map(({ code, originals, copies, comment }) => ({
    code,
    name: names.get(code) ?? code,
    originals,
    copies,
    comment: comment ?? null,
  }));
}

/**
 * Refuses an incomplete dossier with the whole list of what is missing, so that the submitter is guided once and
 * completely (NĐ 61/2018 Đ.15.3). @throws intake.components-missing
 */
export function checkComplete(asked: readonly Component[], handedIn: readonly CountedComponent[]): void {
  const present = new Set(
    handedIn.filter(({ originals, copies }) => originals + copies > 0).map(({ code }) => code),
  );
  const missing = asked.filter(({ code, required }) => required && !present.has(code));
  if (missing.length === 0) return;
  throw intakeProblem(
    'intake.components-missing',
    { count: missing.length },
    { missing: missing.map(({ code, name, originals, copies }) => ({ code, name, originals, copies })) },
  );
}
