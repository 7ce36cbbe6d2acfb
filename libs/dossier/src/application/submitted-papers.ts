import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database';

/** A file that comes with a submission. */
export interface PaperFile {
  /** Code of the component it is; `null` = another paper. */
  component: string | null;
  /** With its ending, as whoever handed it in called it. */
  name: string;
  content: Buffer;
}

/** Files whose bytes are kept and that count for nothing yet. */
export interface LaidPapers {
  submissionId: string;
  files: readonly { id: string; object: string; size: number; sha256: Buffer }[];
}

/** A file of a submission, as an officer of its desk is shown it. */
export interface SubmittedPaper {
  id: string;
  component: string | null;
  /** `null` = erased. */
  name: string | null;
  mediaType: string;
  size: number;
  /** Only what is `clean` is given out. */
  state: 'waiting' | 'clean' | 'infected' | 'unreadable' | 'erased';
}

/** A file on its way out. */
export interface OpenedPaper {
  name: string;
  mediaType: string;
  size: number;
  content: AsyncIterable<Buffer>;
}

/** Keeps the files of what was handed in and is no dossier yet. */
export interface PaperOffice {
  /**
   * Looks at the files, seals them and keeps their bytes; what is never received then is cleared like an upload nobody goes on with.
   * @throws document.*: a name, a type, a size or a content that is not taken
   */
  lay(submissionId: string, files: readonly PaperFile[]): Promise<LaidPapers>;
  /** Makes them papers of the submission, which wait for the virus scanner. */
  receive(laid: LaidPapers, tx: Transaction): Promise<void>;
  /** Nothing came of them. */
  discard(laid: LaidPapers): Promise<void>;
  /** They are papers of the dossier it became. */
  handOver(submissionId: string, dossierId: string, tx: Transaction): Promise<void>;
  /** It was taken back: they are erased. */
  erase(submissionId: string, tx: Transaction): Promise<void>;
  of(submissionId: string): Promise<SubmittedPaper[]>;
  /** @returns undefined when there is none such, or it is not clean */
  open(submissionId: string, paperId: string): Promise<OpenedPaper | undefined>;
}

/** Between those who take submissions in and those who keep files. One module gives its office while it starts. */
@Injectable()
export class SubmittedPapers {
  private kept: PaperOffice | undefined;

  keepAt(office: PaperOffice): void {
    this.kept = office;
  }

  get office(): PaperOffice {
    if (!this.kept) throw new Error('no module keeps the papers of submissions');
    return this.kept;
  }
}
