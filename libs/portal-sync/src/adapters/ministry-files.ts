import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PortalOutcome } from '../application/national-portal.ts';
import type { PortalDossier, SubmittedDocument } from '../payload/portal-dossier.ts';
import { ForeignNames, type UploadedFile } from '../domain/foreign-names.ts';
import { refusal } from './mapi-batches.ts';
import { MinistryClient } from './ministry-client.ts';
import type { Uploads } from './ministry-items.ts';

const uploaded = z.object({ IdGiayTo: z.union([z.string(), z.number()]).transform(String) });

type Failure = Exclude<PortalOutcome, { kind: 'accepted' }>;

export type Uploading = { kind: 'uploaded'; uploads: Uploads } | Failure;

/**
 * Brings the files of a dossier to a platform that takes no links. They are read where anybody else reads them, over the signed
 * link, so that each reading is in the audit trail of the dossier.
 */
@Injectable()
export class MinistryFiles {
  constructor(
    private readonly client: MinistryClient,
    private readonly names: ForeignNames,
  ) {}

  /** What an earlier try brought there is not brought again, so that each try comes further. */
  async upload({ MaHoSo, TaiLieuNop }: PortalDossier, deadline: AbortSignal): Promise<Uploading> {
    const papers = TaiLieuNop.filter(({ TepDinhKemId: id, DuongDanTaiTepTin: link }) => id && link);
    const uploads = new Map(await this.names.filesOf(papers.map(({ TepDinhKemId: id }) => id)));
    for (const paper of papers) {
      const { TepDinhKemId: id } = paper;
      if (uploads.has(id)) continue;
      const file = await this.bring(MaHoSo, paper, deadline);
      if ('kind' in file) return file;
      await this.names.keepFile(id, file);
      uploads.set(id, file);
    }
    return { kind: 'uploaded', uploads };
  }

  private async bring(
    code: string,
    { TenTepDinhKem: name, DuongDanTaiTepTin: link }: SubmittedDocument,
    deadline: AbortSignal,
  ): Promise<UploadedFile | Failure> {
    const content = await fileBehind(link, deadline);
    if (!content) return { kind: 'unavailable', reason: `Chưa đọc được tệp của giấy tờ “${name}”` };
    const body = { TenTepDinhKem: name, Base64: content.toString('base64') };
    const sent = await this.client.call({ service: 'UploadFile', code, body }, deadline);
    // Nothing of the dossier has been handed over yet: whatever became of it, it is done again.
    if (sent.kind === 'uncertain') return { kind: 'unavailable', reason: sent.reason };
    if (sent.kind !== 'answered') return sent;
    if (!sent.answer.accepted) return refusal(sent.answer.message, sent.answer.code);
    const file = uploaded.safeParse(sent.answer.result);
    if (!file.success) return { kind: 'unavailable', reason: 'Nền tảng nhận tệp mà không trả mã giấy tờ' };
    const digest = createHash('sha256').update(content).digest('hex');
    return { IdGiayTo: file.data.IdGiayTo, HashTepTin: digest };
  }
}

async function fileBehind(link: string, deadline: AbortSignal): Promise<Buffer | undefined> {
  try {
    const response = await fetch(link, { signal: deadline });
    return response.ok ? Buffer.from(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}
