/** Longest stream it takes, as clamd's StreamMaxLength. */
const LONGEST = 100 * 1024 * 1024;
const LENGTH_BYTES = 4;

/** The EICAR test file (eicar.org), in parts: whole, this very file would be quarantined. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-');

/** What came of a stream. */
export interface ReceivedStream {
  bytes: number;
  /** Name of what was found in it. */
  finding: string | null;
  /** Longer than is taken; what is beyond was not looked at. */
  tooLong: boolean;
}

/** Reads an INSTREAM: chunks, each after its length in four bytes, ended by one of length 0 (clamd(8)). */
export class Instream {
  private held = Buffer.alloc(0);
  private readonly content: Buffer[] = [];
  private bytes = 0;

  /** @returns what came of it, once it has ended or is too long */
  take(part: Buffer): ReceivedStream | undefined {
    this.held = Buffer.concat([this.held, part]);
    while (this.held.length >= LENGTH_BYTES) {
      const length = this.held.readUInt32BE(0);
      if (length === 0) return this.received(false);
      if (this.bytes + length > LONGEST) return this.received(true);
      if (this.held.length < LENGTH_BYTES + length) return undefined;
      this.content.push(this.held.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
      this.bytes += length;
      this.held = this.held.subarray(LENGTH_BYTES + length);
    }
    return undefined;
  }

  private received(tooLong: boolean): ReceivedStream {
    const found = Buffer.concat(this.content).includes(EICAR);
    return { bytes: this.bytes, tooLong, finding: found ? 'Eicar-Signature' : null };
  }
}
