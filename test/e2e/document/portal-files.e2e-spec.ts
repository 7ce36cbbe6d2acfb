import { OutwardFiles } from '#dossier';
import { sql } from '#platform/database';
import { COMPONENT, DocumentOffice, infectedPdf, pdf, upload } from '../../support/documents.ts';
import type { Officer } from '../../support/officer.ts';
import { hoaBan, receive } from '../../support/walk.ts';

describe('the files the national portal is told of', () => {
  let office: DocumentOffice;
  let desk: Officer;
  let dossier: string;

  const told = (...dossiers: string[]) => office.worker.get(OutwardFiles).of(dossiers);
  const fetch = (href: string) => {
    const { pathname, search } = new URL(href);
    return office.api.app.inject({ method: 'GET', url: pathname + search });
  };
  const hrefOf = async (): Promise<string> => (await told(dossier))[0]!.href!;
  async function clean(content = pdf(), announced = {}): Promise<string> {
    const { body } = await upload(desk, dossier, content, announced);
    await office.scan();
    return body.id;
  }

  beforeAll(async () => {
    office = await DocumentOffice.open();
    ({ desk } = await hoaBan(office.api));
  });
  beforeEach(async () => {
    dossier = (await receive(desk)).id;
  });
  afterAll(() => office.close());

  it('are the newest clean version of each paper, of the dossiers it asks for', async () => {
    await clean(pdf('một'));
    const second = await clean(pdf('hai'));
    const result = await clean(pdf('ba'), { paper: { kind: 'result' }, name: 'Kết quả.pdf' });
    await clean(infectedPdf());
    const other = dossier;
    dossier = (await receive(desk)).id;
    const third = await clean();
    expect(await told(other, dossier)).toMatchObject([
      { dossierId: other, id: second, kind: 'component', component: COMPONENT, name: 'Giấy khai sinh.pdf' },
      { dossierId: other, id: result, kind: 'result', component: null, name: 'Kết quả.pdf' },
      { dossierId: dossier, id: third },
    ]);
    expect(await told()).toEqual([]);
  });

  it('come without a session, as an attachment, and each time is written down', async () => {
    const version = await clean(pdf('nội dung'));
    const href = await hrefOf();
    const answer = await fetch(href);
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.equals(pdf('nội dung'))).toBe(true);
    expect(answer.headers['content-disposition']).toMatch(/^attachment/);
    await fetch(href);
    const traces = await office.api.database.query(sql`
      select actor, officer_id as officer, subject_id as subject, details from audit.entry
      where action = 'document.portal-download' and subject_id = ${dossier}`);
    const trace = { actor: 'portal:national', officer: null, subject: dossier, details: { version } };
    expect(traces).toEqual([trace, trace]);
  });

  it('lie at addresses that tell nobody whose they are, the same all day', async () => {
    await clean();
    const href = await hrefOf();
    const [, claims = ''] = new URL(href).searchParams.get('link')!.split('.');
    expect(Object.keys(JSON.parse(Buffer.from(claims, 'base64url').toString())).sort()).toEqual([
      ...['aud', 'exp', 'sub'],
    ]);
    expect(await hrefOf()).toBe(href);
  });

  it('are refused once the link has expired, and come by a new one', async () => {
    await clean();
    const href = await hrefOf();
    office.api.clock.advance({ days: 30 });
    expect((await fetch(href)).statusCode).toBe(200);
    office.api.clock.advance({ days: 1 });
    const { status, code, messages } = (await fetch(href)).json();
    expect([status, code]).toEqual([403, 'document.portal-link-expired']);
    expect(messages.vi).toMatch(/đã hết hạn/);
    expect((await fetch(await hrefOf())).statusCode).toBe(200);
  });

  it('are refused to a link that was altered, that nobody signed, or that was given to an officer', async () => {
    const version = await clean();
    const href = await hrefOf();
    const link = new URL(href).searchParams.get('link')!;
    const [head, claims = '', signature = ''] = link.split('.');
    const another = Buffer.from(claims, 'base64url').toString().replace(version, dossier);
    const officers = (await desk.post(`/dossiers/${dossier}/document-links`, { version })).body.href;
    const altered = [
      [head, Buffer.from(another).toString('base64url'), signature].join('.'),
      [head, claims, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`].join('.'),
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`,
      new URL(officers, href).searchParams.get('link')!,
      'x',
    ];
    for (const one of altered) {
      const { status, code } = (await fetch(href.replace(link, one))).json();
      expect([status, code]).toEqual([403, 'document.portal-link-unfit']);
    }
    const officersWay = href.replace('portal-files', 'document-contents');
    expect((await fetch(officersWay)).json().code).toBe('document.link-over');
  });

  it('are not given once their dossier is secret, and told of without an address', async () => {
    await clean();
    const href = await hrefOf();
    await office.api.database.query(sql`
      update dossier.dossier set secrecy = 'confidential' where id = ${dossier}`);
    expect(await told(dossier)).toMatchObject([{ href: null }]);
    expect((await fetch(href)).json()).toMatchObject({ status: 404, code: 'document.portal-file-gone' });
  });

  it('are not given once they are erased', async () => {
    const version = await clean();
    const href = await hrefOf();
    await office.api.database.query(sql`
      update document.version set state = 'erasing', name_sealed = null, key_sealed = null where id = ${version}`);
    expect((await fetch(href)).json().code).toBe('document.portal-file-gone');
    expect(await told(dossier)).toEqual([]);
  });
});
