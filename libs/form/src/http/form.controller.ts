import { Body, Controller, Get, Header, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { type ExtensionRequest, extensionSchema } from '#dossier';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint } from '#platform/http';
import { DraftApology } from '../application/draft-apology.ts';
import { ListForms } from '../application/list-forms.ts';
import { PrintForm } from '../application/print-form.ts';
import { DOSSIER_FORMS, EDITIONS } from '../domain/form-kinds.ts';

const params = z.strictObject({ id: z.uuid() });
const printed = z.strictObject({ id: z.uuid(), form: z.string().max(60).describe(DOSSIER_FORMS.join(', ')) });

const forms = z.strictObject({
  items: z.array(
    z.strictObject({
      form: z.enum(DOSSIER_FORMS),
      edition: z.enum(EDITIONS).nullable(),
      number: z.string().nullable().describe('Mẫu số'),
      title: z.string().nullable(),
      at: z.string().nullable().describe('when what it is about happened; RFC 3339, +07:00'),
      address: z.string().nullable().describe('where it is printed; null = it is not'),
      reason: z.strictObject({ vi: z.string(), en: z.string() }).nullable().describe('why it is not'),
    }),
  ),
});

const working = may('print notices', 'Dossier');

@Controller('dossiers')
export class FormController {
  constructor(
    private readonly listing: ListForms,
    private readonly print: PrintForm,
    private readonly draft: DraftApology,
  ) {}

  @Get(':id/forms')
  @Endpoint({
    summary: 'Forms of TT 03/2025/TT-VPCP or TT 01/2018/TT-VPCP a dossier has now, and why it has no others',
    access: working,
    params,
    answer: forms,
  })
  async list(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
  ): Promise<z.infer<typeof forms>> {
    const offered = await this.listing.execute(officer, id);
    return {
      items: offered.map(({ at, ...one }) => ({
        ...one,
        at: rfc3339(at),
        address: one.reason ? null : `/api/v1/dossiers/${id}/forms/${one.form}.pdf`,
      })),
    };
  }

  @Get(':id/forms/:form.pdf')
  @Header('Cache-Control', 'no-store')
  @Endpoint({
    summary:
      'A form to print; receipt and refusal, which show how to reach the applicant, for the desk alone. Audited',
    access: working,
    params: printed,
    produces: 'application/pdf',
    recorded: 'look',
  })
  async one(
    @Caller() officer: Principal,
    @Param() { id, form }: z.infer<typeof printed>,
  ): Promise<StreamableFile> {
    const pdf = await this.print.execute(officer, id, form);
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: `inline; filename="${form}.pdf"`,
    });
  }

  @Post(':id/forms/apology/draft')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @Endpoint({
    summary:
      'The apology an extension would bring, as a draft to look at before it is approved; nothing is kept. Audited',
    access: may('time', 'Dossier'),
    params,
    body: extensionSchema,
    produces: 'application/pdf',
    recorded: 'look',
  })
  async apology(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() extension: ExtensionRequest,
  ): Promise<StreamableFile> {
    const pdf = await this.draft.execute(officer, id, extension);
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: 'inline; filename="apology-draft.pdf"',
    });
  }
}
