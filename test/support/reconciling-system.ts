import { sql } from '#platform/database';
import type { HeldDossier } from '#simulators';
import type { QueueStoreUnderTest, Settings } from '#testing';
import type { Officer } from './officer.ts';
import { fillChanged, pend } from './pending-changes.ts';
import { shifted } from './shifted-moments.ts';
import { System } from './system.ts';

const DESK = 'H99.41.01';
const RECENT_REQUESTS = 1_000;
/** Dossiers lie over so many days of the portal's calendar. */
const DAYS = 10;
const FIRST_DAY = '2026-03-07';
const BASE = '/operations/national-portal';

/** What happens to a dossier at the portal behind our back. */
const PLANTED = {
  'not-held': ({ code }: HeldDossier, { portal }: System) => portal.lose(code),
  status: (held: HeldDossier) => void (held.status = '4'),
  content: (held: HeldDossier) => void (held.item = { ...held.item, ChuHoSo: 'Người Khác', NgayHenTra: '' }),
  papers: (held: HeldDossier) => void (held.item = { ...held.item, TaiLieuNop: [] }),
  'progress-missing': (held: HeldDossier) => void held.progress.splice(3, 2),
} as const;

export type PlantedKind = keyof typeof PLANTED;
export const PLANTED_KINDS = Object.keys(PLANTED) as PlantedKind[];

export interface Planted {
  code: string;
  kind: PlantedKind;
  /** As it was before. */
  item: HeldDossier['item'];
  progress: readonly string[];
}

/** A comparison that came to its end. */
export interface Compared {
  id: number;
  compared: number;
  differences: number;
  moving: number;
  untold: string[];
}

/** A system whose portal holds very many dossiers, some of them not as it was told. */
export class ReconcilingSystem {
  private constructor(
    readonly system: System,
    private readonly administrator: Officer,
  ) {}

  static async start(store: QueueStoreUnderTest, settings: Settings = {}): Promise<ReconcilingSystem> {
    const system = await System.start(
      store,
      {
        DATABASE_POOL: 16,
        SWEEP_SECONDS: 2,
        PORTAL_LOOKUPS_PER_SECOND: 2000,
        RECONCILIATION_HOUR: 23,
        ...settings,
      },
      { recentRequests: RECENT_REQUESTS },
    );
    return new ReconcilingSystem(system, await system.signIn('quantri.tinh'));
  }

  /**
   * Dossiers that were sent over some days, and lie at the portal as they were. One is sent in earnest; the others are the same but for
   * what tells them apart.
   */
  async fill(count: number): Promise<void> {
    const { database, clock } = this.system;
    const ids = await fillChanged(database, DESK, count);
    const first = await this.sendInEarnest(ids.slice(0, 1));
    await database.query(sql`
      insert into portal_sync.publication (dossier_id, sequence, state, attempts, created_at, touched_at, sent_at,
        acknowledged_at, correlation_id)
      select d.id, h.sequence, 'sent', 1, h.at, sent.at, sent.at, sent.at, 'filled'
      from unnest(${ids.slice(1)}::uuid[]) with ordinality d(id, nth)
      join dossier.history h on h.dossier_id = d.id
      cross join lateral (select ${`${FIRST_DAY}T09:00:00+07:00`}::timestamptz + make_interval(
        days => (d.nth % ${DAYS})::int, secs => d.nth * 0.01 + h.sequence) as at) sent`);
    await database.query(sql`analyze portal_sync.publication`);
    const codes = await database.query<{ code: string; nth: number }>(sql`
      select d.code, o.nth::int as nth from unnest(${ids.slice(1)}::uuid[]) with ordinality o(id, nth)
      join dossier.dossier d on d.id = o.id`);
    // The first one is a second late by the same reckoning.
    for (const { code, nth } of codes) this.keep(first, code, ((nth + 1) % 3600) - 1);
    clock.set(`2026-03-20T02:00:00+07:00`);
  }

  /** Has every so manyeth dossier tampered with at the portal, in turn by each kind. */
  plant(count: number): Planted[] {
    const { portal } = this.system;
    const held = portal.dossiers();
    const every = Math.floor(held.length / count);
    return Array.from({ length: count }, (_, index) => {
      const kind = PLANTED_KINDS[index % PLANTED_KINDS.length]!;
      const one = held[index * every + 1]!;
      const planted = { code: one.code, kind, item: one.item, progress: rowsOf(one) };
      PLANTED[kind](one, this.system);
      return planted;
    });
  }

