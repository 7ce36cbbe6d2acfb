import { pausedInWords } from './printed-report.ts';

describe('what is said of dossiers that stand still', () => {
  it('names every reason, and writes figures as they are written in Vietnamese', () => {
    const said = pausedInWords({
      inProgress: { total: 20_000, withinLimit: 20_000, late: 0, paused: 12_345 },
    });
    expect(said).toContain(' 12.345 hồ sơ tạm dừng ');
    for (const reason of [
      'chờ bổ sung',
      'chờ nghĩa vụ tài chính',
      'đề nghị của người nộp',
      'bất khả kháng',
    ]) {
      expect(said).toContain(reason);
    }
  });
});
