import { type Bilingual, type FieldFault, pointerOf } from '#platform/problem';
import {
  type ActionInput as RequiredInput,
  type Fact,
  isValueOf,
  type WorkflowAction,
  type WorkflowDefinition,
} from '#workflow';
import type { ActionInput } from './action-input.ts';
import { askedFacts } from './asked-facts.ts';
import { dossierProblem } from './dossier.problems.ts';

/** Names of the required inputs as the request body spells them. */
const BODY_FIELD: Record<RequiredInput, keyof ActionInput> = {
  comment: 'comment',
  attachment: 'attachments',
  supplement: 'supplement',
  'received-supplement': 'receivedSupplement',
  'financial-obligation': 'financialObligation',
  payment: 'payment',
  result: 'result',
  'hand-over': 'handOver',
};

/** Comes with what is required and is never required itself. */
const BESIDE: Partial<Record<keyof ActionInput, keyof ActionInput>> = { furtherResults: 'result' };

/** A place in the request body, and what an officer calls what belongs there. */
interface Entry {
  path: readonly string[];
  name: string;
}

/**
 * Demands what the action requires and the facts it asks for, each with a value it may have, and refuses what it has no
 * use for, save a comment, which is always welcome.
 * @throws dossier.input-missing, .input-unexpected, .fact-value-invalid
 */
export function demandInputs(workflow: WorkflowDefinition, action: WorkflowAction, input: ActionInput): void {
  const required = (action.requires ?? []).map((name) => BODY_FIELD[name]);
  const asked = askedFacts(workflow, action);
  const entered = new Map(Object.entries(input.facts ?? {}));
  const missing: Entry[] = [
    ...required.filter((field) => !input[field]).map(fieldEntry),
    ...asked.filter(({ code }) => !entered.has(code)).map(factEntry),
  ];
  if (missing.length > 0) {
    const errors = faultsAt(missing, 'required', { vi: 'Bắt buộc phải nhập', en: 'Is required' });
    throw dossierProblem(
      'dossier.input-missing',
      { action: action.name, missing: namesOf(missing) },
      { errors },
    );
  }
  const surplus: Entry[] = [
    ...[...Object.values(BODY_FIELD), 'furtherResults' as const]
      .filter((field) => input[field] && field !== 'comment' && !required.includes(BESIDE[field] ?? field))
      .map(fieldEntry),
    ...[...entered.keys()]
      .filter((code) => !asked.some((fact) => fact.code === code))
      .map((code) => factEntry({ code, name: code })),
  ];
  if (surplus.length > 0) {
    const words = { vi: 'Thao tác này không dùng', en: 'Is of no use to this action' };
    const errors = faultsAt(surplus, 'unexpected', words);
    throw dossierProblem(
      'dossier.input-unexpected',
      { action: action.name, surplus: namesOf(surplus) },
      { errors },
    );
  }
  demandValues(asked, entered);
}

function demandValues(asked: readonly Fact[], entered: ReadonlyMap<string, boolean | number | string>): void {
  const wrong = asked.filter((fact) => {
    const value = entered.get(fact.code);
    return value !== undefined && !isValueOf(fact, value);
  });
  if (wrong.length === 0) return;
  const errors = wrong.flatMap((fact) => faultsAt([factEntry(fact)], 'invalid_fact', valuesOf(fact)));
  throw dossierProblem('dossier.fact-value-invalid', { facts: namesOf(wrong.map(factEntry)) }, { errors });
}

/** What a fact may be, to those who entered something else. */
function valuesOf(fact: Fact): Bilingual {
  switch (fact.type) {
    case 'yes-no':
      return { vi: 'Phải là có hoặc không (true hoặc false)', en: 'Must be yes or no (true or false)' };
    case 'number':
      return { vi: 'Phải là một số, không quá một nghìn tỷ', en: 'Must be a number of at most 10^12' };
    case 'choice': {
      const codes = fact.choices.map(({ code }) => code).join(', ');
      return { vi: `Phải là một trong: ${codes}`, en: `Must be one of: ${codes}` };
    }
  }
}

const fieldEntry = (field: string): Entry => ({ path: [field], name: field });

const factEntry = ({ code, name }: Pick<Fact, 'code' | 'name'>): Entry => ({ path: ['facts', code], name });

const namesOf = (entries: readonly Entry[]): string => entries.map(({ name }) => name).join(', ');

const faultsAt = (entries: readonly Entry[], code: string, words: Bilingual): FieldFault[] =>
  entries.map(({ path }) => ({ pointer: pointerOf(path), code, ...words }));
