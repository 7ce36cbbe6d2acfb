import { Refusal } from './api/refusal.ts';
import type { Stage } from './stage.ts';

/** Something that must be refused. @param code of the problem expected */
export async function refused(
  { findings, timeline }: Stage,
  code: string,
  what: string,
  attempt: () => Promise<unknown>,
): Promise<void> {
  const outcome = await attempt().catch((error: unknown) => error);
  if (!(outcome instanceof Refusal)) {
    findings.expect(
      false,
      `${what}: bị từ chối với mã ${code}${outcome instanceof Error ? ` (${outcome.message})` : ''}`,
    );
    return;
  }
  const { problem } = outcome;
  timeline.detail(`HTTP ${problem.status} ${problem.code}: ${problem.messages.vi}`);
  for (const { name } of problem.missing) timeline.detail(`– còn thiếu: ${name}`);
  for (const { name, reason } of problem.allowedActions) {
    timeline.detail(`– thao tác ở bước này: ${name}${reason ? ` (${reason.vi.toLowerCase()})` : ''}`);
  }
  findings.expect(problem.code === code, `${what}: bị từ chối, nói rõ vì sao`);
}
