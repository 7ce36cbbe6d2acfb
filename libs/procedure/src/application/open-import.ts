import type { Transaction } from '#platform/database';
import { procedureProblem } from '../domain/procedure.problems.ts';
import { holdImport, type StoredImport } from '../persistence/catalogue-imports.ts';

/** A dry run that nobody has decided, held until the transaction ends. @throws procedure.import-unknown, .import-decided */
export async function openImport(tx: Transaction, id: string): Promise<StoredImport> {
  const held = await holdImport(tx, id);
  if (!held) throw procedureProblem('procedure.import-unknown');
  if (held.state !== 'proposed') throw procedureProblem('procedure.import-decided');
  return held;
}
