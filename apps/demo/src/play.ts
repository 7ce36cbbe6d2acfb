import type { Stage, Story } from './stage.ts';

/** Plays the stories one after another and gives the verdict. @returns whether everything expected was seen */
export async function play(stage: Stage, stories: readonly Story[]): Promise<boolean> {
  const begun = performance.now();
  const told = stories.filter(({ needsDays }) => stage.time.moves || !needsDays);
  for (const [index, story] of told.entries()) {
    stage.timeline.title(`${index + 1}/${told.length}  ${story.title}`, `     ${story.english}`);
    await attempt(stage, story);
  }
  for (const { name, title } of stories.filter((story) => !told.includes(story))) {
    stage.timeline.title(
      `Bỏ qua “${title}”`,
      `Skipped ${name}: it needs days to pass, and --real-clock leaves the clock alone`,
    );
  }
  whereToLook(stage);
  return verdict(stage, told.length, Math.round((performance.now() - begun) / 1000));
}

/** A story that breaks off is told to be so, and the next one begins. */
async function attempt(stage: Stage, story: Story): Promise<void> {
  try {
    await stage.time.toNextMorning();
    await story.tell(stage);
  } catch (error) {
    stage.findings.brokeOff(story.name, error);
  }
}

function whereToLook({ timeline, settings: { apiUrl, simulatorsUrl } }: Stage): void {
  timeline.section('Xem tiếp', 'everything above is still there to be looked at');
  timeline.detail(
    `Cổng quốc gia ${simulatorsUrl}/portal · SMS ${simulatorsUrl}/sms/inbox · thư ${simulatorsUrl}/mail/inbox`,
    4,
  );
  timeline.detail(
    `API ${apiUrl}/docs · còn vài hồ sơ dở dang: đăng nhập thuly.hoaban, xem GET /api/v1/tasks`,
    4,
  );
}

function verdict(
  { findings: { metCount, unmet }, timeline }: Stage,
  stories: number,
  seconds: number,
): boolean {
  if (unmet.length === 0) {
    timeline.title(
      `✓ ${stories} câu chuyện, ${metCount} điều mong đợi đều thấy đúng (${seconds} giây)`,
      'Everything expected was seen.',
    );
    return true;
  }
  timeline.title(
    `✗ ${unmet.length} điều không như mong đợi, ${metCount} điều đúng (${seconds} giây)`,
    'Not everything expected was seen:',
  );
  for (const what of unmet) timeline.line(`  ✗ ${what}`);
  return false;
}
