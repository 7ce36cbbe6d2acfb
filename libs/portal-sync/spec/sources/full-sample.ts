import type { DossierSnapshot, SnapshotSuspension } from '#dossier';
import type { DossierSurroundings } from '../../src/payload/dossier-item.ts';
import { at, change, file, procedure, snapshot, surroundings } from '../snapshots.ts';
import { UNCOUNTED } from '#dossier';

/** A dossier of which everything is known that a dossier can have, as it stood at a change. */
export interface Sample {
  snapshot: DossierSnapshot;
  surroundings: DossierSurroundings;
}

const FORM = '000.00.00.G15-KQ003204';

const suspension: SnapshotSuspension = {
  ...{ reason: 'supplement', openedIn: 2, endedIn: 3, paper: null },
  ...{ startedAt: at('09:00').toISOString(), endedAt: at('10:00').toISOString() },
  request: { supplement: { items: ['Ảnh 4×6'], reason: 'Thiếu ảnh' } },
};

const asked = change({
  ...{ sequence: 2, at: at('09:00'), statusBefore: 'received', status: 'awaiting-supplement' },
  dueBefore: at('17:00', '2026-03-11'),
});
const came = change({
  ...{ sequence: 3, at: at('10:00'), statusBefore: 'awaiting-supplement', status: 'processing' },
  ...{ actionName: 'Tiếp nhận bổ sung', dueAt: at('17:00', '2026-03-16') },
});

/** Handed in online, supplemented, paid online, handed over by post. */
const RETURNED: Sample = {
  snapshot: snapshot({
    channel: 'online',
    online: {
      submittedAt: at('07:00').toISOString(),
      account: { techId: 'T-1', verifiedWithVneid: true },
      asked: null,
    },
    ...{ completedAt: at('11:00'), closedAt: at('12:00') },
    result: { number: '12/2026/KS', name: 'Giấy khai sinh', signer: 'Lãnh Đạo Mẫu', document: 'd-result' },
    handOver: { way: 'post', carrier: 'VNPost', consignment: 'EV1' },
    fees: {
      charges: [{ code: 'LP01', name: 'Lệ phí hộ tịch', due: 'before-result', amount: 8000 }],
      ...{ paid: 8000, paidOnline: 8000 },
    },
    components: [{ ...UNCOUNTED, code: FORM, name: 'Tờ khai', electronic: 1, fromStore: true }],
    furtherPapers: ['Ảnh 4×6'],
    suspensions: [suspension],
    change: change({
      ...{ sequence: 5, at: at('12:00'), statusBefore: 'completed', status: 'returned' },
      left: { openedAt: at('11:00').toISOString(), dueAt: at('16:00').toISOString() },
    }),
  }),
  surroundings: surroundings({
    procedure: procedure({
      components: [
        {
          ...{ code: FORM, name: 'Tờ khai', originals: 1, copies: 0, required: true },
          replacedByResult: 'KQ.G15.000031',
        },
      ],
    }),
    earlier: [change(), asked, came],
    files: [file(), file({ id: 'f-result', kind: 'result', documentId: 'd-result' })],
  }),
};

/** Refused after appraisal. */
const REFUSED: Sample = {
  snapshot: snapshot({
    closedAt: at('12:00'),
    change: change({ sequence: 2, at: at('12:00'), statusBefore: 'processing', status: 'refused' }),
  }),
  surroundings: surroundings(),
};

export const SAMPLES = { returned: RETURNED, refused: REFUSED } as const;
