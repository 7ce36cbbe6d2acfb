import * as api from '../api/dossiers.ts';
import type { Followed } from '../followed.ts';
import type { Stage } from '../stage.ts';
import { moment, short } from '../timeline.ts';
import { instant } from '../world.ts';

/** What the public sees of a dossier by its code, and its applicant with the secret of the receipt. */
export async function showCitizensView(stage: Stage, { id, code, secret, desk }: Followed): Promise<void> {
  const { timeline, publicApi, findings } = stage;
  timeline.section(
    'Người dân tra cứu',
    'the tracking page: by code alone, and with the secret of the receipt',
  );
  const stranger = await publicApi.track(code);
  const { stage: reached, stages, text } = stranger.progress;
  timeline.detail(`Chỉ có mã hồ sơ:   bước ${reached}/${stages}, ${text}`, 4);
  findings.expect(stranger.details === null, 'chỉ có mã hồ sơ thì không thấy gì ngoài mức độ hoàn thành');
  if (secret === undefined) return;
  const { details } = await publicApi.track(code, secret);
  if (details === null) {
    findings.expect(false, 'có mã bí mật thì thấy toàn bộ quá trình');
    return;
  }
  const now = details.now.map(({ agency, step }) => `${step}, tại ${agency}`).join('; ');
  const due = details.dueAt === null ? '' : ` · hẹn trả ${moment(instant(details.dueAt))}`;
  const ended = details.closedAt === null ? '' : ` · kết thúc ${moment(instant(details.closedAt))}`;
  timeline.detail(`Có mã bí mật:      ${short(details.procedure, 70)}`, 4);
  timeline.detail(`${details.timeline.length} mốc${due}${ended}${now && ` · đang ở: ${now}`}`, 23);
  const items = details.asked?.request['supplement'];
  if (items !== undefined) timeline.detail(`Cần bổ sung: ${JSON.stringify(items)}`, 23);
  const officers = (await api.history(desk, id)).map(({ officer }) => officer.name);
  const shown = JSON.stringify(details);
  findings.expect(
    details.timeline.length === officers.length && !officers.some((name) => shown.includes(name)),
    'có mã bí mật thì thấy toàn bộ quá trình đến từng cơ quan, không thấy tên cán bộ',
  );
}
