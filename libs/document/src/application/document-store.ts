import type { Readable } from 'node:stream';

/** Where the bytes of a piece are: under its version, by an id that nobody chose. */
export interface ObjectName {
  versionId: string;
  object: string;
}

/**
 * Keeps sealed bytes. An object is there as a whole or not at all, is never changed, and stays until it or all of its version
 * are removed.
 */
export abstract class DocumentStore {
  /** Resolves when the object survives a power cut. What breaks the content off leaves nothing. */
  abstract put(name: ObjectName, content: AsyncIterable<Buffer>): Promise<void>;

  /** @throws when there is no such object */
  abstract open(name: ObjectName): Promise<Readable>;

  /** Removes one object; it need not be there. */
  abstract remove(name: ObjectName): Promise<void>;

  /** Removes every object of a version; there need not be any. */
  abstract removeAll(versionId: string): Promise<void>;
}
