import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Endpoint, Idempotent, type IdempotentRequest } from '#platform/http';
import { StoreOfApplicant } from '../application/store-of-applicant.ts';
import { TakePaper } from '../application/take-paper.ts';
import { consentSchema, reasonSchema } from '../domain/consent.ts';
import type { StandIn } from '../domain/stand-in.ts';
import { fileKey } from '../domain/stored-paper.ts';

const params = z.strictObject({ id: z.uuid() });
const grounds = z.strictObject({ reason: reasonSchema, consent: consentSchema });
const wish = grounds.extend({
  component: z.string().min(1).max(100),
  file: z.string().min(1).max(100).describe('as the look into the store names it'),
});
const access = may('ask the store', 'Dossier');

const found = z.strictObject({
  items: z.array(
    z.strictObject({
      component: z.strictObject({ code: z.string(), name: z.string() }),
      paper: z.strictObject({
        result: z.string().describe('code of the result that stands for the component'),
        name: z.string(),
        number: z.string().describe('and symbol it was issued under'),
        agency: z.string().describe('that issued it'),
      }),
      files: z.array(z.strictObject({ file: z.string().describe('to take it in by'), name: z.string() })),
    }),
  ),
});
const taken = z.strictObject({ id: z.uuid().describe('of the version'), documentId: z.uuid() });

/** Papers a citizen has already (*kho dữ liệu giấy tờ*); with their consent they need not hand them in. */
@Controller('dossiers/:id')
export class PersonalStoreController {
  constructor(
    private readonly stores: StoreOfApplicant,
    private readonly taking: TakePaper,
  ) {}

  @Post('store-look-ups')
  @HttpCode(200)
  @Endpoint({
    summary: 'Papers in the applicant’s store that may stand for components, with their consent; audited',
    access,
    params,
    body: grounds,
    answer: found,
  })
  async lookInto(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: z.infer<typeof grounds>,
  ): Promise<z.infer<typeof found>> {
    return { items: (await this.stores.lookInto(officer, id, body)).map(presented) };
  }

  @Post('store-papers')
  @Endpoint({
    summary: 'Take a file out of the applicant’s store in, as the file of a component',
    access,
    params,
    body: wish,
    answer: taken,
    status: 201,
    idempotent: true,
  })
  take(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: z.infer<typeof wish>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<z.infer<typeof taken>> {
    return this.taking.execute(officer, id, body, request);
  }
}

const presented = ({ component: { code, name }, paper }: StandIn) => ({
  component: { code, name },
  paper: { result: paper.resultCode, name: paper.name, number: paper.number, agency: paper.agency },
  files: paper.files.map((file) => ({ file: fileKey(paper, file), name: file.name })),
});
