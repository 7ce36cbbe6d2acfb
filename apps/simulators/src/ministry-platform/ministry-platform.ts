import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SimulatedClock } from '../clock/simulated-clock.ts';
import { demoAccounts } from '../demo-accounts.ts';
import { done, type MinistryAnswer, refused } from './ministry-answer.ts';
import {
  type Course,
  course,
  type Standing,
  standing,
  type Submission,
  submission,
  uploading,
} from './ministry-items.ts';

/** A dossier as the platform holds it. */
export interface MinistryDossier {
  submission: Submission;
  standing: Standing | null;
  /** In the order of arrival. */
  course: Course[];
}

export interface MinistryCall {
  service: string;
  status: number | null;
}

const TOKEN_MINUTES = 10;
const vietnamese = z.locales.vi().localeError;
const services = ['GetNextValue', 'UploadFile', 'NopHoSo', 'CapNhatTienTrinh', 'CapNhatTrangThai'] as const;
export type MinistryService = (typeof services)[number];

/** A ministry's central platform: gives numbers out, takes files and dossiers, and follows their course. Kept in memory. */
export class MinistryPlatform {
  static readonly services = services;
  readonly calls: MinistryCall[] = [];
  private readonly tokens = new Map<string, number>();
  private readonly numbers = new Set<string>();
  private readonly files = new Map<string, string>();
  private readonly held = new Map<string, MinistryDossier>();

  constructor(private readonly clock: SimulatedClock) {}

  /** @param credentials of the `Authorization` header; undefined when they are no client’s */
  grant(credentials: string | undefined): { access_token: string; expires_in: number } | undefined {
    const { clientId, clientSecret } = demoAccounts.ministry;
    const expected = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
    if (credentials !== expected) return undefined;
    const token = randomUUID();
    this.tokens.set(token, this.now() + TOKEN_MINUTES * 60_000);
    return { access_token: token, expires_in: TOKEN_MINUTES * 60 };
  }

  isKnown(authorization: string | undefined): boolean {
    return (this.tokens.get(authorization?.replace(/^Bearer /, '') ?? '') ?? 0) > this.now();
  }

  /** No token given out so far is taken any more. */
  forgetTokens(): void {
    this.tokens.clear();
  }

  reserve(): MinistryAnswer {
    const day = this.clock.now().toFormat('yyyyMMdd');
    const number = `G09.20-${day}-${String(this.numbers.size + 1).padStart(7, '0')}`;
    this.numbers.add(number);
    return done(number);
  }

  upload(body: unknown): MinistryAnswer {
    return this.read(uploading, body, ({ Base64 }) => {
      const id = randomUUID();
      this.files.set(id, createHash('sha256').update(Buffer.from(Base64, 'base64')).digest('hex'));
      return done({ IdGiayTo: id });
    });
  }

  handIn(body: unknown): MinistryAnswer {
    return this.read(submission, body, (item) => {
      if (!this.numbers.has(item.MaHoSo)) return refused('Số hồ sơ chưa được cấp');
      if (this.held.has(item.MaHoSo)) return refused('Hồ sơ đã tồn tại');
      const papers = item.ThanhPhanHoSo.flatMap(({ GiayToDinhKem }) => GiayToDinhKem);
      const foreign = papers.find(({ IdGiayTo, HashTepTin }) => this.files.get(IdGiayTo) !== HashTepTin);
      if (foreign) return refused(`Tệp của giấy tờ ${foreign.TenGiayTo} không khớp`);
      this.held.set(item.MaHoSo, { submission: item, standing: null, course: [] });
      return done();
    });
  }

  follow(body: unknown): MinistryAnswer {
    return this.read(course, body, (row) => {
      const dossier = this.held.get(row.MaHoSo);
      if (!dossier) return refused('Hồ sơ không tồn tại', 404);
      dossier.course.push(row);
      return done();
    });
  }

  stand(body: unknown): MinistryAnswer {
    return this.read(standing, body, (item) => {
      const dossier = this.held.get(item.MaHoSo);
      if (!dossier) return refused('Hồ sơ không tồn tại', 404);
      dossier.standing = item;
      return done();
    });
  }

  dossiers(): MinistryDossier[] {
    return [...this.held.values()];
  }

  /** How many numbers and files it has given out and taken. */
  get counts(): { numbers: number; files: number } {
    return { numbers: this.numbers.size, files: this.files.size };
  }

  private now(): number {
    return this.clock.now().toMillis();
  }

  private read<Item>(
    schema: z.ZodType<Item>,
    body: unknown,
    carryOut: (item: Item) => MinistryAnswer,
  ): MinistryAnswer {
    const parsed = schema.safeParse(body, { error: vietnamese });
    if (parsed.success) return carryOut(parsed.data);
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    return refused(`Dữ liệu không hợp lệ. ${faults.join('; ')}`);
  }
}
