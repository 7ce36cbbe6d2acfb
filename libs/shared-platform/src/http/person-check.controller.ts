import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { text } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { CheckPerson } from '../application/check-person.ts';
import { reasonSchema } from '../domain/consent.ts';

const body = z.strictObject({
  fullName: text(250),
  identityNumber: z.string().regex(/^\d{12}$/),
  yearOfBirth: z.int().min(1880).max(2200).optional(),
  procedure: z.string().min(1).max(50).describe('code of the procedure it is asked for'),
  reason: reasonSchema,
});
const checked = z.strictObject({
  answer: z
    .enum(['matches', 'differs', 'unavailable'])
    .describe('unavailable: nobody knows; look at the card'),
});

/** Numbers come in bodies and never in addresses, which are logged and kept by browsers. */
@Controller('person-checks')
export class PersonCheckController {
  constructor(private readonly checking: CheckPerson) {}

  @Post()
  @HttpCode(200)
  @Endpoint({
    summary:
      'Whether a name and a personal identity number are one person’s, by the population database; audited',
    access: may('receive', 'Dossier'),
    body,
    answer: checked,
  })
  async check(
    @Caller() officer: Principal,
    @Body() { yearOfBirth, ...asked }: z.infer<typeof body>,
  ): Promise<z.infer<typeof checked>> {
    return { answer: await this.checking.execute(officer, { ...asked, yearOfBirth }) };
  }
}
