import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClearStore } from '#document';
import { sql } from '#platform/database';
import { eventually } from '#testing';
import { archive, wordDocument } from '../support/archiving.ts';
import { announce, DocumentOffice, infectedPdf, pdf, sendPiece, upload } from '../support/documents.ts';
import type { Officer } from '../support/officer.ts';
import { receive } from '../support/walk.ts';

const MB = 1024 * 1024;

describe('24: uploads are checked by size, content, name and a scanner, and given out as attachments', () => {
  let office: DocumentOffice;
  let desk: Officer;
  let dossier: string;

  const versions = () => office.versions(desk, dossier);
  const storedFiles = () =>
    readdirSync(office.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const link = (version: string) => desk.post(`/dossiers/${dossier}/document-links`, { version });

  beforeAll(async () => {
    office = await DocumentOffice.open({
      DOCUMENT_MB: '2',
      DOCUMENT_DOSSIER_MB: '3',
      DOCUMENT_VERSIONS: '2',
    });
    desk = await office.api.signIn('tiepnhan.hoaban');
    await office.api.app.listen(0, '127.0.0.1');
  });
  beforeEach(async () => {
    dossier = (await receive(desk)).id;
  });
  afterEach(() => office.simulators.faults.clear());
  afterAll(() => office.close());

  describe('a file is refused, and nothing of it is kept,', () => {
    it.each([
      ['of no bytes', Buffer.alloc(0), {}, 'document.empty'],
      ['larger than a file may be', pdf(), { size: 2 * MB + 1 }, 'document.too-large'],
      ['of a type that is not taken', pdf(), { name: 'don.exe' }, 'document.type-not-taken'],
      ['without an ending', pdf(), { name: 'don' }, 'document.type-not-taken'],
      ['named as a path', pdf(), { name: '../../etc/cron.d/don.pdf' }, 'document.name-unfit'],
      ['named with a control character', pdf(), { name: 'don\r\nX: 1.pdf' }, 'document.name-unfit'],
      ['named to be read backwards', pdf(), { name: 'don\u202Efdp.pdf' }, 'document.name-unfit'],
      ['named with U+0000', pdf(), { name: 'don\0.pdf' }, 'request.invalid'],
      [
        'of a component the dossier lacks',
        pdf(),
        { paper: { kind: 'component', code: 'X' } },
        'document.component-unknown',
      ],
    ])('%s, before a byte is sent', async (_, content, announced, code) => {
      const { status, body } = await announce(desk, dossier, content, announced);
      expect([body.code, status < 500]).toEqual([code, true]);
      expect(storedFiles()).toEqual([]);
    });

    const zeros = Buffer.alloc(64 * MB);
    it.each([
      [
        'a program under another name',
        Buffer.from('MZ\x90\0\x03\0\0\0\x04', 'latin1'),
        'don.pdf',
        'document.content-differs',
      ],
      [
        'a page under another name',
        Buffer.from('<html><script>1</script></html>'),
        'don.jpg',
        'document.content-differs',
      ],
      ['a picture under another name', Buffer.from('%PDF-1.7\n'), 'anh.png', 'document.content-differs'],
      [
        'an archive under another name',
        archive({ name: 'a.txt', content: pdf() }),
        'don.docx',
        'document.content-differs',
      ],
      ['a document with macros', wordDocument(), 'don.xlsx', 'document.content-differs'],
      ['a bomb', wordDocument({ name: 'word/a.xml', content: zeros }), 'don.docx', 'document.archive-unsafe'],
      [
        'a bomb that lies',
        wordDocument({ name: 'a', content: zeros, says: 1000 }),
        'don.docx',
        'document.archive-unsafe',
      ],
      [
        'an archive in an archive',
        wordDocument({ name: 'a.xml', content: archive() }),
        'don.docx',
        'document.archive-unsafe',
      ],
      [
        'a locked archive',
        wordDocument({ name: 'a', content: pdf(), locked: true }),
        'don.docx',
        'document.archive-unsafe',
      ],
      [
        'an archive that leads out',
        wordDocument({ name: '../a', content: pdf() }),
        'don.docx',
        'document.archive-unsafe',
      ],
      ['half an archive', wordDocument().subarray(0, 200), 'don.docx', 'document.archive-unsafe'],
    ])('that is %s, by its content', async (_, content, name, code) => {
      const { status, body } = await upload(desk, dossier, content, { name });
      expect([status, body.code]).toEqual([422, code]);
      expect(await versions()).toEqual([]);
      expect(storedFiles()).toEqual([]);
      const [trace] = await office.api.database.query(sql`
        select outcome, details ->> 'code' as code from audit.entry
        where subject_id = ${dossier} and action = 'document.upload'`);
      expect(trace).toEqual({ outcome: 'refused', code });
    });
  });

  it('takes what a name says and the content is', async () => {
    const taken = await upload(desk, dossier, wordDocument(), { name: 'Đơn.docx' });
    expect(taken.status).toBe(204);
    expect(await versions()).toMatchObject([{ name: 'Đơn.docx', state: 'waiting', number: 1 }]);
  });

  it('counts versions of a paper and bytes of a dossier, uploads on their way included', async () => {
    const other = { paper: { kind: 'other' } };
    expect((await announce(desk, dossier, pdf(), { ...other, size: 2 * MB })).status).toBe(201);
    expect((await announce(desk, dossier, pdf(), { ...other, size: 2 * MB })).body.code).toBe(
      'document.too-large',
    );
    expect((await announce(desk, dossier, pdf())).status).toBe(201);
    expect((await announce(desk, dossier, pdf())).status).toBe(201);
    expect((await announce(desk, dossier, pdf())).body.code).toBe('document.too-many');
  });

  it('counts uploads that are announced at the same time one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => announce(desk, dossier, pdf())));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409, 409]);
    expect(
      new Set(answers.flatMap(({ status, body }) => (status === 201 ? [body.documentId] : []))).size,
    ).toBe(1);
  });

  describe('an upload', () => {
    const content = pdf('x'.repeat(300_000));

    it('that is cut half way shows nothing, tells how far it came, and goes on from there', async () => {
      const { body } = await announce(desk, dossier, content);
      await (await office.beginPiece(desk, body.id, content, { bytes: 100_000 })).cut();
      const received = await eventually('what has come is counted', async () => {
        const progress = await desk.get(`/document-uploads/${body.id}`);
        expect(progress.body.received).toBeGreaterThan(0);
        return progress.body.received as number;
      });
      expect(received).toBeLessThanOrEqual(100_000);
      expect(await versions()).toEqual([]);
      const { headers } = await desk.send('HEAD', `/document-uploads/${body.id}`, undefined, {});
      expect(headers).toMatchObject({ 'upload-offset': String(received), 'tus-resumable': '1.0.0' });
      expect((await sendPiece(desk, body.id, content.subarray(received), received)).status).toBe(204);
      expect(await versions()).toMatchObject([{ id: body.id, size: content.length }]);
    });

    it('takes no piece from another place, nor more than was announced, nor in another protocol', async () => {
      const { body } = await announce(desk, dossier, content);
      const send = (headers: object, piece = content) =>
        desk.send('PATCH', `/document-uploads/${body.id}`, piece, {
          ...{
            'content-type': 'application/offset+octet-stream',
            'tus-resumable': '1.0.0',
            'upload-offset': '0',
          },
          ...headers,
        });
      expect((await send({ 'upload-offset': '5' })).body.code).toBe('document.offset-differs');
      expect((await send({}, Buffer.concat([content, content]))).body.code).toBe('document.piece-unfit');
      expect((await send({}, Buffer.alloc(0))).body.code).toBe('document.piece-unfit');
      expect((await send({ 'tus-resumable': '0.2.2' })).body.code).toBe('document.piece-unfit');
      expect((await send({ 'upload-offset': '-1' })).body.code).toBe('document.piece-unfit');
      expect((await send({ 'content-type': 'text/plain' })).status).toBe(415);
      expect((await desk.get(`/document-uploads/${body.id}`)).body.received).toBe(0);
    });

    it('whose piece comes twice at once counts it once', async () => {
      const { body } = await announce(desk, dossier, content);
      const twice = await Promise.all([sendPiece(desk, body.id, content), sendPiece(desk, body.id, content)]);
      expect(twice.map(({ status }) => status).sort()).toEqual([204, 409]);
      expect(await versions()).toMatchObject([{ number: 1 }]);
    });

    it('whose end comes twice keeps what came first, whatever becomes of the second', async () => {
      const [begin, end] = [wordDocument().subarray(0, 100), wordDocument().subarray(100)];
      const { body } = await announce(desk, dossier, Buffer.concat([begin, end]), { name: 'Đơn.docx' });
      expect((await sendPiece(desk, body.id, begin)).status).toBe(204);
      const second = await office.beginPiece(desk, body.id, Buffer.alloc(end.length), { offset: 100 });
      const drafts = () => storedFiles().filter(({ name }) => name.endsWith('.draft'));
      await eventually('the second is being stored', () => expect(drafts()).toHaveLength(1));
      expect((await sendPiece(desk, body.id, end, 100)).status).toBe(204);
      expect(await second.finish()).toBe(409);
      await office.scan();
      expect(await versions()).toMatchObject([{ id: body.id, state: 'clean' }]);
    });

    it('that nobody goes on with is given up after its time', async () => {
      const { body } = await announce(desk, dossier, content);
      await sendPiece(desk, body.id, content.subarray(0, 1000));
      const clear = office.worker.get(ClearStore);
      await clear.execute();
      expect((await desk.get(`/document-uploads/${body.id}`)).body.received).toBe(1000);
      office.api.clock.advance({ hours: 25 });
      await clear.execute();
      expect((await desk.get(`/document-uploads/${body.id}`)).body.code).toBe('document.unknown');
      expect(storedFiles().filter(({ parentPath }) => parentPath.includes(body.id))).toEqual([]);
    });

    it('is no way to send other endpoints a stream', async () => {
      const answer = await desk.send('POST', `/dossiers/${dossier}/documents`, Buffer.from('{}'), {
        'content-type': 'application/offset+octet-stream',
      });
      expect(answer.status).toBe(415);
    });
  });

  describe('the scanner', () => {
    it('puts what is infected into quarantine, and tells why in words', async () => {
      const { body } = await upload(desk, dossier, infectedPdf());
      expect((await link(body.id)).body.code).toBe('document.not-clean');
      await office.scan();
      const [version] = await versions();
      expect(version).toMatchObject({ state: 'infected', finding: 'Eicar-Signature' });
      expect(version.stateWords.vi).toMatch(/vi-rút.*cách ly/);
      expect(await link(body.id)).toMatchObject({ status: 409, body: { code: 'document.not-clean' } });
    });

    it('lets out what is clean, and nothing it has not seen', async () => {
      const { body } = await upload(desk, dossier, pdf());
      expect(await link(body.id)).toMatchObject({ status: 409, body: { code: 'document.not-clean' } });
      await office.scan();
      expect((await link(body.id)).status).toBe(200);
    });

    it.each(['down', 'refuse', 'drop-before', 'break-schema', 'lose-answer'] as const)(
      'that fails (%s) delays and loses nothing',
      async (kind) => {
        const { body } = await upload(desk, dossier, pdf());
        office.simulators.faults.set({ target: 'scanner', kind });
        await expect(office.scan()).rejects.toThrow();
        expect(await versions()).toMatchObject([{ state: 'waiting' }]);
        expect((await link(body.id)).status).toBe(409);
        office.simulators.faults.clear();
        await office.scan();
        expect(await versions()).toMatchObject([{ state: 'clean' }]);
      },
    );

    it('that cannot look into a file lets it not out', async () => {
      const { body } = await upload(desk, dossier, pdf());
      office.simulators.faults.set({ target: 'scanner', kind: 'reject' });
      await office.scan();
      expect(await versions()).toMatchObject([{ state: 'unreadable', finding: 'size limit exceeded' }]);
      expect((await link(body.id)).status).toBe(409);
    });
  });

  it('is given out as an attachment that no browser runs, under a name that is only a name', async () => {
    const name = 'Giấy "khai" sinh; a=b.pdf';
    const { body } = await upload(desk, dossier, pdf(), { name });
    await office.scan();
    const { href } = (await link(body.id)).body;
    const { headers, statusCode, rawPayload } = await office.api.app.inject({ method: 'GET', url: href });
    expect(statusCode).toBe(200);
    expect(rawPayload.equals(pdf())).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf().length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': expect.stringMatching(
        /^attachment; filename=".*"; filename\*=UTF-8''Gi%E1%BA%A5y%20/,
      ),
    });
  });

  it('lies in the store and the database unreadable, under names nobody chose', async () => {
    const words = 'Nguyễn Văn Mẫu sinh ngày 01/01/1990';
    await upload(desk, dossier, pdf(words), { name: 'Nguyễn Văn Mẫu.pdf' });
    const files = storedFiles();
    expect(files.length).toBeGreaterThan(0);
    for (const { parentPath, name } of files) {
      expect(name).toMatch(/^[\da-f-]{36}$/);
      expect(readFileSync(join(parentPath, name)).includes(words)).toBe(false);
    }
    const rows = await office.api.database.query<{ row: string }>(sql`
      select to_jsonb(v)::text as row from document.version v union all
      select to_jsonb(m)::text from platform.outbox_message m union all
      select to_jsonb(e)::text from audit.entry e`);
    const clear = ['Mẫu.pdf', words].flatMap((text) => [text, Buffer.from(text).toString('hex')]);
    expect(rows.filter(({ row }) => clear.some((text) => row.includes(text)))).toEqual([]);
  });
});
