import { formalTime, RuledTable, type Sheet, shortTime } from '#platform/paper';
import type { ControlSlip, HandOver } from '../../domain/form-content.ts';
import { VERDICT_WORDS } from '../../domain/hand-overs.ts';

/** Mẫu số 05 (TT 01/2018) and 06 (TT 03/2025): every hand-over, with room for both signatures. */
export function controlSlip(sheet: Sheet, said: ControlSlip): void {
  sheet.field('Nội dung yêu cầu giải quyết', said.procedure);
  sheet.field('Chủ hồ sơ', said.owner, 'bold');
  sheet.field('Cơ quan (bộ phận) giải quyết hồ sơ', said.lead);
  sheet.field('Cơ quan phối hợp giải quyết hồ sơ', said.cooperating.join('; ') || 'không');
  sheet.field('Thời gian nhận hồ sơ', formalTime(said.receivedAt));
  sheet.field('Thời gian hẹn trả kết quả', said.appointment && formalTime(said.appointment));
  sheet.gap(0.5);
  const table = new RuledTable(
    sheet,
    [
      { head: 'TT', share: 5, align: 'center' },
      { head: 'Người giao, người nhận', share: 34 },
      { head: 'Thời gian giao, nhận hồ sơ', share: 25 },
      { head: 'Ký giao, ký nhận', share: 12 },
      { head: 'Kết quả giải quyết', share: 14 },
      { head: 'Ghi chú', share: 10 },
    ],
    sheet.body - 2,
  );
  for (const [index, one] of said.handOvers.entries()) table.row(rowOf(one, index + 1));
  table.end();
}

function rowOf(one: HandOver, number: number): string[] {
  return [
    String(number),
    `Giao: ${named(one.giver, one.giverAgency)}\nNhận: ${named(one.receiver ?? 'chưa nhận', one.receiverAgency)}\n(${one.step})`,
    `Giao: ${shortTime(one.givenAt)}\nNhận: ${shortTime(one.takenAt) || '...............'}\nHạn: ${shortTime(one.dueAt) || 'không'}`,
    'Giao:\n\nNhận:\n',
    [VERDICT_WORDS[one.verdict], shortTime(one.finishedAt)].filter(Boolean).join('\n'),
    one.note ?? '',
  ];
}

const named = (person: string, agency: string | null): string => (agency ? `${person}, ${agency}` : person);
