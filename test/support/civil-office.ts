import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '#platform/database';
import {
  type CivilDossier,
  type CivilState,
  demoAccounts,
  type FaultRequest,
  type Simulators,
  startSimulators,
} from '#simulators';
import { demanded } from './money.ts';
import type { Answer, Officer } from './officer.ts';
import { CERTIFICATE, FORM } from './portal-arrivals.ts';
import { sentPaper } from './portal-office.ts';
import { ReactingWorker } from './reacting-worker.ts';
import { createTestApi, type TestApi } from './test-api.ts';
import { hoaBan, type HoaBan } from './walk.ts';

const { key, secret, civilStatusPath } = demoAccounts.sharedPlatform;
const BASE = '/operations/civil-status';

/** A birth registration as the ministry holds it for phường Hoa Ban. @param sent `dd/MM/yyyy HH:mm:ss` */
export const birthThere = (n: number, changes: object = {}, sent = '04/03/2026 07:50:00'): CivilDossier => ({
  ...{ MaHoSoLT: `LT-99-${n}`, ThoiGianGui: sent },
  fields: {
    ...{ MaTTHC: '1.001193', MaTruongHop: '1.001193.01', MaDonVi: 'H99.41.01' },
    ...{ ChuHoSo: `Nguyễn Thị Mẫu ${n}`, LoaiDoiTuong: '1' },
    ...{ SoGiayToChuHoSo: String(99_400_000_000 + n).padStart(12, '0'), Email: `mau${n}@example.com` },
    ...{ DiaChi: 'Tổ 5, phường Hoa Ban, tỉnh Sao Mai', NgayNopHoSo: '20260304074000' },
    TaiLieuNop: [sentPaper(), sentPaper({ TenTepDinhKem: 'chung-sinh.pdf', MaThanhPhanHoSo: CERTIFICATE })],
    ...changes,
  },
});

/** The desk of phường Hoa Ban and the ministry's civil-status system, on a Wednesday morning. */
export class CivilOffice {
  private ordinal = 0;

  private constructor(
    readonly simulators: Simulators,
    readonly api: TestApi,
    readonly worker: ReactingWorker,
    readonly officers: HoaBan & { administrator: Officer },
    readonly folder: string,
  ) {}

  static async open(): Promise<CivilOffice> {
    const simulators = await startSimulators({ port: 0, smtpPort: 0 });
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-civil-'));
    const settings = {
      ...{ DOCUMENTS_FOLDER: folder, CLAMD_URL: `tcp://127.0.0.1:${simulators.scanner.port}` },
      ...{ SHARED_PLATFORM_URL: `${simulators.url}/lgsp`, CIVIL_STATUS_PATH: civilStatusPath },
      ...{ SHARED_PLATFORM_KEY: key, SHARED_PLATFORM_SECRET: secret, CALL_TIMEOUT_SECONDS: '2' },
    };
    const api = await createTestApi(settings);
    api.clock.set('2026-03-04T08:00:00+07:00');
    const officers = { ...(await hoaBan(api)), administrator: await api.signIn('quantri.tinh') };
    const worker = await ReactingWorker.beside(api, simulators, settings);
    return new CivilOffice(simulators, api, worker, officers, folder);
  }

  get there() {
    return this.simulators.sharedPlatform.civilStatus;
  }

  /** A birth registration that waits at the ministry for the desk. @param sent `dd/MM/yyyy HH:mm:ss` */
  waits(changes: object = {}, sent = '04/03/2026 07:50:00'): CivilDossier {
    this.ordinal += 1;
    const dossier = birthThere(this.ordinal, changes, sent);
    this.there.dossiers.push(dossier);
    return dossier;
  }

  misbehave(service: string, kind: FaultRequest['kind'], more: Partial<FaultRequest> = {}): void {
    this.simulators.faults.set({ target: 'shared-platform', kind, service, ...more });
  }

  /** The list is read again after so many minutes, and what is due fetched. */
  async later(minutes = 5): Promise<void> {
    this.api.clock.advance({ minutes });
    await this.worker.fetchCivilStatus();
  }

  submissions({ MaHoSoLT }: CivilDossier): Promise<{ id: string; source: string }[]> {
    return this.api.database.query(sql`
      select id, source from intake.submission where source_code = ${MaHoSoLT}`);
  }

  /** Of the only submission it became. */
  async idOf(dossier: CivilDossier): Promise<string> {
    const [one, ...others] = await this.submissions(dossier);
    expect([one?.source, others]).toEqual(['civil-status', []]);
    return one!.id;
  }

  /** It is fetched, and the desk accepts it. @returns the receipt */
  async accepted(): Promise<{ dossier: CivilDossier; receipt: Answer['body'] }> {
    const dossier = this.waits();
    await this.later();
    const path = `/submissions/${await this.idOf(dossier)}/acceptance`;
    const receipt = await demanded(this.officers.desk.post(path, {}, { 'if-match': '"1"' }));
    return { dossier, receipt };
  }

  /** Open faults of it that an officer is shown. */
  async faults(officer: Officer, { MaHoSoLT }: CivilDossier): Promise<Answer['body'][]> {
    const { items } = await demanded(officer.get('/portal-faults?limit=100'));
    return items.filter(({ code }: { code: string }) => code === MaHoSoLT);
  }

  /** Lines of it among what is fetched, or told. */
  async listed(what: 'arrivals' | 'tellings', state: string, { MaHoSoLT }: CivilDossier) {
    const { items } = await demanded(
      this.officers.administrator.get(`${BASE}/${what}?state=${state}&limit=100`),
    );
    return items.filter(({ code }: { code: string }) => code === MaHoSoLT);
  }

  /** @returns what was tried again */
  async again(what: 'arrivals' | 'tellings', body: object): Promise<string[]> {
    const { retried } = await demanded(this.officers.administrator.post(`${BASE}/${what}/retries`, body));
    return retried;
  }

  told({ MaHoSoLT }: CivilDossier): CivilState[] {
    return this.there.told(MaHoSoLT);
  }

  async close(): Promise<void> {
    await this.worker.close();
    await this.api.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const PAPERS_OF_BIRTH = [FORM, CERTIFICATE];
