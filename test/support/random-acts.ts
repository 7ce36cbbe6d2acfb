import fc from 'fast-check';
import type { Answer, Officer } from './officer.ts';
import { birthRegistration, jointBirthRegistration, landTransfer } from './receptions.ts';
import { handOver, receivedSupplement, result } from './walk.ts';

/** Numbers drawn beforehand from a seed, so that a run can be had again. */
export class Draws {
  private place = 0;
  private readonly numbers: readonly number[];

  constructor(seed: number, count: number) {
    const many = fc.array(fc.nat(), { minLength: count, maxLength: count, size: 'max' });
    this.numbers = fc.sample(many, { seed, numRuns: 1 })[0]!;
  }

  pick<One>(from: readonly One[]): One {
    this.place = (this.place + 1) % this.numbers.length;
    return from[this.numbers[this.place]! % from.length]!;
  }

  /** @param oneIn how rarely it is true */
  rarely(oneIn: number): boolean {
    return this.pick(Array.from({ length: oneIn }, (_, index) => index)) === 0;
  }
}

const decision = { number: '15/QĐ-UBND', date: '2026-03-02', signer: 'Vũ Văn Thử Dũng' };
const paper = { number: '01/ĐN', date: '2026-03-02' };
const RECEPTIONS = [birthRegistration, jointBirthRegistration, landTransfer];

/** Where an act outside the workflow is asked for, and with what. */
const OUTSIDE: Record<string, (steps: readonly string[], draws: Draws) => [path: string, body: object]> = {
  extend: () => ['extensions', { by: { amount: 1, unit: 'working-day' }, reason: 'Thử', ground: 'Thử' }],
  suspend: () => ['suspensions', { reason: 'applicant-request', paper: 'Đơn' }],
  resume: () => ['suspensions/end', {}],
  withdraw: () => ['withdrawal', { reason: 'Thử', paper }],
  stop: () => ['stop', { reason: 'Thử', ground: 'Thử' }],
  reopen: (_, draws) => [
    'reopening',
    { decision, reason: 'Thử', step: draws.pick(['reception', 'appraisal', 'approval']) },
  ],
  correct: (_, draws) => [
    'corrections',
    { reason: 'Thử', applicant: { fullName: draws.pick(['Nguyễn Văn Mẫu', 'Nguyễn Văn Mậu']) } },
  ],
  'correct-result': (_, draws) => [
    'result/corrections',
    { reason: 'Thử', result: { number: draws.pick(['12/TLKS', '13/TLKS']) } },
  ],
  'return-originals': (_, draws) => [
    'original-returns',
    {
      recipient: 'Nguyễn Văn Mẫu',
      components: [{ code: draws.pick(['000.00.00.G15-KQ003204', '1.013831-TP01']), originals: 1 }],
    },
  ],
  'ask-opinions': (_, draws) => [
    'opinions',
    {
      agencies: [draws.pick(['H99.10', 'H99.05'])],
      question: 'Thử',
      limit: { amount: 1, unit: 'working-day' },
    },
  ],
  'send-elsewhere': (steps, draws) => [
    'sendings',
    {
      step: draws.pick(steps),
      agency: draws.pick(['H99.10', 'H99.05', 'H99.41']),
      reason: 'Thử',
      paper: '1',
    },
  ],
  'take-back': () => ['taking-back', { reason: 'Thử' }],
};

interface Offered {
  step: string;
  action: string;
  requires: string[];
  allowed: boolean;
}

/** What happened to one try: nothing to see, or the act and the answer. */
export interface Tried {
  act: string;
  status: number;
  body: Answer['body'];
}

/** Who tries, and on what. */
export interface Playground {
  officers: readonly Officer[];
  desk: Officer;
  /** Who could do what a dossier waits for, as far as they are among the officers. */
  waitedFor(dossierId: string): Promise<readonly Officer[]>;
  /** Whatever time passes before the next act; often none, so that acts meet at one instant. */
  timePasses(draws: Draws): void;
  /** Ids of all that were received. */
  dossiers: string[];
}

/**
 * A random officer tries something on a random dossier, mostly what is offered.
 * @param many how many dossiers there are to be; one more is received while there are fewer
 * @returns null when there is nothing to try
 */
export async function tryAnything(playground: Playground, many: number, draws: Draws): Promise<Tried | null> {
  const { officers, desk, dossiers } = playground;
  if (dossiers.length < many) {
    const answer = await desk.post('/dossiers', draws.pick(RECEPTIONS)());
    if (answer.status === 201) dossiers.push(answer.body.id);
    return { act: 'receive', ...answer };
  }
  const id = draws.pick(dossiers);
  const waited = draws.rarely(4) ? officers : await playground.waitedFor(id);
  const officer = waited.length > 0 ? draws.pick(waited) : desk;
  const { status, headers, body } = await officer.get(`/dossiers/${id}`);
  if (status === 404) return null;
  if (status !== 200) return { act: 'look', status, body };
  playground.timePasses(draws);
  const match = { 'if-match': headers['etag'] ?? '' };
  const actions = (body.actions as Offered[]).filter(({ allowed }) => allowed || draws.rarely(20));
  // Else most dossiers would be withdrawn or stopped long before their workflow is done.
  if (!draws.rarely(10)) {
    if (actions.length === 0) return null;
    const chosen = draws.pick(actions);
    const { step, action } = chosen;
    const wish = { step, action, ...inputsFor(chosen, draws) };
    return { act: action, ...(await officer.post(`/dossiers/${id}/actions`, wish, match)) };
  }
  if (draws.rarely(4)) {
    const payment = { amount: draws.pick([10_000, 50_000]), advance: true };
    return { act: 'pay', ...(await officer.post(`/dossiers/${id}/fees/payments`, payment)) };
  }
  const acts = (body.acts as { act: string; allowed: boolean }[]).filter(
    ({ act, allowed }) => OUTSIDE[act] && (allowed || draws.rarely(10)),
  );
  if (acts.length === 0) return null;
  // Who may take something back seldom looks again before it is too late.
  const back = acts.find(({ act, allowed }) => act === 'take-back' && allowed && draws.rarely(2));
  const { act } = back ?? draws.pick(acts);
  const steps = body.tasks.map(({ step }: { step: string }) => step);
  const [path, wish] = OUTSIDE[act]!(steps.length > 0 ? steps : ['appraisal'], draws);
  return { act, ...(await officer.post(`/dossiers/${id}/${path}`, wish, match)) };
}

/** Sometimes without what is required. */
function inputsFor({ requires }: Offered, draws: Draws): object {
  const inputs: Record<string, object> = {
    comment: { comment: 'Thử' },
    attachment: { attachments: [{ name: 'Biên bản' }] },
    supplement: {
      supplement: { items: ['Giấy thử'], reason: 'Thử', ...(draws.rarely(2) && { second: 'Thử' }) },
    },
    'received-supplement': { receivedSupplement },
    'financial-obligation': { financialObligation: { notice: 'TB 1', amount: 1_000, basis: 'Thử' } },
    payment: { payment: { receipt: `BL ${draws.pick(MANY)}`, amount: draws.pick([1_000, 999]) } },
    result: { result },
    'hand-over': { handOver },
  };
  return Object.assign(
    { ...(draws.rarely(3) && { withoutOpinions: 'Thử' }) },
    ...requires.filter(() => !draws.rarely(20)).map((name) => inputs[name]),
  ) as object;
}

const MANY = Array.from({ length: 100_000 }, (_, index) => index);
