import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { noticeWishesSchema } from '#dossier';
import { Caller, type Principal } from '#identity';
import { Endpoint } from '#platform/http';
import { type CopiedDossier, CopyDossier } from '../application/copy-dossier.ts';

const params = z.strictObject({ id: z.uuid() });

const optionalText = z.string().optional();

/** A body of `POST /dossiers`, for the officer to go on from. */
const draft = z.strictObject({
  procedure: z.string(),
  case: optionalText,
  channel: z.string(),
  desk: z.string(),
  applicant: z.strictObject({
    kind: z.string(),
    fullName: z.string(),
    identity: z.strictObject({ kind: z.string(), number: z.string() }),
    address: z.string(),
    phone: optionalText,
    email: optionalText,
  }),
  submitter: z
    .strictObject({
      fullName: z.string(),
      phone: optionalText,
      authority: z.strictObject({ kind: z.string(), number: optionalText, date: optionalText }),
    })
    .optional(),
  returning: z.strictObject({ way: z.string(), address: optionalText }),
  notices: noticeWishesSchema,
  components: z.array(
    z.strictObject({
      code: z.string(),
      ...{ originals: z.int(), certified: z.int(), copies: z.int(), electronic: z.int() },
    }),
  ),
  sets: z.int(),
});

@Controller('dossiers')
export class CopyController {
  constructor(private readonly copy: CopyDossier) {}

  @Get(':id/copy')
  @Endpoint({
    summary: 'A draft of the next dossier of the same applicant; holds personal data, every copy is audited',
    access: may('receive', 'Dossier'),
    params,
    answer: draft,
  })
  async draft(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
  ): Promise<z.infer<typeof draft>> {
    return draftOf(await this.copy.execute(officer, id));
  }
}

function draftOf({ sheet, personal, desk }: CopiedDossier): z.infer<typeof draft> {
  const { identityKind, identityNumber, phone, email } = personal;
  return {
    procedure: sheet.procedureCode,
    ...given('case', sheet.caseCode),
    ...{ channel: sheet.channel, desk },
    applicant: {
      ...{ kind: sheet.applicantKind, fullName: sheet.applicantName, address: sheet.address },
      identity: { kind: identityKind, number: identityNumber },
      ...given('phone', phone),
      ...given('email', email),
    },
    ...submitterOf(sheet, personal),
    returning: {
      way: sheet.handingIn.returning?.way ?? 'desk',
      ...given('address', sheet.handingIn.returning?.address ?? null),
    },
    notices: sheet.notices,
    components: sheet.components.map(({ code, originals, certified, copies, electronic }) => ({
      ...{ code, originals, certified, copies, electronic },
    })),
    sets: sheet.handingIn.sets,
  };
}

/** Nobody, when the applicant came in person or it is not known by what right another did. */
function submitterOf(
  { submitterName: fullName, handingIn: { authority } }: CopiedDossier['sheet'],
  { submitterPhone }: CopiedDossier['personal'],
): Pick<z.infer<typeof draft>, 'submitter'> {
  if (!authority || authority.kind === 'self') return {};
  const { kind, number, date } = authority;
  return {
    submitter: {
      fullName,
      ...given('phone', submitterPhone),
      authority: { kind, ...given('number', number), ...given('date', date) },
    },
  };
}

const given = <Name extends string>(name: Name, value: string | null): { [Key in Name]?: string } =>
  value === null ? {} : ({ [name]: value } as { [Key in Name]?: string });
