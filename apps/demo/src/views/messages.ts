import type { Delivery } from '../api/answers.ts';
import * as api from '../api/dossiers.ts';
import { LEFT } from '../dispatched.ts';
import type { Followed } from '../followed.ts';
import type { Stage } from '../stage.ts';
import { intentName } from '../vocabulary.ts';

/** What the applicant was sent and what reached them. @param intents what they must have been told */
export async function showMessages(
  stage: Stage,
  followed: Followed,
  intents: readonly string[],
): Promise<void> {
  const { timeline, world, findings } = stage;
  // What was held back on purpose arrives nowhere.
  const deliveries = (await api.deliveries(followed.desk, followed.id)).filter(
    ({ state }) => state !== 'suppressed',
  );
  // Officers' mails of the day name dossiers too.
  const received = (await world.messagesAbout(followed.code)).filter(
    ({ to }) => !to.endsWith('@saomai.example'),
  );
  timeline.section('Người dân nhận được gì', 'messages as they arrived on the telephone and in the mailbox');
  for (const { at, channel, to, text, subject } of received) {
    timeline.tell(at, channel === 'sms' ? `SMS ${to}: ${text}` : `Thư ${to}: “${subject}”`);
  }
  for (const intent of intents) {
    const channels = deliveries.filter(wasSent(intent)).map(({ channel }) => channel);
    findings.expect(
      channels.includes('sms') && channels.includes('email'),
      `đã gửi tin ${intentName(intent)}, cả SMS và thư điện tử`,
    );
  }
  const failed = deliveries.filter(({ state }) => !LEFT.includes(state));
  const reasons = failed.map(({ lastError }) => lastError ?? '').join('; ');
  findings.expect(
    failed.length === 0 && deliveries.length === received.length,
    `${deliveries.length} lượt gửi ghi trong hệ thống, ${received.length} tin đến nơi, mỗi tin một lần${reasons && `: ${reasons}`}`,
  );
}

const wasSent =
  (intent: string) =>
  (delivery: Delivery): boolean =>
    delivery.intent === intent && LEFT.includes(delivery.state);
