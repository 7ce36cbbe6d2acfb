import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type Repository } from 'typeorm';
import { PersonalData } from '#platform/personal-data';
import type { ProvinceDefinition } from '../domain/province.ts';
import { AgencyEntity } from '../persistence/agency.entity.ts';
import { OfficerEntity, PositionEntity } from '../persistence/officer.entity.ts';
import { officerPlace } from '../persistence/officer-place.ts';

/** Which calendar each agency keeps, by agency code; others keep `standard`. */
export type CalendarAssignments = Readonly<Record<string, string>>;

/**
 * Brings the agencies and officers of a province file into the database. Running it again updates them, save those that
 * someone has changed since: whom an administrator moved or a reorganisation abolished, no file brings back.
 */
@Injectable()
export class ImportProvince {
  constructor(
    private readonly source: DataSource,
    private readonly personal: PersonalData,
  ) {}

  /** @returns the officer id of every username. */
  async execute(province: ProvinceDefinition, calendars: CalendarAssignments): Promise<Map<string, number>> {
    return this.source.transaction(async (manager) => {
      const agencyIds = await importAgencies(manager, province, calendars);
      return importOfficers(manager, province, agencyIds, this.personal);
    });
  }
}

async function importAgencies(
  manager: EntityManager,
  province: ProvinceDefinition,
  calendars: CalendarAssignments,
) {
  const repository = manager.getRepository(AgencyEntity);
  const untouched = await untouchedBy(repository, 'code');
  const agencies = province.agencies.filter(({ code }) => untouched(code));
  const rows = agencies.map(({ parent: _parent, serves: _serves, ...agency }) => ({
    ...agency,
    parentId: null,
    serves: [],
    calendar: calendars[agency.code] ?? 'standard',
  }));
  await repository.upsert(rows, ['code']);
  const ids = new Map(
    (await repository.find({ select: { id: true, code: true } })).map((row) => [row.code, row.id]),
  );
  for (const agency of agencies) {
    await repository.update(
      { code: agency.code },
      {
        parentId: agency.parent === null ? null : idOf(ids, agency.parent),
        serves: (agency.serves ?? []).map((code) => idOf(ids, code)),
      },
    );
  }
  return ids;
}

async function importOfficers(
  manager: EntityManager,
  province: ProvinceDefinition,
  agencyIds: Map<string, number>,
  personal: PersonalData,
) {
  const officers = manager.getRepository(OfficerEntity);
  const untouched = await untouchedBy(officers, 'username');
  const described = province.officers.filter(({ username }) => untouched(username));
  await officers.upsert(
    described.map(({ username, fullName }) => ({ username, fullName })),
    ['username'],
  );
  const ids = new Map((await officers.find()).map((row) => [row.username, row.id]));
  // Sealed for their row, whose id is only known now.
  for (const { username, email, phone } of described) {
    const id = idOf(ids, username);
    await officers.update(id, {
      emailSealed: await personal.seal(email, officerPlace('email', id)),
      phoneSealed: await personal.sealOptional(phone, officerPlace('phone', id)),
    });
  }
  const positions = described.flatMap((officer) =>
    officer.positions.map((position) => ({
      officerId: idOf(ids, officer.username),
      agencyId: idOf(agencyIds, position.agency),
      role: position.role,
      title: position.title,
      fields: position.fields ?? [],
      areas: position.areas ?? [],
      clearance: position.clearance ?? 'normal',
    })),
  );
  await manager.getRepository(PositionEntity).upsert(positions, ['officerId', 'agencyId', 'role']);
  return ids;
}

/** What is new, or still as an earlier run left it. */
async function untouchedBy<Key extends string>(
  repository: Repository<Record<Key, string> & { version: number }>,
  key: Key,
): Promise<(value: string) => boolean> {
  const changed = await repository
    .createQueryBuilder('row')
    .select(`row.${key}`, 'key')
    .where('row.version > 1')
    .getRawMany<{ key: string }>();
  const keys = new Set(changed.map((row) => row.key));
  return (value) => !keys.has(value);
}

function idOf(ids: Map<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`${key} is not in the province file`);
  return id;
}
