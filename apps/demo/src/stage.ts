import { PublicApi } from './api/public.ts';
import { Findings } from './findings.ts';
import { Roster } from './roster.ts';
import type { Settings } from './settings.ts';
import { Time } from './time.ts';
import { Timeline } from './timeline.ts';
import { World } from './world.ts';

/** What every story plays with. */
export interface Stage {
  readonly roster: Roster;
  readonly settings: Settings;
  readonly publicApi: PublicApi;
  readonly world: World;
  readonly time: Time;
  readonly timeline: Timeline;
  readonly findings: Findings;
}

export interface Story {
  /** As `--story` names it. */
  readonly name: string;
  readonly title: string;
  readonly english: string;
  /** Cannot be told without moving the clock. */
  readonly needsDays?: boolean;
  tell(stage: Stage): Promise<void>;
}

/** @throws Error when the system does not answer */
export async function setStage(
  settings: Settings,
  { quiet, realClock }: { quiet: boolean; realClock: boolean },
): Promise<Stage> {
  const timeline = new Timeline(quiet);
  const world = new World(settings.simulatorsUrl);
  await world.now();
  return {
    settings,
    roster: await Roster.open(settings.apiUrl),
    publicApi: new PublicApi(settings.apiUrl),
    world,
    time: new Time(world, !realClock),
    timeline,
    findings: new Findings(timeline),
  };
}

/** Tells what happens at the present instant. */
export async function tell({ timeline, time }: Stage, text: string): Promise<void> {
  timeline.tell(await time.now(), text);
}
