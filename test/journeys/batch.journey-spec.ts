import { JourneyOffice } from '../support/journey-office.ts';
import { birthRow, filledIn, type SheetRow, templateTitles, uploadOf } from '../support/reception-sheet.ts';

/** Two hundred receptions, on a busy machine. */
jest.setTimeout(120_000);

let office: JourneyOffice;
beforeAll(async () => {
  office = await JourneyOffice.open();
});
afterAll(() => office.close());

describe('a file of receptions', () => {
  it('receives two hundred rows of which three fail', async () => {
    office.itIs('2026-03-02 08:00');
    const { desk } = office.ward;
    const wrong: Record<number, SheetRow> = {
      17: { 'Số giấy tờ': 99_300_000_017 },
      80: { '000.00.00.G15-KQ003204': null },
      141: { 'Số giấy tờ': birthRow(3)['Số giấy tờ'] as string },
    };
    const rows = Array.from({ length: 200 }, (_, index) =>
      birthRow(index, { 'Số điện thoại': '0900000001', 'Thư điện tử': 'le@example.vn', ...wrong[index] }),
    );
    const body = uploadOf(await filledIn(await templateTitles(desk), rows));
    const tried = await desk.post('/dossiers/batch/receptions/trial', body);
    expect(tried.body).toMatchObject({
      counts: { receivable: 197, receivedBefore: 0, refused: 3 },
      dueAt: '2026-03-03T08:00:00.000+07:00',
    });
    const { body: done } = await desk.post('/dossiers/batch/receptions', body);
    expect(done.counts).toEqual({ received: 197, receivedBefore: 0, refused: 3 });
    const refused = done.items.filter(({ outcome }: { outcome: string }) => outcome === 'refused');
    expect(refused.map(told)).toEqual([
      [19, 'D19', 'not_text'],
      [82, null, 'intake.components-missing'],
      [143, null, 'intake.duplicate-suspected'],
    ]);
    const again = await desk.post('/dossiers/batch/receptions', body);
    expect(again.body.counts).toEqual({ received: 0, receivedBefore: 197, refused: 3 });
    const { receipt } = done.items[199];
    expect(receipt.code).toBe('H99.41.01-260302-0197');
    expect(await office.look(receipt.id)).toEqual({
      ...{ status: 'received', clock: 'running', dueAt: '2026-03-03 08:00', late: false },
      ledger: ['received', 'counted', 'due'],
      history: ['receive → received'],
      ...{ told: ['received'], national: '2', slips: ['receipt', 'control-slip'] },
    });
  });
});

const told = ({ row, findings }: { row: number; findings: { cell: string | null; code: string }[] }) => [
  row,
  ...[findings[0]?.cell, findings[0]?.code],
];
