import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { phoneNumber, text } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { LookUpDossiers } from '../application/queries/look-up-dossiers.ts';
import { ViewPersonalData } from '../application/personal-data/view-personal-data.ts';
import { identityNumber } from '../domain/applicant.ts';
import { savedFilterSchema } from '../domain/dossier-filter.ts';
import { dossierLineResponse } from './dossier.responses.ts';
import { presentLine } from './present-dossier.ts';

const params = z.strictObject({ id: z.uuid() });

const viewBody = z.strictObject({
  /** Why the full values are needed; kept for ever, so it must not repeat them. */
  reason: text(500)
    .min(10)
    .refine((typed) => !/\d{9,}/.test(typed), {
      message: 'Không ghi số giấy tờ hay số điện thoại vào lý do | Must not hold identity or phone numbers',
      params: { code: 'holds_number' },
    }),
});

const viewed = z.strictObject({
  identity: z.strictObject({ kind: z.string(), number: z.string() }),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  submitterPhone: z.string().nullable(),
});

const lookUpBody = z
  .strictObject({
    identityNumber: identityNumber.optional(),
    phone: phoneNumber.optional(),
    filter: savedFilterSchema.optional(),
  })
  .refine(({ identityNumber: number, phone }) => (number === undefined) !== (phone === undefined), {
    message: 'Tra cứu theo số giấy tờ hoặc theo số điện thoại | Look up by identity number or by phone',
    params: { code: 'one_of' },
  });

const found = z.strictObject({ items: z.array(dossierLineResponse) });

/** Numbers come in bodies and never in addresses, which are logged and kept by browsers. */
@Controller('dossiers')
export class PersonalDataController {
  constructor(
    private readonly view: ViewPersonalData,
    private readonly lookUp: LookUpDossiers,
  ) {}

  @Post(':id/personal-data-views')
  @HttpCode(200)
  @Endpoint({
    summary: 'See identity number, phones and e-mail in full, with the reason; every look is audited',
    access: may('view personal data', 'Dossier'),
    params,
    body: viewBody,
    answer: viewed,
  })
  async show(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() { reason }: z.infer<typeof viewBody>,
  ): Promise<z.infer<typeof viewed>> {
    const {
      identityKind,
      identityNumber: number,
      ...contacts
    } = await this.view.execute(officer, id, reason);
    return { identity: { kind: identityKind, number }, ...contacts };
  }

  @Post('look-ups')
  @HttpCode(200)
  @Endpoint({
    summary: 'Dossiers of a person by exact identity number or phone, among those in my sight; audited',
    access: may('read', 'Dossier'),
    body: lookUpBody,
    answer: found,
  })
  async find(
    @Caller() officer: Principal,
    @Body() body: z.infer<typeof lookUpBody>,
  ): Promise<z.infer<typeof found>> {
    const lines = await this.lookUp.execute(officer, body);
    return { items: lines.map(presentLine) };
  }
}
