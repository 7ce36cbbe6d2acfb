import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import type { FormKind } from '../domain/form-kinds.ts';
import { formProblem } from '../domain/form.problems.ts';
import type { StoredTemplate } from '../persistence/templates.ts';
import { type AgencyTemplates, FormTemplates } from './form-templates.ts';

/** What an agency prints a form with, and what it was told to. */
export interface FoundTemplate {
  /** In force today. */
  inForce: StoredTemplate;
  /** Code of the agency it was set for; `null` = everybody's. */
  setFor: string | null;
  /** The agency's own versions, the oldest first. */
  own: StoredTemplate[];
}

@Injectable()
export class FindTemplate {
  constructor(
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly templates: FormTemplates,
  ) {}

  /** @throws form.agency-unknown */
  async execute(agencyCode: string, form: FormKind): Promise<FoundTemplate> {
    const templates = await this.of(agencyCode);
    const inForce = templates.inForce(form, this.clock.now());
    const agencies = await this.directory.all();
    const setFor = inForce.agencyId === null ? null : (agencies.get(inForce.agencyId)?.code ?? null);
    return { inForce, setFor, own: templates.own(form) };
  }

  /** @throws form.agency-unknown */
  async of(agencyCode: string): Promise<AgencyTemplates> {
    const agency = await this.directory.byCode(agencyCode);
    if (!agency) throw formProblem('form.agency-unknown', { code: agencyCode });
    return this.templates.of(agency.id);
  }
}
