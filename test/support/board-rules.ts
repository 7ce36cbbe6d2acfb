import { Directory } from '#organization';
import { CONFIG, type Config } from '#platform/config';
import { Calendars } from '#working-calendar';
import type { RecountRules } from '#supervision';
import type { TestApi } from './test-api.ts';

/** By what the dossiers of each agency are recounted at this moment. */
export async function boardRules({ app, clock }: TestApi): Promise<(lead: number) => RecountRules> {
  const directory = app.get(Directory, { strict: false });
  const agencies = await directory.all();
  const book = await app.get(Calendars, { strict: false }).current();
  const { LATENESS_COMPARISON: comparison } = app.get<Config>(CONFIG, { strict: false });
  const units = new Map<number, ReadonlySet<number>>();
  for (const id of agencies.keys()) units.set(id, new Set(await directory.subtree(id)));
  return (lead) => {
    const [agency, own] = [agencies.get(lead), units.get(lead)];
    if (!agency || !own) throw new Error(`there is no agency ${lead}`);
    return { calendar: book.of(agency), comparison, now: clock.now(), units: own };
  };
}
