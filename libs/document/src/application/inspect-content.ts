import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { whyUnopenable } from '#platform/personal-data';
import type { SignatureReport } from '../domain/signature.ts';
import type { Verdict, WaitingVersion } from '../persistence/scans.ts';
import { piecesOf } from '../persistence/uploads.ts';
import { SignatureVerifier } from './signature-verifier.ts';
import { VersionContent } from './version-content.ts';
import { VirusScanner } from './virus-scanner.ts';

/** A scan reads all of a file, where other calls send a form: it may take as long as this many of them. */
const CALLS = 4;

/** Larger PDFs are not looked at for signatures, as they would be in memory as a whole. */
const LARGEST_PDF = 64 * 1024 * 1024;

type Inspected = Verdict | { state: 'unavailable'; reason: string };

/** Has the bytes of a version looked at: by the virus scanner, and what is clean for its digital signatures. */
@Injectable()
export class InspectContent {
  constructor(
    private readonly database: Database,
    private readonly content: VersionContent,
    private readonly scanner: VirusScanner,
    private readonly signatures: SignatureVerifier,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What nobody can open any more, its bytes being sealed for ever, is unreadable. */
  async execute(version: WaitingVersion, at: Date): Promise<Inspected> {
    try {
      return await this.inspect(version, at);
    } catch (error) {
      const finding = whyUnopenable(error);
      if (finding === undefined) throw error;
      return { state: 'unreadable', finding, signatures: null };
    }
  }

  private async inspect(version: WaitingVersion, at: Date): Promise<Inspected> {
    const key = await this.content.keyOf(version.id, version.keySealed);
    const pieces = await piecesOf(this.database, version.id);
    const bytes = () => this.content.read(version.id, key, pieces);
    const deadline = AbortSignal.timeout(this.config.CALL_TIMEOUT_SECONDS * 1000 * CALLS);
    const outcome = await this.scanner.scan(bytes(), deadline);
    if (outcome.kind === 'unavailable') return { state: 'unavailable', reason: outcome.reason };
    if (outcome.kind !== 'clean') return { state: outcome.kind, finding: outcome.finding, signatures: null };
    return { state: 'clean', finding: null, signatures: await this.signaturesOf(version, bytes(), at) };
  }

  /** A PDF is held in memory for this: its signatures speak of places in the whole. */
  private async signaturesOf(
    { mediaType, size }: WaitingVersion,
    content: AsyncIterable<Buffer>,
    at: Date,
  ): Promise<SignatureReport[] | null> {
    if (mediaType !== 'application/pdf' || size > LARGEST_PDF) return null;
    const parts: Buffer[] = [];
    for await (const part of content) parts.push(part);
    return this.signatures.verify(Buffer.concat(parts), at);
  }
}
