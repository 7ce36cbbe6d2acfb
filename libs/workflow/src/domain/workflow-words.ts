import type { Bilingual } from '#platform/problem';
import type { AuthoredWorkflow, WorkflowDefinition } from './definition.ts';
import { type Way, wayNamed } from './ways.ts';

/** The name of an agency by what a step asks for (`construction-department`) or by its code; nothing when unknown. */
export type AgencyNames = (reference: string) => string | undefined;

/** Parts of a workflow as people call them: names are set in asterisks, what has none keeps its code. */
export class WorkflowWords {
  constructor(
    private readonly definition: WorkflowDefinition | AuthoredWorkflow,
    private readonly agencyName: AgencyNames,
  ) {}

  step(code: string): string {
    return `*${this.definition.steps.find((step) => step.code === code)?.name ?? code}*`;
  }

  /** Steps with the agencies that act in them, as far as those have a name. */
  steps(codes: readonly string[]): Bilingual {
    const named = codes.map((code) => {
      const agency = this.agencyOf(code);
      const step = this.step(code);
      return agency ? { vi: `${step} của ${agency}`, en: `${step} of ${agency}` } : { vi: step, en: step };
    });
    return { vi: named.map(({ vi }) => vi).join(', '), en: named.map(({ en }) => en).join(', ') };
  }

  /** `*Thẩm định* chọn *Trả lại*`, by a route with its condition. @param name `step/action`, `step/action#1` */
  choice(name: string): Bilingual {
    const step = this.step(name.slice(0, name.indexOf('/')));
    const way = this.wayOf(name);
    const action = `*${way?.action.name ?? name.slice(name.indexOf('/') + 1)}*`;
    const [khi, when] = way?.when === undefined ? ['', ''] : [` (khi ${way.when})`, ` (when ${way.when})`];
    return { vi: `${step} chọn ${action}${khi}`, en: `${step} chooses ${action}${when}` };
  }

  fact(code: string): string {
    return `*${this.definition.facts?.find((fact) => fact.code === code)?.name ?? code}*`;
  }

  agency(reference: string): Bilingual {
    const named = this.agencyName(reference);
    if (named) return { vi: named, en: named };
    return ROLES_IN_A_DOSSIER[reference] ?? { vi: `“${reference}”`, en: `“${reference}”` };
  }

  private agencyOf(code: string): string | undefined {
    const step = this.definition.steps.find((candidate) => candidate.code === code);
    return step && 'actor' in step ? this.agencyName(step.actor.agency) : undefined;
  }

  private wayOf(name: string): Way | undefined {
    return wayNamed(this.definition, name);
  }
}

const ROLES_IN_A_DOSSIER: Record<string, Bilingual> = {
  desk: { vi: 'Bộ phận Một cửa tiếp nhận', en: 'the receiving desk' },
  lead: { vi: 'cơ quan chủ trì giải quyết', en: 'the lead agency' },
  commune: { vi: 'Ủy ban nhân dân cấp xã', en: 'the commune' },
};
