import { readFileSync } from 'node:fs';
import type { Database } from '#platform/database';
import { projectPath } from '#platform/config';
import { PersonalData } from '#platform/personal-data';
import { makeUpDossiers } from '../../../apps/setup/src/made-up-dossiers.ts';
import type { TestApi } from '../../support/test-api.ts';

/** A script of this folder, or of another beside it. */
export const script = (...path: string[]): string =>
  readFileSync(projectPath('test', 'benchmarks', ...path), 'utf8');

export const COMMUNES = readFileSync(projectPath('seed', 'made-up', 'communes.sql'), 'utf8');

/** The newest, handed over when the gateways were away. */
const UNTOLD = 3_000;

/** Fills the database of an API with a year of dossiers that ends at its present. @param besides what such a year leaves behind */
export const fill = (
  { app, clock, database }: Pick<TestApi, 'app' | 'clock'> & { database: Database },
  dossiers: number,
  besides = script('plans', 'remains.sql'),
) =>
  makeUpDossiers(database.source, app.get(PersonalData, { strict: false }), {
    dossiers,
    now: clock.now(),
    untold: UNTOLD,
    besides,
  });
