import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { VIETNAM } from '#platform/clock';
import { CONFIG, type Config, platformAccess } from '#platform/config';
import {
  type CivilState,
  CivilStatusSystem,
  type DossierGiven,
  type DossiersListed,
  type StateTaken,
} from '../application/civil-status/civil-status-system.ts';
import type { ListedDossier, ReadingPoint } from '../domain/civil-status.ts';
import type { Refused, Unavailable } from '../domain/platform-outcome.ts';
import { readCivilAnswer } from './civil-answer.ts';
import { PlatformClient } from './platform-client.ts';

const MB = 1024 * 1024;
/** As much as the national portal may hand in: about 48 MB of files. */
const DETAIL_MOST = 64 * MB;
/** Dossiers of a page. */
const PAGE = 100;
const MOMENT = 'dd/MM/yyyy HH:mm:ss';
const NOT_OF_THE_PROTOCOL = {
  kind: 'unavailable',
  reason: 'the answer is not one of the civil-status system',
} as const;

const code = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{1,100}$/);
const listed = z.object({ DanhSachHoSo: z.array(z.record(z.string(), z.unknown())).nullish() }).nullish();
const given = z.looseObject({ MaHoSoLT: code });

type Answered =
  { kind: 'done'; result: unknown } | { kind: 'too-large' } | { kind: 'odd' } | Refused | Unavailable;

/** The ministry's civil-status system, over the shared platform; names of paths and of the list are supposed (ADR 82). */
@Injectable()
export class NationalCivilStatus extends CivilStatusSystem {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly client: PlatformClient,
  ) {
    super();
  }

  override get offered(): boolean {
    return platformAccess(this.config) !== undefined && this.config.CIVIL_STATUS_PATH !== undefined;
  }

  override async list({ from, page }: ReadingPoint): Promise<DossiersListed> {
    const query = { TuNgay: said(from), Trang: page, SoLuong: PAGE };
    const answered = await this.ask('danh-sach-ho-so', query, MB);
    if (answered.kind === 'refused' || answered.kind === 'unavailable') return answered;
    const read = listed.safeParse(answered.kind === 'done' ? answered.result : false);
    if (!read.success) return NOT_OF_THE_PROTOCOL;
    const rows = read.data?.DanhSachHoSo ?? [];
    const dossiers = rows.flatMap(dossierIn);
    const odd = rows.filter((row) => dossierIn(row).length === 0);
    return { kind: 'listed', dossiers, odd, full: rows.length >= PAGE };
  }

  override async detail(wanted: string): Promise<DossierGiven> {
    const answered = await this.ask('chi-tiet-ho-so', { MaHoSoLT: wanted }, DETAIL_MOST);
    if (answered.kind === 'odd') return NOT_OF_THE_PROTOCOL;
    if (answered.kind !== 'done') return answered;
    const { data } = given.safeParse(answered.result);
    // Of another dossier than was asked for it is as good as none.
    return data?.MaHoSoLT === wanted ? { kind: 'given', body: data } : NOT_OF_THE_PROTOCOL;
  }

  override async tell({ code: MaHoSoLT, dossierCode, status, words, at }: CivilState): Promise<StateTaken> {
    const state = {
      ...{ MaHoSoMCDT: dossierCode, MaHoSoLT, TrangThaiXuLy: status, MoTa: words },
      ThoiGianThucHien: said(at),
    };
    const answered = await this.ask('cap-nhat-trang-thai', state, MB);
    if (answered.kind === 'done') return { kind: 'told' };
    return answered.kind === 'refused' || answered.kind === 'unavailable' ? answered : NOT_OF_THE_PROTOCOL;
  }

  /** Nothing is lost by asking or telling again, however a call ended. */
  private async ask(what: string, body: object, most: number): Promise<Answered> {
    const sent = await this.client.post(`${this.config.CIVIL_STATUS_PATH ?? ''}/${what}`, body, most);
    if (sent.kind === 'lost') return { kind: 'unavailable', reason: sent.reason };
    if (sent.kind === 'refused') return { kind: 'refused', reason: sent.reason };
    if (sent.kind !== 'answered') return sent;
    return readCivilAnswer(sent.body) ?? { kind: 'odd' };
  }
}

const said = (at: Date): string => DateTime.fromJSDate(at, { zone: VIETNAM }).toFormat(MOMENT);

/** Nothing where there is no code. */
function dossierIn(row: Readonly<Record<string, unknown>>): ListedDossier[] {
  const { data } = code.safeParse(row['MaHoSoLT']);
  if (data === undefined) return [];
  const sent = DateTime.fromFormat(String(row['ThoiGianGui']), MOMENT, { zone: VIETNAM });
  return [{ code: data, sentAt: sent.isValid ? sent.toJSDate() : null }];
}
