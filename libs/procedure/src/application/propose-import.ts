import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Directory } from '#organization';
import { civilDate, Clock } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import type { FieldFault } from '#platform/problem';
import { changesBetween } from '../domain/changes-between.ts';
import {
  type Finding,
  type ImportItem,
  type ImportSource,
  MOST_ROWS,
  type ReadSource,
} from '../domain/catalogue-import.ts';
import { findingsOf } from '../domain/findings-of.ts';
import { type ProcedureDefinition, procedureSchema, pulledProcedureSchema } from '../domain/procedure.ts';
import { procedureProblem } from '../domain/procedure.problems.ts';
import { catalogueRevision, newestDefinitions } from '../persistence/catalogue.ts';
import {
  insertAbolished,
  insertFindings,
  insertImport,
  insertItems,
  settleCounts,
} from '../persistence/catalogue-imports.ts';
import { checkProposals } from './check-proposals.ts';

/** Whoever writes a file can mend it; the national catalogue is as it is. */
const SCHEMAS = {
  json: procedureSchema,
  xlsx: procedureSchema,
  'national-portal': pulledProcedureSchema,
} as const satisfies Record<ImportSource, typeof procedureSchema>;
/** Procedures compared and written at once: bounds what is held in memory beside the source itself. */
const BATCH = 250;
/** Faults told in one answer; their number is told in any case. */
const FAULTS_TOLD = 100;

export interface ImportRequest extends ReadSource {
  readonly source: ImportSource;
  readonly fileName: string | null;
  /** SHA-256 of the source as it came, hex. */
  readonly digest: string;
  /** The source holds every procedure: what it lacks is abolished. */
  readonly complete: boolean;
  /** Civil date; absent = today. Last day of what is abolished. */
  readonly effectiveOn?: string | undefined;
  /** The source tells no dates: what changed is in force from `effectiveOn`. */
  readonly undated?: boolean;
}

/** Who asks for a dry run. */
export interface Proposer {
  readonly username: string;
}

/** The dry run of an import: compares a source with the catalogue and keeps what it would change, and changes nothing. */
@Injectable()
export class ProposeImport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /** @returns the dry run's id. @throws procedure.import-refused with every fault's place and reason. */
  async execute(request: ImportRequest, { username }: Proposer): Promise<string> {
    const definitions = await acceptable(request);
    // Read first: if the catalogue moves while it is compared, the dry run is stale rather than wrong.
    const basedOn = await catalogueRevision(this.database);
    const proposedAt = this.clock.now();
    const effectiveOn = request.effectiveOn ?? civilDate(proposedAt);
    const id = uuid();
    const { source, fileName, digest, complete, undated = false } = request;
    const agencies = [...(await this.directory.all()).values()];
    const functions = new Set(agencies.flatMap((agency) => agency.functions));
    await this.database.transaction(async (tx) => {
      const head = { id, source, fileName, digest, complete, effectiveOn, basedOn };
      await tx.query(insertImport({ ...head, total: definitions.length, proposedAt, proposedBy: username }));
      const items = await compare(tx, definitions, { id, stamp: undated ? effectiveOn : undefined });
      if (complete) {
        const kept = definitions.map(({ code }) => code);
        await tx.query(insertAbolished(id, { effectiveOn, kept, from: items }));
      }
      const odd = definitions.flatMap((definition) => findingsOf(definition, functions));
      await keepFindings(tx, id, [...request.findings, ...odd]);
      await tx.query(settleCounts(id));
    });
    return id;
  }
}

async function acceptable({ source, proposals, faults }: ImportRequest): Promise<ProcedureDefinition[]> {
  if (proposals.length > MOST_ROWS) throw refused([TOO_MANY]);
  const checked = await checkProposals(proposals, SCHEMAS[source], faults);
  const all = [...faults, ...checked.faults];
  if (all.length > 0) throw refused(all);
  if (checked.definitions.length === 0) throw refused([NOTHING]);
  return checked.definitions;
}

/** @returns how many items there are. */
async function compare(
  tx: Transaction,
  definitions: readonly ProcedureDefinition[],
  { id, stamp }: { id: string; stamp: string | undefined },
): Promise<number> {
  let position = 0;
  for (let from = 0; from < definitions.length; from += BATCH) {
    const batch = definitions.slice(from, from + BATCH);
    const present = await newestDefinitions(
      tx,
      batch.map(({ code }) => code),
    );
    const items = batch.flatMap((offered) => itemOf(present.get(offered.code), offered, stamp));
    if (items.length > 0) await tx.query(insertItems(id, position, items));
    position += items.length;
  }
  return position;
}

function itemOf(
  present: ProcedureDefinition | undefined,
  offered: ProcedureDefinition,
  stamp: string | undefined,
): ImportItem[] {
  const { code, name } = offered;
  const changes = present ? changesBetween(present, offered) : [];
  if (present && changes.length === 0) return [];
  const definition = stamp === undefined ? offered : { ...offered, validFrom: stamp };
  return [{ code, name, kind: present ? 'changed' : 'new', changes, definition }];
}

async function keepFindings(tx: Transaction, id: string, findings: readonly Finding[]): Promise<void> {
  for (let from = 0; from < findings.length; from += BATCH * 10) {
    await tx.query(insertFindings(id, from, findings.slice(from, from + BATCH * 10)));
  }
}

const refused = (faults: readonly FieldFault[]) =>
  procedureProblem(
    'procedure.import-refused',
    { count: faults.length },
    { errors: faults.slice(0, FAULTS_TOLD) },
  );

const NOTHING: FieldFault = {
  pointer: '',
  code: 'nothing_in_it',
  vi: 'Nguồn không có thủ tục nào',
  en: 'The source holds no procedure',
};
const TOO_MANY: FieldFault = {
  pointer: '',
  code: 'too_many',
  vi: `Nguồn có quá ${MOST_ROWS} thủ tục`,
  en: `The source holds more than ${MOST_ROWS} procedures`,
};
