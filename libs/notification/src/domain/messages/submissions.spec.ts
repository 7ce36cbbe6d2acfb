import { notice } from '../../../spec/notices.ts';
import { SUBMISSION_INTENTS, type SubmissionIntent } from '../intent.ts';
import { smsText } from '../sms-text.ts';
import type { SubmissionNotice } from '../submission-notice.ts';
import { SUBMISSION_WORDINGS } from './submissions.ts';

const { applicant, desk, procedureName } = notice();

const told = (changes: Partial<SubmissionNotice> = {}): SubmissionNotice => ({
  ...{ number: 'TT-00000012', procedureName, applicant, desk, officerName: null, asked: null },
  ...{ at: new Date('2026-03-02T08:00:00+07:00'), answerBy: new Date('2026-03-02T17:00:00+07:00') },
  ...changes,
});
const sms = (intent: SubmissionIntent, changes: Partial<SubmissionNotice> = {}): string =>
  smsText(SUBMISSION_WORDINGS[intent].sms(told(changes)));
const asked = { reason: 'Ảnh mờ', items: ['Giấy chứng sinh', 'Tờ khai'] };

describe('what whoever hands in online is told', () => {
  it.each(SUBMISSION_INTENTS)('about %s fits the gateway and names number, desk and phone', (intent) => {
    const long = 'Ủy ban & “nhân dân” '.repeat(30);
    const text = sms(intent, {
      procedureName: long,
      asked: { reason: long, items: Array.from({ length: 50 }, () => long) },
    });
    expect(text).toMatch(/^[\x20-\x7e]{1,480}$/);
    for (const said of ['TT-00000012', 'DT 0200 380 0016']) expect(text).toContain(said);
  });

  it.each(SUBMISSION_INTENTS)(
    'about %s says by letter what happened, when, where, and what to do',
    (intent) => {
      const letter = SUBMISSION_WORDINGS[intent].letter(told({ asked, officerName: 'Cán Bộ Mẫu' }));
      expect(letter.subject).toContain('TT-00000012');
      expect(letter.facts).toEqual(
        expect.arrayContaining([
          ['Số tiếp nhận trực tuyến', 'TT-00000012'],
          ['Nơi xem xét', `${desk.name}, ${desk.address}`],
          [expect.stringMatching(/ lúc$/), '08:00 ngày 02/03/2026'],
        ]),
      );
      expect(`${letter.news} ${letter.next}`).not.toMatch(/undefined|null|\s\s| \./);
    },
  );

  it('about a supplement says who asks for what, and why', () => {
    const letter = SUBMISSION_WORDINGS['submission-supplement-requested'].letter(
      told({ asked, officerName: 'Cán Bộ Mẫu' }),
    );
    expect(letter.items).toEqual(asked.items);
    expect(letter.facts).toEqual(
      expect.arrayContaining([
        ['Lý do', 'Ảnh mờ'],
        ['Cán bộ yêu cầu', 'Cán Bộ Mẫu'],
      ]),
    );
  });

  it('is not taken for a receipt', () => {
    expect(SUBMISSION_WORDINGS['submission-received'].letter(told()).next).toContain(
      'chưa phải giấy tiếp nhận',
    );
  });
});
