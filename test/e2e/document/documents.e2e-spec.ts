import { readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { Upload } from 'tus-js-client';
import { ClearStore } from '#document';
import { sql } from '#platform/database';
import { OutboxRelay } from '#platform/outbox';
import { Sweeper } from '#platform/queue';
import { ApplyRetention } from '#retention';
import { announce, COMPONENT, DocumentOffice, pdf, upload } from '../../support/documents.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

describe('the documents of a dossier', () => {
  let office: DocumentOffice;
  let officers: HoaBan;
  let desk: Officer;
  let dossier: string;

  const list = async (officer = desk): Promise<Answer['body'][]> =>
    (await officer.get(`/dossiers/${dossier}/documents`)).body.items;
  const link = (version: string, officer = desk) =>
    officer.post(`/dossiers/${dossier}/document-links`, { version });
  const follow = (href: string) => office.api.app.inject({ method: 'GET', url: href });
  const traces = (action: string) =>
    office.api.database.query<{ actor: string; details: Answer['body'] }>(sql`
      select actor, details from audit.entry where action = ${action} and subject_id = ${dossier} order by id`);

  /** A file that may be downloaded. @returns its version */
  async function clean(content = pdf(), announced = {}): Promise<string> {
    const { body } = await upload(desk, dossier, content, announced);
    await office.scan();
    return body.id;
  }

  beforeAll(async () => {
    office = await DocumentOffice.open();
    officers = await hoaBan(office.api);
    ({ desk } = officers);
    await office.api.app.listen(0, '127.0.0.1');
  });
  beforeEach(async () => {
    dossier = (await receive(desk)).id;
  });
  afterAll(() => office.close());

  it('hang on their components, or stand beside them as results and others', async () => {
    await upload(desk, dossier, pdf('một'));
    await upload(officers.clerk, dossier, pdf('hai'), { paper: { kind: 'result' }, name: 'Kết quả.pdf' });
    await upload(officers.caseOfficer, dossier, pdf('ba'), {
      paper: { kind: 'other' },
      name: 'Biên bản.pdf',
    });
    expect(await list()).toMatchObject([
      { kind: 'component', component: { code: COMPONENT }, versions: [{ name: 'Giấy khai sinh.pdf' }] },
      { kind: 'result', component: null, versions: [{ name: 'Kết quả.pdf', mediaType: 'application/pdf' }] },
      { kind: 'other', component: null, versions: [{ name: 'Biên bản.pdf', number: 1, state: 'waiting' }] },
    ]);
  });

  it('keep every version, with who handed it in, its size and its digest', async () => {
    const first = await upload(desk, dossier, pdf('một'));
    const second = await upload(officers.caseOfficer, dossier, pdf('hai hai'));
    expect(second.body.documentId).toBe(first.body.documentId);
    const [document] = await list();
    expect(document.versions).toMatchObject([
      { number: 2, size: pdf('hai hai').length, sha256: expect.stringMatching(/^[\da-f]{64}$/) },
      { number: 1, size: pdf('một').length },
    ]);
    expect(document.versions[0].uploadedBy).not.toBe(document.versions[1].uploadedBy);
    const uploads = await traces('document.upload');
    expect(uploads.map(({ actor, details }) => [actor, details.version, details.number])).toEqual([
      ['tiepnhan.hoaban', first.body.id, 1],
      ['thuly.hoaban', second.body.id, 2],
    ]);
  });

  it('get a new version of a result by its id, and none of another dossier’s', async () => {
    const { body } = await upload(desk, dossier, pdf(), { paper: { kind: 'result' } });
    const paper = { kind: 'result', documentId: body.documentId };
    expect((await upload(desk, dossier, pdf('sửa'), { paper })).body.documentId).toBe(body.documentId);
    const elsewhere = (await receive(desk)).id;
    expect((await announce(desk, elsewhere, pdf(), { paper })).body.code).toBe('document.unknown');
  });

  it('are announced once, however often the announcement is repeated', async () => {
    const body = { paper: { kind: 'other' }, name: 'a.pdf', size: 10 };
    const key = { 'idempotency-key': 'announced-once' };
    const answers = [1, 2].map(() => desk.post(`/dossiers/${dossier}/documents`, body, key));
    const [first, second] = await Promise.all(answers);
    expect(second!.body).toEqual(first!.body);
  });

  it('come in by the client of tus, which goes on where it was interrupted', async () => {
    const content = pdf('x'.repeat(250_000));
    const { body } = await announce(desk, dossier, content);
    const { port } = office.api.app.getHttpServer().address() as AddressInfo;
    const client = (settled: (error?: Error) => void, uploaded?: (bytes: number, it: Upload) => void) =>
      new Upload(content, {
        uploadUrl: `http://127.0.0.1:${port}${body.upload}`,
        headers: { authorization: `Bearer ${desk.session}` },
        ...{ chunkSize: 100_000, retryDelays: [], onError: settled, onSuccess: () => settled() },
        onChunkComplete: (_, bytes) => {
          uploaded?.(bytes, interrupted);
        },
      });
    let interrupted: Upload;
    await new Promise<void>((resolve) => {
      interrupted = client(
        () => resolve(),
        (_, it) => void it.abort().then(() => resolve()),
      );
      interrupted.start();
    });
    expect((await desk.get(`/document-uploads/${body.id}`)).body.received).toBe(100_000);
    await new Promise<void>((resolve, reject) => {
      client((error) => (error ? reject(error) : resolve())).start();
    });
    const [document] = await list();
    expect(document.versions).toMatchObject([{ size: content.length, state: 'waiting' }]);
    await office.scan();
    const download = await follow((await link(body.id)).body.href);
    expect(download.rawPayload.equals(content)).toBe(true);
  });

  describe('are downloaded by a link', () => {
    it('that names who it is for, and leaves a trace of each look', async () => {
      const version = await clean();
      const { href } = (await link(version, officers.leader)).body;
      expect((await follow(href)).statusCode).toBe(200);
      expect((await follow(href)).statusCode).toBe(200);
      const looks = await traces('access.look');
      const look = { actor: 'lanhdao.hoaban', details: { version } };
      expect(looks.filter(({ details }) => details.version)).toEqual([look, look]);
    });

    it('for a minute', async () => {
      const { href, expiresAt } = (await link(await clean())).body;
      expect(new Date(expiresAt).getTime() - office.api.clock.now().getTime()).toBe(60_000);
      office.api.clock.advance({ seconds: 61 });
      expect((await follow(href)).json()).toMatchObject({ status: 403, code: 'document.link-over' });
    });

    it('that nobody can make or alter', async () => {
      const { href } = (await link(await clean())).body as { href: string };
      const [head, body = '', signature] = href.split('.');
      const altered = Buffer.from(body, 'base64url').toString().replace('"sub":"', '"sub":"0');
      const forged = [head, Buffer.from(altered).toString('base64url'), signature].join('.');
      const unsigned = `${href.split('=')[0]}=${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
      for (const one of [forged, unsigned, `${href.split('=')[0]}=x`]) {
        expect((await follow(one)).json().code).toBe('document.link-over');
      }
    });

    it('while the session it was given to is open', async () => {
      const leaving = await office.api.signIn('tiepnhan.hoaban');
      const { href } = (await link(await clean(), leaving)).body;
      expect((await leaving.send('DELETE', '/sessions/current', undefined, {})).status).toBe(204);
      expect((await follow(href)).json().code).toBe('document.link-over');
    });

    it('while its officer may see the dossier', async () => {
      const { href } = (await link(await clean(), officers.caseOfficer)).body;
      await office.api.database.query(sql`
        update dossier.dossier set secrecy = 'confidential' where id = ${dossier}`);
      expect((await follow(href)).json().code).toBe('document.link-over');
      expect((await officers.caseOfficer.get(`/dossiers/${dossier}/documents`)).status).toBe(404);
    });

    it('of a version of their own dossier', async () => {
      const version = await clean();
      const elsewhere = (await receive(desk)).id;
      const answer = await desk.post(`/dossiers/${elsewhere}/document-links`, { version });
      expect(answer.body.code).toBe('document.unknown');
    });

    it('never in part when the store has altered them', async () => {
      const version = await clean(pdf('x'.repeat(200_000)));
      const { href } = (await link(version)).body;
      await office.harm(version);
      await expect(follow(href)).rejects.toThrow();
    });
  });

  it('wait for a scan that is queued again when its job was lost', async () => {
    await upload(desk, dossier, pdf());
    await office.api.database.query(sql`
      update document.version set touched_at = ${office.api.clock.now()}::timestamptz - interval '1 hour'
      where state = 'waiting'`);
    expect(await office.worker.get(Sweeper).sweep(600)).toBeGreaterThan(0);
    expect(await office.worker.get(Sweeper).sweep(600)).toBe(0);
  });

  it('go with the personal data of their dossier: names, keys and bytes, but not the line that they were there', async () => {
    const version = await clean();
    const { body } = await announce(desk, dossier, pdf(), { paper: { kind: 'other' } });
    await walkTo('done', dossier, officers);
    await office.worker.get(OutboxRelay).drain();
    await office.api.database.query(sql`
      update dossier.dossier set closed_at = '2021-06-15T10:00:00+07:00' where id = ${dossier}`);
    await office.api.database.query(sql`
      insert into retention.rule (procedure_code, years, ground, set_at, set_by)
      select '1.001193', 1, 'Thử', ${office.api.clock.now()}, id from organization.officer limit 1`);
    await office.worker.get(ApplyRetention).execute();
    await office.worker.get(OutboxRelay).drain();
    expect((await link(version)).body).toMatchObject({ code: 'document.not-clean' });
    await office.worker.get(ClearStore).execute();
    const [document] = await list();
    expect(document.versions).toMatchObject([
      { id: version, state: 'erased', name: null, size: pdf().length },
    ]);
    expect((await desk.get(`/document-uploads/${body.id}`)).status).toBe(404);
    const left = readdirSync(office.folder, { recursive: true, encoding: 'utf8' });
    expect(left.filter((path) => path.includes(version) || path.includes(body.id))).toEqual([]);
    expect((await announce(desk, dossier, pdf())).body.code).toBe('document.dossier-erased');
    await expect(office.worker.get(ClearStore).execute()).resolves.toBe(0);
  });
});
