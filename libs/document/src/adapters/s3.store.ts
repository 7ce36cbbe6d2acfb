import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { DocumentStore, type ObjectName } from '../application/document-store.ts';

/** Keeps objects in a bucket of an S3-compatible store, as `<version>/<piece>`. */
@Injectable()
export class S3Store extends DocumentStore implements OnModuleDestroy {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(@Inject(CONFIG) config: Config) {
    super();
    const { S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY } = config;
    const patience = config.CALL_TIMEOUT_SECONDS * 1000;
    if (!S3_BUCKET || !S3_ACCESS_KEY || !S3_SECRET_KEY) {
      throw new Error('the settings of S3 are not complete');
    }
    this.bucket = S3_BUCKET;
    this.client = new S3Client({
      region: S3_REGION,
      // By itself it would wait for a store that says nothing for ever.
      requestHandler: { connectionTimeout: patience, socketTimeout: patience },
      credentials: { accessKeyId: S3_ACCESS_KEY, secretAccessKey: S3_SECRET_KEY },
      // Stores of one's own seldom have a domain for every bucket.
      ...(S3_ENDPOINT && { endpoint: S3_ENDPOINT, forcePathStyle: true }),
      // Many S3-compatible stores know no checksums in trailers; what is sealed authenticates itself.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  onModuleDestroy(): void {
    this.client.destroy();
  }

  /** In parts as they come; what is not completed is given up, and never to be read. */
  async put(name: ObjectName, content: AsyncIterable<Buffer>): Promise<void> {
    const watched = new Watched(content);
    const Body = Readable.from(watched, { objectMode: false });
    try {
      await new Upload({ client: this.client, params: { ...this.place(name), Body } }).done();
    } catch (error) {
      // What broke the content off counts, not what the store says to being left.
      throw watched.broken ?? error;
    }
  }

  async open(name: ObjectName): Promise<Readable> {
    const { Body } = await this.client.send(new GetObjectCommand(this.place(name)));
    if (!(Body instanceof Readable)) throw new Error(`the store has no object ${keyOf(name)}`);
    return Body;
  }

  async remove(name: ObjectName): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.place(name)));
  }

  /** One by one, as not every store removes several at once; a version has few. */
  async removeAll(versionId: string): Promise<void> {
    for (let more = true; more;) {
      const list = new ListObjectsV2Command({ Bucket: this.bucket, Prefix: versionId });
      const { Contents = [], IsTruncated = false } = await this.client.send(list);
      for (const { Key } of Contents) {
        await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key }));
      }
      more = IsTruncated;
    }
  }

  private place(name: ObjectName) {
    return { Bucket: this.bucket, Key: keyOf(name) };
  }
}

const keyOf = ({ versionId, object }: ObjectName): string => `${versionId}/${object}`;

/** Content that remembers by what it was broken off. */
class Watched {
  broken: unknown;

  constructor(private readonly content: AsyncIterable<Buffer>) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      yield* this.content;
    } catch (error) {
      this.broken = error;
      throw error;
    }
  }
}
