import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutboxRelay } from '#platform/outbox';
import { JobRegistry } from '#platform/queue';
import { sql } from '#platform/database';
import { type Simulators, startSimulators } from '#simulators';
import type { Answer, Officer } from './officer.ts';
import { createTestApi, type TestApi } from './test-api.ts';
import { createTestWorker, type TestWorker } from './test-worker.ts';

/** A component every birth registration of the tests has. */
export const COMPONENT = '000.00.00.G15-KQ003204';

export const pdf = (words = 'Giấy khai sinh'): Buffer => Buffer.from(`%PDF-1.7\n% ${words}\n%%EOF\n`);

/** EICAR, which every scanner takes for a virus, in a file that is a PDF by its beginning; kept encoded. */
export const infectedPdf = (): Buffer => {
  const eicar =
    'WDVPIVAlQEFQWzRcUFpYNTQoUF4pN0NDKTd9JEVJQ0FSLVNUQU5EQVJELUFOVElWSVJVUy1URVNULUZJTEUhJEgrSCo=';
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(eicar, 'base64'), Buffer.from('\n%%EOF\n')]);
};

/** What is announced of a file. */
export interface Announced {
  name?: string;
  paper?: object;
  size?: number;
}

/** Announces a file. */
export const announce = (officer: Officer, dossierId: string, content: Buffer, announced: Announced = {}) =>
  officer.post(`/dossiers/${dossierId}/documents`, {
    paper: { kind: 'component', code: COMPONENT },
    name: 'Giấy khai sinh.pdf',
    size: content.length,
    ...announced,
  });

/** Sends bytes of an upload from a place on. */
export const sendPiece = (officer: Officer, id: string, content: Buffer, offset = 0): Promise<Answer> =>
  officer.send('PATCH', `/document-uploads/${id}`, content, {
    'content-type': 'application/offset+octet-stream',
    'tus-resumable': '1.0.0',
    'upload-offset': String(offset),
  });

/** Announces and sends a file. @returns the answer that decides, with the id of the version when all went well */
export async function upload(
  officer: Officer,
  dossierId: string,
  content: Buffer,
  announced: Announced = {},
): Promise<Answer> {
  const opened = await announce(officer, dossierId, content, announced);
  if (opened.status !== 201) return opened;
  const sent = await sendPiece(officer, opened.body.id, content);
  return sent.status === 204 ? { ...sent, body: opened.body } : sent;
}

/** An api and a worker over a store of the test's own, beside a simulated scanner. */
export class DocumentOffice {
  private constructor(
    readonly api: TestApi,
    readonly worker: TestWorker,
    readonly simulators: Simulators,
    /** Where the store is. */
    readonly folder: string,
  ) {}

  static async open(settings: Record<string, string> = {}): Promise<DocumentOffice> {
    const simulators = await startSimulators({ port: 0, smtpPort: 0 });
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-documents-'));
    const own = {
      DOCUMENTS_FOLDER: folder,
      CLAMD_URL: `tcp://127.0.0.1:${simulators.scanner.port}`,
      ...settings,
    };
    const api = await createTestApi(own);
    const worker = await createTestWorker(api, own);
    await worker.init();
    return new DocumentOffice(api, worker, simulators, folder);
  }

  /** Has everything that waits scanned, as the jobs would. @throws what a job throws */
  async scan(): Promise<void> {
    await this.worker.get(OutboxRelay).drain();
    const scan = this.worker.get(JobRegistry).complete().get('scan-document');
    const waiting = await this.api.database.query<{ id: string }>(sql`
      select id from document.version where state = 'waiting' order by id`);
    for (const { id } of waiting) await scan?.({ versionId: id });
  }

  /** Every version of a dossier as an officer is shown it. */
  async versions(officer: Officer, dossierId: string): Promise<Answer['body'][]> {
    const { body } = await officer.get(`/dossiers/${dossierId}/documents`);
    return body.items.flatMap(({ versions }: Answer['body']) => versions);
  }

  /**
   * Sends the first bytes of a piece over a connection of its own, which waits then. The api must listen.
   * @returns how to go on: send the rest, for the status; or break the connection
   */
  async beginPiece(officer: Officer, id: string, content: Buffer, { bytes = 1, offset = 0 } = {}) {
    const { port } = this.api.app.getHttpServer().address() as AddressInfo;
    const sending = request({
      ...{ port, host: '127.0.0.1', method: 'PATCH', path: `/api/v1/document-uploads/${id}` },
      headers: {
        authorization: `Bearer ${officer.session}`,
        ...{ 'content-type': 'application/offset+octet-stream', 'content-length': content.length },
        ...{ 'tus-resumable': '1.0.0', 'upload-offset': offset },
      },
    });
    const answered = new Promise<number | undefined>((resolve) =>
      sending.on('response', (answer) => resolve(answer.resume().statusCode)),
    );
    const broken = new Promise((resolve) => sending.on('close', resolve));
    sending.on('error', () => undefined);
    await new Promise((resolve) => sending.write(content.subarray(0, bytes), resolve));
    return {
      finish: () => {
        sending.end(content.subarray(bytes));
        return answered;
      },
      cut: async () => {
        sending.destroy(new Error('cut'));
        await broken;
      },
    };
  }

  /** Turns one bit of what is stored of a version. */
  async harm(version: string): Promise<void> {
    const [piece] = await this.api.database.query<{ object: string }>(sql`
      select object from document.piece where version_id = ${version}`);
    const path = join(this.folder, version.slice(-2), version, piece!.object);
    const bytes = readFileSync(path);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(path, bytes);
  }

  async close(): Promise<void> {
    await this.worker.close();
    await this.api.close();
    await this.simulators.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
