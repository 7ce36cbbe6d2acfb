import * as api from '../api/dossiers.ts';
import type { Followed } from '../followed.ts';
import type { Stage } from '../stage.ts';
import { short } from '../timeline.ts';

/** Why the due time is what it is, line by line; reckoned anew, it must be the one that was promised. */
export async function showDeadline(stage: Stage, { code, desk, id }: Followed): Promise<void> {
  const { agrees, lines } = await api.deadline(desk, id);
  stage.timeline.section('Vì sao có ngày hẹn này', 'the due time, explained line by line');
  stage.timeline.table(
    ['', ''],
    lines.map(({ vi }, index) => [`${index + 1}.`, short(vi, 200)]),
  );
  stage.findings.expect(agrees, `hạn của hồ sơ ${code} tính lại từ lịch sử đúng bằng hạn đang lưu`);
}
