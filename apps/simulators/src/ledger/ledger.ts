import { closeSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import type { z } from 'zod';

export interface LedgerOptions<Schema extends z.ZodType> {
  /** Folder the ledger is kept in; in memory only when absent. */
  dataDir: string | undefined;
  name: string;
  entry: Schema;
  logger: FastifyBaseLogger;
  /** How many of the latest entries stay in memory at least; all when absent. */
  recent?: number | undefined;
}

/**
 * What an outside system remembers: an append-only list, one JSON line an entry. An entry is in the file before its
 * answer leaves, so what a client was told survives `kill -9`.
 */
export class Ledger<Entry> {
  private constructor(
    private readonly kept: Entry[],
    private readonly descriptor: number | undefined,
    private readonly recent = Infinity,
  ) {}

  /** Opens it with what earlier runs left. A last line torn by a crash is cut off and said; it was never answered. */
  static open<Schema extends z.ZodType>(options: LedgerOptions<Schema>): Ledger<z.output<Schema>> {
    if (!options.dataDir) return new Ledger<z.output<Schema>>([], undefined, options.recent);
    mkdirSync(options.dataDir, { recursive: true });
    const file = join(options.dataDir, `${options.name}.jsonl`);
    const descriptor = openSync(file, 'a+');
    const lines = wholeLines(file, options.logger);
    return new Ledger(
      lines.map((line) => options.entry.parse(JSON.parse(line))),
      descriptor,
      options.recent,
    );
  }

  get entries(): readonly Entry[] {
    return this.kept;
  }

  append(entry: Entry): void {
    if (this.descriptor !== undefined) writeSync(this.descriptor, `${JSON.stringify(entry)}\n`);
    this.kept.push(entry);
    // Now and then, so that it costs nothing for each.
    if (this.kept.length >= 2 * this.recent) this.kept.splice(0, this.kept.length - this.recent);
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
  }
}

function wholeLines(file: string, logger: FastifyBaseLogger): string[] {
  const content = readFileSync(file, 'utf8');
  const whole = content.slice(0, content.lastIndexOf('\n') + 1);
  if (whole.length < content.length) {
    logger.warn(
      { file, torn: content.slice(whole.length) },
      'the last line of the ledger is torn and was cut off',
    );
    truncateSync(file, Buffer.byteLength(whole));
  }
  return whole.split('\n').slice(0, -1);
}
