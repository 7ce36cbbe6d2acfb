import {
  type ASTNode,
  Environment,
  ParseError,
  type ParseResult,
  TypeError as CelTypeError,
} from '@marcbachmann/cel-js';
import type { Bilingual } from '#platform/problem';
import type { Fact, Facts } from './fact.ts';

/** What conditions know of a dossier besides the facts officers establish. */
export interface DossierFacts {
  /** `direct`, `online` or `post`. */
  readonly channel: string;
  /** `person`, `business`, `state-body` or `organization`. */
  readonly applicantKind: string;
  /** Code of the case of the procedure; empty where it has none. */
  readonly procedureCase: string;
  /** Code of the agency at whose desk it came in. */
  readonly receivingAgency: string;
  /** How often a supplement was asked for. */
  readonly supplementRounds: number;
}

/** Everything a condition can read. */
export interface ConditionInputs {
  readonly dossier: DossierFacts;
  readonly fact: Facts;
}

const DOSSIER_TYPES: Record<keyof DossierFacts, string> = {
  channel: 'string',
  applicantKind: 'string',
  procedureCase: 'string',
  receivingAgency: 'string',
  supplementRounds: 'double',
};

const FACT_TYPES: Record<Fact['type'], string> = { 'yes-no': 'bool', number: 'double', choice: 'string' };

/**
 * What a condition may be made of: nothing that can fail once its facts are known, go on for long or reach outside. No
 * arithmetic, which can overflow or divide by zero, and no functions, of which a pattern match can take for ever.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  ...['value', 'id', '.', 'list', 'in', '==', '!=', '<', '<=', '>', '>=', '&&', '||', '!_'],
  '-_',
]);

const NOT_A_YES_OR_NO: Bilingual = { vi: 'không cho kết quả đúng/sai', en: 'is no yes or no' };

/** Faults of type as people call them; all others are faults of grammar. */
const REASONS: Record<string, string> = {
  unknown_variable: 'không có biến này',
  no_such_key: 'không có thông tin này',
  no_such_overload: 'hai vế khác kiểu dữ liệu (số viết có phần thập phân, ví dụ 1.0)',
};

const CONNECTIVES: ReadonlySet<string> = new Set(['&&', '||']);

/** Why a text is no condition, and where in it. */
export interface ConditionFault {
  readonly reason: Bilingual;
  /** Position of the first character meant, from 0. */
  readonly at: number;
}

/** A condition that was checked against the facts it may ask for. */
export interface Condition {
  /** Codes of the facts it reads. */
  readonly reads: ReadonlySet<string>;
  /** Names of what it reads of the dossier itself. */
  readonly readsOfDossier: ReadonlySet<string>;
  /** Texts and numbers it compares with. */
  readonly literals: readonly (string | number)[];
  /** Whether it compares what it reads with each other, not with literals alone. */
  readonly comparesMembers: boolean;
  holds(inputs: ConditionInputs): boolean;
}

/** The language in which a workflow's conditions are written: CEL over the dossier and the workflow's facts. */
export class ConditionLanguage {
  readonly #environment: Environment;

  constructor(facts: readonly Fact[]) {
    this.#environment = new Environment({ unlistedVariablesAreDyn: false })
      .registerVariable('dossier', { schema: DOSSIER_TYPES })
      .registerVariable('fact', {
        schema: Object.fromEntries(facts.map(({ code, type }) => [code, FACT_TYPES[type]])),
      });
  }

  /** Reads a condition. */
  read(text: string): Condition | ConditionFault {
    let parsed: ParseResult;
    try {
      parsed = this.#environment.parse(text);
    } catch (error) {
      return faultOf(error);
    }
    const { valid, type, error } = parsed.check();
    if (!valid) return faultOf(error);
    if (type !== 'bool') return { reason: NOT_A_YES_OR_NO, at: 0 };
    const nodes = nodesOf(parsed.ast);
    const foreign = nodes.find((node) => !isAllowed(node, nodes));
    if (foreign) {
      const part = text.slice(foreign.start, foreign.end);
      return {
        reason: { vi: `không được dùng “${part}”`, en: `“${part}” is not allowed` },
        at: foreign.start,
      };
    }
    return {
      reads: new Set(nodes.flatMap((node) => fieldOf(node, 'fact') ?? [])),
      readsOfDossier: new Set(nodes.flatMap((node) => fieldOf(node, 'dossier') ?? [])),
      literals: nodes.flatMap((node) => literalOf(node) ?? []),
      comparesMembers: nodes.some(
        ({ op, args }) => !CONNECTIVES.has(op) && [args].flat().filter(isNode).filter(readsMember).length > 1,
      ),
      holds: (inputs) => parsed(inputs) === true,
    };
  }
}

export const isCondition = (read: Condition | ConditionFault): read is Condition => 'holds' in read;

/** Whether a node cannot fail; a group of facts is no value of its own, only its members are. */
const isAllowed = (node: ASTNode, all: readonly ASTNode[]): boolean =>
  ALLOWED.has(node.op) && (node.op !== 'id' || all.some(({ op, args }) => op === '.' && args[0] === node));

/** A node with all below it. */
const nodesOf = (node: ASTNode): ASTNode[] => [node, ...[node.args].flat(2).filter(isNode).flatMap(nodesOf)];

const isNode = (part: unknown): part is ASTNode => typeof part === 'object' && part !== null && 'op' in part;

/** The name of the member a node reads of a variable. */
function fieldOf(node: ASTNode, variable: string): string | undefined {
  if (node.op !== '.') return undefined;
  const [of, member] = node.args;
  return of.op === 'id' && of.args === variable ? member : undefined;
}

function literalOf({ op, args }: ASTNode): string | number | undefined {
  if (op !== 'value') return undefined;
  if (typeof args === 'string') return args;
  return typeof args === 'number' || typeof args === 'bigint' ? Number(args) : undefined;
}

const readsMember = (node: ASTNode): boolean => nodesOf(node).some(({ op }) => op === '.');

function faultOf(error: unknown): ConditionFault {
  if (error instanceof ParseError || error instanceof CelTypeError) {
    const vi = `${REASONS[error.code] ?? 'không đúng cú pháp'}: ${error.summary}`;
    return { reason: { vi, en: error.summary }, at: error.range?.start ?? 0 };
  }
  throw error;
}
