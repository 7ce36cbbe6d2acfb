import { readdirSync, readFileSync } from 'node:fs';
import { type ProvinceDefinition, provinceSchema } from '#organization';
import { projectPath } from '#platform/config';
import { type ProcedureDefinition, procedureSchema } from '#procedure';
import { putInCalls } from '../src/domain/call-workflows.ts';
import { type WorkflowDefinition, workflowSchema } from '../src/domain/definition.ts';
import type { Province, StaffedAgency } from '../src/domain/prove-staffing.ts';
import { receivingDesks } from '../src/domain/receiving-desks.ts';

const readSeed = (...parts: string[]): unknown =>
  JSON.parse(readFileSync(projectPath('seed', ...parts), 'utf8'));

export const seededWorkflows: readonly WorkflowDefinition[] = readdirSync(projectPath('seed', 'workflows'))
  .sort()
  .map((file) => putInCalls(workflowSchema.parse(readSeed('workflows', file)), () => undefined));

export const seededProcedure = (code: string): ProcedureDefinition =>
  procedureSchema.parse(readSeed('procedures', `${code}.json`));

export type Tier = 'two-tier' | 'three-tier';

export const seededProvince = (tier: Tier): ProvinceDefinition =>
  provinceSchema.parse(readSeed('province', `${tier}.json`));

/** A province file as the proof of staffing gets it, with the place in the file as id. */
export function provinceFor(
  competentAgency: string,
  { agencies: described, officers }: ProvinceDefinition,
): Province {
  const idOf = (code: string): number => described.findIndex((agency) => agency.code === code);
  const agencies = described.map(({ code, kind, parent, functions, serves = [] }, id): StaffedAgency => {
    const parentId = parent === null ? null : idOf(parent);
    return { id, code, kind, functions, parentId, serves: serves.map(idOf), validUntil: null };
  });
  const holders = new Map<string, number[]>();
  officers.forEach(({ positions }, officerId) => {
    for (const { agency, role } of positions) {
      const post = `${agency} ${role}`;
      holders.set(post, [...(holders.get(post) ?? []), officerId]);
    }
  });
  return {
    competentAgency,
    agencies,
    posts: [...holders].map(([post, officerIds]) => {
      const [agency = '', role = ''] = post.split(' ');
      return { agencyId: idOf(agency), role, officerIds };
    }),
    desks: receivingDesks(competentAgency, agencies),
  };
}
