import { Injectable, Module } from '@nestjs/common';

/** A file of a dossier as others than officers get it: the newest version of a paper that was found clean. */
export interface OutwardFile {
  dossierId: string;
  /** Of the version. */
  id: string;
  documentId: string;
  kind: 'component' | 'result' | 'other';
  /** Code of the component it is of; `null` = a result or another paper. */
  component: string | null;
  /** As whoever handed it in called it. */
  name: string;
  /** Where it is downloaded without a session, for a time; `null` = its dossier is kept secret. */
  href: string | null;
  /** Until when it is; `null` = it has no such address. */
  until: Date | null;
}

/** Knows the files of dossiers. */
export interface FileOffice {
  of(dossierIds: readonly string[]): Promise<OutwardFile[]>;
}

/** Between those who keep files and those who tell the national portal of them. Modules add theirs while they start. */
@Injectable()
export class OutwardFiles implements FileOffice {
  private readonly offices: FileOffice[] = [];

  add(office: FileOffice): void {
    this.offices.push(office);
  }

  /** Oldest document first. */
  async of(dossierIds: readonly string[]): Promise<OutwardFile[]> {
    return (await Promise.all(this.offices.map((office) => office.of(dossierIds)))).flat();
  }
}

/** Where both meet. */
@Module({ providers: [OutwardFiles], exports: [OutwardFiles] })
export class OutwardFilesModule {}
