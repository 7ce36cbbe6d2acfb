import { randomBytes } from 'node:crypto';
import { administer, databaseUrl, TEMPLATE } from '#testing';
import { RunningOffice } from './running-office.ts';

/** A database that is filled once, left alone, and copied for each trial. */
export class FilledDatabase {
  private constructor(private readonly name: string) {}

  static async filledBy(fill: (url: string) => Promise<void>): Promise<FilledDatabase> {
    const name = await copyOf(TEMPLATE);
    await fill(databaseUrl(name));
    return new FilledDatabase(name);
  }

  /** Does something in a worker on a copy of its own. */
  async inOffice<Result>(work: (office: RunningOffice) => Promise<Result>): Promise<Result> {
    const name = await copyOf(this.name);
    const office = await RunningOffice.open(databaseUrl(name));
    try {
      return await work(office);
    } finally {
      await office.close();
      await drop(name);
    }
  }

  drop(): Promise<void> {
    return drop(this.name);
  }
}

async function copyOf(template: string): Promise<string> {
  const name = `mot_cua_bench_${randomBytes(6).toString('hex')}`;
  await administer(`create database ${name} template ${template}`);
  return name;
}

const drop = (name: string): Promise<void> => administer(`drop database if exists ${name} with (force)`);
