import { randomBytes } from 'node:crypto';
import type { SimulatedClock } from '../clock/simulated-clock.ts';
import { demoAccounts } from '../demo-accounts.ts';
import type { HttpAnswer } from '../faults/http-exchange.ts';
import type { FaultKind } from '../faults/fault.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { CivilStatus } from './civil-status.ts';
import {
  deposit,
  fileQuery,
  type HeldPaper,
  papersQuery,
  personQuery,
  type PlatformPerson,
} from './held-papers.ts';
import type { PlatformCall, PlatformService } from './platform-call.ts';
import { json, refusedByStore } from './platform-answer.ts';

const TOKEN_SECONDS = 3600;
const account = demoAccounts.sharedPlatform;

/** A gateway of WSO2's kind: tokens by client credentials, and behind it a store of papers, the population database and civil status. */
export class SharedPlatform {
  private readonly tokens = new Map<string, string>();
  readonly papers: HeldPaper[] = [];
  readonly people: PlatformPerson[] = [];
  readonly civilStatus = new CivilStatus();

  constructor(
    private readonly ledger: Ledger<PlatformCall>,
    private readonly clock: SimulatedClock,
  ) {}

  /** Oldest first. */
  calls(service?: PlatformService): readonly PlatformCall[] {
    return this.ledger.entries.filter((call) => !service || call.service === service);
  }

  note(service: PlatformService, body: unknown, status: number | null, fault: FaultKind | null): void {
    this.ledger.append({ at: this.clock.stamp(), service, body: body ?? null, status, fault });
  }

  /** As if somebody had ended them all at the gateway. */
  revokeTokens(): void {
    this.tokens.clear();
  }

  issue(authorization: unknown, form: URLSearchParams): HttpAnswer {
    const known = `Basic ${Buffer.from(`${account.key}:${account.secret}`).toString('base64')}`;
    if (authorization !== known || form.get('grant_type') !== 'client_credentials') {
      const words = 'A valid OAuth client could not be found for client_id';
      return json({ error: 'invalid_client', error_description: words }, 401);
    }
    const token = randomBytes(18).toString('base64url');
    this.tokens.set(token, this.clock.now().plus({ seconds: TOKEN_SECONDS }).toISO());
    return json({ access_token: token, scope: 'default', token_type: 'Bearer', expires_in: TOKEN_SECONDS });
  }

  admits(authorization: unknown): boolean {
    const [, token = ''] = /^Bearer (\S+)$/.exec(String(authorization)) ?? [];
    return (this.tokens.get(token) ?? '') > this.clock.stamp();
  }

  /** What a service answers. */
  serve(service: Exclude<PlatformService, 'token'>, body: unknown): HttpAnswer {
    switch (service) {
      case 'papers':
        return this.tellPapers(body);
      case 'file':
        return this.giveFile(body);
      case 'deposit':
        return this.take(body);
      case 'population':
        return this.tellPerson(body);
      case 'civil-list':
        return this.civilStatus.list(body);
      case 'civil-detail':
        return this.civilStatus.detail(body);
      case 'civil-state':
        return this.civilStatus.take(body);
    }
  }

  private tellPapers(body: unknown): HttpAnswer {
    const read = papersQuery.safeParse(body);
    if (!read.success) return refusedByStore('01', 'Dữ liệu đầu vào không hợp lệ');
    const { SoDinhDanhChuSoHuu: owner, DanhSachDanhMucKetQua: asked } = read.data;
    const found = this.papers.filter(
      (paper) => paper.owner === owner && asked.some(({ MaKetQua }) => MaKetQua === paper.MaKetQua),
    );
    const told = found.map(({ owner: _owner, files, ...paper }) => ({
      ...paper,
      DanhSachTepDinhKem: files.map(({ TenTep, DuongDan }) => ({ TenTep, DuongDan })),
    }));
    const result = { DanhSachGiayToKetQua: told };
    return json({ errorCode: '0', message: 'Thành công', signature: '', result });
  }

  /** The file as a string of base64; none = it holds no such file. */
  private giveFile(body: unknown): HttpAnswer {
    const read = fileQuery.safeParse(body);
    const agency = this.papers.filter(({ CoQuanChuQuan }) => CoQuanChuQuan === read.data?.CoQuanChuQuan);
    const file = agency
      .flatMap(({ files }) => files)
      .find(({ DuongDan }) => DuongDan === read.data?.DuongDan);
    return json(file?.base64 ?? '');
  }

  private take(body: unknown): HttpAnswer {
    const read = deposit.safeParse(body);
    if (!read.success) return refusedByStore('01', 'Dữ liệu đầu vào không hợp lệ');
    const { SoDinhDanhChuSoHuu: owner, MaHoSo: _dossier, DanhSachTepDinhKem: files, ...paper } = read.data;
    const again = this.papers.findIndex(
      (held) => held.owner === owner && held.SoKyHieu === paper.SoKyHieu && held.MaKetQua === paper.MaKetQua,
    );
    if (again >= 0) this.papers.splice(again, 1);
    this.papers.push({ owner, ...paper, files: files.map((file) => ({ ...file, base64: '' })) });
    return json({ errorCode: '0', message: 'Thành công', signature: '', result: null });
  }

  private tellPerson(body: unknown): HttpAnswer {
    const read = personQuery.safeParse(body);
    if (!read.success || read.data.MaTichHop !== account.code) {
      return xml('<Loi><MaLoi>01</MaLoi><MoTa>Yêu cầu không hợp lệ</MoTa></Loi>');
    }
    const { SoDinhDanh, HoVaTen, Nam } = read.data;
    const found = this.people.filter(
      (one) =>
        one.SoDinhDanh === SoDinhDanh &&
        unaccented(one.HoVaTen) === HoVaTen &&
        one.NgayThangNamSinh.startsWith(Nam),
    );
    const told = found.map(
      (one) =>
        `<ns1:CongDan><ns1:SoDinhDanh>${one.SoDinhDanh}</ns1:SoDinhDanh>` +
        `<ns1:HoVaTen><ns1:Ten>${one.HoVaTen}</ns1:Ten></ns1:HoVaTen>` +
        `<ns1:NgayThangNamSinh><ns1:NgayThangNam>${one.NgayThangNamSinh}</ns1:NgayThangNam></ns1:NgayThangNamSinh>` +
        '</ns1:CongDan>',
    );
    const collection = `<ns1:CongdanCollection xmlns:ns1="http://dancuquocgia.bca">${told.join('')}</ns1:CongdanCollection>`;
    return xml(collection);
  }
}

const xml = (content: string): HttpAnswer => ({
  ...{ status: 200, type: 'application/xml; charset=utf-8' },
  body: `<?xml version="1.0" encoding="UTF-8"?>${content}`,
});

const unaccented = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'D').toUpperCase();
