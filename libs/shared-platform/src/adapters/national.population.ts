import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { CONFIG, type Config, platformAccess } from '#platform/config';
import { type PersonAsked, type PersonTold, PopulationRegister } from '../application/population-register.ts';
import { plainName } from '../domain/plain-name.ts';
import { PlatformClient } from './platform-client.ts';
import { readPeople } from './people-answer.ts';

const MOST = 1024 * 1024;
const NOT_OF_THE_PROTOCOL = 'the answer is not one of the population look-up';

/** The national population database, over the shared platform. Its answer is read, compared and let go. */
@Injectable()
export class NationalPopulation extends PopulationRegister {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly client: PlatformClient,
  ) {
    super();
  }

  override get offered(): boolean {
    return platformAccess(this.config) !== undefined && this.config.POPULATION_PATH !== undefined;
  }

  override async check(asked: PersonAsked): Promise<PersonTold> {
    const { fullName, identityNumber, yearOfBirth, procedure, officer } = asked;
    const year = yearOfBirth === undefined ? '' : String(yearOfBirth);
    const body = {
      ...{ HoVaTen: plainName(fullName), SoDinhDanh: identityNumber, Nam: year },
      ...{ MaTichHop: this.config.POPULATION_CODE ?? '', MaDVC: procedure, MaCanBo: officer },
      MaYeuCau: uuid(),
    };
    const sent = await this.client.post(this.config.POPULATION_PATH ?? '', body, MOST);
    if (sent.kind === 'lost') return { ...sent, kind: 'unavailable' };
    if (sent.kind === 'too-large') return { kind: 'unavailable', reason: NOT_OF_THE_PROTOCOL };
    if (sent.kind !== 'answered') return sent;
    const people = readPeople(sent.body.toString());
    if (!people) return { kind: 'unavailable', reason: NOT_OF_THE_PROTOCOL };
    // It may be asked by number and answer with whoever that is: nothing is taken for a match that is not one here.
    const same = people.some(
      (person) =>
        person.number === identityNumber &&
        (person.name === '' || plainName(person.name) === plainName(fullName)) &&
        (year === '' || person.born === '' || person.born.includes(year)),
    );
    return { kind: same ? 'matches' : 'differs' };
  }
}
