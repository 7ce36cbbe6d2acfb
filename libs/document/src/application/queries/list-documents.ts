import { Injectable } from '@nestjs/common';
import { FindDossier } from '#dossier';
import type { Principal } from '#identity';
import { Database, sql } from '#platform/database';
import type { DocumentKind, VersionState } from '../../domain/document.ts';
import type { SignatureReport } from '../../domain/signature.ts';
import { VersionContent } from '../version-content.ts';

export interface DocumentVersion {
  id: string;
  number: number;
  state: VersionState;
  /** Null = erased. */
  name: string | null;
  mediaType: string;
  size: number;
  sha256: string;
  finding: string | null;
  /** Null = none was looked for. */
  signatures: readonly SignatureReport[] | null;
  uploadedBy: string;
  receivedAt: Date;
}

export interface ListedDocument {
  id: string;
  kind: DocumentKind;
  component: { code: string; name: string } | null;
  /** The newest first. */
  versions: DocumentVersion[];
}

type Row = Omit<DocumentVersion, 'name'> & {
  documentId: string;
  kind: DocumentKind;
  componentCode: string | null;
  componentName: string | null;
  nameSealed: Buffer | null;
};

/** The papers of a dossier with all their versions; uploads on their way are none. */
@Injectable()
export class ListDocuments {
  constructor(
    private readonly database: Database,
    private readonly find: FindDossier,
    private readonly content: VersionContent,
  ) {}

  /** Components first, by code; then results and others, the oldest first. @throws dossier.unknown */
  async execute(officer: Principal, dossierId: string): Promise<ListedDocument[]> {
    await this.find.assertMay(officer, dossierId);
    const rows = await this.database.query<Row>(sql`
      select o.id as "documentId", o.kind, o.component_code as "componentCode", c.name as "componentName", v.id,
             v.number, case v.state when 'erasing' then 'erased' else v.state end as state,
             v.name_sealed as "nameSealed", v.media_type as "mediaType", v.size::float8 as size,
             encode(v.sha256, 'hex') as sha256, v.finding, v.signatures,
             coalesce(u.full_name, case when a.online ->> 'civilStatusCode' is null then 'Cổng Dịch vụ công quốc gia'
                                        else 'Hệ thống liên thông hộ tịch' end) as "uploadedBy",
             v.received_at as "receivedAt"
      from document.document o
      join document.version v on v.document_id = o.id and v.number is not null
      left join organization.officer u on u.id = v.uploaded_by
      left join dossier.applicant a on a.dossier_id = o.dossier_id
      left join dossier.component c on c.dossier_id = o.dossier_id and c.code = o.component_code
      where o.dossier_id = ${dossierId}
      order by o.component_code nulls last, o.opened_at, o.id, v.number desc`);
    const documents = new Map<string, ListedDocument>();
    for (const row of rows) {
      const document = documents.get(row.documentId) ?? emptyDocument(row);
      document.versions.push(await this.versionOf(row));
      documents.set(row.documentId, document);
    }
    return [...documents.values()];
  }

  private async versionOf(row: Row): Promise<DocumentVersion> {
    const { id, number, state, mediaType, size, sha256, finding, signatures, uploadedBy, receivedAt } = row;
    const name = await this.content.nameToShow(id, row.nameSealed);
    return { id, number, state, name, mediaType, size, sha256, finding, signatures, uploadedBy, receivedAt };
  }
}

const emptyDocument = ({ documentId, kind, componentCode, componentName }: Row): ListedDocument => ({
  id: documentId,
  kind,
  component: componentCode === null ? null : { code: componentCode, name: componentName ?? componentCode },
  versions: [],
});
