/** By what number the other side knows a dossier. */
export interface ReservedNumber {
  number: string;
  /** The other side has said that it has the dossier. */
  handedIn: boolean;
}

/** A file as the other side knows it after its upload. */
export interface UploadedFile {
  IdGiayTo: string;
  /** SHA-256 in hexadecimal. */
  HashTepTin: string;
}

/** Port: remembers by what names the other side knows what it was handed. */
export abstract class ForeignNames {
  abstract numberOf(code: string): Promise<ReservedNumber | null>;

  /** @returns the number that is kept: of two that were reserved at a time, the first. */
  abstract keepNumber(code: string, number: string): Promise<string>;

  abstract markHandedIn(code: string): Promise<void>;

  /** By the id of the document's version; what is not there was never uploaded. */
  abstract filesOf(versionIds: readonly string[]): Promise<[string, UploadedFile][]>;

  abstract keepFile(versionId: string, file: UploadedFile): Promise<void>;
}