  /** Has a period compared. @returns the id of the comparison */
  async ask(from: string, until: string): Promise<number> {
    const request = { from, until, ground: 'Thử' };
    const { status, body } = await this.administrator.post(`${BASE}/reconciliations`, request);
    if (status !== 202) throw new Error(JSON.stringify(body));
    return body.id as number;
  }

  /** The whole of what was filled. */
  askAll(): Promise<number> {
    return this.ask('2026-03-01', '2026-03-19');
  }

  async ended(id: number, patienceMs: number): Promise<Compared> {
    return this.system.until(
      'the comparison is over',
      async () => {
        const { body } = await this.administrator.get(`${BASE}/reconciliations/${id}`);
        if (body.endedAt === null) throw new Error(JSON.stringify(body));
        return body as Compared;
      },
      patienceMs,
    );
  }

  /** Dossiers and kinds that were found to differ, in the order of the codes. */
  async found(): Promise<{ code: string; kind: string }[]> {
    return this.system.database.query(sql`
      select d.code, f.kind from portal_sync.difference f join dossier.dossier d on d.id = f.dossier_id order by 1, 2`);
  }

  /** Waits until everything that was found is healed. */
  async healed(patienceMs: number): Promise<void> {
    await this.system.until(
      'all is healed',
      async () => {
        const { body } = await this.administrator.get(`${BASE}/differences?state=mending&limit=1`);
        const waiting = await this.administrator.get(`${BASE}/differences?state=person&limit=1`);
        const left = [...body.items, ...waiting.body.items];
        if (left.length > 0) throw new Error(JSON.stringify(left));
      },
      patienceMs,
    );
  }

  /** What of the planted is not as it was before, a sentence each. */
  stillWrong(planted: readonly Planted[]): string[] {
    return planted.flatMap(({ code, kind, item, progress }) => {
      const held = this.system.portal.dossier(code);
      if (!held) return [`${code} (${kind}) is not held`];
      return [
        ...(JSON.stringify(held.item) === JSON.stringify(item) ? [] : [`${code} (${kind}) has another item`]),
        ...(held.status === item.TrangThaiHoSo ? [] : [`${code} (${kind}) stands at ${held.status}`]),
        ...(rowsOf(held).sort().join() === [...progress].sort().join()
          ? []
          : [`${code} (${kind}) has other rows`]),
      ];
    });
  }

  close(): Promise<void> {
    return this.system.close();
  }

  private async sendInEarnest(ids: readonly string[]): Promise<HeldDossier> {
    const { system } = this;
    await pend(system.database, ids);
    system.clock.set(`${FIRST_DAY}T08:00:00+07:00`);
    system.startWorker();
    await system.until('one is sent', async () => {
      const [left] = await system.database.query<{ unsent: number }>(sql`
        select count(*)::int as unsent from portal_sync.publication where state <> 'sent'`);
      if (left!.unsent > 0) throw new Error(`${left!.unsent} are not`);
    });
    await system.killWorkers();
    return system.portal.dossiers()[0]!;
  }

  private keep({ item, progress }: HeldDossier, code: string, seconds: number): void {
    const number = `00109${code.slice(-7)}`;
    const own = { ...item, MaHoSo: code, SoGiayToChuHoSo: number, NgayTra: shifted(item.NgayTra, seconds) };
    this.system.portal.keep(
      { ...own, DinhDanhCHS: [{ LoaiDinhDanh: '1', SoDinhDanh: number }] },
      progress.map(({ arrivedAt: _at, outOfOrder: _order, duplicate: _twice, ...row }, index) => ({
        ...{ ...row, MaHoSo: code },
        ThoiDiemXuLy: index === 0 ? row.ThoiDiemXuLy : (shifted(row.ThoiDiemXuLy, seconds) ?? ''),
        NgayBatDau: index <= 1 ? row.NgayBatDau : shifted(row.NgayBatDau, seconds),
        NgayKetThucTheoQuyDinh:
          index <= 1 ? row.NgayKetThucTheoQuyDinh : shifted(row.NgayKetThucTheoQuyDinh, seconds),
      })),
    );
  }
}

const rowsOf = ({ progress }: HeldDossier): string[] =>
  progress.map(({ TrangThai, ThoiDiemXuLy, NoiDungXuLy }) =>
    [TrangThai, ThoiDiemXuLy, NoiDungXuLy].join('@'),
  );
