import { type DossierSnapshot, type OutwardFile, UNCOUNTED } from '#dossier';
import type { ProcedureDefinition } from '#procedure';
import { DOSSIER_STATUSES } from '#workflow';
import type { DossierSurroundings } from '../src/payload/dossier-item.ts';

type Change = DossierSnapshot['change'];

/** An instant in Viet Nam on the Wednesday the samples play on: `at('08:30')`. */
export const at = (time: string, day = '2026-03-04'): Date => new Date(`${day}T${time}:00+07:00`);

/** A change of the sample dossier; the reception unless told otherwise. */
export const change = (changes: Partial<Change> = {}): Change => ({
  sequence: 1,
  at: at('08:30'),
  action: 'receive',
  actionName: 'Tiếp nhận hồ sơ',
  statusBefore: null,
  status: 'received',
  officerName: 'Cán Bộ Mẫu',
  officerTitle: 'Cán bộ tiếp nhận',
  agencyId: 5,
  agencyName: 'Trung tâm Phục vụ hành chính công xã An Phú',
  comment: null,
  details: {},
  dueBefore: null,
  dueAt: at('17:00', '2026-03-11'),
  dueProvisional: false,
  left: null,
  ...changes,
});

/** A dossier as it stood at a change. */
export const snapshot = (changes: Partial<DossierSnapshot> = {}): DossierSnapshot => ({
  id: '01958000-0000-7000-8000-000000000001',
  code: 'H99.41.01-260304-0001',
  procedureId: 1,
  procedureCode: '1.001193',
  procedureName: 'Thủ tục đăng ký khai sinh',
  caseCode: '1.001193.01',
  channel: 'direct',
  receivingAgencyId: 5,
  leadAgencyId: 4,
  receivedAt: at('08:30'),
  terms: {
    phases: [{ amount: 1, unit: 'working-day' }],
    counting: 'working-minutes',
    supplement: 'restart',
  },
  phase: 1,
  completedAt: null,
  closedAt: null,
  result: null,
  handOver: null,
  secretVersion: 1,
  fees: null,
  applicant: {
    kind: 'person',
    fullName: 'Người Dân Mẫu',
    identityKind: 'citizen-id',
    identityNumber: '099099000001',
    phone: '0900000001',
    email: 'nguoi.dan@saomai.example',
    address: 'Thôn Mẫu, xã An Phú, tỉnh Sao Mai',
    submitterName: 'Người Nộp Thay',
    submitterPhone: null,
    notices: { channels: ['sms', 'email'], language: 'vi' },
  },
  handingIn: { sets: 1, authority: null, returning: null },
  online: null,
  secrecy: 'normal',
  components: [
    {
      ...UNCOUNTED,
      code: '000.00.00.G15-KQ003204',
      name: 'Tờ khai đăng ký khai sinh',
      originals: 1,
    },
  ],
  furtherPapers: [],
  suspensions: [],
  change: change(),
  ...changes,
});

/** The part of a procedure the mapping reads, in a whole definition. */
export const procedure = (changes: Partial<ProcedureDefinition> = {}): ProcedureDefinition => ({
  code: '1.001193',
  name: 'Thủ tục đăng ký khai sinh',
  field: { code: 'G15-TP07', name: 'Hộ tịch' },
  levels: ['commune'],
  subjects: [],
  serviceLevel: 'full',
  decision: '163/QĐ-BTP',
  validFrom: '2025-07-01',
  validTo: null,
  competentAgency: 'commune',
  defaultLimit: { amount: 1, unit: 'working-day' },
  methods: [{ channel: 'direct', limit: null, fees: [] }],
  cases: [],
  components: [],
  notes: [],
  results: [{ code: 'KQ.G15.000031', name: 'Giấy khai sinh' }],
  ...changes,
});

export const leadAgencyName = 'Ủy ban nhân dân xã An Phú';

/** The codes of the protocol, in the order of the statuses. */
export const national = new Map(DOSSIER_STATUSES.map((status, index) => [status as string, `${index + 1}`]));

/** What the mapping needs besides the sample dossier. */
export const surroundings = (changes: Partial<DossierSurroundings> = {}): DossierSurroundings => ({
  procedure: procedure(),
  leadAgencyName,
  national,
  earlier: [],
  files: [],
  ...changes,
});

/** A file of the sample dossier: of its form, unless told otherwise. */
export const file = (changes: Partial<OutwardFile> = {}): OutwardFile => ({
  dossierId: snapshot().id,
  id: '01958000-0000-7000-8000-0000000000f1',
  documentId: '01958000-0000-7000-8000-0000000000d1',
  kind: 'component',
  component: changes.kind && changes.kind !== 'component' ? null : '000.00.00.G15-KQ003204',
  name: 'Tờ khai.pdf',
  href: 'https://motcua.saomai.example/api/v1/portal-files?link=a',
  until: new Date('2026-04-02T00:00:00Z'),
  ...changes,
});
