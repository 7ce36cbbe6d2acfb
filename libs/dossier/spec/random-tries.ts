import fc from 'fast-check';
import type { Facts, FactValue, WorkflowAction, WorkflowDefinition } from '#workflow';
import type { ActionInput } from '../src/domain/action-input.ts';
import type { ActingOfficer } from '../src/domain/task-holder.ts';
import { holding } from './acting.ts';
import type { PaperGame, Sheet } from './paper-game.ts';

/** Officers by the posts each holds: agency and role. */
const OFFICERS: readonly (readonly string[])[] = [
  ['1 reception-officer'],
  ['2 case-officer'],
  ['2 unit-head'],
  ['2 clerk'],
  ['3 case-officer'],
  ['3 reception-officer'],
  ['2 case-officer', '3 case-officer'],
  ['1 case-officer', '2 reception-officer'],
  ['2 unit-head', '2 clerk'],
  [],
];

const KINDS = [
  'by-anyone',
  'elsewhere',
  'unheard-of',
  'early',
  'incomplete',
  'too-much',
  'nonsense',
] as const;

/** One try at a running dossier; the numbers draw from what there is when its turn comes. */
interface Draw {
  kind: (typeof KINDS)[number] | 'proper';
  who: number;
  what: number;
  value: number;
}

/** The first action of a step leads on; the others back, aside or out. */
const leadsOn = fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat() });

export const draws: fc.Arbitrary<Draw[]> = fc.array(
  fc.record({
    kind: fc.oneof(
      { weight: 3, arbitrary: fc.constant('proper' as const) },
      { weight: 2, arbitrary: fc.constantFrom(...KINDS) },
    ),
    who: fc.nat(),
    what: leadsOn,
    value: fc.nat(),
  }),
  { minLength: 5, maxLength: 40 },
);

/** What is tried, and what a clerk with the definition in hand would answer. */
export interface Try {
  step: string;
  action: string;
  input: ActionInput;
  officer: ActingOfficer;
  /** `null` = it must be accepted. */
  refusal: string | null;
}

/** Makes a try of a draw. @returns undefined when there is nothing to draw from */
export function tryOf(game: PaperGame, sheet: Sheet, { kind, who, what, value }: Draw): Try | undefined {
  const action = pick(candidates(game, sheet, kind), what);
  if (!action) return undefined;
  const post = game.postOf(action.from);
  const able = OFFICERS.filter((posts) => posts.includes(post));
  const posts = pick(kind === 'by-anyone' ? OFFICERS : able, who) ?? [];
  const officerId = OFFICERS.indexOf(posts);
  const proper = properInput(game.workflow, action, value);
  const flaw = FLAWS[kind]?.(proper, action, value);
  const code = kind === 'unheard-of' ? 'sing' : action.code;
  return {
    ...{ step: action.from, action: code, input: flaw?.input ?? proper },
    officer: { ...holding(...posts), officerId },
    refusal:
      refusalByPlace(game, sheet, action.from, code) ??
      (posts.includes(post) ? null : 'dossier.not-your-task') ??
      (game.isBarred(action.from, sheet, officerId) ? 'dossier.two-persons' : null) ??
      flaw?.refusal ??
      null,
  };
}

function candidates(game: PaperGame, sheet: Sheet, kind: Draw['kind']): readonly WorkflowAction[] {
  const { actions } = game.workflow;
  const waiting = actions.filter(({ from }) => sheet.tokens.includes(from) && !game.isReady(from, sheet));
  if (kind === 'early' && waiting.length > 0) return waiting;
  return kind === 'elsewhere' || sheet.ended ? actions : game.moves(sheet);
}

function refusalByPlace(game: PaperGame, sheet: Sheet, step: string, code: string): string | null {
  if (sheet.ended) return 'dossier.closed';
  if (!sheet.tokens.includes(step) || code === 'sing') return 'dossier.action-not-allowed';
  return game.isReady(step, sheet) ? null : 'dossier.branches-missing';
}

type Flaw = { input: ActionInput; refusal: string } | undefined;

/** What is wrong with the input of a try; nothing when the action gives no occasion for it. */
const FLAWS: Partial<
  Record<Draw['kind'], (input: ActionInput, action: WorkflowAction, value: number) => Flaw>
> = {
  incomplete: ({ facts = {}, ...input }, { requires = [], asks = [] }, value) => {
    const left = pick([...requires, ...asks], value);
    if (left === undefined) return undefined;
    const others = Object.entries(facts).filter(([code]) => code !== left);
    const field = left === 'attachment' ? 'attachments' : left;
    return {
      input: { ...input, facts: Object.fromEntries(others), [field]: undefined },
      refusal: 'dossier.input-missing',
    };
  },
  'too-much': (input, _action, value) => ({
    input:
      value % 2 === 0
        ? { ...input, facts: { ...input.facts, weather: 'rain' } }
        : { ...input, payment: { receipt: 'BL-1', amount: 1 } },
    refusal: 'dossier.input-unexpected',
  }),
  nonsense: (input, { asks = [] }, value) => {
    const code = pick(asks, value);
    if (code === undefined) return undefined;
    return {
      input: { ...input, facts: { ...input.facts, [code]: code === 'onSite' ? 'perhaps' : 'sea' } },
      refusal: 'dossier.fact-value-invalid',
    };
  },
};

/** All that an action demands. */
function properInput({ facts: declared = [] }: WorkflowDefinition, action: WorkflowAction, value: number) {
  const { requires = [], asks = [] } = action;
  const facts: Facts = Object.fromEntries(
    declared
      .filter(({ code }) => asks.includes(code))
      .map(({ code }, index) => [code, valueOf(code, value + index)]),
  );
  const input: ActionInput = {
    ...(requires.includes('comment') && { comment: 'Đồng ý' }),
    ...(requires.includes('attachment') && { attachments: [{ name: 'Biên bản' }] }),
    ...(requires.includes('result') && {
      result: {
        number: String(value),
        name: 'Văn bản',
        signer: 'Nguyễn Văn Ký',
        signerTitle: 'Chủ tịch',
        signedOn: '2026-03-02',
      },
    }),
    ...(asks.length > 0 && { facts }),
  };
  return input;
}

const VALUES: Record<string, readonly FactValue[]> = {
  area: [50, 100, 500, 501, 10_000],
  onSite: [true, false],
  zone: ['urban', 'rural', 'coast'],
};

const valueOf = (code: string, value: number): FactValue => pick(VALUES[code] ?? [], value) ?? true;

const pick = <Any>(all: readonly Any[], draw: number): Any | undefined => all[draw % all.length];
