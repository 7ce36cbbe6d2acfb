/**
 * The bare work behind a request: one statement that writes, or reads, the rows the product writes or reads for it,
 * and nothing that makes it a product: no session, no rules, no calendar, no check of what came in.
 */
import { v7 as uuid } from 'uuid';
import { ACT, RECEIVE, TRACK } from './sql.mjs';

const TERMS = JSON.stringify({
  phases: [{ amount: 1, unit: 'working-day' }],
  counting: 'working-minutes',
  supplement: 'restart',
});
/** Limits of the first step and of those it goes to and fro between. */
const [RECEPTION_LIMIT, STEP_LIMIT] = [1, 4].map((amount) =>
  JSON.stringify({ amount, unit: 'working-hour' }),
);
/** The revision of the calendar the due time would have been reckoned by. */
const REVISION = 1;
const DAY = 86_400_000;

/** Steps a dossier goes to and fro between, with the action that leaves each. */
const NEXT = {
  appraisal: { step: 'review', name: 'Xem xét, trình ký', role: 'unit-head', action: 'Trình lãnh đạo phòng' },
  review: {
    step: 'appraisal',
    name: 'Thẩm định hồ sơ, dự thảo kết quả',
    role: 'case-officer',
    action: 'Chuyển lại để thẩm định lại',
  },
};

const OFFICER = ['Đặng Thị Mẫu Giang', 'Công chức', 'Ủy ban nhân dân phường Hoa Ban'];
/** As long as the SHA-256 of a body, a sealed identity number, phone and e-mail, and a blind index are. */
const FINGERPRINT = 'f'.repeat(64);
const SEALED = { identity: Buffer.alloc(45, 1), phone: Buffer.alloc(43, 1), email: Buffer.alloc(55, 1) };
const INDEX = Buffer.alloc(32, 1);

/** @typedef {(name: string, text: string, values: unknown[]) => Promise<import('pg').QueryResult>} Send */

/**
 * How statements go to the server.
 * @param {import('pg').Pool} pool
 * @param {boolean} prepared whether each connection parses and plans a statement once, as the product's do
 * @returns {Send}
 */
export const sender = (pool, prepared) => (name, text, values) =>
  pool.query(prepared ? { name, text, values } : { text, values });

/**
 * Inserts a dossier with all that belongs to it.
 * @param {Send} send
 * @param {{ desk: number, lead: number, deskCode: string, officer: number, procedure: number, procedureName: string,
 *   workflow: number }} desk
 * @param {Record<string, any>} body of `POST /dossiers`
 * @param {string} key of the request
 */
export async function receive(send, desk, body, key) {
  const id = uuid();
  const at = new Date();
  const due = new Date(at.getTime() + DAY);
  const { applicant, components } = body;
  const { rows } = await send('receive', RECEIVE, [
    ...[
      desk.desk,
      id,
      `${desk.deskCode}-000000-`,
      desk.procedure,
      body.procedure,
      desk.procedureName,
      body.case,
    ],
    ...[desk.workflow, body.channel, desk.lead, at, desk.officer, TERMS, due],
    ...[applicant.kind, applicant.fullName, applicant.identity.kind, SEALED.identity, INDEX, '001'],
    ...[SEALED.phone, SEALED.email, applicant.address],
    ...[components.map(({ code }) => code), components.map(() => desk.procedureName), ...OFFICER],
    ...[JSON.stringify({ sequence: 1, status: 'received', statusBefore: null }), uuid()],
    ...[JSON.stringify({ procedure: body.procedure, desk: desk.deskCode }), key, FINGERPRINT],
    ...[REVISION, RECEPTION_LIMIT],
  ]);
  return rows[0];
}

/**
 * Moves a dossier one step, if it is still at the version.
 * @param {Send} send
 * @param {string} id
 * @param {number} version
 * @param {{ step: 'appraisal' | 'review', action: string, comment?: string }} body of `POST /dossiers/:id/actions`
 * @param {string} key of the request
 * @returns {Promise<{ version: number } | undefined>} undefined when the version has passed
 */
export async function act(send, id, version, body, key) {
  const at = new Date();
  const next = NEXT[body.step];
  const { rows } = await send('act', ACT, [
    ...[id, version, at, 1, body.step, next.step, next.name, next.role, new Date(at.getTime() + DAY)],
    ...[body.action, next.action, ...OFFICER, body.comment ?? null],
    ...[JSON.stringify({ sequence: version + 1, status: 'processing', statusBefore: 'processing' }), uuid()],
    ...[JSON.stringify({ step: body.step, action: body.action, version: version + 1 })],
    ...[key, `POST /api/v1/dossiers/${id}/actions`, FINGERPRINT, STEP_LIMIT],
  ]);
  return rows[0];
}

/**
 * Reads where a dossier stands.
 * @param {Send} send
 * @param {string} code
 */
export async function track(send, code) {
  const { rows } = await send('track', TRACK, [code]);
  return rows[0];
}
