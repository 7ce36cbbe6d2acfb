import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CONFIG, type Config } from '#platform/config';
import {
  type CatalogueOutcome,
  type DescriptionOutcome,
  type ListingOutcome,
  type LookUpOutcome,
  NationalPortal,
  type PortalOutcome,
} from '../application/national-portal.ts';
import type { PortalDossier } from '../payload/portal-dossier.ts';
import type { PortalProgress } from '../payload/portal-progress.ts';
import { ForeignNames } from '../domain/foreign-names.ts';
import { refusal } from './mapi-batches.ts';
import type { Transmission } from './mapi-transport.ts';
import { MinistryClient } from './ministry-client.ts';
import { MinistryFiles } from './ministry-files.ts';
import { courseOf, knowsOwner, standing, submission } from './ministry-items.ts';

const reserved = z.union([
  z.string().min(1),
  z.object({ MaHoSo: z.string().min(1) }).transform(({ MaHoSo }) => MaHoSo),
]);

const NO_OWNER = 'Nền tảng không có mã cho cơ quan nhà nước và tổ chức khác đứng tên hồ sơ';
const NO_CATALOGUE = 'Nền tảng này không cung cấp danh mục';
/** It is told of over what it holds. */
const HANDED_IN: PortalOutcome = {
  ...{ kind: 'rejected', message: 'Hồ sơ đã có ở nền tảng', because: 'already-held' },
};
/** What NopHoSo makes of a dossier. */
const RECEIVED = '2';

type Number = { kind: 'reserved'; number: string } | Exclude<PortalOutcome, { kind: 'accepted' }>;

/**
 * A ministry's central platform in place of the national portal: numbers are reserved, files uploaded, a dossier handed in, then
 * its course and status told. It can be asked nothing back, so what it holds is what it said it took.
 */
@Injectable()
export class MinistryPortal extends NationalPortal {
  constructor(
    private readonly client: MinistryClient,
    private readonly files: MinistryFiles,
    private readonly names: ForeignNames,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  override async lookUp(code: string): Promise<LookUpOutcome> {
    const known = await this.names.numberOf(code);
    return { kind: 'found', held: known?.handedIn ? { status: null, fields: {}, progress: null } : null };
  }

  override async synchronise(
    dossier: PortalDossier,
    mode: 'insert' | 'update',
    deadline: AbortSignal,
  ): Promise<PortalOutcome> {
    if (!knowsOwner(dossier)) return { kind: 'rejected', message: NO_OWNER, because: 'other' };
    const known = await this.names.numberOf(dossier.MaHoSo);
    if (mode === 'insert') return known?.handedIn ? HANDED_IN : this.handIn(dossier, deadline);
    if (!known) return { kind: 'rejected', message: 'Hồ sơ chưa có số ở nền tảng', because: 'not-held' };
    return this.tell('CapNhatTrangThai', dossier.MaHoSo, standing(dossier, known.number), deadline);
  }

  override async recordProgress(progress: PortalProgress, deadline: AbortSignal): Promise<PortalOutcome> {
    const known = await this.names.numberOf(progress.MaHoSo);
    if (!known) return { kind: 'rejected', message: 'Hồ sơ chưa có số ở nền tảng', because: 'not-held' };
    return this.tell('CapNhatTienTrinh', progress.MaHoSo, courseOf(progress, known.number), deadline);
  }

  override listProcedures(): Promise<ListingOutcome> {
    return Promise.resolve({ kind: 'rejected', message: NO_CATALOGUE, because: 'other' });
  }

  override describeProcedure(): Promise<DescriptionOutcome> {
    return Promise.resolve({ kind: 'rejected', message: NO_CATALOGUE, because: 'other' });
  }

  override tellCatalogue(): Promise<CatalogueOutcome> {
    return Promise.resolve({ kind: 'rejected', message: NO_CATALOGUE, because: 'other' });
  }

  /** Handed in twice under one number, the platform says that it exists: it is told of as an update then. */
  private async handIn(dossier: PortalDossier, deadline: AbortSignal): Promise<PortalOutcome> {
    const code = dossier.MaHoSo;
    const given = await this.numberOf(code, deadline);
    if (given.kind !== 'reserved') return given;
    const uploading = await this.files.upload(dossier, deadline);
    if (uploading.kind !== 'uploaded') return uploading;
    const body = submission(dossier, given.number, this.config.PORTAL_AGENCY, uploading.uploads);
    const outcome = await this.tell('NopHoSo', code, body, deadline);
    const isThere =
      outcome.kind === 'accepted' || (outcome.kind === 'rejected' && outcome.because === 'already-held');
    if (isThere) await this.names.markHandedIn(code);
    if (outcome.kind !== 'accepted' || dossier.TrangThaiHoSo === RECEIVED) return outcome;
    return this.tell('CapNhatTrangThai', code, standing(dossier, given.number), deadline);
  }

  /** A number whose giving out nobody heard of is lost to the platform's count, and to nothing else. */
  private async numberOf(code: string, deadline: AbortSignal): Promise<Number> {
    const known = await this.names.numberOf(code);
    if (known) return { kind: 'reserved', number: known.number };
    const body = { MaDonViTiepNhan: this.config.PORTAL_AGENCY };
    const sent = await this.client.call({ service: 'GetNextValue', code, body }, deadline);
    if (sent.kind === 'uncertain') return { kind: 'unavailable', reason: sent.reason };
    if (sent.kind !== 'answered') return sent;
    if (!sent.answer.accepted) return refusal(sent.answer.message, sent.answer.code);
    const number = reserved.safeParse(sent.answer.result);
    if (!number.success) return { kind: 'unavailable', reason: 'Nền tảng không cấp số hồ sơ' };
    return { kind: 'reserved', number: await this.names.keepNumber(code, number.data) };
  }

  private async tell(
    service: string,
    code: string,
    body: Readonly<Record<string, unknown>>,
    deadline: AbortSignal,
  ): Promise<PortalOutcome> {
    return outcomeOf(await this.client.call({ service, code, body }, deadline));
  }
}

function outcomeOf(sent: Transmission): PortalOutcome {
  if (sent.kind !== 'answered') return sent;
  return sent.answer.accepted ? { kind: 'accepted' } : refusal(sent.answer.message, sent.answer.code);
}
