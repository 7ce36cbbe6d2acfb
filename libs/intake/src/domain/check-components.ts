import { isHandedIn, type SubmittedComponent } from '#dossier';
import { type Bilingual, fill, type Problem } from '#platform/problem';
import type { Component } from '#procedure';
import { intakeProblem } from './intake.problems.ts';
import type { CountedComponent } from './intake-request.ts';

/** Puts the catalogue's names to what was handed in. @throws intake.component-unknown */
export function nameComponents(
  asked: readonly Component[],
  handedIn: readonly CountedComponent[],
): SubmittedComponent[] {
  const names = new Map(asked.map(({ code, name }) => [code, name]));
  const unknown = handedIn.filter(({ code }) => !names.has(code)).map(({ code }) => code);
  if (unknown.length > 0) throw intakeProblem('intake.component-unknown', { codes: unknown.join(', ') });
  return handedIn.map(({ reference, reuses, fromStore, comment, ...counted }) => ({
    ...counted,
    name: names.get(counted.code) ?? counted.code,
    reference: reference ?? null,
    reuses: reuses ?? null,
    fromStore: fromStore ?? false,
    comment: comment ?? null,
  }));
}

/** What of the required papers is not there, all of it at once (NĐ 61/2018 Đ.15.3). */
export function missingOf(
  asked: readonly Component[],
  handedIn: readonly CountedComponent[],
): readonly Component[] {
  const present = new Set(handedIn.filter(isHandedIn).map(({ code }) => code));
  return asked.filter(({ code, required }) => required && !present.has(code));
}

/** Refuses an incomplete dossier with the whole list of what is missing. @throws intake.components-missing */
export function checkComplete(asked: readonly Component[], handedIn: readonly CountedComponent[]): void {
  const missing = missingOf(asked, handedIn);
  if (missing.length > 0) throw incomplete(missing);
}

/** What the submitter is told of the papers: the words a refusal has, or that all are there. */
export function guidanceOf(missing: readonly Component[]): Bilingual {
  if (missing.length === 0) return COMPLETE;
  const { definition, parameters } = incomplete(missing);
  return { vi: fill(definition.detail, parameters, 'vi'), en: fill(definition.detail, parameters, 'en') };
}

const COMPLETE: Bilingual = {
  vi: 'Hồ sơ đã đủ thành phần bắt buộc.',
  en: 'All required components are there.',
};

const incomplete = (missing: readonly Component[]): Problem =>
  intakeProblem(
    'intake.components-missing',
    {
      count: missing.length,
      list: { vi: listed(missing, WORDS.vi), en: listed(missing, WORDS.en) },
    },
    { missing: missing.map(({ code, name, originals, copies }) => ({ code, name, originals, copies })) },
  );

const WORDS = {
  vi: { originals: 'bản chính', copies: 'bản sao' },
  en: { originals: 'original(s)', copies: 'copy(ies)' },
};

/** `1) Tờ khai (1 bản chính); 2) …`. The catalogue knows names in Vietnamese alone. */
const listed = (missing: readonly Component[], words: (typeof WORDS)['vi']): string =>
  missing
    .map(({ name, originals, copies }, index) => {
      const counts = [
        ...(originals > 0 ? [`${originals} ${words.originals}`] : []),
        ...(copies > 0 ? [`${copies} ${words.copies}`] : []),
      ];
      return `${index + 1}) ${name}${counts.length > 0 ? ` (${counts.join(', ')})` : ''}`;
    })
    .join('; ');
