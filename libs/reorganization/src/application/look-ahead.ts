import { Injectable } from '@nestjs/common';
import { PreviewRelocation } from '#dossier';
import { civilDate, Clock } from '#platform/clock';
import { Calendars } from '#working-calendar';
import type { Effect, Note } from '../domain/effect.ts';
import { effectOf } from '../domain/effect-of.ts';
import { hindrances } from '../domain/hindrances.ts';
import type { Plan } from '../domain/plan.ts';
import type { Reorganization } from '../domain/reorganization.ts';
import { reorganizationProblem } from '../domain/reorganization.problems.ts';
import { requestFaults } from '../domain/request-faults.ts';
import { withCreated } from '../domain/structure.ts';
import { ProvinceStructure } from './province-structure.ts';
import { relocationsOf } from './relocations-of.ts';

/** Looks what a reorganisation would do at this moment: everything that moves, and what stands in the way. */
@Injectable()
export class LookAhead {
  constructor(
    private readonly structure: ProvinceStructure,
    private readonly preview: PreviewRelocation,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /** @throws reorganization.invalid with every fault */
  async demandPossible(request: Reorganization): Promise<void> {
    const errors = requestFaults(request, await this.structure.of(request), civilDate(this.clock.now()));
    if (errors.length > 0) throw reorganizationProblem('reorganization.invalid', {}, { errors });
  }

  async execute(request: Reorganization): Promise<{ effect: Effect; plan: Plan }> {
    const province = await this.structure.of(request);
    const effect = effectOf(request, province);
    const { relocations, codeOf } = relocationsOf(effect.endings, await this.structure.ids());
    const { open, closed, lines: moving } = await this.preview.execute(relocations);
    const lines = moving.map(({ from, to, ...line }) => ({ ...line, from: codeOf(from), to: codeOf(to) }));
    const creates = request.kind === 'rename' ? [] : request.creates;
    const plan = {
      ...{ open, closed, lines, creates: creates.map(({ code }) => code) },
      restructuring: effect.restructuring,
      notes: [...effect.notes, ...(await this.ownHours(effect))],
      hindrances: hindrances(effect, withCreated(province, creates), lines),
    };
    return { effect, plan };
  }

  /** Hours an agency keeps of its own end with it; its dossiers are due as they were. */
  private async ownHours({ endings }: Effect): Promise<Note[]> {
    const { definition } = await this.calendars.current();
    const own = new Set(definition.overrides.map(({ agency }) => agency));
    return endings
      .filter(({ agency }) => own.has(agency))
      .map(({ agency }) => ({
        ...{ code: 'calendar-override' as const, agency },
        vi: `Lịch làm việc riêng của ${agency} không chuyển sang cơ quan kế thừa; hạn xử lý của hồ sơ giữ nguyên.`,
        en: `The hours ${agency} keeps of its own do not pass to its successor; due times stay as they are.`,
      }));
  }
}
