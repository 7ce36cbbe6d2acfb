import { X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Certificate } from 'pkijs';
import { CONFIG, type Config } from '#platform/config';
import { Logger } from '#platform/logging';

const CERTIFICATE_FILE = /\.(pem|crt|cer|der)$/i;

/** Certificates that signatures are trusted by: every file of a folder, read when asked for, so that new ones count at once. */
@Injectable()
export class TrustedRoots {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: Logger,
  ) {}

  /** A file that is no certificate is passed over and told of in the log. */
  async read(): Promise<Certificate[]> {
    const folder = this.config.TRUSTED_ROOTS_FOLDER;
    if (!folder) return [];
    const names = (await readdir(folder)).filter((name) => CERTIFICATE_FILE.test(name));
    const read = await Promise.all(names.map((name) => this.certificate(join(folder, name))));
    return read.filter((certificate) => certificate !== undefined);
  }

  private async certificate(path: string): Promise<Certificate | undefined> {
    try {
      const { raw } = new X509Certificate(await readFile(path));
      return Certificate.fromBER(new Uint8Array(raw).buffer);
    } catch (error) {
      this.logger.warn('a trusted root is no certificate', { path, err: error });
      return undefined;
    }
  }
}
