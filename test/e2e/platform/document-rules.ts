import { sql } from '#platform/database';
import { v7 as uuid } from 'uuid';
import { announce, pdf } from '../../support/documents.ts';
import type { Call, Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { about, world } from './permission-requests.ts';

const WORKING: readonly Role[] = [
  ...(['reception-officer', 'case-officer', 'unit-head', 'agency-leader', 'clerk'] as const),
];

const ANNOUNCED = { paper: { kind: 'other' }, name: 'Biên bản.pdf', size: pdf().length };

async function openUpload(): Promise<string> {
  await roomForMore();
  const { body } = await announce(world.desk, world.dossier.id, pdf(), ANNOUNCED);
  return body.id;
}

/** Each caller announces one, and a dossier takes so many. */
const roomForMore = () =>
  world.api.database.query(sql`
    with gone as (delete from document.version where state = 'receiving' returning document_id)
    delete from document.document o using gone where o.id = gone.document_id`);

/** A version that was found clean; its bytes are nowhere. */
async function cleanVersion(): Promise<Call> {
  const [document, version] = [uuid(), uuid()];
  const { id } = world.dossier;
  const at = world.api.clock.now();
  await world.api.database.query(sql`
    with opened as (
      insert into document.document (id, dossier_id, kind, opened_at) values (${document}, ${id}, 'other', ${at})
      returning id)
    insert into document.version (id, document_id, number, state, name_sealed, key_sealed, media_type, size, received,
      sha256, uploaded_by, opened_at, received_at, touched_at, correlation_id)
    select ${version}, opened.id, 1, 'clean', v.name_sealed, v.key_sealed, v.media_type, v.size, v.size, '\\x00',
           v.uploaded_by, ${at}, ${at}, ${at}, 'test'
    from opened, document.version v where v.id = ${await openUpload()}`);
  return { id, body: { version } };
}

/** Who may see a dossier may see what files it has, who works on it may read and add some; a link lets in whom it was given to alone. */
export const DOCUMENT_RULES: Record<Route, Rule> = {
  'GET /dossiers/:id/documents': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'POST /dossiers/:id/documents': {
    may: WORKING,
    gives: 201,
    ofDossier: true,
    call: async () => {
      await roomForMore();
      return { ...about(), body: ANNOUNCED };
    },
  },
  'POST /dossiers/:id/document-links': { may: WORKING, gives: 200, ofDossier: true, call: cleanVersion },
  'GET /document-uploads/:id': {
    may: WORKING,
    gives: 200,
    ofDossier: true,
    call: async () => ({ id: await openUpload() }),
  },
  // From a place where the upload is not: who may is told so.
  'PATCH /document-uploads/:id': {
    may: WORKING,
    gives: 409,
    ofDossier: true,
    call: async () => ({
      id: await openUpload(),
      body: pdf(),
      headers: {
        ...{
          'content-type': 'application/offset+octet-stream',
          'tus-resumable': '1.0.0',
          'upload-offset': '1',
        },
      },
    }),
  },
  // Without a link nobody is let in, with one everybody: test/e2e/document tries whom it was not given to.
  'GET /document-contents': { may: 'everyone', gives: 403, call: () => ({ query: '?link=none' }) },
  'GET /portal-files': { may: 'everyone', gives: 403, call: () => ({ query: '?link=none' }) },
};
