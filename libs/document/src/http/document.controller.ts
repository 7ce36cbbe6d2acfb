import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, CallersSession, type Principal, type RecognisedSession } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint, Idempotent, type IdempotentRequest } from '#platform/http';
import { IssueLink } from '../application/issue-link.ts';
import { OpenUpload } from '../application/open-upload.ts';
import { ListDocuments } from '../application/queries/list-documents.ts';
import { documentList, presentDocument } from './document.responses.ts';

const params = z.strictObject({ id: z.uuid() });

const announcement = z.strictObject({
  paper: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('component'), code: z.string().min(1).max(100) }),
    z.strictObject({
      kind: z.enum(['result', 'other']),
      documentId: z.uuid().optional().describe('of which it is a new version; absent = one more'),
    }),
  ]),
  name: z.string().max(1000).describe('as it is shown, with its ending'),
  size: z.int().min(0).describe('bytes'),
});

const openedUpload = z.strictObject({
  id: z.uuid().describe('of the upload, and of the version it becomes'),
  documentId: z.uuid(),
  upload: z.string().describe('where its bytes go (tus 1.0.0), below the server’s address'),
});

const linkRequest = z.strictObject({ version: z.uuid() });
const link = z.strictObject({
  href: z.string().describe('below the server’s address'),
  expiresAt: z.string().describe('RFC 3339, +07:00'),
});

@Controller('dossiers')
export class DocumentController {
  constructor(
    private readonly listing: ListDocuments,
    private readonly opening: OpenUpload,
    private readonly linking: IssueLink,
  ) {}

  @Get(':id/documents')
  @Endpoint({
    summary: 'The papers of a dossier as files, with every version of them',
    access: may('read', 'Dossier'),
    params,
    answer: documentList,
  })
  async list(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
  ): Promise<z.infer<typeof documentList>> {
    return { items: (await this.listing.execute(officer, id)).map(presentDocument) };
  }

  @Post(':id/documents')
  @Endpoint({
    summary: 'Announce a file of a dossier; its bytes follow',
    access: may('add documents', 'Dossier'),
    params,
    body: announcement,
    answer: openedUpload,
    status: 201,
    idempotent: true,
  })
  async open(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: z.infer<typeof announcement>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<z.infer<typeof openedUpload>> {
    const opened = await this.opening.execute(officer, id, body, request);
    return { ...opened, upload: `/api/v1/document-uploads/${opened.id}` };
  }

  @Post(':id/document-links')
  @HttpCode(200)
  @Endpoint({
    summary: 'A link to download a file by, good for a minute and this session',
    access: may('view personal data', 'Dossier'),
    params,
    body: linkRequest,
    answer: link,
  })
  async link(
    @CallersSession() session: RecognisedSession,
    @Param() { id }: z.infer<typeof params>,
    @Body() { version }: z.infer<typeof linkRequest>,
  ): Promise<z.infer<typeof link>> {
    const { token, expiresAt } = await this.linking.execute(session, id, version);
    return { href: `/api/v1/document-contents?link=${token}`, expiresAt: rfc3339(expiresAt) };
  }
}
