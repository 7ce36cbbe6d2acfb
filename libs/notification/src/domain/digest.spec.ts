import { digestLetter } from './digest.ts';

describe('the mail of the day', () => {
  it('says what awaits an officer, the most urgent first, and nothing else', () => {
    expect(
      digestLetter('2026-03-04', {
        failed: { count: 1, codes: [] },
        late: { count: 12, codes: ['H99.41.01-260302-0001', 'H99.41.01-260302-0002'] },
      }),
    ).toMatchObject({
      subject: 'Việc ngày 04/03/2026: 12 quá hạn, 1 có thông báo không đến người nộp hồ sơ',
      facts: [
        ['Quá hạn', '12: H99.41.01-260302-0001, H99.41.01-260302-0002 và 10 hồ sơ khác'],
        ['Có thông báo không đến người nộp hồ sơ', '1'],
      ],
    });
  });
});
