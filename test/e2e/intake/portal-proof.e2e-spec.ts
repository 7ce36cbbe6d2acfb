import { sql } from '#platform/database';
import type { OutgoingDossier } from '#simulators';
import { trials } from '#testing';
import { DocumentOffice } from '../../support/documents.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { BIRTH_ORDER, portalDoor } from '../../support/portal-arrivals.ts';

jest.setTimeout(600_000);

/** Sendings in all: of every twenty fifteen are new, four come again and one is broken. */
const SENDINGS = trials(1000, 1 / 5);
const AT_A_TIME = 8;

type Expected = 0 | 1 | -1;
type Sending = { dossier: object; expected: Expected };

const BROKEN: ((dossier: OutgoingDossier) => object)[] = [
  (one) => ({ ...one, TaiLieuNop: one.TaiLieuNop.map((paper) => ({ ...paper, Base64: '%%%' })) }),
  (one) => ({ ...one, MaTTHC: '9.999999' }),
  (one) => ({ ...one, MaDonVi: 'H98.99' }),
  (one) => ({ ...one, MaDoiTuong: '' }),
  (one) => ({ ...one, ChuHoSo: '' }),
  (one) => ({ ...one, MaHoSo: '' }),
  (one) => ({ ...one, ChuHoSo: 'Nguy\ufffdn Thị Mẫu' }),
];

let office: DocumentOffice;
let desk: Officer;
let send: (dossier: object) => Promise<Answer>;

beforeAll(async () => {
  office = await DocumentOffice.open({ REQUESTS_PER_CALLER: '100000', REQUESTS_PER_ADDRESS: '100000' });
  office.api.clock.set('2026-03-04T08:00:00+07:00');
  desk = await office.api.signIn('tiepnhan.hoaban');
  ({ send } = await portalDoor(office.api));
});
afterAll(() => office.close());

/** Twenty by twenty: what comes again is one of those before it, every other time with other content in place of the broken one. */
function plan(): { sendings: Sending[]; good: OutgoingDossier[] } {
  const good: OutgoingDossier[] = [];
  const sendings: Sending[] = [];
  for (let score = 0; score < SENDINGS / 20; score += 1) {
    const fresh = Array.from({ length: 15 }, () => office.simulators.handingIn.register(BIRTH_ORDER));
    good.push(...fresh);
    sendings.push(...fresh.map((dossier) => ({ dossier, expected: 0 as const })));
    const again = [fresh[0]!, fresh[7]!, fresh[14]!, good[Math.floor(good.length / 2)]!];
    sendings.push(...again.map((dossier) => ({ dossier, expected: 1 as const })));
    const broken =
      score % 8 === 7
        ? { ...good[0]!, DiaChi: `Nơi khác ${score}` }
        : BROKEN[score % 8]!(office.simulators.handingIn.register(BIRTH_ORDER));
    sendings.push({ dossier: broken, expected: -1 });
  }
  return { sendings, good };
}

/** So many at a time, in their order. @returns what was answered to each */
async function sendAll(sendings: readonly Sending[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  let next = 0;
  const sender = async () => {
    for (let mine = next++; mine < sendings.length; mine = next++) {
      const { status, body } = await send(sendings[mine]!.dossier);
      expect(status).toBe(200);
      answers[mine] = body.error_code;
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, sender));
  return answers;
}

it(`of ${SENDINGS} sendings with 20 % duplicates and 5 % broken exactly the right dossiers exist`, async () => {
  const { sendings, good } = plan();
  const began = performance.now();
  const answers = await sendAll(sendings);
  const seconds = (performance.now() - began) / 1000;
  // Two that were on their way together may be answered in either order: of each code one is 0, the others 1.
  const answered = (wanted: Expected) => answers.filter((code) => code === wanted).length;
  expect([answered(0), answered(1), answered(-1)]).toEqual([good.length, SENDINGS / 5, SENDINGS / 20]);
  sendings.forEach(({ expected }, index) => {
    if (expected === -1) expect(answers[index]).toBe(-1);
    else expect([0, 1]).toContain(answers[index]);
  });

  const submitted = await office.api.database.query<{ id: string; code: string }>(sql`
    select id, source_code as code from intake.submission where source = 'national-portal' order by source_code`);
  const codes = good.map(({ MaHoSo }) => MaHoSo).sort();
  expect(submitted.map(({ code }) => code)).toEqual(codes);

  const [faults] = await office.api.database.query<{ open: number; ownerless: number; wordless: number }>(sql`
    select count(*)::int as open,
           count(*) filter (where agency_id is null and problem <> 'intake.portal-desk-unknown')::int as ownerless,
           count(*) filter (where reason = '' or content_sealed is null)::int as wordless
    from intake.portal_fault where state = 'open'`);
  expect(faults).toEqual({ open: SENDINGS / 20, ownerless: 0, wordless: 0 });

  for (const { id } of submitted) {
    const { status } = await desk.post(`/submissions/${id}/acceptance`, {}, { 'if-match': '"1"' });
    expect(status).toBe(201);
  }
  const dossiers = await office.api.database.query<{ code: string; papers: number }>(sql`
    select d.portal_code as code,
           (select count(*)::int from document.document o join document.version v on v.document_id = o.id
            where o.dossier_id = d.id and v.number = 1) as papers
    from dossier.dossier d where d.portal_code is not null order by 1`);
  expect(dossiers).toEqual(codes.map((code) => ({ code, papers: 2 })));
  const [strays] = await office.api.database.query<{ papers: number }>(sql`
    select count(*)::int as papers from document.document o
    join document.version v on v.document_id = o.id where o.dossier_id is null and v.state = 'waiting'`);
  expect(strays).toEqual({ papers: 0 });
  process.stdout.write(
    `${SENDINGS} sendings in ${seconds.toFixed(1)} s (${(SENDINGS / seconds).toFixed(0)} a second)\n`,
  );
});
